import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { RoomId } from '@nonlocal/classroom';
import { asMemberId, protocolVersion } from '@nonlocal/protocol';
import { freshRoomCode, freshRoomId, freshToken, hashToken } from '../src/secrets.ts';
import { SqliteStore } from '../src/store/sqlite-store.ts';
import { createRoom } from '../src/testing/socket-client.ts';
import { micros } from './measured.ts';
import { type RawAnswer, RawClient } from './raw-client.ts';

/** A room that is in the store before the server is. */
export interface PreparedRoom {
  readonly id: RoomId;
  readonly code: string;
  readonly token: string;
}

/** Rooms of which everything else is as it would be; only the limits of how fast they may be opened are passed by. */
export async function prepareRooms(
  dataDir: string,
  count: number,
  fill: (store: SqliteStore, room: RoomId) => Promise<void> = () => Promise.resolve(),
): Promise<readonly PreparedRoom[]> {
  mkdirSync(dataDir, { recursive: true });
  const store = new SqliteStore(join(dataDir, 'nonlocal.db'));
  const rooms: PreparedRoom[] = [];
  for (let i = 0; i < count; i++) {
    const [id, code, token, now] = [freshRoomId(), freshRoomCode(), freshToken(), Date.now()];
    await store.createRoom(
      { id, code, door: 'open', createdAt: now, revision: 0 },
      {
        id: asMemberId('instructor'),
        role: 'instructor',
        nickname: 'Instructor',
        tokenHash: hashToken(token),
        joinedAt: now,
      },
    );
    await fill(store, id);
    rooms.push({ id, code, token });
  }
  await store.close();
  return rooms;
}

/** A room that a server was asked for. */
export async function roomOf(port: number): Promise<PreparedRoom> {
  const { code, instructorToken } = await createRoom(port);
  return { id: '' as RoomId, code, token: instructorToken };
}

/** An instructor who sends commands when they are due, one after the other's acknowledgement. */
export class Teacher {
  /** The room's head, as far as it was acknowledged here. */
  head = 0;
  refused = 0;
  /** From when a command was due to its acknowledgement. */
  acknowledged: (ms: number) => void = () => {};
  readonly #clients: readonly RawClient[];
  #sent = 0;

  private constructor(clients: readonly RawClient[]) {
    this.#clients = clients;
  }

  /** With as many windows as the rate needs: a connection may send 30 messages a second. */
  static async join(port: number, token: string, rate = 1): Promise<Teacher> {
    const count = Math.ceil(rate / 25);
    const clients = await Promise.all(
      Array.from({ length: count }, () => RawClient.open({ port, from: '127.0.0.1', token })),
    );
    for (const client of clients) await client.ask('hello', { version: protocolVersion, role: 'instructor' });
    return new Teacher(clients);
  }

  /** `due`: in microseconds; it travels as the command's id. */
  async command(op: unknown, due = micros()): Promise<RawAnswer> {
    const client = this.#clients[this.#sent++ % this.#clients.length];
    if (client === undefined) throw new Error('nobody is there to send it');
    const answer = await client.ask('cmd', { cmdId: `t${due}-${this.#sent}`, base: this.head, op });
    this.acknowledged((micros() - due) / 1_000);
    if (answer.body['ok'] === true) this.head = Number(answer.body['seq']);
    else this.refused++;
    return answer;
  }

  /** `count` commands at `rate` a second. When the server is late, so are they, and that counts as latency. */
  async steps(op: unknown, rate: number, count: number): Promise<void> {
    const begin = micros();
    for (let i = 0; i < count; i++) {
      const due = Math.round(begin + (i * 1e6) / rate);
      const wait = (due - micros()) / 1_000;
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      await this.command(op, Math.min(due, micros()));
    }
  }

  close(): void {
    for (const client of this.#clients) client.close();
  }
}
