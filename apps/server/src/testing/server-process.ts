import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A server in a process of its own, started from the source, on any free port. */
export interface ServerProcess {
  readonly port: number;
  readonly process: ChildProcess;
  /** All it has written so far. */
  output(): string;
  /** Ends it with the signal; resolves with its exit code when it is gone. */
  end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null>;
}

const serverEntry = new URL('../main.ts', import.meta.url);

/** `entry`: another program that calls `runServer`; a bundle if it is one of JavaScript. */
export async function startProcess(
  dataDir: string,
  env: Record<string, string> = {},
  entry: URL = serverEntry,
): Promise<ServerProcess> {
  const main = fileURLToPath(entry);
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const options = main.endsWith('.ts') ? ['--import', loader] : [];
  const child = spawn(process.execPath, [...options, main], {
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
    void gone.then((code) => reject(new Error(`the server ended with ${code}:\n${output}`)));
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
