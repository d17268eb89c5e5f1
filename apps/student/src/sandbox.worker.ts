import type { ToPage, ToWorker } from '@nonlocal/client';
import { serveSandbox } from '@nonlocal/client/worker';

/** The engine's own thread. Nothing else of the app runs here. */
const scope = globalThis as unknown as {
  postMessage(message: ToPage): void;
  addEventListener(type: 'message', listener: (event: { readonly data: ToWorker }) => void): void;
};

serveSandbox(
  {
    post: (message) => scope.postMessage(message),
    listen: (receive) => scope.addEventListener('message', (event) => receive(event.data)),
  },
  (run) => void setTimeout(run, 0),
);
