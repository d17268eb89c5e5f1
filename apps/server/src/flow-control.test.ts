import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningServer, startServer } from './server.ts';
import { SocketClient, createRoom, load, student, teacher } from './testing/socket-client.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await startServer({ port: 0, host: '127.0.0.1', dataDir: null, logLevel: 'silent' });
}, 120_000);

afterAll(() => server.close());

/** The TCP socket below a client, whose reading a test can stop. */
function tcpOf(client: { readonly socket: { readonly io: { readonly engine: { readonly transport: object } } } }): {
  pause(): void;
  resume(): void;
} {
  const ws: unknown = Reflect.get(client.socket.io.engine.transport, 'ws');
  return Reflect.get(ws as object, '_socket') as { pause(): void; resume(): void };
}

it('P12 a student who takes nothing does not hold up a server that goes', async () => {
  const other = await startServer({ port: 0, host: '127.0.0.1', dataDir: null, logLevel: 'silent' });
  const client = new SocketClient(other.port);
  await client.until(() => client.socket.connected, 'it is connected');
  tcpOf(client).pause();
  const before = Date.now();
  await other.close();
  expect(Date.now() - before).toBeLessThan(2_000);
  client.close();
}, 60_000);

it('P9 a student who stops reading costs the others nothing, and is current soon after reading again', async () => {
  const room = await createRoom(server.port);
  const first = await teacher(server.port, room);
  const stuck = await student(server.port, room, 'Stuck');
  const witness = await student(server.port, room, 'Witness');
  const tcp = tcpOf(stuck.client);
  tcp.pause();
  const before = process.memoryUsage().rss;
  // 160 steps of 55 KB: more than the kernel's buffers take.
  const count = 160;
  for (let base = 0; base < count; base++) {
    const op = load(`x = ${base}  # ${'.'.repeat(55_000)}\n`);
    for (;;) {
      const answer = await first.ask('cmd', { cmdId: `c${base}`, base, op });
      if (answer['ok'] === true) break;
      expect(answer['code']).toBe('RATE_LIMITED');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await witness.client.reached(base + 1);
  }
  expect(witness.client.steps.map(({ seq }) => seq)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
  expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
  expect(stuck.client.seq).toBeLessThan(count);
  tcp.resume();
  await stuck.client.reached(count);
  const kinds = stuck.client.inbox.map(({ event }) => event);
  expect(kinds.lastIndexOf('snap')).toBeGreaterThan(kinds.indexOf('steps'));
  expect(stuck.client.hash).toBe(witness.client.hash);
  for (const client of [first, stuck.client, witness.client]) client.close();
}, 120_000);
