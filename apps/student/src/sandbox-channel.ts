import type { Channel, ToPage, ToWorker } from '@nonlocal/client';

/** The worker starts when the page has nothing better to do, at the latest this long after it was asked for. */
const latestStartMs = 3_000;

/**
 * A channel to the engine's worker. The worker is fetched in idle time after the first paint, so that it is there
 * before it is needed and before the network may go; what is posted earlier waits for it.
 */
export function openSandboxChannel(onFailure: (message: string) => void): Channel<ToWorker, ToPage> {
  const waiting: ToWorker[] = [];
  let worker: Worker | null = null;
  let receive: (message: ToPage) => void = () => undefined;

  const start = () => {
    if (worker !== null) return;
    worker = new Worker(new URL('./sandbox.worker.ts', import.meta.url), { type: 'module', name: 'sandbox' });
    worker.addEventListener('message', (event: MessageEvent<ToPage>) => receive(event.data));
    worker.addEventListener('error', (event) => onFailure(event.message || 'The engine could not be started.'));
    for (const message of waiting.splice(0)) worker.postMessage(message);
  };
  if ('requestIdleCallback' in globalThis) requestIdleCallback(start, { timeout: latestStartMs });
  else setTimeout(start, latestStartMs / 3);

  return {
    post(message) {
      // A fork is asked for: no more waiting for an idle moment.
      if (message.kind === 'open') start();
      if (worker === null) waiting.push(message);
      else worker.postMessage(message);
    },
    listen(listener) {
      receive = listener;
    },
  };
}
