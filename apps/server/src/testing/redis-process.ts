import { type ReadyProcess, programOf, startReady } from './distribution-process.ts';
import { freePort } from './free-port.ts';

/** A Redis of its own, which keeps nothing. */
export interface RedisProcess {
  readonly url: string;
  readonly process: ReadyProcess['process'];
  kill(): Promise<void>;
  restart(): Promise<void>;
}

/** `folder`: where it may write. */
export async function startRedis(folder: string): Promise<RedisProcess> {
  const port = await freePort();
  const program = programOf('redis-server', 'REDIS_BIN');
  const start = (): Promise<ReadyProcess> =>
    startReady(
      program,
      ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder],
      {},
      (output) => output.includes('Ready to accept connections'),
    );
  let running = await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    get process() {
      return running.process;
    },
    kill: async () => {
      running.process.kill('SIGKILL');
      await running.gone;
    },
    restart: async () => {
      running = await start();
    },
  };
}
