import { accessSync, constants } from 'node:fs';
import type { CmdId, Door, MemberId, Role, RoomCode } from '@nonlocal/protocol';
import type {
  Actor,
  AppendResult,
  ChangeResult,
  LogEntry,
  MemberRecord,
  OpenedRoom,
  Pulse,
  RoomId,
  RoomRecord,
  RoomStore,
  SavedImage,
  TokenHash,
} from '@nonlocal/classroom';
import Database from 'libsql';
import { CommitError, GroupCommit } from './group-commit.ts';
import {
  readDurability,
  readEntry,
  readImage,
  readMember,
  readMembership,
  readNumber,
  readPulse,
  readRoom,
  readRoomId,
} from './rows.ts';
import { type Dialect, migrationsFrom } from './schema.ts';

/** Older images are kept for the case that the newest turns out to hold a voided entry. */
const imagesKept = 4;

const dialect: Dialect = { bytes: 'BLOB', time: 'INTEGER', position: '', table: ' STRICT' };

/**
 * One file on one machine. The log's compare-and-append is the `INSERT … SELECT … WHERE head = seq - 1`: it holds
 * even if another process has the same file open. WAL with `synchronous = FULL` is set here explicitly, since the
 * driver's default loses acknowledged commits when the power fails.
 */
export class SqliteStore implements RoomStore {
  readonly #database: Database.Database;
  readonly #commit: GroupCommit;
  readonly #sql;

  /** Throws if the file cannot be opened or written, is no database, or was written by a newer version. */
  constructor(path: string) {
    const database = new Database(path);
    this.#database = database;
    database.exec('PRAGMA busy_timeout = 2000');
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
    database.exec('PRAGMA foreign_keys = ON');
    database.exec('PRAGMA secure_delete = ON');
    migrate(database);
    // A file that can only be read is opened all the same, and would refuse the first write of a class.
    accessSync(path, constants.W_OK);
    this.#commit = new GroupCommit(database);
    this.#sql = prepare(database);
  }

  /** As the database itself reports it; `synchronous` 2 is FULL. */
  get durability(): { readonly journalMode: string; readonly synchronous: number } {
    return readDurability(
      this.#database.prepare('SELECT journal_mode, synchronous FROM pragma_journal_mode, pragma_synchronous').get(),
    );
  }

