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
import pg from 'pg';
import {
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

/** Connections of one node. */
const poolSize = 10;
/** A database that says nothing for so long is as good as gone: the room refuses, and asks again. */
const patienceMs = 5_000;
/** The tables are made, or another node is waited for that makes them, for so long. */
const migrationPatienceMs = 60_000;
/** Older images are kept for the case that the newest turns out to hold a voided entry. */
const imagesKept = 4;
/** Two nodes that start at once must not both change the tables: any number that nobody else locks. */
const migrationLock = 6_402_373;

const dialect: Dialect = {
  bytes: 'BYTEA',
  time: 'BIGINT',
  position: ',\n      position INTEGER GENERATED ALWAYS AS IDENTITY',
  table: '',
};

/** As numbers: milliseconds and counts are far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format): ((text: string) => unknown) => {
    if (oid === pg.types.builtins.INT8 && format !== 'binary') return Number;
    return pg.types.getTypeParser(oid, format) as (text: string) => unknown;
  },
};

const uniqueViolation = '23505';

/**
 * One database for any number of nodes. The log's compare-and-append is one statement: it adds the row only where the
 * head is the one the writer built on, and where two do so at once the primary key lets one of them through. The commit
 * waits for the disk (`synchronous_commit` is set for each connection, whatever the server's default).
 */
export class PostgresStore implements RoomStore {
  readonly #pool: pg.Pool;

  /**
   * Rejects where the database cannot be reached or is of a newer version. `onIdleError` is told of connections that
   * broke while nobody used them; the next query makes another.
   */
  static async open(url: string, onIdleError: (error: Error) => void): Promise<PostgresStore> {
    await migrate(url);
    const pool = new pg.Pool({
      connectionString: url,
      max: poolSize,
      types,
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
      keepAlive: true,
      options: `-c synchronous_commit=on -c statement_timeout=${patienceMs}`,
    });
    pool.on('error', onIdleError);
    return new PostgresStore(pool);
  }

  private constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /** As the database itself reports it. */
  async durability(): Promise<string> {
    const { rows } = await this.#pool.query<{ value: string }>(`SELECT current_setting('synchronous_commit') AS value`);
    return rows[0]?.value ?? '';
  }

  async createRoom(room: RoomRecord, instructor: MemberRecord): Promise<'created' | 'codeTaken'> {
    const { id, role, nickname, tokenHash, joinedAt } = instructor;
    const { rowCount } = await this.#pool.query(
      `WITH room AS (
         INSERT INTO rooms (id, code, door, created_at, revision) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (code) DO NOTHING RETURNING id
       )
       INSERT INTO members (room_id, id, role, nickname, token_hash, joined_at)
       SELECT room.id, $6, $7, $8, $9, $10 FROM room`,
      [room.id, room.code, room.door, room.createdAt, room.revision, id, role, nickname, tokenHash, joinedAt],
    );
    return rowCount === 1 ? 'created' : 'codeTaken';
  }

  async roomByCode(code: RoomCode): Promise<RoomRecord | null> {
    const row = await this.#first('SELECT id, code, door, created_at, revision FROM rooms WHERE code = $1', [code]);
    return row === undefined ? null : readRoom(row);
  }

  async memberByToken(tokenHash: TokenHash): Promise<{ readonly room: RoomId; readonly member: MemberRecord } | null> {
    const row = await this.#first(
      'SELECT room_id, id, role, nickname, token_hash, joined_at FROM members WHERE token_hash = $1',
      [tokenHash],
    );
    return row === undefined ? null : readMembership(row);
  }

  async open(room: RoomId): Promise<OpenedRoom | null> {
    const [row, members, head] = await Promise.all([
      this.#first('SELECT id, code, door, created_at, revision FROM rooms WHERE id = $1', [room]),
      this.#all('SELECT id, role, nickname, token_hash, joined_at FROM members WHERE room_id = $1 ORDER BY position', [
        room,
      ]),
      this.#first('SELECT coalesce(max(seq), 0) AS n FROM log WHERE room_id = $1', [room]),
    ]);
    return row === undefined ? null : { room: readRoom(row), members: members.map(readMember), head: readNumber(head) };
  }

  async pulse(rooms: readonly RoomId[]): Promise<ReadonlyMap<RoomId, Pulse>> {
    const rows = await this.#all(
      `SELECT id, revision, (SELECT coalesce(max(seq), 0) FROM log WHERE room_id = rooms.id) AS head
       FROM rooms WHERE id = ANY($1)`,
      [rooms],
    );
    return new Map(rows.map(readPulse));
  }

  async append(room: RoomId, { seq, cmdId, actor, op, at }: LogEntry): Promise<AppendResult> {
    try {
      const row = await this.#first(
        `WITH known AS (
           SELECT seq, cmd_id, actor, op, at FROM log WHERE room_id = $1 AND cmd_id = $3
         ), actor AS (
           ${instructor('$1', '$4')}
         ), may AS (
           SELECT $4 = 'server' OR EXISTS (SELECT FROM actor) AS may
         ), added AS (
           INSERT INTO log (room_id, seq, cmd_id, actor, op, at)
           SELECT $1, $2, $3, $4, $5, $6 FROM may
           WHERE may AND NOT EXISTS (SELECT FROM known)
           AND (SELECT coalesce(max(seq), 0) FROM log WHERE room_id = $1) = $2 - 1
           ON CONFLICT DO NOTHING RETURNING seq
         )
         SELECT (SELECT count(*) FROM added) AS n, may, known.* FROM may LEFT JOIN known ON true`,
        [room, seq, cmdId, actor, JSON.stringify(op), at],
      );
      if (readNumber(row) === 1) return { kind: 'committed' };
      if (isFilled(row)) return { kind: 'exists', entry: readEntry(row) };
      return { kind: mayAppend(row) ? 'behind' : 'forbidden' };
    } catch (error) {
      return { kind: 'unknown', message: error instanceof Error ? error.message : String(error) };
    }
  }

  async find(room: RoomId, cmdId: CmdId): Promise<LogEntry | null> {
    const row = await this.#first('SELECT seq, cmd_id, actor, op, at FROM log WHERE room_id = $1 AND cmd_id = $2', [
      room,
      cmdId,
    ]);
    return row === undefined ? null : readEntry(row);
  }

  async entries(room: RoomId, after: number): Promise<readonly LogEntry[]> {
    const rows = await this.#all(
      'SELECT seq, cmd_id, actor, op, at FROM log WHERE room_id = $1 AND seq > $2 ORDER BY seq',
      [room, after],
    );
    return rows.map(readEntry);
  }

  async image(room: RoomId, engine: string, atMost: number): Promise<SavedImage | null> {
    const row = await this.#first(
      `SELECT seq, engine, hash, bytes FROM images WHERE room_id = $1 AND engine = $2 AND seq <= $3
       ORDER BY seq DESC LIMIT 1`,
      [room, engine, Math.min(atMost, 2 ** 31 - 1)],
    );
    return row === undefined ? null : readImage(row);
  }

  async saveImage(room: RoomId, { seq, engine, hash, bytes }: SavedImage): Promise<void> {
    await this.#pool.query(
      `INSERT INTO images (room_id, seq, engine, hash, bytes) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (room_id, seq, engine) DO UPDATE SET hash = excluded.hash, bytes = excluded.bytes`,
      [room, seq, engine, hash, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)],
    );
    await this.#pool.query(
      `DELETE FROM images WHERE room_id = $1 AND seq NOT IN
       (SELECT seq FROM images WHERE room_id = $1 ORDER BY seq DESC LIMIT $2)`,
      [room, imagesKept],
    );
  }

  addMember(room: RoomId, member: MemberRecord, by?: Actor): Promise<ChangeResult> {
    const { id, role, nickname, tokenHash, joinedAt } = member;
    return this.#change(
      room,
      by,
      'INSERT INTO members (room_id, id, role, nickname, token_hash, joined_at) VALUES ($1, $2, $3, $4, $5, $6)',
      [room, id, role, nickname, tokenHash, joinedAt],
    );
  }

  removeMember(room: RoomId, member: MemberId, by?: Actor): Promise<ChangeResult> {
    return this.#change(room, by, 'DELETE FROM members WHERE room_id = $1 AND id = $2', [room, member]);
  }

  setRole(room: RoomId, members: readonly MemberId[], role: Role, by?: Actor): Promise<ChangeResult> {
    const text = 'UPDATE members SET role = $3 WHERE room_id = $1 AND id = ANY($2)';
    return this.#change(room, by, text, [room, members, role]);
  }

  setDoor(room: RoomId, door: Door, by?: Actor): Promise<ChangeResult> {
    return this.#change(room, by, 'UPDATE rooms SET door = $2 WHERE id = $1', [room, door]);
  }

  async setCode(room: RoomId, code: RoomCode, by?: Actor): Promise<ChangeResult | 'codeTaken'> {
    try {
      return await this.#change(room, by, 'UPDATE rooms SET code = $2 WHERE id = $1', [room, code]);
    } catch (error) {
      if (error instanceof pg.DatabaseError && error.code === uniqueViolation) return 'codeTaken';
      throw error;
    }
  }

  async roomsUnusedSince(time: number): Promise<readonly RoomId[]> {
    const rows = await this.#all(
      `SELECT id FROM rooms WHERE created_at < $1
       AND NOT EXISTS (SELECT FROM members WHERE room_id = rooms.id AND joined_at >= $1)
       AND NOT EXISTS (SELECT FROM log WHERE room_id = rooms.id AND at >= $1)`,
      [time],
    );
    return rows.flatMap((row) => readRoomId(row) ?? []);
  }

  deleteRoom(room: RoomId, by?: Actor): Promise<ChangeResult> {
    return this.#change(
      room,
      by,
      `WITH images AS (DELETE FROM images WHERE room_id = $1), log AS (DELETE FROM log WHERE room_id = $1),
       members AS (DELETE FROM members WHERE room_id = $1)
       DELETE FROM rooms WHERE id = $1`,
      [room],
    );
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  async #all(text: string, values: readonly unknown[]): Promise<readonly unknown[]> {
    const { rows } = await this.#pool.query<pg.QueryResultRow>(text, [...values]);
    return rows;
  }

  /** Changes the room in one transaction, and counts its revision. */
  async #change(room: RoomId, by: Actor = 'server', text: string, values: readonly unknown[]): Promise<ChangeResult> {
    const client = await this.#pool.connect();
    try {
      await client.query('BEGIN');
      const { rowCount } = by === 'server' ? { rowCount: 1 } : await client.query(instructor('$1', '$2'), [room, by]);
      if (rowCount === 1) {
        await client.query(text, [...values]);
        await client.query('UPDATE rooms SET revision = revision + 1 WHERE id = $1', [room]);
      }
      await client.query('COMMIT');
      client.release();
      return rowCount === 1 ? 'changed' : 'forbidden';
    } catch (error) {
      // Whatever state it is in, the next one gets another.
      client.release(true);
      throw error;
    }
  }

  async #first(text: string, values: readonly unknown[]): Promise<unknown> {
    const [row] = await this.#all(text, values);
    return row;
  }
}

/** The row of an instructor, which nobody can change before the transaction has ended. */
const instructor = (room: string, member: string): string =>
  `SELECT 1 FROM members WHERE room_id = ${room} AND id = ${member} AND role = 'instructor' FOR SHARE`;

const mayAppend = (row: unknown): boolean =>
  typeof row === 'object' && row !== null && 'may' in row && row.may === true;

const isFilled = (row: unknown): boolean =>
  typeof row === 'object' && row !== null && 'cmd_id' in row && row.cmd_id !== null;

async function migrate(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    types,
    connectionTimeoutMillis: migrationPatienceMs,
    query_timeout: migrationPatienceMs,
  });
  // A connection that breaks fails its query, too; without a listener it would end the process.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [migrationLock]);
    await client.query('CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)');
    const { rows } = await client.query<pg.QueryResultRow>('SELECT coalesce(max(version), 0) AS n FROM schema_version');
    const version = readNumber(rows[0]);
    const migrations = migrationsFrom(version, dialect);
    for (const migration of migrations) await client.query(migration);
    if (migrations.length > 0)
      await client.query('INSERT INTO schema_version (version) VALUES ($1)', [version + migrations.length]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}
