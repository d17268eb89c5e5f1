import { type PySequenceIterator, sequenceIteratorType } from './call-iterators.ts';
import { typeError } from './errors.ts';
import { touch } from './heap.ts';
import { toSize } from './integer-index.ts';
import { defineMethods, method, type MethodDefinition } from './native.ts';
import { asInt, normalizeInt } from './number.ts';
import type { PyType, Value } from './object.ts';
import {
  asciiIteratorType,
  bytearrayIteratorType,
  bytesIteratorType,
  listIteratorType,
  listReverseIteratorType,
  longRangeIteratorType,
  type PyBytesIterator,
  type PyListIterator,
  type PyListReverseIterator,
  type PyRangeIterator,
  type PyStrIterator,
  rangeIteratorType,
  strIteratorType,
  tupleIteratorType,
} from './sequence-iterators.ts';
import { truthOf } from './protocol.ts';
import { None } from './singleton.ts';
import { lengthOf, unitAt } from './text/code-points.ts';
import { type PyZip, zipType } from './zip.ts';

/**
 * How many items are left, and `__setstate__` of iterators: the place to go on from, as their reduction names it. Places
 * outside are the nearest inside.
 */
function placing<T extends Value & object>(place: (self: T, index: number) => void): MethodDefinition {
  return method('__setstate__', '(self, state, /)', (_vm, self: T, state: Value) => {
    const index = asInt(state);
    if (index === undefined) throw typeError('an integer is required');
    place(self, toSize(index));
    touch(self);
    return None;
  });
}

function hint<T extends Value & object>(left: (self: T) => number | bigint): MethodDefinition {
  return method('__length_hint__', '(self, /)', (_vm, self: T) => left(self));
}

function defineState<T extends Value & object>(
  types: readonly PyType[],
  left: (self: T) => number | bigint,
  place: (self: T, index: number) => void,
): void {
  for (const type of types) defineMethods(type, () => [hint(left), placing(place)]);
}
const within = (index: number, high: number): number => Math.max(0, Math.min(index, high));

defineState(
  [listIteratorType, tupleIteratorType],
  (self: PyListIterator) => (self.sequence === null ? 0 : Math.max(0, self.sequence.items.length - self.index)),
  (self: PyListIterator, index) => {
    if (self.sequence !== null) self.index = within(index, self.sequence.items.length);
  },
);
defineState(
  [bytesIteratorType, bytearrayIteratorType],
  (self: PyBytesIterator) => (self.source === null ? 0 : Math.max(0, self.source.data.length - self.index)),
  (self: PyBytesIterator, index) => {
    if (self.source !== null) self.index = within(index, self.source.data.length);
  },
);
defineState(
  [listReverseIteratorType],
  (self: PyListReverseIterator) => (self.list === null || self.index >= self.list.items.length ? 0 : self.index + 1),
  (self: PyListReverseIterator, index) => {
    if (self.list !== null) self.index = Math.max(-1, Math.min(index, self.list.items.length - 1));
  },
);
defineState(
  [strIteratorType, asciiIteratorType],
  (self: PyStrIterator) => lengthOf(self.text.slice(self.index)),
  (self: PyStrIterator, index) => {
    self.index = unitAt(self.text, within(index, lengthOf(self.text)));
  },
);
defineMethods(sequenceIteratorType, () => [
  placing((self: PySequenceIterator, index) => {
    if (self.sequence !== null) self.index = Math.max(0, index);
  }),
]);
defineState(
  [rangeIteratorType, longRangeIteratorType],
  (self: PyRangeIterator) => self.left,
  (self: PyRangeIterator, index) => {
    const passed = index < 0 ? 0n : BigInt(index) > BigInt(self.left) ? BigInt(self.left) : BigInt(index);
    self.next = normalizeInt(BigInt(self.next) + passed * BigInt(self.step));
    self.left = normalizeInt(BigInt(self.left) - passed);
  },
);

defineMethods(zipType, () => [
  method('__setstate__', '(self, state, /)', (vm, self: PyZip, state: Value) => {
    const isStrict = truthOf(vm, state);
    if (isStrict === undefined) throw typeError('the state of a zip says by itself whether it is strict');
    self.isStrict = isStrict;
    touch(self);
    return None;
  }),
]);
