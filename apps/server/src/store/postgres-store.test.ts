import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LogEntry, RoomId, TokenHash } from '@nonlocal/classroom';
import { asCmdId, asMemberId, roomCodeFrom } from '@nonlocal/protocol';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresProcess, startPostgres } from '../testing/postgres-process.ts';
import { formerRoom, formerSchema } from '../testing/former-schema.ts';
import { storeContract } from '../testing/store-contract.ts';
import { PostgresStore } from './postgres-store.ts';

let postgres: PostgresProcess;

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(() => postgres.remove());

const ignore = (): void => {};
const room = 'a' as RoomId;

const entry = (seq: number, cmdId = `c${seq}`): LogEntry => ({
  seq,
  cmdId: asCmdId(cmdId),
  actor: 'server',
  op: { kind: 'restart' },
  at: seq,
});

async function withRoom(url: string): Promise<PostgresStore> {
  const store = await PostgresStore.open(url, ignore);
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

describe('the Postgres store', () => {
  storeContract(() => ({
    open: () => PostgresStore.open(postgres.freshDatabase(), ignore),
    clean: () => Promise.resolve(),
  }));
});

describe('the database of the Postgres store', () => {
  it('P2 each commit waits for its sync, whatever the default of the server', async () => {
    const url = postgres.freshDatabase();
    const client = new pg.Client(url);
    await client.connect();
    await client.query(
      `ALTER ROLE nonlocal IN DATABASE ${new URL(url).pathname.slice(1)} SET synchronous_commit = off`,
    );
    await client.end();
    const store = await PostgresStore.open(url, ignore);
    expect(await store.durability()).toBe('on');
    await store.close();
  });

  it('I3 two nodes: of appends on one head one commits, and the others are behind', async () => {
    const url = postgres.freshDatabase();
    const one = await withRoom(url);
    const two = await PostgresStore.open(url, ignore);
    for (let seq = 1; seq <= 20; seq++) {
      const both = await Promise.all([
        one.append(room, entry(seq, `one${seq}`)),
        two.append(room, entry(seq, `two${seq}`)),
      ]);
      expect(both.map(({ kind }) => kind).toSorted()).toEqual(['behind', 'committed']);
    }
    expect((await two.entries(room, 0)).map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    await one.close();
    await two.close();
  });

  it('nodes that start at once on an empty database make its tables once', async () => {
    const url = postgres.freshDatabase();
    const stores = await Promise.all(Array.from({ length: 4 }, () => PostgresStore.open(url, ignore)));
    expect(await stores[0]?.roomByCode(roomCodeFrom(() => 0.5))).toBeNull();
    await Promise.all(stores.map((store) => store.close()));
  });

  it('a database of the former schema opens, and its rooms are as they were', async () => {
    const url = postgres.freshDatabase();
    const client = new pg.Client(url);
    await client.connect();
    await client.query(`
      CREATE TABLE schema_version (version INTEGER NOT NULL);
      INSERT INTO schema_version (version) VALUES (2);
      ${formerSchema({ bytes: 'BYTEA', time: 'BIGINT', position: ', position INTEGER GENERATED ALWAYS AS IDENTITY', table: '' })}
    `);
    await client.end();
    const store = await PostgresStore.open(url, ignore);
    expect(await store.open('old' as RoomId)).toEqual(formerRoom('locked'));
    expect((await store.open('older' as RoomId))?.room.door).toBe('open');
    await store.close();
  });

  it('I11 of an entry and the demotion of who makes it one is first, and no entry comes after it', async () => {
    const url = postgres.freshDatabase();
    const one = await withRoom(url);
    const two = await PostgresStore.open(url, ignore);
    const co = asMemberId('co');
    await one.addMember(room, {
      id: co,
      role: 'instructor',
      nickname: 'Co',
      tokenHash: '1'.repeat(64) as TokenHash,
      joinedAt: 0,
    });
    for (let round = 0; round < 20; round++) {
      await one.setRole(room, [co], 'instructor');
      let head = (await one.open(room))?.head ?? 0;
      let isOver = false;
      const driving = async (): Promise<void> => {
        while (!isOver) {
          const { kind } = await two.append(room, { ...entry(head + 1), actor: co });
          if (kind === 'committed') head++;
        }
      };
      const driver = driving();
      await one.setRole(room, [co], 'student', asMemberId('teacher'));
      const then = (await one.open(room))?.head;
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect((await one.open(room))?.head).toBe(then);
      isOver = true;
      await driver;
    }
    await one.close();
    await two.close();
  });

  it('P19 a deleted room is in no table at once, in no file of the tables after VACUUM FULL, and no longer than that', async () => {
    const canary = 'canary-5c1f0b';
    const url = postgres.freshDatabase();
    const store = await withRoom(url);
    const op = { kind: 'load', source: canary, filename: 'main.py' } as const;
    await store.append(room, { ...entry(1), op });
    await store.addMember(room, {
      id: asMemberId('ada'),
      role: 'student',
      nickname: canary,
      tokenHash: '1'.repeat(64) as TokenHash,
      joinedAt: 0,
    });
    await store.saveImage(room, { seq: 1, hash: 'h', engine: 'e', bytes: Buffer.from(canary.repeat(1_000)) });
    const client = new pg.Client(url);
    await client.connect();
    const rows = async (): Promise<string> => {
      const { rows: dumped } = await client.query<{ dump: string }>(
        `SELECT database_to_xml(true, false, '')::text AS dump`,
      );
      return dumped[0]?.dump ?? '';
    };
    // The write-ahead log keeps what it was told until its segments are written over: README.md says so.
    const files = (): readonly string[] =>
      readdirSync(postgres.data, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile() && !file.parentPath.startsWith(join(postgres.data, 'pg_wal')))
        .map((file) => join(file.parentPath, file.name))
        .filter((file) => readFileSync(file).includes(canary));
    await client.query('CHECKPOINT');
    expect(await rows()).toContain(canary);
    expect(files()).not.toEqual([]);
    await store.deleteRoom(room);
    expect(await rows()).not.toContain(canary);
    await client.query('VACUUM FULL');
    await client.query('CHECKPOINT');
    expect(files()).toEqual([]);
    await client.end();
    await store.close();
  });

  it('says before it starts that the data is of a newer version', async () => {
    const url = postgres.freshDatabase();
    await (await PostgresStore.open(url, ignore)).close();
    const client = new pg.Client(url);
    await client.connect();
    await client.query('INSERT INTO schema_version (version) VALUES (99)');
    await client.end();
    await expect(PostgresStore.open(url, ignore)).rejects.toThrow(/newer version/);
  });

  it('P14 an append that finds no database is unknown, and the next finds it when it is there again', async () => {
    const store = await withRoom(postgres.freshDatabase());
    await postgres.kill();
    expect((await store.append(room, entry(1))).kind).toBe('unknown');
    await expect(store.entries(room, 0)).rejects.toThrow(/ECONNREFUSED|terminated/);
    await postgres.restart();
    expect(await store.append(room, entry(1))).toEqual({ kind: 'committed' });
    await store.close();
  });
});
