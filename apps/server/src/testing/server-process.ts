import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, on any free port. */
export interface ServerProcess {
  readonly port: number;
  readonly process: ChildProcess;
  /** All it has written so far. */
  output(): string;
  /** Ends it with the signal; resolves with its exit code when it is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

const root = new URL('../../../../', import.meta.url);

const built = new Set<string>();

/** One of the bundles of `scripts/build.mjs`, of the sources as they are now: it starts in a tenth of their time. */
export function bundleOf(target: 'server' | 'soak' | 'load', file: string): URL {
  if (!built.has(target)) {
    const build = fileURLToPath(new URL('scripts/build.mjs', root));
    execFileSync(process.execPath, [build, target], { stdio: ['ignore', 'ignore', 'inherit'] });
    built.add(target);
  }
  return new URL(file, root);
}

/** `bundle`: another program that calls `runServer`. */
export async function startProcess(
  dataDir: string,
  env: Record<string, string> = {},
  bundle: URL = bundleOf('server', 'apps/server/dist/main.js'),
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [fileURLToPath(bundle)], {
    env: { ...process.env, PORT: '0', HOST: '127.0.0.1', NONLOCAL_DATA: dataDir, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const gone = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const port = await new Promise<number>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const found = /http:\/\/localhost:(\d+)\/teach/.exec(output);
      if (found !== null) resolve(Number(found[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    // Not its exit: what it said last may come after that.
    child.once('close', (code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
  });
  return {
    port,
    process: child,
    output: () => output,
    end: (signal) => {
      child.kill(signal);
      return gone;
    },
  };
}

/** Ids of the processes that a process has started, where the system says so. */
export async function childrenOf(pid: number): Promise<readonly number[]> {
  const file = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(file)) return [];
  const { readFile } = await import('node:fs/promises');
  const text = await readFile(file, 'utf8');
  return text.split(' ').filter(Boolean).map(Number);
}
