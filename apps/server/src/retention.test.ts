import type { RoomId, TokenHash } from '@nonlocal/classroom';
import { asMemberId, roomCodeFrom } from '@nonlocal/protocol';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { Retention } from './retention.ts';
import { MemoryStore } from './store/memory-store.ts';

const day = 24 * 60 * 60 * 1_000;

it('P19 rooms that nobody has used for the time that rooms are kept are deleted, unless somebody is in them', async () => {
  const store = new MemoryStore();
  for (const [index, name] of ['old', 'open', 'young'].entries()) {
    const joinedAt = name === 'young' ? day : 0;
    await store.createRoom(
      { id: name as RoomId, code: roomCodeFrom(() => index / 3), door: 'open', createdAt: 0, revision: 0 },
      {
        id: asMemberId('teacher'),
        role: 'instructor',
        nickname: 'T',
        tokenHash: String(index).repeat(64) as TokenHash,
        joinedAt,
      },
    );
  }
  const log = pino({ level: 'silent' });
  const retention = new Retention({ store, log, days: 10, isOpen: (room) => room === 'open' });
  await retention.sweep(10 * day);
  expect(await store.open('old' as RoomId)).not.toBeNull();
  await retention.sweep(10 * day + 1);
  expect(await store.open('old' as RoomId)).toBeNull();
  expect(await store.open('open' as RoomId)).not.toBeNull();
  expect(await store.open('young' as RoomId)).not.toBeNull();
  retention.close();
});
