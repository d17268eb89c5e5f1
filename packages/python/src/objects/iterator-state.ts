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
import { None } from './singleton.ts';
import { lengthOf, unitAt } from './text/code-points.ts';

/** `__setstate__` of iterators: the place to go on from, as their reduction names it. Places outside are the nearest inside. */
function placing<T extends Value & object>(place: (self: T, index: number) => void): MethodDefinition {
  return method('__setstate__', '(self, state, /)', (_vm, self: T, state: Value) => {
    const index = asInt(state);
    if (index === undefined) throw typeError('an integer is required');
    place(self, toSize(index));
    touch(self);
    return None;
  });
}

function defineState(types: readonly PyType[], definition: MethodDefinition): void {
  for (const type of types) defineMethods(type, [definition]);
}
const within = (index: number, high: number): number => Math.max(0, Math.min(index, high));

defineState(
  [listIteratorType, tupleIteratorType],
  placing((self: PyListIterator, index) => {
    if (self.sequence !== null) self.index = within(index, self.sequence.items.length);
  }),
);
defineState(
  [bytesIteratorType, bytearrayIteratorType],
  placing((self: PyBytesIterator, index) => {
    if (self.source !== null) self.index = within(index, self.source.data.length);
  }),
);
defineState(
  [listReverseIteratorType],
  placing((self: PyListReverseIterator, index) => {
    if (self.list !== null) self.index = Math.max(-1, Math.min(index, self.list.items.length - 1));
  }),
);
defineState(
  [strIteratorType, asciiIteratorType],
  placing((self: PyStrIterator, index) => {
    self.index = unitAt(self.text, within(index, lengthOf(self.text)));
  }),
);
defineState(
  [sequenceIteratorType],
  placing((self: PySequenceIterator, index) => {
    if (self.sequence !== null) self.index = Math.max(0, index);
  }),
);
defineState(
  [rangeIteratorType, longRangeIteratorType],
  placing((self: PyRangeIterator, index) => {
    const passed = index < 0 ? 0n : BigInt(index) > BigInt(self.left) ? BigInt(self.left) : BigInt(index);
    self.next = normalizeInt(BigInt(self.next) + passed * BigInt(self.step));
    self.left = normalizeInt(BigInt(self.left) - passed);
  }),
);
