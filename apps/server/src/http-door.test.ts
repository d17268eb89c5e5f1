import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RunningServer } from './server.ts';
import { startServer } from './testing/server-here.ts';
import { type CreatedRoom, SocketClient, load, student, teacher } from './testing/socket-client.ts';

vi.setConfig({ testTimeout: 30_000 });

let server: RunningServer;
let base = '';

beforeAll(async () => {
  server = await startServer({ port: 0, host: '127.0.0.1', dataDir: null, logLevel: 'silent' });
  base = `http://127.0.0.1:${server.port}`;
});

afterAll(() => server.close());

describe('over HTTP', () => {
  it('a new room has a code and a token that no cache keeps', async () => {
    const response = await fetch(`${base}/api/rooms`, { method: 'POST' });
    expect(response.status).toBe(201);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.json()).toEqual({
      code: expect.stringMatching(/^[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}$/),
      instructorToken: expect.stringMatching(/^[\w-]{22}$/),
    });
  });

  it('pages may load nothing from elsewhere and may not be framed', async () => {
    const policy = (await fetch(`${base}/`)).headers.get('content-security-policy') ?? '';
    for (const directive of [
      "default-src 'self'",
      "script-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ]) {
      expect(policy).toContain(directive);
    }
    expect(policy).not.toContain('upgrade-insecure-requests');
  });

  it('health is told, a loopback server has no address on the network, and nothing else answers', async () => {
    expect(await (await fetch(`${base}/healthz`)).json()).toEqual({ ok: true });
    expect(await (await fetch(`${base}/readyz`)).json()).toEqual({ ok: true });
    expect(await (await fetch(`${base}/api/lan`)).json()).toEqual({ urls: [] });
    for (const path of ['/nope', '/api/nope', '/teach/../secret', '/.env', '/socket.io/socket.io.js']) {
      expect((await fetch(base + path)).status, path).not.toBe(200);
    }
  });

  it('a room can be taken home by who holds its token, and by nobody else', async () => {
    const created = (await (await fetch(`${base}/api/rooms`, { method: 'POST' })).json()) as CreatedRoom;
    const first = await teacher(server.port, created);
    await first.ask('cmd', { cmdId: 'load', base: 0, op: load('x = 1\n') });
    const ada = await student(server.port, created);
    const ask = (headers: Record<string, string>): Promise<Response> => fetch(`${base}/api/room`, { headers });
    const mine = await ask({ authorization: `Bearer ${created.instructorToken}` });
    expect(mine.headers.get('cache-control')).toBe('no-store');
    const text = await mine.text();
    const lines = text.trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual([
      'room',
      'member',
      'member',
      'entry',
    ]);
    expect(lines.slice(0, 3).map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { door: 'open' },
      { role: 'instructor' },
      { role: 'student' },
    ]);
    expect(text).not.toContain(created.instructorToken);
    for (const headers of [{}, { authorization: `Bearer ${ada.token}` }, { authorization: 'Bearer x' }])
      expect((await ask(headers as Record<string, string>)).status).toBe(401);

    expect(await first.ask('manage', { kind: 'delete' })).toEqual({ ok: true });
    await ada.client.until(() => ada.client.inbox.some(({ event }) => event === 'ended'), 'the room was gone');
    expect((await ask({ authorization: `Bearer ${created.instructorToken}` })).status).toBe(401);
    const again = new SocketClient(server.port, created.instructorToken);
    expect(await again.hello({ role: 'instructor' })).toMatchObject({ ok: false, code: 'BAD_TOKEN' });
    for (const client of [first, ada.client, again]) client.close();
  });

  it('P17 behind a configured proxy limits count for whom it asks, and the page is the one it was asked for', async () => {
    const options = { port: 0, host: '127.0.0.1', dataDir: null, logLevel: 'silent' } as const;
    const behind = await startServer({ ...options, trustedProxies: ['loopback'] });
    const open = async (port: number, headers: Record<string, string>): Promise<number> =>
      (await fetch(`http://127.0.0.1:${port}/api/rooms`, { method: 'POST', headers })).status;
    const many = (port: number, address: (i: number) => string): Promise<number[]> =>
      Promise.all(Array.from({ length: 60 }, (_, i) => open(port, { 'x-forwarded-for': address(i) })));
    expect(await many(behind.port, () => '198.51.100.1')).toContain(429);
    expect(await open(behind.port, { 'x-forwarded-for': '198.51.100.2' })).toBe(201);
    const page = { 'x-forwarded-for': '198.51.100.3', 'x-forwarded-host': 'class.example' };
    expect(await open(behind.port, { ...page, origin: 'https://class.example' })).toBe(201);
    expect(await open(behind.port, { ...page, origin: 'https://evil.example' })).toBe(403);
    const joins = (headers: Record<string, string>): SocketClient => new SocketClient(behind.port, null, { headers });
    const [own, foreign, scripted] = [
      joins({ ...page, origin: 'https://class.example' }),
      joins({ ...page, origin: 'https://evil.example' }),
      joins(page),
    ];
    await own.until(() => own.socket.connected, 'the page is let in');
    for (const other of [foreign, scripted]) await other.until(() => other.isRefused, 'the other is refused');
    for (const client of [own, foreign, scripted]) client.close();
    await behind.close();
    const alone = await startServer(options);
    expect(await many(alone.port, (i) => `198.51.100.${i}`), 'forged, and so one address').toContain(429);
    await alone.close();
  });

  it('too many new rooms at once are refused', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 80 }, async () => (await fetch(`${base}/api/rooms`, { method: 'POST' })).status),
    );
    expect(new Set(statuses)).toEqual(new Set([201, 429]));
  });
});
