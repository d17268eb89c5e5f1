import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Database from 'libsql';
import { readConfig } from './config.ts';

/** Nothing was copied: the message says what to do. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/**
 * Copies every room of the data directory that `env` names into a new file, as it is at one moment, while servers run on it.
 * The copy is a data file like the original: put where `nonlocal.db` was, it is what a server starts from. What was deleted is not in
 * it. Throws a `BackupError`.
 */
export function backUp(env: Readonly<Record<string, string | undefined>>, target: string): void {
  const result = readConfig(env);
  if (result.kind === 'fault') throw new BackupError(result.message);
  const { databaseUrl, dataDir } = result.config;
  if (databaseUrl !== null) {
    throw new BackupError('The rooms are in Postgres (DATABASE_URL): copy them with pg_dump.');
  }
  const source = join(dataDir ?? '', 'nonlocal.db');
  if (!existsSync(source))
    throw new BackupError(`There is no ${source}. Set NONLOCAL_DATA to the directory of the data.`);
  const to = resolve(target);
  if (existsSync(to)) throw new BackupError(`${to} exists already, and is left as it is.`);
  const database = new Database(source);
  try {
    database.exec('PRAGMA busy_timeout = 10000');
    database.prepare('VACUUM INTO ?').run(to);
  } catch (error) {
    throw new BackupError(`${source} could not be copied: ${error instanceof Error ? error.message : String(error)}.`, {
      cause: error,
    });
  } finally {
    database.close();
  }
}
