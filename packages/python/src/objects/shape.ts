/**
 * The keys of a dict of attributes, shared by all that were filled in the same order. Two dicts of one shape have each
 * key at the same slot and lack the same keys, so an inline cache compares one reference where it would have had to look
 * the name up. A dict that loses a key, or gets one that is no str, or too many, has no shape any more.
 *
 *     root ─ owner ─ owner, balance ─ owner, balance, rate
 *                  └ owner, rate
 *
 * A shape is no part of the machine's state. Each class has a root of its own, which goes with it.
 */
export class Shape {
  readonly size: number;
  readonly #next: Map<string, Shape>;
  /** How many more shapes the root may get: names that a program makes up are not collected without end. */
  readonly #room: { left: number };

  constructor(size = 0, room = { left: 128 }) {
    this.size = size;
    this.#next = new Map();
    this.#room = room;
  }

  /** The shape with one key more; `null` where there is to be none. */
  with(key: string): Shape | null {
    const known = this.#next.get(key);
    if (known !== undefined) return known;
    if (this.size >= mostKeys || this.#room.left === 0) return null;
    this.#room.left--;
    const made = new Shape(this.size + 1, this.#room);
    this.#next.set(key, made);
    return made;
  }
}

/** Beyond these a dict has an index anyway. */
const mostKeys = 8;

/** Stands for an object that has no dict of attributes yet. */
export const bareShape = new Shape();