  createRoom(room: RoomRecord, instructor: MemberRecord): Promise<'created' | 'codeTaken'> {
    return this.#commit.write(() => {
      if (this.#sql.roomByCode.get(room.code) !== undefined) return 'codeTaken';
      this.#sql.addRoom.run(room.id, room.code, room.door, room.createdAt, room.revision);
      this.#addMember(room.id, instructor);
      return 'created';
    });
  }

  roomByCode(code: RoomCode): Promise<RoomRecord | null> {
    return read(() => {
      const row = this.#sql.roomByCode.get(code);
      return row === undefined ? null : readRoom(row);
    });
  }

  memberByToken(tokenHash: TokenHash): Promise<{ readonly room: RoomId; readonly member: MemberRecord } | null> {
    return read(() => {
      const row = this.#sql.memberByToken.get(tokenHash);
      return row === undefined ? null : readMembership(row);
    });
  }

  open(room: RoomId): Promise<OpenedRoom | null> {
    return read(() => {
      const row = this.#sql.room.get(room);
      if (row === undefined) return null;
      const members = this.#sql.members.all(room).map(readMember);
      return { room: readRoom(row), members, head: readNumber(this.#sql.head.get(room)) };
    });
  }

  pulse(rooms: readonly RoomId[]): Promise<ReadonlyMap<RoomId, Pulse>> {
    return read(() => new Map(rooms.flatMap((room) => this.#sql.pulse.all(room)).map(readPulse)));
  }

  async append(room: RoomId, entry: LogEntry): Promise<AppendResult> {
    const { seq, cmdId, actor, op, at } = entry;
    try {
      return await this.#commit.write((): AppendResult => {
        const existing = this.#sql.find.get(room, cmdId);
        if (existing !== undefined) return { kind: 'exists', entry: readEntry(existing) };
        if (!this.#mayChange(room, actor)) return { kind: 'forbidden' };
        const { changes } = this.#sql.append.run(room, seq, cmdId, actor, JSON.stringify(op), at, room, seq);
        return { kind: changes === 1 ? 'committed' : 'behind' };
      });
    } catch (error) {
      if (error instanceof CommitError || error instanceof Database.SqliteError) {
        return { kind: 'unknown', message: error.message };
      }
      throw error;
    }
  }

  find(room: RoomId, cmdId: CmdId): Promise<LogEntry | null> {
    return read(() => {
      const row = this.#sql.find.get(room, cmdId);
      return row === undefined ? null : readEntry(row);
    });
  }

  entries(room: RoomId, after: number): Promise<readonly LogEntry[]> {
    return read(() => this.#sql.entries.all(room, after).map(readEntry));
  }

  image(room: RoomId, engine: string, atMost: number): Promise<SavedImage | null> {
    return read(() => {
      const row = this.#sql.image.get(room, engine, Math.min(atMost, Number.MAX_SAFE_INTEGER));
      return row === undefined ? null : readImage(row);
    });
  }

  saveImage(room: RoomId, { seq, engine, hash, bytes }: SavedImage): Promise<void> {
    return this.#commit.write(() => {
      this.#sql.saveImage.run(room, seq, engine, hash, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
      this.#sql.dropImages.run(room, room, imagesKept);
    });
  }

  addMember(room: RoomId, member: MemberRecord, by?: Actor): Promise<ChangeResult> {
    return this.#change(room, by, () => this.#addMember(room, member));
  }

  removeMember(room: RoomId, member: MemberId, by?: Actor): Promise<ChangeResult> {
    return this.#change(room, by, () => this.#sql.removeMember.run(room, member));
  }

  setRole(room: RoomId, members: readonly MemberId[], role: Role, by?: Actor): Promise<ChangeResult> {
    return this.#change(room, by, () => {
      for (const member of members) this.#sql.setRole.run(role, room, member);
    });
  }

  setDoor(room: RoomId, door: Door, by?: Actor): Promise<ChangeResult> {
    return this.#change(room, by, () => this.#sql.setDoor.run(door, room));
  }

  setCode(room: RoomId, code: RoomCode, by: Actor = 'server'): Promise<ChangeResult | 'codeTaken'> {
    return this.#commit.write(() => {
      const owner = this.#sql.roomByCode.get(code);
      if (owner !== undefined && readRoom(owner).id !== room) return 'codeTaken';
      return this.#changeNow(room, by, () => this.#sql.setCode.run(code, room));
    });
  }

  roomsUnusedSince(time: number): Promise<readonly RoomId[]> {
    return read(() => this.#sql.unused.all(time, time, time).flatMap((row) => readRoomId(row) ?? []));
  }

  async deleteRoom(room: RoomId, by?: Actor): Promise<ChangeResult> {
    const result = await this.#change(room, by, () => {
      for (const statement of this.#sql.deleteRoom) statement.run(room);
    });
    if (result === 'forbidden') return result;
    // What was deleted is overwritten (`secure_delete`), but the log of writes still has the pages as they were.
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    return result;
  }

  close(): Promise<void> {
    this.#commit.flush();
    this.#database.close();
    return Promise.resolve();
  }

  #change(room: RoomId, by: Actor = 'server', change: () => void): Promise<ChangeResult> {
    return this.#commit.write(() => this.#changeNow(room, by, change));
  }

  /** Within a transaction, and there is one writer at a time: what is asked here is so when it commits. */
  #changeNow(room: RoomId, by: Actor, change: () => void): ChangeResult {
    if (!this.#mayChange(room, by)) return 'forbidden';
    change();
    this.#sql.changed.run(room);
    return 'changed';
  }

  #mayChange(room: RoomId, by: Actor): boolean {
    return by === 'server' || this.#sql.instructor.get(room, by) !== undefined;
  }

  #addMember(room: RoomId, { id, role, nickname, tokenHash, joinedAt }: MemberRecord): void {
    this.#sql.addMember.run(room, id, role, nickname, tokenHash, joinedAt);
  }
}

