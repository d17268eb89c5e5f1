import {
  type Actor,
  type Answer,
  type Asker,
  type Change,
  type ChangeResult,
  type ConnId,
  type Effect,
  type Input,
  type Made,
  type OpenedRoom,
  type PersistResult,
  Room,
  type RoomId,
  type RoomSettings,
  type RoomStore,
  type TokenHash,
} from '@nonlocal/classroom';
import type { MemberId, RoomCode, ServerMessage, Token } from '@nonlocal/protocol';
import { engineVersion } from '@nonlocal/scope';
import type { Logger } from 'pino';
import type { Appends } from './appends.ts';
import type { Interpreter, InterpreterPool } from './interpreter/pool.ts';
import type { Nodes } from './nodes/nodes.ts';

/** How a room reaches those who are connected. */
export interface Line {
  answer(asker: Asker, answer: Answer): void;
  /** Encodes the message once for all of them. */
  send(conns: readonly ConnId[], message: ServerMessage): void;
  close(conn: ConnId): void;
}

export interface HostParts {
  readonly store: RoomStore;
  readonly appends: Appends;
  readonly pool: InterpreterPool;
  readonly nodes: Nodes;
  readonly line: Line;
  /** What only chance can give. */
  readonly fresh: {
    readonly code: () => RoomCode;
    readonly member: () => { readonly id: MemberId; readonly token: Token; readonly tokenHash: TokenHash };
  };
  readonly log: Logger;
  readonly settings: RoomSettings;
  /** The room broke one of its own rules and must not go on. */
  readonly failed: () => void;
  /** The room was deleted. */
  readonly vanished: () => void;
}

/** Lives with one room: tells it what happens, does what it says, in order. */
export class RoomHost {
  readonly id: RoomId;
  readonly #room: Room;
  readonly #parts: HostParts;
  readonly #interpreter: Interpreter;
  readonly #inbox: Input[] = [];
  #isHandling = false;
  #isClosed = false;
  /** A restoring has begun and is not answered: what `lost` then means is up to it. */
  #isRestoring = false;
  #rejectedImages = false;

  /** `null` if there is no such room. */
  static async open(id: RoomId, parts: HostParts): Promise<RoomHost | null> {
    const opened = await parts.store.open(id);
    if (opened === null) return null;
    const image = await parts.store.image(id, engineVersion, Infinity);
    return new RoomHost(id, opened, image?.seq ?? 0, parts);
  }

