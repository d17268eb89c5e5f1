import type { LogEntry, MemberRecord, Pulse, RoomId, RoomRecord, SavedImage, TokenHash } from '@nonlocal/classroom';
import { cmdIdSchema, doorSchema, memberIdSchema, opSchema, roleSchema, roomCodeSchema } from '@nonlocal/protocol';
import * as v from 'valibot';

/** Decoders of what comes out of the database: a file can be older than the program, or damaged. */
const json = v.pipe(
  v.string(),
  v.transform((text): unknown => JSON.parse(text)),
);
const isRoomId = (text: string): text is RoomId => text.length > 0;
const isTokenHash = (text: string): text is TokenHash => /^[0-9a-f]{64}$/.test(text);

const entryRow = v.object({
  seq: v.number(),
  cmd_id: cmdIdSchema,
  actor: v.union([v.literal('server'), memberIdSchema]),
  op: v.pipe(json, opSchema),
  at: v.number(),
});

const roomRow = v.object({
  id: v.pipe(v.string(), v.guard(isRoomId)),
  code: roomCodeSchema,
  door: doorSchema,
  created_at: v.number(),
  revision: v.number(),
});

const memberRow = v.object({
  id: memberIdSchema,
  role: roleSchema,
  nickname: v.string(),
  token_hash: v.pipe(v.string(), v.guard(isTokenHash)),
  joined_at: v.number(),
});

const imageRow = v.object({ seq: v.number(), hash: v.string(), engine: v.string(), bytes: v.instance(Uint8Array) });

const pulseRow = v.object({ id: v.pipe(v.string(), v.guard(isRoomId)), head: v.number(), revision: v.number() });

const roomIdRow = v.object({ id: v.pipe(v.string(), v.guard(isRoomId)) });

export const readRoomId = (row: unknown): RoomId | null => (row === undefined ? null : v.parse(roomIdRow, row).id);

export function readPulse(row: unknown): readonly [RoomId, Pulse] {
  const { id, head, revision } = v.parse(pulseRow, row);
  return [id, { head, revision }];
}

export const readNumber = (row: unknown): number => v.parse(v.object({ n: v.number() }), row).n;

export function readDurability(row: unknown): { readonly journalMode: string; readonly synchronous: number } {
  const { journal_mode: journalMode, synchronous } = v.parse(
    v.object({ journal_mode: v.string(), synchronous: v.number() }),
    row,
  );
  return { journalMode, synchronous };
}

export function readEntry(row: unknown): LogEntry {
  const { seq, cmd_id: cmdId, actor, op, at } = v.parse(entryRow, row);
  return { seq, cmdId, actor, op, at };
}

export function readRoom(row: unknown): RoomRecord {
  const { id, code, door, created_at: createdAt, revision } = v.parse(roomRow, row);
  return { id, code, door, createdAt, revision };
}

export function readMember(row: unknown): MemberRecord {
  const { id, role, nickname, token_hash: tokenHash, joined_at: joinedAt } = v.parse(memberRow, row);
  return { id, role, nickname, tokenHash, joinedAt };
}

/** A row of `members`, which names its room. */
export const readMembership = (row: unknown): { readonly room: RoomId; readonly member: MemberRecord } => ({
  room: v.parse(v.object({ room_id: v.pipe(v.string(), v.guard(isRoomId)) }), row).room_id,
  member: readMember(row),
});

export function readImage(row: unknown): SavedImage {
  const { seq, hash, engine, bytes } = v.parse(imageRow, row);
  // Its own memory: the driver's buffer may be part of a larger one.
  return { seq, hash, engine, bytes: new Uint8Array(bytes) };
}
