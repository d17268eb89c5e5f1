import { defineKeyRule } from './key.ts';
import { normalizeInt } from './number.ts';
import { builtinType, PyObject } from './object.ts';

export const rangeType = builtinType('range', undefined, { isBase: false });

type Int = number | bigint;

export class PyRange extends PyObject {
  readonly start: Int;
  readonly stop: Int;
  readonly step: Int;
  readonly length: Int;
  constructor(start: Int, stop: Int, step: Int) {
    super(rangeType, 48);
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.length = rangeLength(start, stop, step);
  }

  /** The item at a place that is known to exist. */
  at(place: Int): Int {
    // Between start and stop nothing leaves the safe integers if both are in them.
    if (typeof this.start === 'number' && typeof this.step === 'number' && typeof place === 'number') {
      const value = this.start + place * this.step;
      if (Number.isSafeInteger(value)) return value + 0;
    }
    return normalizeInt(BigInt(this.start) + BigInt(place) * BigInt(this.step));
  }

  /** The place of an integer, -1 where the range does not contain it. */
  find(value: Int): Int {
    const offset = subtract(value, this.start);
    if (this.length === 0) return -1;
    if (typeof offset === 'number' && typeof this.step === 'number') {
      const place = offset / this.step;
      return offset % this.step === 0 && place >= 0 && place < this.length ? place + 0 : -1;
    }
    const wide = BigInt(offset);
    const step = BigInt(this.step);
    if (wide % step !== 0n) return -1;
    const place = wide / step;
    return place >= 0n && place < BigInt(this.length) ? normalizeInt(place) : -1;
  }
}

function subtract(a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference + 0;
  }
  return normalizeInt(BigInt(a) - BigInt(b));
}

function rangeLength(start: Int, stop: Int, step: Int): Int {
  const span = subtract(stop, start);
  if (typeof span === 'number' && typeof step === 'number') {
    return Math.max(0, Math.ceil(span / step)) + 0;
  }
  const wide = BigInt(span);
  const stride = BigInt(step);
  const count = stride > 0n ? (wide + stride - 1n) / stride : (-wide - stride - 1n) / -stride;
  return count > 0n ? normalizeInt(count) : 0;
}

// Equal ranges give the same items: start and step count only as far as there are items to tell them apart.
defineKeyRule(rangeType, (range: PyRange) => {
  if (range.length === 0) return '\0r0';
  return range.length === 1 ? `\0r1,${range.start}` : `\0r${range.length},${range.start},${range.step}`;
});
