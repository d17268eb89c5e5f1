/** Entry of the store's thread: owns the database, answers calls in the order in which they are done. */
import { parentPort, workerData } from 'node:worker_threads';
import { SqliteStore } from './store/sqlite-store.ts';
import type { StoreAnswer, StoreCall } from './store/threaded-store.ts';

const say = (answer: StoreAnswer): void => parentPort?.postMessage(answer);

try {
  const store = new SqliteStore(String(workerData));
  parentPort?.on('message', ({ id, method, args }: StoreCall) => {
    const call = store[method].bind(store) as (...given: readonly unknown[]) => Promise<unknown>;
    call(...args).then(
      (value) => say({ kind: 'value', id, value }),
      (error: unknown) => say({ kind: 'error', id, message: messageOf(error) }),
    );
  });
  say({ kind: 'opened' });
} catch (error) {
  say({ kind: 'notOpened', message: messageOf(error) });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
