import { type Hello, type RefusalAnswer, type RoomCode, type Token, asMemberId, refuse } from '@nonlocal/protocol';
import {
  type Asker,
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
import { type Line, RoomHost } from './room-host.ts';
import { freshMemberId, freshRoomCode, freshRoomId, freshToken, hashToken, secureRandom } from './secrets.ts';

const tickMs = 250;
/** A room without connections is put away after this; its log brings it back. */
const idleMs = 60_000;

export interface HubParts {
  readonly store: RoomStore;
  readonly appends: Appends;
  readonly pool: InterpreterPool;
  readonly log: Logger;
  readonly settings: RoomSettings;
}

/** All rooms of this node: opened from the log when somebody comes, put away when nobody is left. */
export class Hub {
  readonly #parts: HubParts;
  readonly #line: Line;
  readonly #rooms = new Map<RoomId, Promise<RoomHost | null>>();
  readonly #open = new Map<RoomHost, { emptySince: number | null }>();
  readonly #ticking: NodeJS.Timeout;
  /** Told when a room has failed and its connections must come back to a new one. */
  readonly #roomFailed: (room: RoomHost) => void;

  constructor(parts: HubParts, line: Line, roomFailed: (room: RoomHost) => void) {
    this.#parts = parts;
    this.#line = line;
    this.#roomFailed = roomFailed;
    this.#ticking = setInterval(() => this.#tick(Date.now()), tickMs);
    this.#ticking.unref();
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
      const room = { id: freshRoomId(), code, locked: false, createdAt: now };
      if ((await this.#parts.store.createRoom(room, instructor)) === 'created') return { code, instructorToken };
    }
  }

  /** The room that a token or, without one, a code leads to. A refusal if there is none. */
  async find(hello: Hello, token: Token | null): Promise<RoomHost | RefusalAnswer> {
    const { store } = this.#parts;
    const id =
      token === null
        ? hello.code === undefined
          ? null
          : await store.roomByCode(hello.code)
        : await store.roomByToken(hashToken(token));
    const room = id === null ? null : await this.#host(id);
    if (room !== null) return room;
    return token === null
      ? refuse('UNKNOWN_ROOM', 'No room has this code.')
      : refuse('BAD_TOKEN', 'This token is not, or no longer, of any room.');
  }

  join(room: RoomHost, asker: Asker, hello: Hello, token: Token | null): void {
    const fresh = freshToken();
    room.tell({
      kind: 'hello',
      asker,
      hello,
      credential: token === null ? null : hashToken(token),
      fresh: {
        id: freshMemberId(),
        token: fresh,
        tokenHash: hashToken(fresh),
        nickname: inventNickname(secureRandom),
      },
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
    for (const room of this.#open.keys()) room.close();
    this.#open.clear();
    this.#rooms.clear();
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
    const { store, appends, pool, log, settings } = this.#parts;
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
      line: this.#line,
      freshCode: freshRoomCode,
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
