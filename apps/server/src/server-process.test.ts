import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import Database from 'libsql';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type PostgresProcess, startPostgres } from './testing/postgres-process.ts';
import { type ServerProcess, childrenOf, startProcess } from './testing/server-process.ts';
import { SocketClient, createRoom, into, load, student, teacher } from './testing/socket-client.ts';

const source = 'total = 0\nfor i in range(1000):\n    total = total + i\nprint(total)\n';

let dataDir = '';
let server: ServerProcess;
let postgres: PostgresProcess | null = null;
/** Says where the rooms are kept. */
let env: Record<string, string> = {};

const start = (): Promise<ServerProcess> => startProcess(dataDir, env);

afterAll(() => postgres?.remove());

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nonlocal-test-'));
});

afterEach(async () => {
  await server.end('SIGKILL');
  await rm(dataDir, { recursive: true, force: true });
});

describe.each(['SQLite', 'Postgres'])('a real server on %s', (store) => {
  beforeEach(async () => {
    if (store === 'Postgres') postgres ??= await startPostgres();
    env = store === 'Postgres' && postgres !== null ? { DATABASE_URL: postgres.freshDatabase() } : {};
    server = await start();
  });

  it('P1 P3 killed with -9 while stepping it loses nothing acknowledged, and everyone goes on from where they were', async () => {
    const room = await createRoom(server.port);
    const first = await teacher(server.port, room);
    const ada = await student(server.port, room);
    await first.ask('cmd', { cmdId: 'load', base: 0, op: load(source) });
    const acknowledged: number[] = [];
    for (let base = 1; base < 20; base++) {
      const answer = await first.ask('cmd', { cmdId: `s${base}`, base, op: into });
      acknowledged.push(Number(answer['seq']));
    }
    // One more is under way when the power goes.
    first.socket.emit('cmd', { cmdId: 's20', base: 20, op: into }, () => {});
    await ada.client.reached(20);
    await server.end('SIGKILL');
    const seen = ada.client.steps.map(({ seq }) => seq);
    expect(seen).toEqual(Array.from({ length: seen.length }, (_, i) => i + 1));

    server = await start();
    const again = new SocketClient(server.port, room.instructorToken);
    const welcome = await again.hello({ role: 'instructor', resume: { seq: 1 } });
    const head = Number(welcome['head']);
    expect(head).toBeGreaterThanOrEqual(20);
    expect(acknowledged).toEqual(Array.from({ length: 19 }, (_, i) => i + 2));
    await again.reached(head);
    expect(again.steps.map(({ seq }) => seq)).toEqual(Array.from({ length: head - 1 }, (_, i) => i + 2));
    // I5: the one without an answer is sent again and happens once.
    expect(await again.ask('cmd', { cmdId: 's20', base: 20, op: into })).toEqual({ ok: true, seq: 21 });

    const back = new SocketClient(server.port, ada.token);
    await back.hello({ role: 'student', resume: { seq: 15 } });
    await back.reached(21);
    expect(back.steps.map(({ seq }) => seq)).toEqual([16, 17, 18, 19, 20, 21]);
    await again.reached(21);
    expect(back.hash).toBe(again.hash);
    for (const step of again.steps.filter(({ seq }) => seq <= 20)) {
      expect(ada.client.steps.find(({ seq }) => seq === step.seq)?.outcome).toEqual(step.outcome);
    }
    again.close();
    back.close();
  });

  it('P12 SIGTERM says goodbye, ends with 0 within seconds, and loses nothing', async () => {
    const room = await createRoom(server.port);
    const first = await teacher(server.port, room);
    expect(await first.ask('cmd', { cmdId: 'load', base: 0, op: load(source) })).toEqual({ ok: true, seq: 1 });
    await first.reached(1);
    const before = Date.now();
    const code = server.end('SIGTERM');
    await first.until(() => first.inbox.some(({ event }) => event === 'ended'), 'the server said that it goes');
    expect(await code).toBe(0);
    expect(Date.now() - before).toBeLessThan(5_000);
    server = await start();
    const again = new SocketClient(server.port, room.instructorToken);
    expect(await again.hello({ role: 'instructor' })).toEqual(expect.objectContaining({ head: 1 }));
    again.close();
  });
});