  private constructor(id: RoomId, opened: OpenedRoom, savedImage: number, parts: HostParts) {
    this.id = id;
    this.#parts = parts;
    this.#room = new Room(opened, savedImage, parts.nodes.id, parts.settings);
    parts.nodes.join(id, (from, news) => this.tell({ kind: 'peer', from, news }));
    this.#interpreter = parts.pool.attach(id, {
      restored: ({ seq, view, hash, steps }) => {
        this.#isRestoring = false;
        this.tell({ kind: 'restored', seq, view, hash, steps });
      },
      imageRejected: () => {
        this.#rejectedImages = true;
        void this.#restore();
      },
      executed: ({ seq, outcome }) => this.tell({ kind: 'executed', seq, outcome }),
      imaged: ({ seq, hash, engine, bytes }) => {
        this.tell({ kind: 'imaged', image: { seq, hash, engine, bytes: new Uint8Array(bytes) } });
      },
      imageTooLarge: () => this.tell({ kind: 'imageTooLarge' }),
      moved: () => this.#moved(),
      lost: (seq, message) => this.#lost(seq, message),
    });
    for (const effect of this.#room.start()) this.#carryOut(effect);
  }

  get isEmpty(): boolean {
    return this.#room.isEmpty && this.#inbox.length === 0;
  }

  tell(input: Input): void {
    if (this.#isClosed) return;
    this.#inbox.push(input);
    // What an effect leads to at once waits until the effects before it are carried out.
    if (this.#isHandling) return;
    this.#isHandling = true;
    try {
      for (let next = this.#inbox.shift(); next !== undefined; next = this.#inbox.shift()) {
        for (const effect of this.#room.handle(next, Date.now())) this.#carryOut(effect);
      }
    } catch (error) {
      this.#parts.log.error({ err: error, room: this.id }, 'a room broke its own rules');
      this.close();
      this.#parts.failed();
    } finally {
      this.#isHandling = false;
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#inbox.length = 0;
    this.#interpreter.drop();
    this.#parts.nodes.leave(this.id);
  }

  #carryOut(effect: Effect): void {
    const { store, appends, line, log } = this.#parts;
    switch (effect.kind) {
      case 'answer':
        line.answer(effect.asker, effect.answer);
        return;
      case 'send':
        line.send(effect.conns, effect.message);
        return;
      case 'close':
        line.close(effect.conn);
        return;
      case 'persist':
        void this.#persist(effect.change, effect.by).then((result) =>
          this.tell({ kind: 'persisted', ticket: effect.ticket, result }),
        );
        return;
      case 'append':
        void appends
          .watch(store.append(this.id, effect.entry))
          .catch((error: unknown) => ({ kind: 'unknown', message: String(error) }) as const)
          .then((result) => {
            if (result.kind === 'unknown') log.error({ room: this.id, message: result.message }, 'append failed');
            this.tell({ kind: 'appended', entry: effect.entry, result });
          });
        return;
      case 'find':
        store.find(this.id, effect.cmdId).then(
          (entry) => this.tell({ kind: 'found', cmdId: effect.cmdId, entry }),
          (error: unknown) => this.#storeFailed(error),
        );
        return;
      case 'read':
        store.entries(this.id, effect.after).then(
          (entries) => this.tell({ kind: 'read', entries }),
          (error: unknown) => this.#storeFailed(error),
        );
        return;
      case 'tell':
        this.#parts.nodes.tell(this.id, effect.news);
        return;
      case 'reread':
        store.open(this.id).then(
          (opened) => this.tell({ kind: 'reread', opened }),
          (error: unknown) => {
            log.error({ err: error, room: this.id }, 'the store failed');
            this.tell({ kind: 'rereadFailed' });
          },
        );
        return;
      case 'execute':
        this.#interpreter.execute(effect.seq, effect.command);
        return;
      case 'restore':
        void this.#restore();
        return;
      case 'flushIn':
        setTimeout(() => this.tell({ kind: 'flush' }), effect.ms);
        return;
      case 'image':
        this.#interpreter.image();
        return;
      case 'saveImage':
        store.saveImage(this.id, effect.image).catch((error: unknown) => {
          log.error({ err: error, room: this.id }, 'an image could not be kept; the log is enough');
        });
        return;
      case 'vanish':
        this.close();
        this.#parts.vanished();
        return;
      default:
        effect satisfies never;
    }
  }

  #storeFailed(error: unknown): void {
    this.#parts.log.error({ err: error, room: this.id }, 'the store failed');
    this.tell({ kind: 'storeFailed', message: String(error) });
  }

  #lost(seq: number | null, message: string): void {
    this.#parts.log.warn({ room: this.id, seq, message }, 'an interpreter was lost');
    if (this.#isRestoring) {
      this.#isRestoring = false;
      this.tell({ kind: 'restoreFailed', seq, message });
    } else this.tell({ kind: 'interpreterLost', seq, message });
  }

  #moved(): void {
    this.#parts.log.info({ room: this.id }, 'a room has grown and goes on in a process for large ones');
    if (this.#isRestoring) void this.#restore();
    else this.tell({ kind: 'interpreterMoved' });
  }

  async #persist(change: Change, by: Actor): Promise<PersistResult> {
    try {
      const { result, made } = await this.#change(change, by);
      return result === 'changed' ? { ok: true, made } : { ok: false, reason: 'forbidden' };
    } catch (error) {
      this.#parts.log.error({ err: error, room: this.id }, 'the store failed');
      return { ok: false, reason: 'unavailable' };
    }
  }

  async #change(change: Change, by: Actor): Promise<{ readonly result: ChangeResult; readonly made: Made | null }> {
    const { store, log, fresh } = this.#parts;
    switch (change.kind) {
      case 'addMember':
        return { result: await store.addMember(this.id, change.member, by), made: null };
      case 'removeMember':
        return { result: await store.removeMember(this.id, change.member, by), made: null };
      case 'invite': {
        const { token, ...ids } = fresh.member();
        const { role, nickname, joinedAt } = change;
        const member = { ...ids, role, nickname, joinedAt };
        return { result: await store.addMember(this.id, member, by), made: { kind: 'member', member, token } };
      }
      case 'setRole':
        return { result: await store.setRole(this.id, change.members, change.role, by), made: null };
      case 'setDoor':
        return { result: await store.setDoor(this.id, change.door, by), made: null };
      case 'deleteRoom': {
        const result = await store.deleteRoom(this.id, by);
        if (result === 'changed') log.info({ room: this.id }, 'a room was deleted');
        return { result, made: null };
      }
      case 'newCode': {
        let code = fresh.code();
        let result = await store.setCode(this.id, code, by);
        while (result === 'codeTaken') {
          code = fresh.code();
          result = await store.setCode(this.id, code, by);
        }
        return { result, made: { kind: 'code', code } };
      }
      default:
        return change satisfies never;
    }
  }

  /** Gives a fresh interpreter the newest usable image and every entry after it. */
  async #restore(): Promise<void> {
    const { store, log } = this.#parts;
    this.#isRestoring = true;
    try {
      let atMost = this.#rejectedImages ? -1 : Infinity;
      for (;;) {
        const image = atMost < 0 ? null : await store.image(this.id, engineVersion, atMost);
        const entries = await store.entries(this.id, image?.seq ?? 0);
        const voided = entries.flatMap(({ op }) => (op.kind === 'void' ? op.seq : []));
        const first = Math.min(...voided);
        // An image taken after an entry that was voided later has that entry in it.
        if (image !== null && first <= image.seq) {
          atMost = first - 1;
          continue;
        }
        this.#interpreter.restore(image, entries, voided);
        log.info(
          { room: this.id, image: image?.seq ?? null, replayed: entries.length },
          image === null ? 'a room is replayed from its log' : 'a room begins at an image of its interpreter',
        );
        return;
      }
    } catch (error) {
      log.error({ err: error, room: this.id }, 'a room could not be read');
      this.#isRestoring = false;
      this.tell({ kind: 'restoreFailed', seq: null, message: String(error) });
    }
  }
}
