import type { CmdId, Door, MemberId, Role, RoomCode } from '@nonlocal/protocol';
import type { Command } from '@nonlocal/scope';

export type RoomId = string & { readonly __brand: 'RoomId' };

/** SHA-256 of a token, in hex. The token itself is never kept. */
export type TokenHash = string & { readonly __brand: 'TokenHash' };

/** What an entry does. `void`: the entry `seq` ended the interpreter and counts as not having happened. */
export type Op = Command | { readonly kind: 'void'; readonly seq: number };

/** Who does something: a member, who must be an instructor by the record then, or the server of its own accord. */
export type Actor = MemberId | 'server';

export interface LogEntry {
  readonly seq: number;
  readonly cmdId: CmdId;
  readonly actor: Actor;
  readonly op: Op;
  /** Milliseconds since 1970. Never read when the log is folded. */
  readonly at: number;
}

export interface MemberRecord {
  readonly id: MemberId;
  readonly role: Role;
  readonly nickname: string;
  readonly tokenHash: TokenHash;
  /** Milliseconds since 1970. */
  readonly joinedAt: number;
}

export interface RoomRecord {
  readonly id: RoomId;
  readonly code: RoomCode;
  readonly door: Door;
  readonly createdAt: number;
  /** Grows with each change of the record or of its members. */
  readonly revision: number;
}

/** Whether there is anything new about a room, told by two numbers. */
export interface Pulse {
  /** The last `seq` in the log, 0 if it is empty. */
  readonly head: number;
  readonly revision: number;
}

/** The fold of the first `seq` entries, as the engine's snapshot. */
export interface SavedImage {
  readonly seq: number;
  readonly hash: string;
  /** The engine's version: another engine must fold the log itself. */
  readonly engine: string;
  readonly bytes: Uint8Array;
}

export type AppendResult =
  /** On the disk. */
  | { readonly kind: 'committed' }
  /** This `cmdId` is in the log already. */
  | { readonly kind: 'exists'; readonly entry: LogEntry }
  /** The log's head is not `entry.seq - 1`: somebody else appended. */
  | { readonly kind: 'behind' }
  /** The actor is no instructor of the room, or no longer. */
  | { readonly kind: 'forbidden' }
  /** Nobody knows whether it was committed: read the log before saying anything. */
  | { readonly kind: 'unknown'; readonly message: string };

/** What became of a change that somebody wanted. `forbidden`: `by` is no instructor of the room. */
export type ChangeResult = 'changed' | 'forbidden';

/**
 * Where rooms are kept. `append` is a compare-and-append: it commits only if `entry.seq` is exactly one past the
 * room's head, in one statement, whoever else may write. What a member does – an entry, a change `by` somebody – commits only
 * if the record says in the same transaction that they are an instructor: a node may know it later than it is so. A method that rejects has failed for reasons of the store;
 * only `append` may then still have happened, and it says so instead of rejecting.
 */
export interface RoomStore {
  createRoom(room: RoomRecord, instructor: MemberRecord): Promise<'created' | 'codeTaken'>;
  roomByCode(code: RoomCode): Promise<RoomRecord | null>;
  memberByToken(tokenHash: TokenHash): Promise<{ readonly room: RoomId; readonly member: MemberRecord } | null>;
  open(room: RoomId): Promise<OpenedRoom | null>;
  /** Of each of these rooms that there is. */
  pulse(rooms: readonly RoomId[]): Promise<ReadonlyMap<RoomId, Pulse>>;
  append(room: RoomId, entry: LogEntry): Promise<AppendResult>;
  find(room: RoomId, cmdId: CmdId): Promise<LogEntry | null>;
  /** The entries after `after`, in order. */
  entries(room: RoomId, after: number): Promise<readonly LogEntry[]>;
  /** The newest image at or before `atMost` made by that engine. */
  image(room: RoomId, engine: string, atMost: number): Promise<SavedImage | null>;
  saveImage(room: RoomId, image: SavedImage): Promise<void>;
  addMember(room: RoomId, member: MemberRecord, by?: Actor): Promise<ChangeResult>;
  removeMember(room: RoomId, member: MemberId, by?: Actor): Promise<ChangeResult>;
  /** Of those who are still members. */
  setRole(room: RoomId, members: readonly MemberId[], role: Role, by?: Actor): Promise<ChangeResult>;
  setDoor(room: RoomId, door: Door, by?: Actor): Promise<ChangeResult>;
  setCode(room: RoomId, code: RoomCode, by?: Actor): Promise<ChangeResult | 'codeTaken'>;
  /** Rooms in which nobody has done anything since: no entry, no new member. */
  roomsUnusedSince(time: number): Promise<readonly RoomId[]>;
  /** Takes everything of the room out of the store, so that nothing of it can be read there any more. */
  deleteRoom(room: RoomId, by?: Actor): Promise<ChangeResult>;
  close(): Promise<void>;
}

export interface OpenedRoom {
  readonly room: RoomRecord;
  /** The first is who opened the room. */
  readonly members: readonly MemberRecord[];
  /** The last `seq` in the log, 0 if it is empty. */
  readonly head: number;
}
