import { resolve } from 'node:path';
import { type Environment, WrongValue, secretIn, value } from './environment.ts';
import { isProxyName } from './peers.ts';
import { type SignInConfig, signInIn } from './sign-in/sign-in-config.ts';

/** Of one room: a server admits some more connections than that in all. */
const mostStudents = 10_000;

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
  /** The Redis over which nodes with one database tell each other what they did; `null` for none. */
  readonly redisUrl: string | null;
  /** Days after which a room that nobody uses is deleted; `null` keeps all. */
  readonly retentionDays: number | null;
  /** Seats in a room. */
  readonly maxStudents: number;
  /** Addresses, ranges and names of ranges of the proxies whose word on where a request comes from counts. */
  readonly trustedProxies: readonly string[];
  /** Whoever has it may read the metrics from other machines; `null`: nobody may. Never to be shown. */
  readonly metricsToken: string | null;
  /** Whoever has it may open rooms; `null`: everybody may. Never to be shown. */
  readonly instructorPassword: string | null;
  /** Where instructors sign in who may open rooms; `null`: nowhere. */
  readonly signIn: SignInConfig | null;
  readonly logLevel: LogLevel;
}

export const defaultConfig: ServerConfig = {
  port: 3000,
  host: '0.0.0.0',
  dataDir: './data',
  databaseUrl: null,
  redisUrl: null,
  retentionDays: 180,
  maxStudents: 500,
  trustedProxies: [],
  metricsToken: null,
  instructorPassword: null,
  signIn: null,
  logLevel: 'info',
};

export type ConfigResult =
  | { readonly kind: 'config'; readonly config: ServerConfig }
  /** One line for people, naming the variable. */
  | { readonly kind: 'fault'; readonly message: string };

/** From the environment variables that the README lists; an empty value counts as absent. */
export function readConfig(env: Environment): ConfigResult {
  try {
    return {
      kind: 'config',
      config: {
        port: portIn(env),
        host: value(env, 'HOST') ?? defaultConfig.host,
        dataDir: resolve(value(env, 'NONLOCAL_DATA') ?? './data'),
        databaseUrl: databaseUrlIn(env),
        redisUrl: redisUrlIn(env),
        retentionDays: retentionDaysIn(env),
        maxStudents: maxStudentsIn(env),
        trustedProxies: trustedProxiesIn(env),
        metricsToken: secretIn(env, 'NONLOCAL_METRICS_TOKEN', 16),
        instructorPassword: secretIn(env, 'NONLOCAL_INSTRUCTOR_PASSWORD', 8),
        signIn: signInIn(env),
        logLevel: logLevelIn(env),
      },
    };
  } catch (error) {
    if (error instanceof WrongValue) return { kind: 'fault', message: error.message };
    throw error;
  }
}

function portIn(env: Environment): number {
  const port = value(env, 'PORT');
  if (port === null) return defaultConfig.port;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new WrongValue(`PORT must be a number from 0 to 65535, not "${port}".`);
  }
  return Number(port);
}

function databaseUrlIn(env: Environment): string | null {
  const url = value(env, 'DATABASE_URL');
  if (url !== null && !hasScheme(url, ['postgres:', 'postgresql:'])) {
    throw new WrongValue('DATABASE_URL must look like postgres://user:password@host:5432/name.');
  }
  return url;
}

function redisUrlIn(env: Environment): string | null {
  const url = value(env, 'REDIS_URL');
  if (url !== null && !hasScheme(url, ['redis:', 'rediss:'])) {
    throw new WrongValue('REDIS_URL must look like redis://user:password@host:6379.');
  }
  if (url !== null && value(env, 'DATABASE_URL') === null) {
    throw new WrongValue('REDIS_URL is for several nodes with one database: set DATABASE_URL, too.');
  }
  return url;
}

function retentionDaysIn(env: Environment): number | null {
  const days = value(env, 'NONLOCAL_RETENTION_DAYS');
  if (days === null) return defaultConfig.retentionDays;
  if (!/^(?:never|[1-9]\d{0,4})$/.test(days)) {
    throw new WrongValue(`NONLOCAL_RETENTION_DAYS must be a number of days or "never", not "${days}".`);
  }
  return days === 'never' ? null : Number(days);
}

function maxStudentsIn(env: Environment): number {
  const students = value(env, 'NONLOCAL_MAX_STUDENTS');
  if (students === null) return defaultConfig.maxStudents;
  if (!/^\d{1,5}$/.test(students) || Number(students) < 1 || Number(students) > mostStudents) {
    throw new WrongValue(`NONLOCAL_MAX_STUDENTS must be a number from 1 to ${mostStudents}, not "${students}".`);
  }
  return Number(students);
}

function trustedProxiesIn(env: Environment): readonly string[] {
  const proxies = value(env, 'NONLOCAL_TRUST_PROXY')?.split(/[\s,]+/) ?? defaultConfig.trustedProxies;
  for (const proxy of proxies) {
    if (isProxyName(proxy)) continue;
    throw new WrongValue(
      'NONLOCAL_TRUST_PROXY must be a list of addresses, ranges such as 10.0.0.0/8, or loopback, linklocal, ' +
        `uniquelocal; "${proxy}" is none.`,
    );
  }
  return proxies;
}

function logLevelIn(env: Environment): LogLevel {
  const level = value(env, 'LOG_LEVEL');
  if (level === null) return defaultConfig.logLevel;
  if (!isLogLevel(level)) throw new WrongValue(`LOG_LEVEL must be one of ${logLevels.join(', ')}, not "${level}".`);
  return level;
}

const isLogLevel = (text: string): text is LogLevel => logLevels.some((level) => level === text);

function hasScheme(text: string, schemes: readonly string[]): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return schemes.includes(protocol) && hostname !== '';
}
