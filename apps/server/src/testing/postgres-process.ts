import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

/** A Postgres of its own in a folder of its own, as the distribution's programs make it. */
export interface PostgresProcess {
  readonly process: ChildProcess;
  /** Where its files are. */
  readonly data: string;
  /** A database that nobody has used yet. */
  freshDatabase(): string;
  /** Ends it as a power failure of the database would, and waits. Its folder stays. */
  kill(): Promise<void>;
  /** Starts it again on what is in its folder. */
  restart(): Promise<void>;
  /** Ends it and takes its folder away. */
  remove(): Promise<void>;
}

/** Where `npm test` found it, or where Debian has it. */
function programs(): string {
  const named = process.env['POSTGRES_BIN'];
  if (named !== undefined) return named;
  const base = '/usr/lib/postgresql';
  const [version] = existsSync(base) ? readdirSync(base).toSorted((a, b) => Number(b) - Number(a)) : [];
  if (version === undefined) throw new Error('No Postgres: run these tests through `npm test`, or set POSTGRES_BIN.');
  return join(base, version, 'bin');
}

/** It refuses to run as root: then it runs as the user that the distribution made for it. */
function user(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const id = (what: '-u' | '-g'): number => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

export async function startPostgres(): Promise<PostgresProcess> {
  const bin = programs();
  const as = user();
  const folder = mkdtempSync(join(tmpdir(), 'nonlocal-postgres-'));
  const data = join(folder, 'data');
  if (as.uid !== undefined && as.gid !== undefined) execFileSync('chown', [`${as.uid}:${as.gid}`, folder]);
  const run = (program: string, ...args: string[]): void => {
    execFileSync(join(bin, program), args, { ...as, stdio: 'pipe', cwd: folder });
  };
  run('initdb', '-D', data, '-U', 'nonlocal', '-A', 'trust', '-E', 'UTF8', '--locale=C');
  const port = await freePort();
  let child: ChildProcess;
  let gone: Promise<void>;
  const start = async (): Promise<void> => {
    child = spawn(join(bin, 'postgres'), ['-D', data, '-p', String(port), '-k', folder, '-h', '127.0.0.1'], {
      ...as,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    gone = new Promise((resolve) => child.once('exit', () => resolve()));
    await new Promise<void>((resolve, reject) => {
      let text = '';
      child.stderr?.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.includes('ready to accept connections')) resolve();
      });
      void gone.then(() => reject(new Error(`Postgres ended:\n${text}`)));
    });
  };
  await start();
  let databases = 0;
  const end = async (signal: 'SIGQUIT' | 'SIGKILL'): Promise<void> => {
    // SIGQUIT is the shutdown at once, without a checkpoint; the recovery is that of a crash.
    child.kill(signal);
    await gone;
  };
  return {
    get process() {
      return child;
    },
    data,
    freshDatabase: () => {
      const name = `n${++databases}`;
      run('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', 'nonlocal', name);
      return `postgres://nonlocal@127.0.0.1:${port}/${name}`;
    },
    kill: () => end('SIGQUIT'),
    restart: start,
    remove: async () => {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
