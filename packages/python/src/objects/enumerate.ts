import type { Machine } from '../vm/machine.ts';
import { intrinsic } from '../frozen/intrinsic.ts';
import { addInt } from './integer-arithmetic.ts';
import { requireIndex } from './integer-index.ts';
import { touch } from './heap.ts';
import { getIterator } from './iterate.ts';
import { exhausted, PyIterator } from './iterator.ts';
import { defineIterator } from './iterator-type.ts';
import { staticMethod } from './native.ts';
import { builtinType, type PyType, type Value } from './object.ts';
import { PyTuple } from './tuple.ts';

export class PyEnumerate extends PyIterator {
  readonly inner: Value;
  count: number | bigint;
  /** Whether every step of what is enumerated is JavaScript's. */
  readonly isNative: boolean;
  constructor(inner: Value, count: number | bigint, cls: PyType = enumerateType) {
    super(cls, 48);
    this.inner = inner;
    this.count = count;
    this.isNative = stepsNatively(inner);
  }

  override advance(vm: Machine): Value | typeof exhausted | undefined {
    if (!this.isNative) return undefined;
    const item = advanceInner(vm, this.inner);
    if (item === exhausted || item === undefined) return item;
    return this.number(vm, item);
  }

  number(vm: Machine, item: Value): PyTuple {
    const pair = new PyTuple([this.count, item]);
    this.count = addInt(vm, this.count, 1);
    touch(this);
    return pair;
  }

  override get slowNext(): string | null {
    return this.isNative ? null : 'enumerate_next';
  }
}

/** Whether an iterator never needs Python to go on. */
export function stepsNatively(iterator: Value): boolean {
  return iterator instanceof PyIterator && iterator.cls.isBuiltin && iterator.slowNext === null;
}

/** A step of an iterator inside another: guarded, for they may be wrapped without end. */
export function advanceInner(vm: Machine, iterator: Value): Value | typeof exhausted | undefined {
  vm.enterNative();
  try {
    return (iterator as PyIterator).advance(vm);
  } finally {
    vm.leaveNative();
  }
}

export const enumerateType = builtinType('enumerate');
defineIterator(enumerateType, 'enumerate_next', [
  staticMethod(
    '__new__',
    '(cls, iterable, start=0)',
    (vm, cls: PyType, iterable: Value, start: Value | undefined) => {
      const count = start === undefined ? 0 : requireIndex(start);
      if (count === undefined) return undefined;
      const inner = getIterator(vm, iterable);
      return inner === undefined ? undefined : new PyEnumerate(inner, count, cls);
    },
    { slow: 'enumerate_new' },
  ),
]);

intrinsic(
  '_enumerate',
  '(cls, iterator, start, /)',
  (_vm, cls: PyType, inner: Value, start: number | bigint) => new PyEnumerate(inner, start, cls),
);
intrinsic('_enumerate_inner', '(self, /)', (_vm, self: PyEnumerate) => self.inner);
intrinsic('_enumerate_number', '(self, item, /)', (vm, self: PyEnumerate, item: Value) => self.number(vm, item));
