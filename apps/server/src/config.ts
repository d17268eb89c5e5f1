import { resolve } from 'node:path';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

export type LogLevel = (typeof logLevels)[number];

export interface ServerConfig {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** Where rooms are kept on this machine; `null` keeps them in memory only. */
  readonly dataDir: string | null;
  /** The Postgres that rooms are kept in instead; `null` for none. It may have a password in it: never to be shown. */
  readonly databaseUrl: string | null;
  /** Days after which a room that nobody uses is deleted; `null` keeps all. */
  readonly retentionDays: number | null;
  readonly logLevel: LogLevel;
}

export const defaultConfig: ServerConfig = {
  port: 3000,
  host: '0.0.0.0',
  dataDir: './data',
  databaseUrl: null,
  retentionDays: 180,
  logLevel: 'info',
};

export type ConfigResult =
  | { readonly kind: 'config'; readonly config: ServerConfig }
  /** One line for people, naming the variable. */
  | { readonly kind: 'fault'; readonly message: string };

/** From the environment variables that the README lists; an empty value counts as absent. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const port = value(env, 'PORT') ?? String(defaultConfig.port);
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    return { kind: 'fault', message: `PORT must be a number from 0 to 65535, not "${port}".` };
  }
  const logLevel = value(env, 'LOG_LEVEL') ?? defaultConfig.logLevel;
  if (!isLogLevel(logLevel)) {
    return { kind: 'fault', message: `LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${logLevel}".` };
  }
  const host = value(env, 'HOST') ?? defaultConfig.host;
  const dataDir = resolve(value(env, 'NONLOCAL_DATA') ?? './data');
  const databaseUrl = value(env, 'DATABASE_URL');
  if (databaseUrl !== null && !isPostgres(databaseUrl)) {
    return { kind: 'fault', message: 'DATABASE_URL must look like postgres://user:password@host:5432/name.' };
  }
  const days = value(env, 'NONLOCAL_RETENTION_DAYS') ?? String(defaultConfig.retentionDays);
  if (!/^(?:never|[1-9]\d{0,4})$/.test(days)) {
    return { kind: 'fault', message: `NONLOCAL_RETENTION_DAYS must be a number of days or "never", not "${days}".` };
  }
  const retentionDays = days === 'never' ? null : Number(days);
  return { kind: 'config', config: { port: Number(port), host, dataDir, databaseUrl, retentionDays, logLevel } };
}

function value(env: Readonly<Record<string, string | undefined>>, name: string): string | null {
  const text = env[name]?.trim() ?? '';
  return text === '' ? null : text;
}

const isLogLevel = (text: string): text is LogLevel => logLevels.some((level) => level === text);

function isPostgres(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === 'postgres:' || protocol === 'postgresql:') && hostname !== '';
}
