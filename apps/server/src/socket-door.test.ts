import { readFileSync } from 'node:fs';
import { type Socket as TcpSocket, connect } from 'node:net';
import { createRequire } from 'node:module';
import { protocolVersion } from '@nonlocal/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningServer } from './server.ts';
import { startServer } from './testing/server-here.ts';
import { type CreatedRoom, SocketClient, createRoom, into, load, student, teacher } from './testing/socket-client.ts';

let server: RunningServer;
let room: CreatedRoom;
const clients: SocketClient[] = [];

/** Closed with all others at the end. */
function open(token: string | null = null, headers: Record<string, string> = {}): SocketClient {
  const client = new SocketClient(server.port, token, { headers });
  clients.push(client);
  return client;
}

beforeAll(async () => {
  server = await startServer({ port: 0, host: '127.0.0.1', dataDir: null, logLevel: 'silent' });
  room = await createRoom(server.port);
});

afterAll(async () => {
  for (const client of clients) client.close();
  await server.close();
});

const refusal = (code: string) => expect.objectContaining({ ok: false, code });

describe('hostile and broken input', () => {
  it('P17 odd events, missing arguments and missing acknowledgements are refused, and the socket goes on', async () => {
    const client = open();
    for (const event of ['error', '__proto__', 'constructor', 'toString', 'nope']) {
      expect(await client.ask(event, {})).toEqual(refusal('UNKNOWN_EVENT'));
    }
    client.socket.emit('hello');
    client.socket.emit('hello', {});
    client.socket.emit('hello', {}, {}, {});
    await client.until(() => client.inbox.length === 3, 'three refusals have come');
    expect(client.inbox.map(({ body }) => body)).toEqual(
      Array.from({ length: 3 }, () => expect.objectContaining({ code: 'BAD_MESSAGE' })),
    );
    expect(await client.ask('cmd', { cmdId: 'a', base: 0, op: into })).toEqual(refusal('NOT_JOINED'));
  });

  it('P17 deep, wide, binary and malformed payloads are refused', async () => {
    const client = open();
    const wide = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [String(i), 0]));
    for (const payload of [null, 5, [], 'x', wide, { data: new Uint8Array(4) }]) {
      expect(await client.ask('hello', payload)).toEqual(refusal('BAD_MESSAGE'));
    }
    // Too deep for the client's own encoder.
    client.socket.io.engine.write(`2["hello",${'['.repeat(20_000)}${']'.repeat(20_000)}]`);
    const resumes = [-1, 1e308, '5', 2 ** 53, null];
    for (const seq of resumes) {
      const payload = { role: 'student', code: room.code, resume: { seq } };
      expect(await client.hello(payload)).toEqual(refusal('BAD_MESSAGE'));
    }
  });

  it('P17 a message over 64 KB closes that socket only', async () => {
    const client = open();
    await client.until(() => client.socket.connected, 'it is connected');
    client.socket.emit('hello', { nickname: 'x'.repeat(70_000) }, () => {});
    await client.until(() => client.socket.disconnected, 'it is closed');
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
  });

  it.each(['42[]', '42{}', '42null', 'zzz', '451-["x",{"_placeholder":true,"num":0}]', '42["hello"'])(
    'P17 the malformed packet %s closes that socket only',
    async (packet) => {
      const client = open();
      await client.until(() => client.socket.connected, 'it is connected');
      const engine = client.socket.io.engine;
      engine.write(packet.slice(1));
      if (packet === 'zzz') Reflect.get(engine.transport, 'ws').send('zzz');
      const isClosed = client.until(() => client.socket.disconnected, 'it is closed');
      // A packet that announces an attachment waits for it; anything else in its place is malformed.
      if (packet.startsWith('45')) engine.write('2["hello"]');
      await isClosed;
      expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
    },
  );

  it('messages in haste are refused, and the connection is closed when they do not end', async () => {
    const client = open();
    await client.until(() => client.socket.connected, 'it is connected');
    for (let i = 0; i < 400; i++) client.socket.emit('nope', {}, () => {});
    await client.until(() => client.socket.disconnected, 'it is closed');
    expect(client.inbox.at(-1)).toEqual(
      expect.objectContaining({ event: 'ended', body: expect.objectContaining({ reason: 'limits' }) }),
    );
  });

  it('packets that are no messages are bounded too', async () => {
    const client = open();
    await client.until(() => client.socket.connected, 'it is connected');
    for (let i = 0; i < 2_000; i++) client.socket.io.engine.write('0/nowhere,');
    await client.until(() => client.socket.disconnected, 'it is closed');
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
  });

  it('a page of another host is not let in; one of this host is', async () => {
    const foreign = open(null, { Origin: 'https://evil.example' });
    await foreign.until(() => foreign.isRefused, 'it is refused');
    const own = open(null, { Origin: `http://127.0.0.1:${server.port}` });
    await own.until(() => own.socket.connected, 'it is connected');
    const post = await fetch(`http://127.0.0.1:${server.port}/api/rooms`, {
      method: 'POST',
      headers: { Origin: 'https://evil.example' },
    });
    expect(post.status).toBe(403);
  });

  it('I9 bytes that are no HTTP end their connection only', async () => {
    const tcp = await new Promise<TcpSocket>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => resolve(socket));
    });
    tcp.write('\u0000\u0001garbage\r\n\r\n');
    await new Promise((resolve) => {
      tcp.on('error', resolve);
      tcp.on('close', resolve);
      tcp.resume();
    });
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
  });
});

