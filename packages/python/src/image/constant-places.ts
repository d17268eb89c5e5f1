import type { PyCode } from '../objects/code.ts';
import { PyObject, type Value } from '../objects/object.ts';
import type { HeapObject } from './classes.ts';

interface Place {
  readonly consts: Value[];
  readonly at: number;
}

/** Where restored code has constants that may be on the heap as well: either is to be one object. */
export class ConstantPlaces {
  readonly #places = new Map<number, Place[]>();
  /** No constant's id is below or above these: most objects are told by that. */
  #first = Number.POSITIVE_INFINITY;
  #last = 0;

  note(code: PyCode): void {
    const consts = code.consts as Value[];
    for (let at = 0; at < consts.length; at++) {
      const value = consts[at];
      if (typeof value !== 'object' || value.id <= 0) continue;
      const known = this.#places.get(value.id);
      if (known === undefined) this.#places.set(value.id, [{ consts, at }]);
      else known.push({ consts, at });
      this.#first = Math.min(this.#first, value.id);
      this.#last = Math.max(this.#last, value.id);
    }
  }

  /** Puts an object of the heap in where code has a constant of that id. */
  fill(id: number, object: HeapObject): void {
    if (id < this.#first || id > this.#last || !(object instanceof PyObject)) return;
    for (const { consts, at } of this.#places.get(id) ?? []) consts[at] = object;
  }
}
