import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from './server.ts';
import { startServer } from './testing/server-here.ts';
import { RawSocket } from './testing/raw-socket.ts';
import { SocketClient, createRoom, into, load, student, teacher } from './testing/socket-client.ts';

let server: RunningServer;
const clients: SocketClient[] = [];

const open = (token: string): SocketClient => {
  const client = new SocketClient(server.port, token);
  clients.push(client);
  return client;
};

beforeAll(async () => {
  server = await startServer({ port: 0, host: '127.0.0.1', dataDir: null, logLevel: 'silent' });
});

afterAll(async () => {
  for (const client of clients) client.close();
  await server.close();
});

const refusal = (code: string) => expect.objectContaining({ ok: false, code });

/** A connection that has been let in, without a `hello`. */
async function connected(): Promise<RawSocket> {
  const socket = await RawSocket.open(server.port);
  socket.text('40{"token":null}');
  await socket.until(() => socket.received.some((text) => text.startsWith('40')));
  return socket;
}

describe('a connection that wants nothing', { concurrent: true }, () => {
  it.each([
    ['says nothing at all', () => RawSocket.open(server.port)],
    ['says no hello', connected],
  ])('P17 that %s is closed within seconds', async (_what, opened) => {
    const socket = await opened();
    await socket.until(() => false, 25_000);
    expect(socket.isClosed).toBe(true);
  });

  it('P17 that has left again is closed', async () => {
    const socket = await connected();
    socket.text('41');
    await socket.until(() => false, 20_000);
    expect(socket.isClosed).toBe(true);
  });
});

describe('messages of odd shape', () => {
  it('P17 deep and wide JSON is refused by its shape, and the connection goes on', async () => {
    const socket = await connected();
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [i, 0])));
    const far = JSON.stringify({ list: Array.from({ length: 20_000 }, () => 0) });
    for (const [id, payload] of [deep, wide, far].entries()) socket.text(`42${id}["hello",${payload}]`);
    socket.text('429["no such event",{}]');
    await socket.until(() => socket.received.some((text) => text.startsWith('439')));
    const answers = socket.received.filter((text) => text.startsWith('43'));
    expect(answers.map((text) => /"code":"(\w+)"/.exec(text)?.[1])).toEqual([
      'BAD_MESSAGE',
      'BAD_MESSAGE',
      'BAD_MESSAGE',
      'UNKNOWN_EVENT',
    ]);
    socket.destroy();
  });

  it('P17 frames that WebSocket does not have close their connection only', async () => {
    const room = await createRoom(server.port);
    const first = await teacher(server.port, room);
    clients.push(first);
    const frames = [
      { opcode: 3, payload: Buffer.from('x') },
      { opcode: 0, payload: Buffer.from('x') },
      { opcode: 1, payload: Buffer.from([0xff, 0xfe]) },
      { opcode: 1, payload: Buffer.from('x'), isMasked: false },
      { opcode: 1, payload: Buffer.from('x'), reservedBits: 4 },
      { opcode: 9, payload: Buffer.alloc(126) },
      { opcode: 1, payload: Buffer.alloc(0), announced: 2 ** 40 },
      { opcode: 2, payload: Buffer.from([4, 0]) },
    ];
    for (const frame of frames) {
      const socket = await connected();
      socket.frame(frame);
      await socket.until(() => false);
      expect(socket.isClosed).toBe(true);
    }
    expect(await first.ask('cmd', { cmdId: 'a', base: 0, op: load('x = 1') })).toEqual({ ok: true, seq: 1 });
  });
});

describe('who repeats', () => {
  it('I5 P17 the same command a hundred times is one row and one answer; another one under its id is a conflict', async () => {
    const room = await createRoom(server.port);
    const windows = await Promise.all([teacher(server.port, room), teacher(server.port, room)]);
    clients.push(...windows);
    const command = { cmdId: 'once', base: 0, op: load('x = 1') };
    const answers = await Promise.all(
      windows.flatMap((window) => Array.from({ length: 50 }, () => window.ask('cmd', command))),
    );
    const kinds = new Set(answers.map((answer) => JSON.stringify(answer['ok'] === true ? answer : answer['code'])));
    // Fifty at once are as many as one may send without being told to wait.
    expect([...kinds]).toEqual(['{"ok":true,"seq":1}']);
    const [one] = windows;
    expect(await one?.ask('cmd', { ...command, op: load('x = 2') })).toEqual(refusal('IDEMPOTENCY_CONFLICT'));
    await one?.reached(1);
    expect(one?.steps.map(({ seq }) => seq)).toEqual([1]);
  });
});

describe('who comes back', () => {
  it('P17 with a place in the future gets the state as it is', async () => {
    const room = await createRoom(server.port);
    const first = await teacher(server.port, room);
    const ada = await student(server.port, room);
    clients.push(first, ada.client);
    await first.ask('cmd', { cmdId: 'a', base: 0, op: load('x = 1\ny = 2\n') });
    await ada.client.reached(1);
    for (const seq of [999, 2 ** 53 - 1]) {
      const back = open(ada.token);
      await back.hello({ role: 'student', resume: { seq } });
      await back.until(() => back.inbox.some(({ event }) => event === 'snap'), 'the state has come');
      expect(back.seq).toBe(first.seq);
      await first.ask('cmd', { cmdId: `s${seq}`, base: first.seq, op: into });
      await first.reached(back.seq + 1);
      await back.reached(first.seq);
      expect(back.hash).toBe(first.hash);
    }
  });

  it('P17 in two tabs: the last one wins and the first is told', async () => {
    const room = await createRoom(server.port);
    const ada = await student(server.port, room);
    const again = open(ada.token);
    expect(await again.hello({ role: 'student' })).toEqual(expect.objectContaining({ ok: true }));
    await ada.client.until(() => ada.client.socket.disconnected, 'the first tab is closed');
    expect(ada.client.inbox.at(-1)).toEqual(
      expect.objectContaining({ event: 'ended', body: expect.objectContaining({ reason: 'replaced' }) }),
    );
    expect(again.socket.connected).toBe(true);
  });

  it('P17 with a token that was revoked is BAD_TOKEN', async () => {
    const room = await createRoom(server.port);
    const first = await teacher(server.port, room);
    const ada = await student(server.port, room);
    clients.push(first);
    expect(await first.ask('manage', { kind: 'kick', member: ada.id })).toEqual({ ok: true });
    await ada.client.until(() => ada.client.socket.disconnected, 'she is out');
    expect(await open(ada.token).hello({ role: 'student' })).toEqual(refusal('BAD_TOKEN'));
  });
});
