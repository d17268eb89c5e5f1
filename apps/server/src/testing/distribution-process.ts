import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that the distribution has: where `npm test` found it, or on the path. */
export function programOf(name: string, variable: string): string {
  const folders = [process.env[variable] ?? '', ...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin'];
  const folder = folders.find((each) => each !== '' && existsSync(join(each, name)));
  if (folder === undefined) throw new Error(`No ${name}: run these tests through \`npm test\`, or set ${variable}.`);
  return join(folder, name);
}

/** A process that has said that it is ready. */
export interface ReadyProcess {
  readonly process: ChildProcess;
  readonly gone: Promise<void>;
}

/** Rejects with what it wrote if it ends before `isReady` says that it is. */
export async function startReady(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  isReady: (output: string) => boolean,
): Promise<ReadyProcess> {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      if (isReady(output)) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    void gone.then(() => reject(new Error(`${program} ended:\n${output}`)));
  });
  return { process: child, gone };
}
