import type { Machine } from '../vm/machine.ts';
import { intrinsic } from '../frozen/intrinsic.ts';
import { touch } from './heap.ts';
import { exhausted, PyIterator } from './iterator.ts';
import { defineIterator } from './iterator-type.ts';
import { builtinType, type Value } from './object.ts';
import { None } from './singleton.ts';

/** Iterators whose every step is a call of the guest's Python: `advance` always hands over. */

/** `iter(callable, sentinel)` */
export class PyCallableIterator extends PyIterator {
  /** `null` once the sentinel has come. */
  callable: Value | null;
  readonly sentinel: Value;
  constructor(callable: Value, sentinel: Value) {
    super(callableIteratorType, 48);
    this.callable = callable;
    this.sentinel = sentinel;
  }

  override advance(_vm: Machine): Value | typeof exhausted | undefined {
    return this.callable === null ? exhausted : undefined;
  }

  override get slowNext(): string {
    return 'callable_iterator_next';
  }
}

export const callableIteratorType = builtinType('callable_iterator', undefined, { isBase: false });
defineIterator(callableIteratorType, 'callable_iterator_next');

/** Walks an object by `__getitem__` with 0, 1, 2 … until IndexError. */
export class PySequenceIterator extends PyIterator {
  sequence: Value | null;
  index: number;
  constructor(sequence: Value) {
    super(sequenceIteratorType, 48);
    this.sequence = sequence;
    this.index = 0;
  }

  override advance(_vm: Machine): Value | typeof exhausted | undefined {
    return this.sequence === null ? exhausted : undefined;
  }

  override get slowNext(): string {
    return 'sequence_iterator_next';
  }
}

export const sequenceIteratorType = builtinType('iterator', undefined, { isBase: false });
defineIterator(sequenceIteratorType, 'sequence_iterator_next');

/** `reversed` of an object with `__len__` and `__getitem__`. */
export class PyReversed extends PyIterator {
  sequence: Value | null;
  index: number;
  constructor(sequence: Value, index: number, cls = reversedType) {
    super(cls, 48);
    this.sequence = sequence;
    this.index = index;
  }

  override advance(_vm: Machine): Value | typeof exhausted | undefined {
    return this.sequence === null || this.index < 0 ? exhausted : undefined;
  }

  override get slowNext(): string {
    return 'reversed_next';
  }
}

export const reversedType = builtinType('reversed');

type Walker = PySequenceIterator | PyReversed;
intrinsic('_walked', '(iterator, /)', (_vm, iterator: Walker) => iterator.sequence ?? None);
intrinsic('_walk_index', '(iterator, /)', (_vm, iterator: Walker) => iterator.index);
intrinsic('_walk_on', '(iterator, distance, /)', (_vm, iterator: Walker, distance: number) => {
  iterator.index += distance;
  touch(iterator);
  return None;
});
intrinsic('_walk_end', '(iterator, /)', (_vm, iterator: Walker) => {
  iterator.sequence = null;
  touch(iterator);
  return None;
});
intrinsic(
  '_callable_iterator_callable',
  '(iterator, /)',
  (_vm, iterator: PyCallableIterator) => iterator.callable ?? None,
);
intrinsic('_callable_iterator_sentinel', '(iterator, /)', (_vm, iterator: PyCallableIterator) => iterator.sentinel);
intrinsic('_callable_iterator_end', '(iterator, /)', (_vm, iterator: PyCallableIterator) => {
  iterator.callable = null;
  touch(iterator);
  return None;
});
