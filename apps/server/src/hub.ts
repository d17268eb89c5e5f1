import { type Hello, type RefusalAnswer, type RoomCode, type Token, asMemberId, refuse } from '@nonlocal/protocol';
import {
  type Asker,
  type Claim,
  type MemberRecord,
  type RoomId,
  type RoomSettings,
  type RoomStore,
  inventNickname,
} from '@nonlocal/classroom';
import type { Logger } from 'pino';
import type { Appends } from './appends.ts';
import { exportRoom } from './export-room.ts';
import type { InterpreterPool } from './interpreter/pool.ts';
import type { Nodes } from './nodes/nodes.ts';
import { type Line, RoomHost } from './room-host.ts';
import { freshMember, freshRoomCode, freshRoomId, freshToken, hashToken, secureRandom } from './secrets.ts';

const tickMs = 250;
/** So often the store is asked whether another node has written: news between nodes may be lost. */
const pulseEveryMs = 1_000;
/** A room without connections is put away after this; its log brings it back. */
const idleMs = 60_000;

export interface HubParts {
  readonly store: RoomStore;
  readonly appends: Appends;
  readonly pool: InterpreterPool;
  readonly nodes: Nodes;
  readonly log: Logger;
  readonly settings: RoomSettings;
}

/** The room that somebody asks for, and what the store says of who asks. */
export interface Found {
  readonly room: RoomHost;
  readonly claim: Claim;
}

/** All rooms of this node: opened from the log when somebody comes, put away when nobody is left. */
export class Hub {
  readonly #parts: HubParts;
  readonly #line: Line;
  readonly #rooms = new Map<RoomId, Promise<RoomHost | null>>();
  readonly #open = new Map<RoomHost, { emptySince: number | null }>();
  readonly #ticking: NodeJS.Timeout;
  readonly #pulsing: NodeJS.Timeout | null;
  #isPulsing = false;
  /** Told when a room has failed and its connections must come back to a new one. */
  readonly #roomFailed: (room: RoomHost) => void;

  constructor(parts: HubParts, line: Line, roomFailed: (room: RoomHost) => void) {
    this.#parts = parts;
    this.#line = line;
    this.#roomFailed = roomFailed;
    this.#ticking = setInterval(() => this.#tick(Date.now()), tickMs);
    this.#ticking.unref();
    this.#pulsing = parts.nodes.isAlone ? null : setInterval(() => void this.#pulse(), pulseEveryMs);
    this.#pulsing?.unref();
  }

  /** A new room. The token is given out here and nowhere else; only its hash is kept. */
  async create(): Promise<{ readonly code: RoomCode; readonly instructorToken: Token }> {
    const instructorToken = freshToken();
    for (;;) {
      const code = freshRoomCode();
      const now = Date.now();
      const instructor: MemberRecord = {
        id: asMemberId('instructor'),
        role: 'instructor',
        nickname: 'Instructor',
        tokenHash: hashToken(instructorToken),
        joinedAt: now,
      };
      const room = { id: freshRoomId(), code, door: 'open', createdAt: now, revision: 0 } as const;
      if ((await this.#parts.store.createRoom(room, instructor)) === 'created') return { code, instructorToken };
    }
  }

  /** Where a token or, without one, a code leads to. A refusal if there is no such room. */
  async find(hello: Hello, token: Token | null): Promise<Found | RefusalAnswer> {
    const found = token === null ? await this.#byCode(hello.code) : await this.#byToken(token);
    if (found !== null) return found;
    return token === null
      ? refuse('UNKNOWN_ROOM', 'No room has this code.')
      : refuse('BAD_TOKEN', 'This token is not, or no longer, of any room.');
  }

  join({ room, claim }: Found, asker: Asker, hello: Hello): void {
    room.tell({
      kind: 'hello',
      asker,
      hello,
      claim,
      fresh: { ...freshMember(), nickname: inventNickname(secureRandom) },
    });
  }

  /** All that is kept of the room whose instructor's token it is; `null` where it is none. */
  export(token: Token): Promise<string | null> {
    return exportRoom(this.#parts.store, token);
  }

  /** How many rooms are open here. */
  get rooms(): number {
    return this.#open.size;
  }

  isOpen(room: RoomId): boolean {
    return this.#rooms.has(room);
  }

  close(): void {
    clearInterval(this.#ticking);
    if (this.#pulsing !== null) clearInterval(this.#pulsing);
    for (const room of this.#open.keys()) room.close();
    this.#open.clear();
    this.#rooms.clear();
  }

  async #byCode(code: RoomCode | undefined): Promise<Found | null> {
    const record = code === undefined ? null : await this.#parts.store.roomByCode(code);
    const room = record === null ? null : await this.#host(record.id);
    return record === null || room === null ? null : { room, claim: { kind: 'newcomer', door: record.door } };
  }

  async #byToken(token: Token): Promise<Found | null> {
    const found = await this.#parts.store.memberByToken(hashToken(token));
    const room = found === null ? null : await this.#host(found.room);
    return found === null || room === null ? null : { room, claim: { kind: 'member', member: found.member } };
  }

  #host(id: RoomId): Promise<RoomHost | null> {
    const known = this.#rooms.get(id);
    if (known !== undefined) return known;
    const opening = this.#openRoom(id);
    this.#rooms.set(id, opening);
    opening.then(
      (room) => {
        if (room === null) this.#rooms.delete(id);
        else {
          this.#parts.log.debug({ room: id }, 'a room was opened');
          this.#open.set(room, { emptySince: null });
        }
      },
      () => this.#rooms.delete(id),
    );
    return opening;
  }

  async #openRoom(id: RoomId): Promise<RoomHost | null> {
    const { store, appends, pool, nodes, log, settings } = this.#parts;
    let opened: RoomHost | null = null;
    const failed = (): void => {
      if (opened === null) return;
      this.#forget(opened);
      this.#roomFailed(opened);
    };
    opened = await RoomHost.open(id, {
      store,
      appends,
      pool,
      nodes,
      line: this.#line,
      fresh: { code: freshRoomCode, member: freshMember },
      log,
      settings,
      failed,
      vanished: () => {
        if (opened !== null) this.#forget(opened);
      },
    });
    return opened;
  }

  #forget(room: RoomHost): void {
    this.#open.delete(room);
    this.#rooms.delete(room.id);
  }

  /** A store that does not answer is asked again a second later; what it then refuses, the rooms say themselves. */
  async #pulse(): Promise<void> {
    if (this.#isPulsing || this.#open.size === 0) return;
    this.#isPulsing = true;
    const rooms = [...this.#open.keys()];
    try {
      const pulses = await this.#parts.store.pulse(rooms.map(({ id }) => id));
      for (const room of rooms) room.tell({ kind: 'pulse', pulse: pulses.get(room.id) ?? null });
    } catch (error) {
      this.#parts.log.warn({ err: error }, 'the store does not say how rooms stand');
    } finally {
      this.#isPulsing = false;
    }
  }

  #tick(now: number): void {
    for (const [room, state] of this.#open) {
      room.tell({ kind: 'tick' });
      if (!room.isEmpty) state.emptySince = null;
      else state.emptySince ??= now;
      if (state.emptySince === null || now - state.emptySince < idleMs) continue;
      room.close();
      this.#forget(room);
      this.#parts.log.debug({ room: room.id }, 'a room was put away');
    }
  }
}
