import { typeError, valueError } from './errors.ts';
import { indexValue, toBound } from './integer-index.ts';
import { defineKeyRule, sequenceKey } from './key.ts';
import { builtinType, PyObject, type Value } from './object.ts';
import { None } from './singleton.ts';

export const sliceType = builtinType('slice', undefined, { isBase: false });

export class PySlice extends PyObject {
  readonly start: Value;
  readonly stop: Value;
  readonly step: Value;
  constructor(start: Value, stop: Value, step: Value) {
    super(sliceType, 56);
    this.start = start;
    this.stop = stop;
    this.step = step;
  }
}

defineKeyRule(sliceType, (slice: PySlice, depth) => sequenceKey('S', [slice.start, slice.stop, slice.step], depth));

/** A slice brought to a sequence of known length: `count` items from `start` in steps of `step`. */
export interface SliceRange {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly count: number;
}

/** `slice.indices(length)`; `undefined` where a bound has a guest's `__index__`. */
export function sliceRange(slice: PySlice, length: number): SliceRange | undefined {
  const step = slicePart(slice.step);
  const start = slicePart(slice.start);
  const stop = slicePart(slice.stop);
  if (step === undefined || start === undefined || stop === undefined) return undefined;
  const stride = step === null ? 1 : step;
  if (stride === 0) throw valueError('slice step cannot be zero');
  const low = stride > 0 ? 0 : -1;
  const high = stride > 0 ? length : length - 1;
  const from = start === null ? (stride > 0 ? low : high) : cut(start, length, low, high);
  const to = stop === null ? (stride > 0 ? high : low) : cut(stop, length, low, high);
  const count = stride > 0 ? Math.ceil((to - from) / stride) : Math.ceil((from - to) / -stride);
  return { start: from, stop: to, step: stride, count: Math.max(0, count) };
}

function slicePart(value: Value): number | null | undefined {
  if (value === None) return null;
  const index = indexValue(value);
  if (index === null) throw typeError('slice indices must be integers or None or have an __index__ method');
  return index === undefined ? undefined : toBound(index);
}

function cut(bound: number, length: number, low: number, high: number): number {
  const place = bound < 0 ? bound + length : bound;
  return place < low ? low : place > high ? high : place;
}

/** Whether the slice selects the item at a place. */
export function isSelected({ start, step, count }: SliceRange, place: number): boolean {
  const nth = (place - start) / step;
  return nth >= 0 && nth < count && Number.isInteger(nth);
}

/** The items a slice selects. */
export function sliceItems<T>(items: readonly T[], range: SliceRange): T[] {
  if (range.step === 1) return items.slice(range.start, range.start + range.count);
  const selected: T[] = [];
  for (let i = 0, at = range.start; i < range.count; i++, at += range.step) selected.push(items[at] as T);
  return selected;
}