describe('who gets in', () => {
  it('a wrong code, a foreign token and a token of another room are told apart from right ones', async () => {
    expect(await open().hello({ role: 'student', code: '2222-2222' })).toEqual(refusal('UNKNOWN_ROOM'));
    expect(await open('x'.repeat(22)).hello({ role: 'student', code: room.code })).toEqual(refusal('BAD_TOKEN'));
    expect(await open().hello({ role: 'instructor', code: room.code })).toEqual(refusal('FORBIDDEN'));
    const malformed = open('short');
    await malformed.until(() => malformed.socket.disconnected && malformed.inbox.length > 0, 'it is closed');
    expect(malformed.inbox[0]?.body).toEqual(expect.objectContaining({ code: 'BAD_MESSAGE' }));
  });

  it('P18 a wrong code ends its connection, and too many of them keep nobody out who has a token', async () => {
    const own = await startServer({ port: 0, host: '127.0.0.1', dataDir: null, logLevel: 'silent' });
    const created = await createRoom(own.port);
    const guess = async (): Promise<unknown> => {
      const client = new SocketClient(own.port);
      const answer = await client.hello({ role: 'student', code: '2222-2222' });
      if (answer['code'] === 'UNKNOWN_ROOM') await client.until(() => client.socket.disconnected, 'it is closed');
      client.close();
      return answer['code'];
    };
    const codes = await Promise.all(Array.from({ length: 80 }, guess));
    expect(new Set(codes)).toEqual(new Set(['UNKNOWN_ROOM', 'RATE_LIMITED']));
    const client = new SocketClient(own.port, created.instructorToken);
    expect(await client.hello({ role: 'instructor' })).toEqual(expect.objectContaining({ ok: true }));
    client.close();
    await own.close();
  });

  it('I9 nobody is seated by what follows the goodbye in one piece', async () => {
    const own = await createRoom(server.port);
    const { client } = await student(server.port, own);
    const ws: unknown = Reflect.get(client.socket.io.engine.transport, 'ws');
    const tcp = Reflect.get(ws as object, '_socket') as TcpSocket;
    tcp.cork();
    client.socket.emit('bye', {}, () => {});
    const hello = { version: protocolVersion, role: 'student', code: own.code, nickname: 'Ghost' };
    client.socket.emit('hello', hello, () => {});
    await new Promise((resolve) => setTimeout(resolve, 50));
    tcp.uncork();
    await client.until(() => client.socket.disconnected, 'it is closed');
    const first = await teacher(server.port, own);
    clients.push(first);
    expect(first.inbox.find(({ event }) => event === 'roster')?.body).toEqual(
      expect.objectContaining({ members: [expect.objectContaining({ nickname: 'Ada', connected: false })] }),
    );
  });

  it('I11 a student never gets the instructor’s token, and never commands', async () => {
    const other = await createRoom(server.port);
    const { client, token } = await student(server.port, other);
    clients.push(client);
    expect(await client.ask('cmd', { cmdId: 'x', base: 0, op: into })).toEqual(refusal('FORBIDDEN'));
    expect(await client.ask('manage', { kind: 'door', door: 'locked' })).toEqual(refusal('FORBIDDEN'));
    expect(await open(token).hello({ role: 'instructor' })).toEqual(refusal('FORBIDDEN'));
    expect(JSON.stringify(client.inbox)).not.toContain(other.instructorToken);
  });
});

