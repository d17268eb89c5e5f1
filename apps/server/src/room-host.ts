import {
  type Answer,
  type Asker,
  type Change,
  type ConnId,
  type Effect,
  type Input,
  type OpenedRoom,
  type PersistResult,
  Room,
  type RoomId,
  type RoomSettings,
  type RoomStore,
} from '@nonlocal/classroom';
import type { RoomCode, ServerMessage } from '@nonlocal/protocol';
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
  readonly freshCode: () => RoomCode;
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
        void this.#persist(effect.change).then((result) =>
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

  async #persist(change: Change): Promise<PersistResult> {
    const { store, log, freshCode } = this.#parts;
    try {
      switch (change.kind) {
        case 'addMember':
          await store.addMember(this.id, change.member);
          return { ok: true, code: null };
        case 'removeMember':
          await store.removeMember(this.id, change.member);
          return { ok: true, code: null };
        case 'setLocked':
          await store.setLocked(this.id, change.locked);
          return { ok: true, code: null };
        case 'deleteRoom':
          await store.deleteRoom(this.id);
          log.info({ room: this.id }, 'a room was deleted');
          return { ok: true, code: null };
        case 'newCode': {
          let code = freshCode();
          while ((await store.setCode(this.id, code)) === 'codeTaken') code = freshCode();
          return { ok: true, code };
        }
        default:
          return change satisfies never;
      }
    } catch (error) {
      log.error({ err: error, room: this.id }, 'the store failed');
      return { ok: false, message: String(error) };
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
