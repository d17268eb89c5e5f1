import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RoomId, defaultRoomSettings } from '@nonlocal/classroom';
import type { ServerOptions } from '../src/server.ts';
import type { SqliteStore } from '../src/store/sqlite-store.ts';
import { type PreparedRoom, prepareRooms } from './rooms.ts';
import type { Images, Joined, Place, Report, Task } from './students.ts';
import { Served, nextMessage } from './served.ts';

/** The process of the students. */
export class Crowd {
  readonly #child: ChildProcess = fork(fileURLToPath(new URL('students.ts', import.meta.url)), {
    execArgv: process.execArgv,
    serialization: 'advanced',
  });

  join(place: Place): Promise<Joined> {
    return this.#tell({ kind: 'join', place }) as Promise<Joined>;
  }

  /** What comes from here on is in the report. */
  async count(): Promise<void> {
    await this.#tell({ kind: 'count' });
  }

  report(heads: readonly number[]): Promise<Report> {
    return this.#tell({ kind: 'report', heads }) as Promise<Report>;
  }

  images(): Promise<Images> {
    return this.#tell({ kind: 'images' }) as Promise<Images>;
  }

  async leave(): Promise<void> {
    await this.#tell({ kind: 'leave' });
  }

  end(): void {
    this.#child.kill();
  }

  #tell(task: Task): Promise<unknown> {
    const answer = nextMessage(this.#child);
    this.#child.send(task);
    return answer;
  }
}

/** What a scenario has to do with. */
export interface Stage {
  readonly crowd: Crowd;
  readonly seconds: number;
  /** Something was lost or refused that must not be: said at the end, and by the exit code. */
  readonly fail: (what: string) => void;
}

export interface Setting {
  readonly rooms: number;
  readonly fill?: (store: SqliteStore, room: RoomId) => Promise<void>;
  readonly options?: ServerOptions;
}

/** A server of its own on data of its own, for as long as `play` lasts. */
export async function withServer<T>(
  { rooms: count, fill, options = {} }: Setting,
  play: (server: Served, rooms: readonly [PreparedRoom, ...PreparedRoom[]]) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nonlocal-bench-'));
  try {
    const [first, ...others] = await prepareRooms(dataDir, count, fill);
    if (first === undefined) throw new Error('a setting needs a room');
    const server = await Served.start('server', {
      port: 0,
      host: '127.0.0.1',
      dataDir,
      logLevel: 'warn',
      room: { ...defaultRoomSettings, maxStudents: 10_000 },
      ...options,
    } satisfies ServerOptions);
    try {
      return await play(server, [first, ...others]);
    } finally {
      await server.close();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
