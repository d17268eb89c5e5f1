import type { ServerMessage, WireStep } from '@nonlocal/protocol';
import { type View, applyDelta } from '@nonlocal/scope';
import type { ConnId, Effect } from './exchange.ts';
import type { Step } from './step.ts';
import { toWireStep, toWireView } from './wire.ts';

/** Steps kept for those who come back, and for the tail after an image. */
export const stepsKept = 256;
/** Their texts together, in UTF-16 units; the last step is kept whatever its size. */
const textKept = 1_000_000;
/** Steps that follow each other faster than this share a message; longer by a millisecond for so many connections. */
const sliceMs = 15;
const connectionsPerMs = 50;
/** Messages that bring others up to date, kept for the next who miss the same. */
const catchUpsKept = 8;
/** Further behind than this, the present state costs less than the way to it. */
const jumpBeyond = 64;
/** A connection that takes nothing for so long is given up. */
const clogMs = 15_000;

interface Kept {
  readonly step: WireStep;
  readonly length: number;
}

interface Present {
  readonly seq: number;
  readonly view: View;
  readonly hash: string;
}

interface Cursor {
  /** The last `seq` sent; -1 before anything was. */
  at: number;
}

/**
 * Who has been sent what. Every connection has a cursor; only those whose last message has left the machine are sent
 * more, so a slow one costs nothing but its cursor. When it drains it gets what it missed, or one whole state.
 *
 * A step goes out at once and opens a slice. What follows within the slice waits for its end and goes out as one
 * message, since a message costs each connection the same whatever is in it. A slice is as long as a message to all takes
 * (about 20 µs each) and a little more, so that a large class falls behind by a slice and not by a queue:
 *
 *     steps    1   2 3 4                5
 *     slices   |<-- 15 ms -->|<-- … -->||<-- 15 ms -->|
 *     messages [1]           [2 3 4]    [5]
 */
export class Delivery {
  readonly #cursors = new Map<ConnId, Cursor>();
  readonly #ring: Kept[] = [];
  #ringText = 0;
  #sliceEnd = -Infinity;
  #awaitsFlush = false;
  /** Of the present `seq`, by the `seq` they lead on from: one object, and so one encoding, for all who miss the same. */
  readonly #catchUps = new Map<number, ServerMessage>();
  /** Connections that take nothing, and since when; also such as are not served yet. */
  readonly #clogged = new Map<ConnId, number>();
  readonly #out: (effect: Effect) => void;
  #present: Present | null = null;

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
    this.#catchUps.clear();
    // `after` counts on a ring without holes.
    if (steps[0]?.seq !== (this.#ring.at(-1)?.step.seq ?? -1) + 1) {
      this.#ring.length = 0;
      this.#ringText = 0;
    }
    for (const step of steps) this.#keep(toWireStep(step));
    this.#sync(this.#cursors);
  }

