/** How the two databases call the same things. */
export interface Dialect {
  readonly bytes: 'BLOB' | 'BYTEA';
  /** Milliseconds since 1970. */
  readonly time: 'INTEGER' | 'BIGINT';
  /** A number that grows with each row, for the order of rows. */
  readonly position: string;
  /** Behind each table. */
  readonly table: '' | ' STRICT';
}

/**
 * What leads from each version of the tables to the next, from nothing on: the version is how many were carried out.
 * What stands here once is never changed; a change is another one at the end.
 */
function migrations(dialect: Dialect): readonly string[] {
  return [firstTables(dialect), revisions, doors];
}

/** Throws where the data is of a version that is not known here. */
export function migrationsFrom(version: number, dialect: Dialect): readonly string[] {
  const all = migrations(dialect);
  if (version > all.length) {
    throw new Error(`the data was written by a newer version (schema ${version}; this one knows ${all.length})`);
  }
  return all.slice(version);
}

/** Lets nodes see by one number that another one has changed a room or its members. */
const revisions = 'ALTER TABLE rooms ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;';

/** A door that is open, locked, or has somebody before it. */
const doors = `
  ALTER TABLE rooms ADD COLUMN door TEXT NOT NULL DEFAULT 'open';
  UPDATE rooms SET door = 'locked' WHERE locked <> 0;
  ALTER TABLE rooms DROP COLUMN locked;
`;

function firstTables({ bytes, time, position, table }: Dialect): string {
  return `
    CREATE TABLE rooms (
      id TEXT PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      locked INTEGER NOT NULL,
      created_at ${time} NOT NULL
    )${table};
    CREATE TABLE members (
      room_id TEXT NOT NULL REFERENCES rooms (id),
      id TEXT NOT NULL,
      role TEXT NOT NULL,
      nickname TEXT NOT NULL,
      token_hash TEXT NOT NULL UNIQUE,
      joined_at ${time} NOT NULL${position},
      PRIMARY KEY (room_id, id)
    )${table};
    CREATE TABLE log (
      room_id TEXT NOT NULL REFERENCES rooms (id),
      seq INTEGER NOT NULL,
      cmd_id TEXT NOT NULL,
      actor TEXT NOT NULL,
      op TEXT NOT NULL,
      at ${time} NOT NULL,
      PRIMARY KEY (room_id, seq),
      UNIQUE (room_id, cmd_id)
    )${table};
    CREATE TABLE images (
      room_id TEXT NOT NULL REFERENCES rooms (id),
      seq INTEGER NOT NULL,
      engine TEXT NOT NULL,
      hash TEXT NOT NULL,
      bytes ${bytes} NOT NULL,
      PRIMARY KEY (room_id, seq, engine)
    )${table};
  `;
}
