import { createServer } from 'node:net';

/** Below those that systems hand out to connections: one of these would take the port before its server does. */
const [lowest, count] = [20_000, 12_000];

/** One that nobody listens on now, nor is given by chance before somebody does. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = lowest + Math.floor(Math.random() * count);
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => {
      server.close(() => resolve(true));
    });
  });
}
