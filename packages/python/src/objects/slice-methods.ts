import { comparisonMethods } from './compare-items.ts';
import { typeError, valueError } from './errors.ts';
import { hashOf } from './hash.ts';
import { indexValue, requireIndex } from './integer-index.ts';
import { defineMethods, member, method, staticMethod } from './native.ts';
import { normalizeInt } from './number.ts';
import type { PyType, Value } from './object.ts';
import { joinReprs } from './container-repr.ts';
import { None } from './singleton.ts';
import { PySlice, sliceType } from './slice.ts';
import { PyTuple } from './tuple.ts';

type Int = number | bigint;

/** `slice.indices(length)` for a length of any size; `undefined` where a bound has a guest's `__index__`. */
export function sliceBounds(slice: PySlice, length: Int): readonly [Int, Int, Int] | undefined {
  const start = bound(slice.start);
  const stop = bound(slice.stop);
  const step = bound(slice.step);
  if (start === undefined || stop === undefined || step === undefined) return undefined;
  const stride = step ?? 1n;
  if (stride === 0n) throw valueError('slice step cannot be zero');
  const size = BigInt(length);
  const low = stride > 0n ? 0n : -1n;
  const high = stride > 0n ? size : size - 1n;
  const cut = (at: bigint): bigint => {
    const place = at < 0n ? at + size : at;
    return place < low ? low : place > high ? high : place;
  };
  const from = start === null ? (stride > 0n ? low : high) : cut(start);
  const to = stop === null ? (stride > 0n ? high : low) : cut(stop);
  return [normalizeInt(from), normalizeInt(to), normalizeInt(stride)];
}

function bound(value: Value): bigint | null | undefined {
  if (value === None) return null;
  const index = indexValue(value);
  if (index === null) throw typeError('slice indices must be integers or None or have an __index__ method');
  return index === undefined ? undefined : BigInt(index);
}

const parts = (slice: PySlice): readonly Value[] => [slice.start, slice.stop, slice.step];

defineMethods(sliceType, () => [
  staticMethod('__new__', '(cls, *args)', (_vm, _cls: PyType, args: Value[]) => {
    if (args.length === 0) throw typeError('slice expected at least 1 argument, got 0');
    if (args.length > 3) throw typeError(`slice expected at most 3 arguments, got ${args.length}`);
    const [first = None, second, step = None] = args;
    return second === undefined ? new PySlice(None, first, None) : new PySlice(first, second, step);
  }),
  method(
    '__repr__',
    '(self, /)',
    (vm, self: PySlice) => {
      const text = joinReprs(vm, parts(self));
      return text === undefined ? undefined : `slice(${text})`;
    },
    { slow: 'slice_repr' },
  ),
  method('__hash__', '(self, /)', (vm, self: PySlice) => hashOf(vm, new PyTuple(parts(self))), { slow: 'slice_hash' }),
  ...comparisonMethods((value) => (value instanceof PySlice ? parts(value) : undefined)),
  method(
    'indices',
    '(self, object, /)',
    (_vm, self: PySlice, length: Value) => {
      const size = requireIndex(length);
      if (size === undefined) return undefined;
      if (size < 0) throw valueError('length should not be negative');
      const bounds = sliceBounds(self, size);
      return bounds === undefined ? undefined : new PyTuple(bounds);
    },
    { slow: 'slice_indices' },
  ),
  member('start', (_vm, self: PySlice) => self.start),
  member('stop', (_vm, self: PySlice) => self.stop),
  member('step', (_vm, self: PySlice) => self.step),
]);
