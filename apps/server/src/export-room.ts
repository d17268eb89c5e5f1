import type { RoomStore } from '@nonlocal/classroom';
import type { Token } from '@nonlocal/protocol';
import { hashToken } from './secrets.ts';

/**
 * All that is kept of a room, as JSON Lines: the room, its members (no tokens), then the log. The images are left out:
 * they follow from the log. `null` unless the token is the instructor's.
 */
export async function exportRoom(store: RoomStore, token: Token): Promise<string | null> {
  const tokenHash = hashToken(token);
  const asker = await store.memberByToken(tokenHash);
  if (asker?.member.role !== 'instructor') return null;
  const opened = await store.open(asker.room);
  if (opened === null) return null;
  const { room, members } = opened;
  const entries = await store.entries(room.id, 0);
  const lines = [
    { kind: 'room', code: room.code, door: room.door, createdAt: room.createdAt },
    ...members.map(({ id: member, role, nickname, joinedAt }) => ({
      kind: 'member',
      id: member,
      role,
      nickname,
      joinedAt,
    })),
    ...entries.map(({ seq, cmdId, actor, op, at }) => ({ kind: 'entry', seq, cmdId, actor, op, at })),
  ];
  return `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`;
}
