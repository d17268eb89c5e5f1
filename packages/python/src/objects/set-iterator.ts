import type { Machine } from '../vm/machine.ts';
import { raise } from './errors.ts';
import { touch } from './heap.ts';
import { exhausted, PyIterator } from './iterator.ts';
import { iteratorType } from './iterator-type.ts';
import type { Value } from './object.ts';
import type { PySet } from './set.ts';

/** Walks a set's table. */
export class PySetIterator extends PyIterator {
  set: PySet | null;
  place: number;
  /** The set's size when the walk began; -1 once it was found changed. */
  size: number;
  left: number;
  constructor(set: PySet) {
    super(setIteratorType, 48);
    this.set = set;
    this.place = 0;
    this.size = set.size;
    this.left = set.size;
  }

  override advance(vm: Machine): Value | typeof exhausted {
    const { set } = this;
    if (set === null) return exhausted;
    touch(this);
    if (set.size !== this.size) {
      this.size = -1;
      throw raise('RuntimeError', 'Set changed size during iteration');
    }
    const { table } = set;
    let { place } = this;
    while (place < table.length && (table[place] ?? null) === null) place++;
    if (place - this.place > 64) vm.charge((place - this.place) >> 4);
    this.place = place + 1;
    const value = table[place];
    if (value === undefined || value === null) {
      this.set = null;
      return exhausted;
    }
    this.left--;
    return value;
  }
}

const setIteratorType = iteratorType('set_iterator', (iterator: PySetIterator) =>
  iterator.set === null || iterator.set.size !== iterator.size ? 0 : iterator.left,
);
