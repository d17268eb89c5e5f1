import type { Change, Effect, PersistResult } from './exchange.ts';
import type { Actor } from './log.ts';

/** Changes of the stored room that are under way, and what follows from each. */
export class Changes {
  readonly #out: (effect: Effect) => void;
  readonly #open = new Map<number, (result: PersistResult) => void>();
  #tickets = 0;

  constructor(out: (effect: Effect) => void) {
    this.#out = out;
  }

  get isEmpty(): boolean {
    return this.#open.size === 0;
  }

  /** Nothing is done unless `by` is an instructor by the record, or the server itself. */
  ask(change: Change, by: Actor, then: (result: PersistResult) => void): void {
    const ticket = ++this.#tickets;
    this.#open.set(ticket, then);
    this.#out({ kind: 'persist', ticket, change, by });
  }

  answered(ticket: number, result: PersistResult): void {
    const then = this.#open.get(ticket);
    this.#open.delete(ticket);
    then?.(result);
  }
}
