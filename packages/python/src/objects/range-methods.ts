import type { Machine } from '../vm/machine.ts';
import { hashOf } from './hash.ts';
import { raise, typeError, valueError } from './errors.ts';
import { indexValue, requireIndex, toSize } from './integer-index.ts';
import { keyOf } from './key.ts';
import { defineMethods, member, method, staticMethod } from './native.ts';
import { asInt, normalizeInt } from './number.ts';
import { type PyType, typeOf, type Value } from './object.ts';
import { PyRange, rangeType } from './range.ts';
import { reprOf } from './protocol.ts';
import { iterateRange, iterateRangeBackwards } from './sequence-iterators.ts';
import { None, NotImplemented } from './singleton.ts';
import { PySlice } from './slice.ts';
import { sliceBounds } from './slice-methods.ts';
import { PyTuple } from './tuple.ts';

function rangeGet(range: PyRange, key: Value): Value | undefined {
  if (key instanceof PySlice) {
    const bounds = sliceBounds(key, range.length);
    if (bounds === undefined) return undefined;
    const [start, stop, step] = bounds;
    const at = (place: number | bigint): number | bigint =>
      normalizeInt(BigInt(range.start) + BigInt(place) * BigInt(range.step));
    return new PyRange(at(start), at(stop), normalizeInt(BigInt(range.step) * BigInt(step)));
  }
  const index = indexValue(key);
  if (index === null) throw typeError(`range indices must be integers or slices, not ${typeOf(key).name}`);
  if (index === undefined) return undefined;
  const place = index < 0 ? normalizeInt(BigInt(index) + BigInt(range.length)) : index;
  if (place < 0 || place >= range.length) throw raise('IndexError', 'range object index out of range');
  return range.at(place);
}

/** The place of any value; floats that equal an integer count too. `undefined` where the guest's `__eq__` must say. */
function find(range: PyRange, value: Value): number | bigint | undefined {
  const int = asInt(value);
  if (int !== undefined) return range.find(int);
  const key = keyOf(value);
  if (typeof key === 'bigint' || (typeof key === 'number' && Number.isInteger(key))) return range.find(key);
  return typeof value === 'object' && !value.cls.isBuiltin ? undefined : -1;
}

function rangeHash(vm: Machine, range: PyRange): Value | undefined {
  const { length, start, step } = range;
  const parts = length === 0 ? [length, None, None] : length === 1 ? [length, start, None] : [length, start, step];
  return hashOf(vm, new PyTuple(parts));
}

defineMethods(rangeType, () => [
  staticMethod(
    '__new__',
    '(cls, *args)',
    (_vm, _cls: PyType, args: Value[]) => {
      if (args.length === 0) throw typeError('range expected at least 1 argument, got 0');
      if (args.length > 3) throw typeError(`range expected at most 3 arguments, got ${args.length}`);
      const numbers: (number | bigint)[] = [];
      for (const arg of args) {
        const number = requireIndex(arg);
        if (number === undefined) return undefined;
        numbers.push(number);
      }
      const [first = 0, second, step = 1] = numbers;
      if (step === 0) throw valueError('range() arg 3 must not be zero');
      return second === undefined ? new PyRange(0, first, 1) : new PyRange(first, second, step);
    },
    { slow: 'range_new' },
  ),
  method('__repr__', '(self, /)', (vm, self: PyRange) => {
    const parts = self.step === 1 ? [self.start, self.stop] : [self.start, self.stop, self.step];
    return `range(${parts.map((part) => reprOf(vm, part)).join(', ')})`;
  }),
  method('__hash__', '(self, /)', rangeHash),
  method('__eq__', '(self, value, /)', (_vm, self: PyRange, other: Value) =>
    other instanceof PyRange ? keyOf(self) === keyOf(other) : NotImplemented,
  ),
  method('__ne__', '(self, value, /)', (_vm, self: PyRange, other: Value) =>
    other instanceof PyRange ? keyOf(self) !== keyOf(other) : NotImplemented,
  ),
  method('__len__', '(self, /)', (_vm, self: PyRange) => {
    if (toSize(self.length) !== self.length)
      throw raise('OverflowError', 'Python int too large to convert to C ssize_t');
    return self.length;
  }),
  method('__bool__', '(self, /)', (_vm, self: PyRange) => self.length !== 0),
  method('__getitem__', '(self, key, /)', (_vm, self: PyRange, key: Value) => rangeGet(self, key), {
    slow: 'sequence_getitem',
  }),
  method('__iter__', '(self, /)', (_vm, self: PyRange) => iterateRange(self)),
  method('__reversed__', '(self, /)', (_vm, self: PyRange) => iterateRangeBackwards(self)),
  method(
    '__contains__',
    '(self, key, /)',
    (_vm, self: PyRange, value: Value) => {
      const place = find(self, value);
      return place === undefined ? undefined : place >= 0;
    },
    { slow: 'range_contains' },
  ),
  method(
    'count',
    '(self, value, /)',
    (_vm, self: PyRange, value: Value) => {
      const place = find(self, value);
      return place === undefined ? undefined : place >= 0 ? 1 : 0;
    },
    { slow: 'range_count' },
  ),
  method(
    'index',
    '(self, value, /)',
    (_vm, self: PyRange, value: Value) => {
      const place = find(self, value);
      if (place === undefined) return undefined;
      if (place >= 0) return place;
      throw valueError(
        asInt(value) === undefined ? 'sequence.index(x): x not in sequence' : 'range.index(x): x not in range',
      );
    },
    { slow: 'range_index' },
  ),
  member('start', (_vm, self: PyRange) => self.start),
  member('stop', (_vm, self: PyRange) => self.stop),
  member('step', (_vm, self: PyRange) => self.step),
]);