describe('who waits, teaches and watches', () => {
  it('R18 R20 nothing of the class goes to who waits, and a projector’s link only watches', async () => {
    const own = await createRoom(server.port);
    const first = await teacher(server.port, own);
    expect(await first.ask('manage', { kind: 'door', door: 'waiting' })).toEqual({ ok: true });
    const ada = open();
    const welcome = await ada.hello({ role: 'student', code: own.code, nickname: 'Ada' });
    expect(welcome).toMatchObject({ you: { role: 'waiting' }, room: { door: 'waiting', present: 0 } });
    const answer = await first.ask('manage', { kind: 'invite', role: 'projector' });
    const screen = open(String(answer['token']));
    expect(await screen.hello({ role: 'projector' })).toMatchObject({ ok: true, you: { role: 'projector' } });
    await first.ask('cmd', { cmdId: 'load', base: 0, op: load('x = 1\n') });
    await screen.reached(1);
    for (const [event, body] of [
      ['image', {}],
      ['cmd', { cmdId: 'x', base: 1, op: into }],
      ['manage', { kind: 'admitAll' }],
    ] as const)
      for (const client of [ada, screen]) expect(await client.ask(event, body)).toEqual(refusal('FORBIDDEN'));
    expect(await first.ask('manage', { kind: 'admitAll' })).toEqual({ ok: true });
    await ada.until(() => ada.socket.disconnected, 'it is closed');
    expect(ada.inbox.map(({ event }) => event).filter((event) => event !== 'room')).toEqual(['ended']);
    const back = open(String(welcome['token']));
    expect(await back.hello({ role: 'student' })).toMatchObject({ ok: true, you: { role: 'student' } });
    await back.reached(1);
    expect(JSON.stringify([ada.inbox, back.inbox, screen.inbox])).not.toContain(String(answer['token']));
    first.close();
  });
});

describe('a class', () => {
  it('P3 follows every step in order with one hash, joins late, and takes an image', async () => {
    const own = await createRoom(server.port);
    const first = await teacher(server.port, own);
    const ada = await student(server.port, own, 'Ada');
    clients.push(first, ada.client);
    await first.ask('cmd', { cmdId: 'load', base: 0, op: load('x = 1\ny = 2\nz = 3\n') });
    for (let base = 1; base <= 3; base++) await first.ask('cmd', { cmdId: `s${base}`, base, op: into });
    // Durable is not yet carried out.
    await first.reached(4);
    const late = await student(server.port, own, 'Ada');
    clients.push(late.client);
    await first.ask('cmd', { cmdId: 's4', base: 4, op: into });
    for (const client of [first, ada.client, late.client]) await client.reached(5);
    expect(ada.client.steps.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(late.client.steps.map(({ seq }) => seq)).toEqual([5]);
    expect(new Set([first, ada.client, late.client].map(({ hash }) => hash)).size).toBe(1);
    const image = await late.client.ask('image', {});
    expect(image).toEqual(expect.objectContaining({ ok: true, seq: 5, hash: first.hash, tail: [] }));
    await first.until(() => JSON.stringify(first.inbox).includes('Ada 2'), 'the roster has both');
  });

  it('two instructors who step at once get one order', async () => {
    const own = await createRoom(server.port);
    const one = await teacher(server.port, own);
    const two = await teacher(server.port, own);
    clients.push(one, two);
    const answers = await Promise.all([
      one.ask('cmd', { cmdId: 'a', base: 0, op: load('x = 1') }),
      two.ask('cmd', { cmdId: 'b', base: 0, op: load('y = 1') }),
    ]);
    expect(answers.filter(({ ok }) => ok === true)).toHaveLength(1);
    expect(answers.find(({ ok }) => ok === false)).toEqual(expect.objectContaining({ code: 'STALE_BASE', head: 1 }));
  });
});

describe('what it is made of', () => {
  it.each([
    ['socket.io', '4.8.3'],
    ['engine.io', '6.6.9'],
    ['socket.io-parser', '4.2.6'],
    ['ws', '8.21.0'],
  ])('%s is at least %s', (name, floor) => {
    const main = createRequire(createRequire(import.meta.url).resolve('socket.io')).resolve(name);
    const root = main.slice(0, main.lastIndexOf(`node_modules/${name}/`) + `node_modules/${name}/`.length);
    const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { readonly version: string };
    const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
    const [floorMajor = 0, floorMinor = 0, floorPatch = 0] = floor.split('.').map(Number);
    expect([major, minor * 1_000 + patch]).toEqual([floorMajor, expect.any(Number)]);
    expect(minor * 1_000 + patch).toBeGreaterThanOrEqual(floorMinor * 1_000 + floorPatch);
  });
});
