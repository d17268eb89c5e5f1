import type { OpenedRoom, RoomId, TokenHash } from '@nonlocal/classroom';
import { type Door, asMemberId, parseRoomCode } from '@nonlocal/protocol';
import { type Dialect, migrationsFrom } from '../store/schema.ts';

/** The tables as they were before doors (schema 2), with a locked and an open room in them. */
export const formerSchema = (dialect: Dialect): string => `
  ${migrationsFrom(0, dialect).slice(0, 2).join('\n')}
  INSERT INTO rooms (id, code, locked, created_at, revision) VALUES ('old', 'K7MD-2PXQ', 1, 5, 7);
  INSERT INTO rooms (id, code, locked, created_at, revision) VALUES ('older', 'H4TW-9RNE', 0, 4, 0);
  INSERT INTO members (room_id, id, role, nickname, token_hash, joined_at)
    VALUES ('old', 'teacher', 'instructor', 'T', '${'0'.repeat(64)}', 5);
  INSERT INTO members (room_id, id, role, nickname, token_hash, joined_at)
    VALUES ('old', 'ada', 'student', 'Ada', '${'a'.repeat(64)}', 6);
  INSERT INTO log (room_id, seq, cmd_id, actor, op, at) VALUES ('old', 1, 'c1', 'teacher', '{"kind":"restart"}', 7);
`;

/** The locked one, as it is read now. */
export const formerRoom = (door: Door): OpenedRoom => ({
  room: {
    id: 'old' as RoomId,
    code: parseRoomCode('K7MD-2PXQ') ?? ('' as never),
    door,
    createdAt: 5,
    revision: 7,
  },
  members: [
    { id: asMemberId('teacher'), role: 'instructor', nickname: 'T', tokenHash: hash('0'), joinedAt: 5 },
    { id: asMemberId('ada'), role: 'student', nickname: 'Ada', tokenHash: hash('a'), joinedAt: 6 },
  ],
  head: 1,
});

const hash = (digit: string): TokenHash => digit.repeat(64) as TokenHash;
