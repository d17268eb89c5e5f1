import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LogEntry, RoomId, TokenHash } from '@nonlocal/classroom';
import { asMemberId, asCmdId, roomCodeFrom } from '@nonlocal/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeContract } from '../testing/store-contract.ts';
import { ThreadedStore } from './threaded-store.ts';

let directory = '';
let path = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'nonlocal-store-'));
  path = join(directory, 'nonlocal.db');
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

const room = 'a' as RoomId;

const entry = (seq: number): LogEntry => ({
  seq,
  cmdId: asCmdId(`c${seq}`),
  actor: 'server',
  op: { kind: 'restart' },
  at: seq,
});

async function withRoom(): Promise<ThreadedStore> {
  const store = await ThreadedStore.open(path);
  const tokenHash = '0'.repeat(64) as TokenHash;
  await store.createRoom(
    { id: room, code: roomCodeFrom(() => 0.5), door: 'open', createdAt: 0, revision: 0 },
    { id: asMemberId('teacher'), role: 'instructor', nickname: 'T', tokenHash, joinedAt: 0 },
  );
  return store;
}

describe('the SQLite store in its thread', () => {
  storeContract(() => ({ open: () => ThreadedStore.open(path), clean: () => Promise.resolve() }));
});

describe('the thread of the SQLite store', () => {
  it('says before it starts that a file is no database', async () => {
    writeFileSync(path, 'this is not a database, but a text of some length'.repeat(100));
    await expect(ThreadedStore.open(path)).rejects.toThrow(/not a database/);
  });

  it('I3 what its end leaves open is unknown or rejected, and another thread goes on with the file', async () => {
    const store = await withRoom();
    expect(await store.append(room, entry(1))).toEqual({ kind: 'committed' });
    const open = [store.append(room, entry(2)), store.entries(room, 0).catch(String)];
    await store.stop();
    const [append, entries] = await Promise.all(open);
    // Whether it was faster than its end is nobody's to know.
    expect(append).toEqual(
      expect.objectContaining({ kind: expect.stringMatching(/^(?:committed|unknown)$/) as string }),
    );
    expect(entries === 'Error: the thread of the store ended' || Array.isArray(entries)).toBe(true);
    const head = (await store.open(room))?.head ?? 0;
    expect(head).toBeGreaterThanOrEqual(1);
    expect(await store.append(room, entry(head + 1))).toEqual({ kind: 'committed' });
    await store.close();
  });
});