describe('a real server whose database is slow or gone', () => {
  beforeEach(async () => {
    postgres ??= await startPostgres();
    env = { DATABASE_URL: postgres.freshDatabase() };
    server = await start();
  });

  it('P12 SIGTERM in order: nobody new, everyone told, what is being appended finished and acknowledged, out', async () => {
    const room = await createRoom(server.port);
    const first = await teacher(server.port, room);
    await first.ask('cmd', { cmdId: 'load', base: 0, op: load(source) });
    await first.reached(1);
    const other = new pg.Client(env['DATABASE_URL']);
    await other.connect();
    await other.query('BEGIN; LOCK TABLE log IN EXCLUSIVE MODE');
    const slow = first.ask('cmd', { cmdId: 's1', base: 1, op: into });
    await expect.poll(async () => (await other.query(`SELECT 1 FROM pg_locks WHERE NOT granted`)).rowCount).toBe(1);

    const code = server.end('SIGTERM');
    await first.until(() => first.inbox.some(({ event }) => event === 'ended'), 'the server said that it goes');
    await expect(fetch(`http://127.0.0.1:${server.port}/readyz`)).rejects.toThrow(/fetch failed/);
    expect(await first.ask('cmd', { cmdId: 's2', base: 2, op: into })).toMatchObject({ code: 'SHUTTING_DOWN' });
    expect(server.process.exitCode).toBeNull();
    await other.query('ROLLBACK');
    expect(await slow).toEqual({ ok: true, seq: 2 });
    expect(await code).toBe(0);
    await other.end();

    server = await start();
    const again = new SocketClient(server.port, room.instructorToken);
    expect(await again.hello({ role: 'instructor' })).toMatchObject({ head: 2 });
    again.close();
  });

  it('P14 it is alive without its database, but takes nobody; and takes them again when it is back', async () => {
    const ask = async (path: string): Promise<[number, unknown]> => {
      const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
      return [response.status, await response.json()];
    };
    expect(await ask('/readyz')).toEqual([200, { ok: true }]);
    await postgres?.kill();
    await expect.poll(() => ask('/readyz')).toEqual([503, { ok: false, code: 'STORE_UNAVAILABLE' }]);
    expect(await ask('/healthz')).toEqual([200, { ok: true }]);
    await postgres?.restart();
    await expect.poll(() => ask('/readyz')).toEqual([200, { ok: true }]);
  });
});

describe('a real server', () => {
  beforeEach(async () => {
    env = {};
    server = await start();
  });

  it('a killed interpreter process costs the class nothing but a moment', async () => {
    const room = await createRoom(server.port);
    const first = await teacher(server.port, room);
    await first.ask('cmd', { cmdId: 'load', base: 0, op: load(source) });
    await first.reached(1);
    const interpreters = await childrenOf(server.process.pid ?? 0);
    expect(interpreters).toHaveLength(2);
    for (const pid of interpreters) process.kill(pid, 'SIGKILL');
    expect(await first.ask('cmd', { cmdId: 's1', base: 1, op: into })).toEqual({ ok: true, seq: 2 });
    await first.reached(2);
    expect(first.steps.at(-1)?.outcome.kind).toBe('done');
    first.close();
  });

  it('I6 it begins at an image of its own engine; one of another engine is passed over, and the log replayed: it says which', async () => {
    const room = await createRoom(server.port);
    const first = await teacher(server.port, room);
    const last = 205;
    await first.ask('cmd', { cmdId: 'load', base: 0, op: load(source) });
    for (let base = 1; base < last;) {
      const answer = await first.ask('cmd', { cmdId: `s${base}`, base, op: into });
      if (answer['ok'] === true) base++;
      // Nobody may command more than so often.
      else await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await first.reached(last);
    const { hash } = first;
    await server.end('SIGTERM');

    const comeBack = async (): Promise<string> => {
      server = await startProcess(dataDir, { LOG_LEVEL: 'info' });
      const back = new SocketClient(server.port, room.instructorToken);
      await back.hello({ role: 'instructor' });
      await back.reached(last);
      expect(back.hash).toBe(hash);
      back.close();
      await server.end('SIGKILL');
      return server.output();
    };
    expect(await comeBack()).toMatch(/"image":200,"replayed":5,"msg":"a room begins at an image/);
    const database = new Database(join(dataDir, 'nonlocal.db'));
    expect(database.prepare("UPDATE images SET engine = 'older', bytes = x'00'").run().changes).toBeGreaterThan(0);
    database.close();
    expect(await comeBack()).toMatch(/"image":null,"replayed":205,"msg":"a room is replayed from its log"/);
  });

  it('P17 what is asked of Socket.IO in a way that it does not offer is answered once, and is no error of ours', async () => {
    for (const query of ['EIO=4&transport=polling', 'EIO=3&transport=websocket', 'transport=none', '']) {
      const { status } = await fetch(`http://127.0.0.1:${server.port}/socket.io/?${query}`);
      expect(status).toBe(400);
    }
    expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
    expect(server.output()).not.toMatch(/"level":(?:50|60)/);
  });

  it('says in one line what is wrong with its settings or its data', async () => {
    await Promise.all([
      expect(startProcess(dataDir, { PORT: 'http' })).rejects.toThrow(/PORT must be a number/),
      expect(startProcess('/dev/null/x')).rejects.toThrow(/NONLOCAL_DATA/),
      expect(startProcess(dataDir, { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/x' })).rejects.toThrow(
        /^(?!.*secret)[^]*The database x on 127\.0\.0\.1:1 cannot be opened: .*DATABASE_URL/,
      ),
      expect(startProcess(dataDir, { PORT: String(server.port) })).rejects.toThrow(/in use/),
    ]);
  });
});
