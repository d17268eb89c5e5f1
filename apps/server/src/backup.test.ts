import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { backUp } from './backup.ts';
import type { RunningServer } from './server.ts';
import { startServer } from './testing/server-here.ts';
import { SocketClient, createRoom, into, load, teacher } from './testing/socket-client.ts';

let folder = '';
let dataDir = '';
let running: RunningServer[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nonlocal-backup-'));
  dataDir = join(folder, 'data');
});

afterEach(async () => {
  await Promise.all(running.map((server) => server.close()));
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

async function start(directory: string): Promise<RunningServer> {
  const server = await startServer({ port: 0, host: '127.0.0.1', dataDir: directory, logLevel: 'silent' });
  running.push(server);
  return server;
}

it('taken in the middle of a class it has all that was acknowledged, nothing that was deleted, and starts a server', async () => {
  const server = await start(dataDir);
  const room = await createRoom(server.port);
  const first = await teacher(server.port, room);
  await first.ask('cmd', { cmdId: 'c1', base: 0, op: load('x = 1\ny = 2\nz = 3\n') });
  await first.ask('cmd', { cmdId: 'c2', base: 1, op: into });
  const doomed = await createRoom(server.port);
  const second = await teacher(server.port, doomed);
  await second.ask('cmd', { cmdId: 'c1', base: 0, op: load('canary = "gone for good"\n') });
  await second.ask('manage', { kind: 'delete' });

  const copy = join(folder, 'copy');
  mkdirSync(copy);
  backUp({ NONLOCAL_DATA: dataDir }, join(copy, 'nonlocal.db'));
  await first.ask('cmd', { cmdId: 'c3', base: 2, op: into });
  expect(readFileSync(join(copy, 'nonlocal.db')).includes('gone for good')).toBe(false);

  const other = await start(copy);
  const back = new SocketClient(other.port, room.instructorToken);
  expect(await back.hello({ role: 'instructor' })).toMatchObject({ ok: true, head: 2 });
  for (const client of [first, second, back]) client.close();
});

it('says what is wrong, and writes over nothing', () => {
  expect(() => backUp({ NONLOCAL_DATA: dataDir }, join(folder, 'copy.db'))).toThrow(/There is no .*nonlocal\.db/);
  expect(() => backUp({ DATABASE_URL: 'postgres://host/name' }, 'copy.db')).toThrow(/pg_dump/);
  expect(() => backUp({ PORT: 'x' }, 'copy.db')).toThrow(/PORT/);
});

it('leaves a file that is there as it is', async () => {
  const server = await start(dataDir);
  await createRoom(server.port);
  const target = join(folder, 'copy.db');
  backUp({ NONLOCAL_DATA: dataDir }, target);
  const before = readFileSync(target);
  expect(() => backUp({ NONLOCAL_DATA: dataDir }, target)).toThrow(/exists already/);
  expect(readFileSync(target).equals(before)).toBe(true);
});
