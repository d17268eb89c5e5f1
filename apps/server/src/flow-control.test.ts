import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerMessage } from '@nonlocal/protocol';
import { expect, it } from 'vitest';
import { startServer } from './testing/server-here.ts';
import { startProcess } from './testing/server-process.ts';
import { SocketClient, createRoom, load, student, teacher } from './testing/socket-client.ts';

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
});

it('P9 a student who stops reading costs next to nothing, is current soon after reading again, or given up after 15 s', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'nonlocal-test-'));
  // So tight that what is garbage does not pass for what is kept.
  const server = await startProcess(dataDir, { NODE_OPTIONS: '--max-semi-space-size=1 --max-old-space-size=96' });
  const room = await createRoom(server.port);
  // A connection may send thirty messages a second.
  const teachers = await Promise.all(Array.from({ length: 4 }, () => teacher(server.port, room)));
  const [first] = teachers;
  const witness = await student(server.port, room, 'Witness');
  const seen: number[] = [];
  let head = 0;
  /** The most memory that the server had in the course of the steps. */
  const steps = async (until: number): Promise<number> => {
    let most = 0;
    while (head < until) {
      // A quote is one character of the program, and four in the delta's JSON inside JSON: 180 KB a step.
      const op = load(`x = ${head}  # ${'"'.repeat(28_000)}\n`);
      const answer = await teachers[head % 4]?.ask('cmd', { cmdId: `c${head}-${Date.now()}`, base: head, op });
      if (answer?.['ok'] === true) head++;
      else await new Promise((resolve) => setTimeout(resolve, 50));
      await witness.client.reached(head);
      seen.push(...witness.client.steps.map(({ seq }) => seq).filter((seq) => seq > (seen.at(-1) ?? 0)));
      witness.client.inbox.splice(0, witness.client.inbox.length - 1);
      const status = readFileSync(`/proc/${server.process.pid}/status`, 'utf8');
      most = Math.max(most, Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]) * 1_024);
    }
    return most;
  };
  const clogs = async (): Promise<number> => {
    const text = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
    return Number(/^nonlocal_clogs_total (\d+)/m.exec(text)?.[1]);
  };
  const before = await steps(40);
  const clogsBefore = await clogs();
  const clogged = async (nickname: string, nth: number): ReturnType<typeof student> => {
    const reader = await student(server.port, room, nickname);
    tcpOf(reader.client).pause();
    // The kernel takes from 5 to 16 MB before anything waits here.
    while ((await clogs()) < clogsBefore + nth) await steps(head + 1);
    return reader;
  };
  const back = await clogged('Back', 1);
  // More than the room keeps.
  let most = await steps(head + 16);
  tcpOf(back.client).resume();
  await back.client.reached(head);
  const kinds = back.client.inbox.map(({ event }) => event);
  expect(kinds.lastIndexOf('snap')).toBeGreaterThan(kinds.indexOf('steps'));
  expect(back.client.hash).toBe(witness.client.hash);

  const stuck = await clogged('Stuck', 2);
  // 14 MB, if they were all kept for the one who takes none.
  most = Math.max(most, await steps(head + 80));
  expect(seen).toEqual(Array.from({ length: head }, (_, i) => i + 1));
  expect(most - before).toBeLessThan(8_000_000);
  const isGone = ({ event, body }: ServerMessage): boolean =>
    event === 'roster' && body.members.some(({ id, connected }) => id === stuck.id && !connected);
  await first?.until(() => first.inbox.some(isGone), 'the one who stopped reading is given up');
  for (const client of [...teachers, back.client, stuck.client, witness.client]) client.close();
  await server.end('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});
