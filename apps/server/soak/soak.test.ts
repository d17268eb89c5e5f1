import { mkdirSync } from 'node:fs';
import type { RoomId } from '@nonlocal/classroom';
import { type RoomCode, parseRoomCode } from '@nonlocal/protocol';
import { type TestContext, afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PostgresProcess, startPostgres } from '../src/testing/postgres-process.ts';
import { createRoom, load, teacher } from '../src/testing/socket-client.ts';
import { fuzz } from './fuzz.ts';
import { kills } from './kills.ts';
import { links } from './links.ts';
import { outages } from './outages.ts';
import { pauses } from './pauses.ts';
import { openPlace, storeKinds } from './place.ts';
import { startSabotaged } from './sabotaged-process.ts';
import { killPoints } from './sabotage.ts';
import { sealFolder } from './small-disk.ts';
import { type SyncsParts, Unseen, syncs } from './syncs.ts';

let postgres: PostgresProcess;
const quietly = { say: () => {}, seed: 20_261_122 };

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(() => postgres.remove());

describe('a server on a real store', { timeout: 240_000, concurrent: true }, () => {
  it.each(storeKinds)(
    'P1 P3 killed with -9 at every point of its work, on %s, loses nothing acknowledged',
    async (store) => {
      const points = [...killPoints, 'atRandom'];
      const { faults, figures } = await kills({ ...quietly, store, postgres, rounds: points.length, students: 2 });
      expect(faults).toEqual([]);
      expect(figures).toEqual(expect.objectContaining(Object.fromEntries(points.map((point) => [point, 1]))));
    },
  );

  it('P4 stopped while another node goes on, it writes nothing stale when it is resumed', async () => {
    const { faults, figures } = await pauses({ ...quietly, postgres, rounds: 4, students: 1 });
    expect(faults).toEqual([]);
    expect(figures['commands of the paused node that lost the race']).toBeGreaterThan(0);
  });
});

describe('the system calls of a server and its database', { timeout: 240_000, concurrent: true }, () => {
  /** Where the machine lets nobody look at them, nothing can be said. */
  async function faultsIn(
    context: TestContext,
    parts: Pick<SyncsParts, 'store' | 'broken'>,
  ): Promise<readonly string[]> {
    try {
      const { faults } = await syncs({ ...quietly, postgres, commands: 8, ...parts });
      return faults;
    } catch (error) {
      if (error instanceof Unseen) context.skip(error.message);
      throw error;
    }
  }

  it.for(storeKinds)('P2 have a sync that returned before each acknowledgement, on %s', async (store, context) => {
    expect(await faultsIn(context, { store })).toEqual([]);
  });

  it('P2 show a server that acknowledges before it stores', async (context) => {
    const faults = await faultsIn(context, { store: 'sqlite', broken: 'acknowledgesFirst' });
    expect(faults).toContain('P2 1 was acknowledged before the disk had it');
  });
});

describe('two nodes', { timeout: 240_000, concurrent: true }, () => {
  it('I5 P17 the same command a hundred times on both is one row and one answer', async () => {
    const place = await openPlace('postgres', postgres);
    const nodes = await Promise.all([startSabotaged(place), startSabotaged(place)]);
    try {
      const [one] = nodes;
      const room = await createRoom(one.port);
      const teachers = await Promise.all(nodes.map(({ port }) => teacher(port, room)));
      const command = { cmdId: 'once', base: 0, op: load('x = 1') };
      const answers = await Promise.all(
        teachers.flatMap((each) => Array.from({ length: 50 }, () => each.ask('cmd', command))),
      );
      expect(answers).toEqual(answers.map(() => ({ ok: true, seq: 1 })));
      for (const each of teachers) {
        const other = await each.ask('cmd', { ...command, op: load('x = 2') });
        expect(other['code']).toBe('IDEMPOTENCY_CONFLICT');
        each.close();
      }
      for (const node of nodes) await node.end('SIGTERM');
      const store = await place.openStore();
      const id = (await store.roomByCode(parseRoomCode(room.code) as RoomCode))?.id as RoomId;
      expect((await store.entries(id, 0)).map(({ cmdId }) => cmdId)).toEqual(['once']);
      await store.close();
    } finally {
      for (const node of nodes) await node.end('SIGKILL');
      await place.remove({ keepsJournals: false });
    }
  });
});

describe('what a class meets', { timeout: 240_000, concurrent: true }, () => {
  it('P6 students behind links that go bad miss nothing', async () => {
    const { faults, figures } = await links({ ...quietly, rounds: 1, students: 7, isLong: false });
    expect(faults).toEqual([]);
    expect(figures['faults of links']).toBe(7);
  });

  it.each(storeKinds)(
    'P14 commands are refused while %s cannot store them, and then the room goes on',
    async (store) => {
      const { faults, figures } = await outages({ ...quietly, store, rounds: 1, students: 2 });
      expect(faults).toEqual([]);
      expect(figures['refused']).toBeGreaterThan(0);
    },
  );

  it('P14 a folder that cannot be written is named in one line before anyone comes, empty or not', async (context) => {
    for (const isUsed of [false, true]) {
      const place = await openPlace('sqlite');
      mkdirSync(place.dataDir);
      if (isUsed) await (await startSabotaged(place)).end('SIGKILL');
      const unseal = sealFolder(place.dataDir);
      try {
        if (unseal === null) context.skip('needs to be let make a folder read-only');
        await expect(startSabotaged(place)).rejects.toThrow(/The data in .* cannot be opened: .*NONLOCAL_DATA/);
      } finally {
        unseal?.();
        await place.remove({ keepsJournals: false });
      }
    }
  });

  it('P17 hostile packets of all sorts end or are answered, and the witnesses miss nothing', async () => {
    const { faults, figures } = await fuzz({ ...quietly, messages: 5_000, sockets: 12 });
    expect(faults).toEqual([]);
    expect(figures['answers']).toMatch(/BAD_MESSAGE.*FORBIDDEN/);
  });
});

describe('the checker finds in real processes', { timeout: 240_000, concurrent: true }, () => {
  it('P1 a server that acknowledges before it stores', async () => {
    const parts = { ...quietly, store: 'sqlite', rounds: 2, students: 1, points: ['atRandom'] } as const;
    const { faults } = await kills({ ...parts, broken: 'acknowledgesFirst' });
    expect(faults.join('\n')).toMatch(/^P1 teacher.* was acknowledged as \d+ and is/m);
  });

  it('P4 a store that does not compare', async () => {
    const { faults } = await pauses({ ...quietly, postgres, rounds: 2, students: 1, broken: 'noCompare' });
    expect(faults.join('\n')).toMatch(/^P1 teacher.* was acknowledged as \d+ and is \d+ in the log/m);
  });
});
