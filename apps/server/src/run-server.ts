import { type ServerConfig, readConfig } from './config.ts';
import { lanUrls } from './lan.ts';
import { type ServerOptions, StartError, startServer } from './server.ts';
import { tellTheUncaught } from './told-error.ts';

/**
 * Starts the server as the environment says, prints where it is, and ends it on SIGTERM or SIGINT. A wrong value or a
 * port that is taken is said in one line, and the process exits with 1. `options` goes beyond what an environment says.
 */
export async function runServer(
  env: Readonly<Record<string, string | undefined>>,
  options: Pick<ServerOptions, 'room' | 'pool' | 'aroundStore'> = {},
): Promise<void> {
  tellTheUncaught();
  const result = readConfig(env);
  if (result.kind === 'fault') fail(result.message);
  const { config } = result;
  const server = await startServer({ ...config, ...options }).catch((error: unknown) => {
    if (error instanceof StartError) fail(error.message);
    throw error;
  });

  const local = `http://localhost:${server.port}`;
  const others = lanUrls(config.host, server.port);
  process.stdout.write(
    [
      `Nonlocal is running. Data: ${placeOf(config)}`,
      `  Instructor: ${local}/teach/`,
      `  Students:   ${[...others, local].join('  or  ')}`,
      '              with the code that the instructor sees',
      '',
    ].join('\n'),
  );

  let isEnding = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      // A second signal does not wait.
      if (isEnding) process.exit(1);
      isEnding = true;
      server.close().then(
        () => process.exit(0),
        (error: unknown) => {
          fail(String(error));
        },
      );
    });
  }
}

/** Without the password. */
function placeOf({ databaseUrl, dataDir }: ServerConfig): string {
  if (databaseUrl === null) return dataDir ?? 'in memory only';
  const { host, pathname } = new URL(databaseUrl);
  return `Postgres, ${host}${pathname}`;
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
