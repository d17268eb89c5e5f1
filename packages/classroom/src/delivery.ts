import type { WireStep } from '@nonlocal/protocol';
import { type View, applyDelta } from '@nonlocal/scope';
import type { ConnId, Effect } from './exchange.ts';
import type { Step } from './step.ts';
import { toWireStep, toWireView } from './wire.ts';

/** Steps kept for those who come back, and for the tail after an image. */
export const stepsKept = 256;
/** Further behind than this, the present state costs less than the way to it. */
const jumpBeyond = 64;
/** A connection that takes nothing for so long is given up. */
const clogMs = 15_000;

interface Cursor {
  /** The last `seq` sent; -1 before anything was. */
  at: number;
  cloggedSince: number | null;
}

/**
 * Who has been sent what. Every connection has a cursor; only those whose last message has left the machine are sent
 * more, so a slow one costs nothing but its cursor. When it drains it gets what it missed, or one whole state.
 */
export class Delivery {
  readonly #cursors = new Map<ConnId, Cursor>();
  readonly #ring: WireStep[] = [];
  readonly #out: (effect: Effect) => void;
  #present: { readonly seq: number; readonly view: View; readonly hash: string } | null = null;

  constructor(out: (effect: Effect) => void) {
    this.#out = out;
  }

  /** The `seq` that the room shows; -1 while the engine has not come up for the first time. */
  get seq(): number {
    return this.#present?.seq ?? -1;
  }

  /** The engine has come up: the room shows this state, however it came to it. `steps` are the last ones up to it. */
  open(seq: number, view: View, hash: string, steps: readonly Step[]): void {
    this.#present = { seq, view, hash };
    // `after` counts on a ring without holes.
    if (steps[0]?.seq !== (this.#ring.at(-1)?.seq ?? -1) + 1) this.#ring.length = 0;
    for (const step of steps) this.#keep(toWireStep(step));
    this.#sync(this.#cursors);
  }

  /** `step` must be the next. Everyone who has all before it gets it, in one message encoded once. */
  publish(step: Step): void {
    const present = this.#present;
    if (present === null || step.seq !== present.seq + 1) {
      throw new Error(`step ${step.seq} does not follow ${this.seq}; look at who executes out of order`);
    }
    const { outcome } = step;
    if (outcome.kind === 'done') {
      this.#present = { seq: step.seq, view: applyDelta(present.view, outcome.delta), hash: outcome.hash };
    } else if (outcome.kind === 'restored') {
      this.#present = { seq: step.seq, view: outcome.view, hash: outcome.hash };
    } else this.#present = { ...present, seq: step.seq };
    const wireStep = toWireStep(step);
    this.#keep(wireStep);
    const conns: ConnId[] = [];
    for (const [conn, cursor] of this.#cursors) {
      if (cursor.cloggedSince !== null || cursor.at !== step.seq - 1) continue;
      cursor.at = step.seq;
      conns.push(conn);
    }
    if (conns.length > 0) this.#out({ kind: 'send', conns, message: { event: 'steps', body: { steps: [wireStep] } } });
  }

  /** Begins to serve a connection that has everything up to `seq`, or nothing (-1). */
  attach(conn: ConnId, seq: number): void {
    const cursor: Cursor = { at: seq, cloggedSince: null };
    this.#cursors.set(conn, cursor);
    this.#sync([[conn, cursor]]);
  }

  /** The connection says that it has everything up to `seq` and missed what followed. */
  resume(conn: ConnId, seq: number): void {
    const cursor = this.#cursors.get(conn);
    if (cursor === undefined) return;
    cursor.at = seq;
    this.#sync([[conn, cursor]]);
  }

  detach(conn: ConnId): void {
    this.#cursors.delete(conn);
  }

  clogged(conn: ConnId, now: number): void {
    const cursor = this.#cursors.get(conn);
    if (cursor !== undefined) cursor.cloggedSince ??= now;
  }

  drained(conn: ConnId): void {
    const cursor = this.#cursors.get(conn);
    if (cursor === undefined) return;
    cursor.cloggedSince = null;
    this.#sync([[conn, cursor]]);
  }

  isClogged(conn: ConnId): boolean {
    return (this.#cursors.get(conn)?.cloggedSince ?? null) !== null;
  }

  /** Connections to give up. */
  stuck(now: number): readonly ConnId[] {
    return [...this.#cursors]
      .filter(([, { cloggedSince }]) => cloggedSince !== null && now - cloggedSince >= clogMs)
      .map(([conn]) => conn);
  }

  /** The steps after `seq`, or `null` if not all of them are kept any more. */
  after(seq: number): readonly WireStep[] | null {
    if (seq === this.seq) return [];
    const first = this.#ring[0]?.seq;
    return first === undefined || seq > this.seq || seq < first - 1 ? null : this.#ring.slice(seq - first + 1);
  }

  /** Brings connections up to date; those who miss the same get one message. */
  #sync(cursors: Iterable<readonly [ConnId, Cursor]>): void {
    const present = this.#present;
    if (present === null) return;
    const groups = new Map<number, ConnId[]>();
    for (const [conn, cursor] of cursors) {
      if (cursor.cloggedSince !== null || cursor.at === present.seq) continue;
      const group = groups.get(cursor.at);
      if (group === undefined) groups.set(cursor.at, [conn]);
      else group.push(conn);
      cursor.at = present.seq;
    }
    for (const [from, conns] of groups) {
      const steps = from < 0 || present.seq - from > jumpBeyond ? null : this.after(from);
      const { seq, view, hash } = present;
      this.#out(
        steps === null
          ? { kind: 'send', conns, message: { event: 'snap', body: { seq, view: toWireView(view), hash } } }
          : { kind: 'send', conns, message: { event: 'steps', body: { steps } } },
      );
    }
  }

  #keep(step: WireStep): void {
    this.#ring.push(step);
    if (this.#ring.length > stepsKept) this.#ring.shift();
  }
}
