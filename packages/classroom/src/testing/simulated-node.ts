import type { AppendResult, LogEntry, OpenedRoom } from '../log.ts';
import type { Effect, Input } from '../exchange.ts';
import type { NodeId } from '../peer-news.ts';
import { Room } from '../room.ts';
import { type ToyState, isBoom, toyApply, toyFold, toyView } from './toy-engine.ts';

/** What a node stands in: the store that all share, chance, and the way to people and to other nodes. */
export interface Surroundings {
  readonly log: readonly LogEntry[];
  readonly now: number;
  opened(): OpenedRoom;
  append(entry: LogEntry): AppendResult;
  /** Whether a request to the store fails this time. */
  fails(): boolean;
  /** Carries out what is not the node's own: messages, members, news. */
  carryOut(node: SimulatedNode, effect: OutwardEffect): void;
}

export type OutwardEffect = Extract<Effect, { kind: 'answer' | 'send' | 'close' | 'persist' | 'append' | 'tell' }>;

const failed: Input = { kind: 'storeFailed', message: 'down' };

/**
 * One process of the service: a room, and an interpreter and a way to the store that answer in any order, fail, and are gone
 * when the process is killed. `later` has what is under way.
 */
export class SimulatedNode {
  readonly id: NodeId;
  readonly #around: Surroundings;
  later: (() => void)[] = [];
  #room: Room;
  #engine: ToyState | null = null;
  #restoring = false;

  constructor(id: string, around: Surroundings) {
    this.id = id as NodeId;
    this.#around = around;
    this.#room = this.#boot();
  }

  /** Begins as the store says. Effects go out as soon as the constructor has returned. */
  #boot(): Room {
    const room = new Room(this.#around.opened(), 0, this.id, { maxStudents: 5, imageEvery: 200 });
    this.later = [
      () => {
        for (const effect of room.start()) this.#carryOut(effect);
      },
    ];
    this.#engine = null;
    this.#restoring = false;
    return room;
  }

  /** Killed and started again: what was under way never comes. */
  restart(): void {
    this.#room = this.#boot();
  }

  tell(input: Input): void {
    for (const effect of this.#room.handle(input, this.#around.now)) this.#carryOut(effect);
  }

  soon(run: () => void): void {
    this.later.push(run);
  }

  loseInterpreter(): void {
    if (this.#engine === null || this.#restoring) return;
    this.#engine = null;
    this.tell({ kind: 'interpreterLost', seq: null, message: 'another room' });
  }

  /** As the shell does: a restoring that is under way begins anew by itself. */
  moveInterpreter(): void {
    if (this.#engine === null || this.#restoring) return;
    this.#engine = null;
    this.tell({ kind: 'interpreterMoved' });
  }

  #carryOut(effect: Effect): void {
    const { log } = this.#around;
    switch (effect.kind) {
      case 'find':
        this.#ask(() => {
          const entry = log.find((each) => each.cmdId === effect.cmdId) ?? null;
          return { kind: 'found', cmdId: effect.cmdId, entry };
        }, failed);
        return;
      case 'read':
        this.#ask(() => ({ kind: 'read', entries: log.slice(effect.after) }), failed);
        return;
      case 'reread':
        this.#ask(() => ({ kind: 'reread', opened: this.#around.opened() }), { kind: 'rereadFailed' });
        return;
      case 'execute':
        this.#execute(effect);
        return;
      case 'restore':
        this.#restore();
        return;
      case 'flushIn':
        this.soon(() => this.tell({ kind: 'flush' }));
        return;
      case 'image':
      case 'saveImage':
      case 'vanish':
        return;
      default:
        this.#around.carryOut(this, effect);
    }
  }

  #ask(answer: () => Input, failure: Input): void {
    this.soon(() => this.tell(this.#around.fails() ? failure : answer()));
  }

  #execute({ seq, command }: Extract<Effect, { kind: 'execute' }>): void {
    const before = this.#engine;
    if (before === null) return;
    this.soon(() => {
      if (this.#engine !== before) return;
      if (isBoom(command)) {
        this.#engine = null;
        this.tell({ kind: 'interpreterLost', seq, message: 'boom' });
        return;
      }
      const { state, outcome } = toyApply(before, command);
      this.#engine = { ...state };
      this.tell({ kind: 'executed', seq, outcome });
    });
  }

  #restore(): void {
    this.#engine = null;
    this.#restoring = true;
    this.soon(() => {
      this.#restoring = false;
      if (this.#around.fails()) {
        this.tell({ kind: 'restoreFailed', seq: null, message: 'the store' });
        return;
      }
      const { log } = this.#around;
      const { state, steps, crashAt } = toyFold(log);
      if (crashAt !== null) {
        this.tell({ kind: 'restoreFailed', seq: crashAt, message: 'boom' });
        return;
      }
      this.#engine = { ...state };
      this.tell({ kind: 'restored', seq: log.length, view: toyView(state), hash: state.hash, steps });
    });
  }
}