  /** `step` must be the next. Everyone who is up to date gets it, now or at the end of the slice. */
  publish(step: Step, now: number): void {
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
    this.#catchUps.clear();
    this.#keep(toWireStep(step));
    if (this.#awaitsFlush) return;
    if (now >= this.#sliceEnd) this.#open(now);
    else {
      this.#awaitsFlush = true;
      // A clock that was set back must not hold the class up.
      this.#out({ kind: 'flushIn', ms: Math.min(this.#slice, this.#sliceEnd - now) });
    }
  }

  /** The slice is over: what waited goes out, and is the first of the next one. */
  flush(now: number): void {
    this.#awaitsFlush = false;
    this.#open(now);
  }

  get #slice(): number {
    return sliceMs + Math.floor(this.#cursors.size / connectionsPerMs);
  }

  #open(now: number): void {
    this.#sliceEnd = now + this.#slice;
    this.#sync(this.#cursors);
  }

  /** Sends what waits for the end of the slice to this one now: something is to be said that is about it. */
  hurry(conn: ConnId): void {
    const cursor = this.#cursors.get(conn);
    if (cursor !== undefined) this.#sync([[conn, cursor]]);
  }

  /**
   * Begins to serve a connection that has everything up to `seq`, or nothing (-1). One that has more than is shown here
   * was served by a node that knows more of the log: it waits, and is not set back.
   */
  attach(conn: ConnId, seq: number): void {
    const cursor: Cursor = { at: seq };
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

  /** The log has been read, and ends at `head`: who claims to have more has nothing, and gets the state as it is. */
  notBeyond(head: number): void {
    const mistaken = [...this.#cursors].filter(([, { at }]) => at > head);
    for (const [, cursor] of mistaken) cursor.at = -1;
    this.#sync(mistaken);
  }

  detach(conn: ConnId): void {
    this.#cursors.delete(conn);
    this.#clogged.delete(conn);
  }

  clogged(conn: ConnId, now: number): void {
    if (!this.#clogged.has(conn)) this.#clogged.set(conn, now);
  }

  drained(conn: ConnId): void {
    this.#clogged.delete(conn);
    const cursor = this.#cursors.get(conn);
    if (cursor !== undefined) this.#sync([[conn, cursor]]);
  }

  isClogged(conn: ConnId): boolean {
    return this.#clogged.has(conn);
  }

  /** Connections to give up. */
  stuck(now: number): readonly ConnId[] {
    return [...this.#clogged].filter(([, since]) => now - since >= clogMs).map(([conn]) => conn);
  }

  /** The steps after `seq`, or `null` if not all of them are kept any more. */
  after(seq: number): readonly WireStep[] | null {
    if (seq === this.seq) return [];
    const first = this.#ring[0]?.step.seq;
    if (first === undefined || seq > this.seq || seq < first - 1) return null;
    return this.#ring.slice(seq - first + 1).map(({ step }) => step);
  }

  /** Brings connections up to date; those who miss the same get one message. */
  #sync(cursors: Iterable<readonly [ConnId, Cursor]>): void {
    const present = this.#present;
    if (present === null) return;
    const groups = new Map<number, ConnId[]>();
    for (const [conn, cursor] of cursors) {
      if (cursor.at >= present.seq || this.#clogged.has(conn)) continue;
      const group = groups.get(cursor.at);
      if (group === undefined) groups.set(cursor.at, [conn]);
      else group.push(conn);
      cursor.at = present.seq;
    }
    for (const [from, conns] of groups) this.#out({ kind: 'send', conns, message: this.#catchUp(from, present) });
  }

  #catchUp(from: number, { seq, view, hash }: Present): ServerMessage {
    const steps = from < 0 || seq - from > jumpBeyond ? null : this.after(from);
    const key = steps === null ? -1 : from;
    const known = this.#catchUps.get(key);
    if (known !== undefined) return known;
    const message: ServerMessage =
      steps === null
        ? { event: 'snap', body: { seq, view: toWireView(view), hash } }
        : { event: 'steps', body: { steps } };
    if (this.#catchUps.size >= catchUpsKept) this.#catchUps.clear();
    this.#catchUps.set(key, message);
    return message;
  }

  #keep(step: WireStep): void {
    const length = textLength(step);
    this.#ring.push({ step, length });
    this.#ringText += length;
    while (this.#ring.length > stepsKept || (this.#ringText > textKept && this.#ring.length > 1)) {
      this.#ringText -= this.#ring.shift()?.length ?? 0;
    }
  }
}

/** Of what can be long in it. */
function textLength({ op, outcome }: WireStep): number {
  const given = 'source' in op ? op.source.length : 'text' in op ? op.text.length : 0;
  switch (outcome.kind) {
    case 'done':
      return given + outcome.delta.length;
    case 'restored':
      return given + JSON.stringify(outcome.view).length;
    case 'refused':
    case 'crashed':
      return given + outcome.message.length;
    default:
      return outcome satisfies never;
  }
}
