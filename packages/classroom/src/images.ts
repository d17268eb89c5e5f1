import { type RefusalCode, refuse } from '@nonlocal/protocol';
import type { Delivery } from './delivery.ts';
import type { Asker, ConnId, Effect } from './exchange.ts';
import type { SavedImage } from './log.ts';

/** An image with at most so many steps after it is handed out as it is. */
const freshWithin = 32;
/** For so many steps a session that was too large is taken to be so still. */
const largeFor = 8;

/** The engine's whole state as bytes: taken once for all who ask, and kept beside the log now and then. */
export class Images {
  readonly #delivery: Delivery;
  readonly #saveEvery: number;
  readonly #out: (effect: Effect) => void;
  readonly #waiting = new Map<ConnId, Asker>();
  #image: SavedImage | null = null;
  #savedAt: number;
  #isTaking = false;
  #isReady = false;
  /** Where the session was found to be too large to be copied. */
  #largeAt = -Infinity;

  constructor(delivery: Delivery, savedAt: number, saveEvery: number, out: (effect: Effect) => void) {
    this.#delivery = delivery;
    this.#savedAt = savedAt;
    this.#saveEvery = saveEvery;
    this.#out = out;
  }

  request(asker: Asker): void {
    const image = this.#image;
    if (image !== null && this.#delivery.seq - image.seq <= freshWithin && this.#answer(asker, image)) return;
    if (this.#waiting.has(asker.conn)) {
      this.#out({ kind: 'answer', asker, answer: refuse('RATE_LIMITED', 'An image is on its way already.') });
      return;
    }
    if (this.#delivery.seq - this.#largeAt < largeFor) {
      this.#answerLarge(asker);
      return;
    }
    this.#waiting.set(asker.conn, asker);
    this.#take();
  }

  /** The room has moved on. */
  stepped(): void {
    if (this.#delivery.seq - this.#savedAt >= this.#saveEvery) this.#take();
  }

  /** There is an interpreter with the room's state in it, or there is none. */
  interpreter(isReady: boolean): void {
    this.#isReady = isReady;
    this.#isTaking = false;
    // Entries may have been voided since: an image of before is no longer one of the room.
    if (!isReady) this.#image = null;
    if (isReady && this.#waiting.size > 0) this.#take();
  }

  taken(image: SavedImage): void {
    this.#isTaking = false;
    this.#image = image;
    if (image.seq - this.#savedAt >= this.#saveEvery) {
      this.#savedAt = image.seq;
      this.#out({ kind: 'saveImage', image });
    }
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const asker of waiting) {
      if (!this.#answer(asker, image))
        this.#refuse(asker, 'INTERPRETER_CRASHED', 'The room went on too fast to be copied.');
    }
  }

  /** The interpreter is to be another: whoever waits goes on waiting, and what was taken is still true. */
  moved(): void {
    this.#isReady = false;
    this.#isTaking = false;
  }

  tooLarge(): void {
    this.#isTaking = false;
    this.#savedAt = this.#delivery.seq;
    this.#largeAt = this.#delivery.seq;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const asker of waiting) this.#answerLarge(asker);
  }

  /** The interpreter ended before an image came. */
  failed(message: string): void {
    // It may have been the image that ended it: not at once again.
    if (this.#isTaking) this.#savedAt = this.#delivery.seq;
    this.#isTaking = false;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const asker of waiting) this.#refuse(asker, 'INTERPRETER_CRASHED', message);
  }

  detach(conn: ConnId): void {
    this.#waiting.delete(conn);
  }

  #take(): void {
    if (this.#isTaking || !this.#isReady) return;
    this.#isTaking = true;
    this.#out({ kind: 'image' });
  }

  #answer(asker: Asker, { seq, hash, engine, bytes }: SavedImage): boolean {
    const steps = this.#delivery.after(seq);
    if (steps === null) return false;
    // Whoever gets this counts on being told next what follows the tail.
    this.#delivery.hurry(asker.conn);
    const tail = steps.map((step) => ({ seq: step.seq, op: step.op, skip: step.outcome.kind !== 'done' }));
    this.#out({ kind: 'answer', asker, answer: { ok: true, seq, hash, engine, bytes, tail } });
    return true;
  }

  /** From an image of before it grew, however old, the student's own engine comes to where the room is. */
  #answerLarge(asker: Asker): void {
    if (this.#image !== null && this.#answer(asker, this.#image)) return;
    this.#refuse(asker, 'TOO_LARGE', 'The program holds more than what can be copied to everybody.');
  }

  #refuse(asker: Asker, code: RefusalCode, message: string): void {
    this.#out({ kind: 'answer', asker, answer: refuse(code, message) });
  }
}
