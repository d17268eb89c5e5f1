import { copyFileSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogEntry, MemberRecord, RoomId, TokenHash } from '@nonlocal/classroom';
import { asCmdId, asMemberId, roomCodeFrom } from '@nonlocal/protocol';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formerRoom, formerSchema } from '../testing/former-schema.ts';
import { storeContract } from '../testing/store-contract.ts';
import { SqliteStore } from './sqlite-store.ts';

let directory = '';
let path = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'nonlocal-store-'));
  path = join(directory, 'nonlocal.db');
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const room = 'a' as RoomId;

const entry = (seq: number, cmdId = `c${seq}`): LogEntry => ({
  seq,
  cmdId: asCmdId(cmdId),
  actor: 'server',
  op: { kind: 'restart' },
  at: seq,
});

const student: MemberRecord = {
  id: asMemberId('ada'),
  role: 'student',
  nickname: 'Ada',
  tokenHash: 'a'.repeat(64) as TokenHash,
  joinedAt: 0,
};

async function withRoom(): Promise<SqliteStore> {
  const store = new SqliteStore(path);
  const instructor = {
    id: asMemberId('teacher'),
    role: 'instructor',
    nickname: 'T',
    tokenHash: '0'.repeat(64) as TokenHash,
    joinedAt: 0,
  } as const;
  await store.createRoom(
    { id: room, code: roomCodeFrom(() => 0.5), door: 'open', createdAt: 0, revision: 0 },
    instructor,
  );
  return store;
}

describe('the SQLite store', () => {
  storeContract(() => ({ open: () => Promise.resolve(new SqliteStore(path)), clean: () => Promise.resolve() }));
});

describe('the file of the SQLite store', () => {
  it('P2 is a write-ahead log, and every commit waits for its sync', async () => {
    const store = await withRoom();
    expect(store.durability).toEqual({ journalMode: 'wal', synchronous: 2 });
    await store.close();
  });

  it('I3 two processes with one file: the one that built on an old head is behind', async () => {
    const one = await withRoom();
    const two = new SqliteStore(path);
    expect(await one.append(room, entry(1))).toEqual({ kind: 'committed' });
    expect(await two.entries(room, 0)).toEqual([entry(1)]);
    expect(await two.append(room, entry(1, 'late'))).toEqual({ kind: 'behind' });
    expect(await two.append(room, entry(2))).toEqual({ kind: 'committed' });
    expect(await one.append(room, entry(2, 'late'))).toEqual({ kind: 'behind' });
    await one.close();
    await two.close();
  });

  it('P19 a deleted room leaves nothing behind, in the file or beside it', async () => {
    const canary = 'canary-5c1f0b';
    const store = await withRoom();
    const op = { kind: 'load', source: canary, filename: 'main.py' } as const;
    await store.append(room, { ...entry(1), op });
    await store.addMember(room, { ...student, nickname: canary });
    await store.saveImage(room, { seq: 1, hash: 'h', engine: 'e', bytes: Buffer.from(canary.repeat(1_000)) });
    const found = (): string[] =>
      readdirSync(directory).filter((name) => readFileSync(join(directory, name)).includes(canary));
    expect(found()).not.toEqual([]);
    await store.deleteRoom(room);
    expect(found()).toEqual([]);
    await store.close();
    expect(found()).toEqual([]);
  });

  it('P14 a damaged end of the write-ahead log costs the last entries, and nothing before them', async () => {
    const store = await withRoom();
    for (let seq = 1; seq <= 5; seq++) await store.append(room, entry(seq));
    // As a machine leaves it that stops: closing would put everything into the main file.
    const crashed = join(directory, 'crashed.db');
    copyFileSync(path, crashed);
    const log = readFileSync(`${path}-wal`);
    const last = log.length - 100;
    log[last] = (log[last] ?? 0) ^ 0xff;
    writeFileSync(`${crashed}-wal`, log);
    await store.close();
    const again = new SqliteStore(crashed);
    expect(await again.entries(room, 0)).toEqual([1, 2, 3, 4].map((seq) => entry(seq)));
    expect(await again.append(room, entry(5, 'anew'))).toEqual({ kind: 'committed' });
    await again.close();
  });

  it('a file of the former schema opens, and its rooms are as they were', async () => {
    const former = new Database(path);
    former.exec(`
      ${formerSchema({ bytes: 'BLOB', time: 'INTEGER', position: '', table: ' STRICT' })}
      PRAGMA user_version = 2;
    `);
    former.close();
    const store = new SqliteStore(path);
    expect(await store.open('old' as RoomId)).toEqual(formerRoom('locked'));
    expect((await store.open('older' as RoomId))?.room.door).toBe('open');
    expect(await store.append('old' as RoomId, { ...entry(2), actor: asMemberId('teacher') })).toEqual({
      kind: 'committed',
    });
    await store.close();
    await new SqliteStore(path).close();
  });

  it('says before it starts that a file is no database, or of a newer version', () => {
    writeFileSync(path, 'this is not a database, but a text of some length'.repeat(100));
    expect(() => new SqliteStore(path)).toThrow(/not a database/);
    rmSync(path);
    const newer = new Database(path);
    newer.exec('PRAGMA user_version = 99');
    newer.close();
    expect(() => new SqliteStore(path)).toThrow(/newer version/);
  });

  it('an append that the file refuses is unknown, not refused', async () => {
    const store = await withRoom();
    const other = new Database(path);
    other.exec('DROP TABLE log');
    other.close();
    expect((await store.append(room, entry(1))).kind).toBe('unknown');
    await expect(store.entries(room, 0)).rejects.toThrow(/no such table/);
    await store.close();
  });
});