function migrate(database: Database.Database): void {
  const version = readNumber(database.prepare('SELECT user_version AS n FROM pragma_user_version').get());
  const migrations = migrationsFrom(version, dialect);
  if (migrations.length === 0) return;
  const now = version + migrations.length;
  database.exec(`BEGIN IMMEDIATE; ${migrations.join('')} PRAGMA user_version = ${now}; COMMIT;`);
}

function prepare(database: Database.Database) {
  const sql = (text: string): Database.Statement => database.prepare(text);
  return {
    addRoom: sql('INSERT INTO rooms (id, code, door, created_at, revision) VALUES (?, ?, ?, ?, ?)'),
    room: sql('SELECT id, code, door, created_at, revision FROM rooms WHERE id = ?'),
    roomByCode: sql('SELECT id, code, door, created_at, revision FROM rooms WHERE code = ?'),
    memberByToken: sql('SELECT room_id, id, role, nickname, token_hash, joined_at FROM members WHERE token_hash = ?'),
    changed: sql('UPDATE rooms SET revision = revision + 1 WHERE id = ?'),
    pulse: sql(
      `SELECT id, revision, (SELECT coalesce(max(seq), 0) FROM log WHERE room_id = rooms.id) AS head
       FROM rooms WHERE id = ?`,
    ),
    setDoor: sql('UPDATE rooms SET door = ? WHERE id = ?'),
    setCode: sql('UPDATE rooms SET code = ? WHERE id = ?'),
    instructor: sql(`SELECT 1 FROM members WHERE room_id = ? AND id = ? AND role = 'instructor'`),
    setRole: sql('UPDATE members SET role = ? WHERE room_id = ? AND id = ?'),
    members: sql('SELECT id, role, nickname, token_hash, joined_at FROM members WHERE room_id = ? ORDER BY rowid'),
    addMember: sql(
      'INSERT INTO members (room_id, id, role, nickname, token_hash, joined_at) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    removeMember: sql('DELETE FROM members WHERE room_id = ? AND id = ?'),
    head: sql('SELECT coalesce(max(seq), 0) AS n FROM log WHERE room_id = ?'),
    append: sql(
      `INSERT INTO log (room_id, seq, cmd_id, actor, op, at) SELECT ?, ?, ?, ?, ?, ?
       WHERE (SELECT coalesce(max(seq), 0) FROM log WHERE room_id = ?) = ? - 1`,
    ),
    find: sql('SELECT seq, cmd_id, actor, op, at FROM log WHERE room_id = ? AND cmd_id = ?'),
    entries: sql('SELECT seq, cmd_id, actor, op, at FROM log WHERE room_id = ? AND seq > ? ORDER BY seq'),
    image: sql(
      `SELECT seq, engine, hash, bytes FROM images WHERE room_id = ? AND engine = ? AND seq <= ?
       ORDER BY seq DESC LIMIT 1`,
    ),
    saveImage: sql('INSERT OR REPLACE INTO images (room_id, seq, engine, hash, bytes) VALUES (?, ?, ?, ?, ?)'),
    unused: sql(
      `SELECT id FROM rooms WHERE created_at < ?
       AND NOT EXISTS (SELECT 1 FROM members WHERE room_id = rooms.id AND joined_at >= ?)
       AND NOT EXISTS (SELECT 1 FROM log WHERE room_id = rooms.id AND at >= ?)`,
    ),
    deleteRoom: [
      sql('DELETE FROM images WHERE room_id = ?'),
      sql('DELETE FROM log WHERE room_id = ?'),
      sql('DELETE FROM members WHERE room_id = ?'),
      sql('DELETE FROM rooms WHERE id = ?'),
    ],
    dropImages: sql(
      `DELETE FROM images WHERE room_id = ? AND seq NOT IN
       (SELECT seq FROM images WHERE room_id = ? ORDER BY seq DESC LIMIT ?)`,
    ),
  };
}

/** As a promise, so that a store on another machine has the same face. */
async function read<T>(query: () => T): Promise<T> {
  await Promise.resolve();
  return query();
}
