import type { Machine } from '../vm/machine.ts';
import type { PyByteArray, PyBytes } from './bytes.ts';
import { touch } from './heap.ts';
import { exhausted, PyIterator } from './iterator.ts';
import { iteratorType } from './iterator-type.ts';
import type { PyList } from './list.ts';
import { normalizeInt } from './number.ts';
import type { PyType, Value } from './object.ts';
import type { PyRange } from './range.ts';
import type { PyTuple } from './tuple.ts';

/** Walks a row of items upwards, looking at it anew at each step; lets go of it at the end. */
export class PyListIterator extends PyIterator {
  sequence: PyList | PyTuple | null;
  index: number;
  constructor(sequence: PyList | PyTuple, cls: PyType) {
    super(cls, 48);
    this.sequence = sequence;
    this.index = 0;
  }

  override advance(_vm?: Machine): Value | typeof exhausted {
    const { sequence } = this;
    if (sequence === null) return exhausted;
    touch(this);
    const item = sequence.items[this.index];
    if (item === undefined) {
      this.sequence = null;
      return exhausted;
    }
    this.index++;
    return item;
  }
}

export const listIteratorType = iteratorType('list_iterator');
export const tupleIteratorType = iteratorType('tuple_iterator');

/** `reversed(list)` */
export class PyListReverseIterator extends PyIterator {
  list: PyList | null;
  index: number;
  constructor(list: PyList) {
    super(listReverseIteratorType, 48);
    this.list = list;
    this.index = list.items.length - 1;
  }

  override advance(_vm: Machine): Value | typeof exhausted {
    if (this.list === null) return exhausted;
    touch(this);
    const item = this.index < 0 ? undefined : this.list.items[this.index];
    if (item === undefined) {
      this.list = null;
      return exhausted;
    }
    this.index--;
    return item;
  }
}
export const listReverseIteratorType = iteratorType('list_reverseiterator');

/** Walks a str by code points. */
export class PyStrIterator extends PyIterator {
  readonly text: string;
  /** In UTF-16 units. */
  index: number;
  constructor(text: string) {
    super(isAscii(text) ? asciiIteratorType : strIteratorType, 48);
    this.text = text;
    this.index = 0;
  }

  override advance(_vm: Machine): Value | typeof exhausted {
    const point = this.text.codePointAt(this.index);
    if (point === undefined) return exhausted;
    touch(this);
    const start = this.index;
    this.index += point > 0xffff ? 2 : 1;
    return this.text.slice(start, this.index);
  }
}

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

export const strIteratorType = iteratorType('str_iterator');
export const asciiIteratorType = iteratorType('str_ascii_iterator');

/** Walks bytes or a bytearray. */
export class PyBytesIterator extends PyIterator {
  source: PyBytes | PyByteArray | null;
  index: number;
  constructor(source: PyBytes | PyByteArray, cls: PyType) {
    super(cls, 48);
    this.source = source;
    this.index = 0;
  }

  override advance(_vm: Machine): Value | typeof exhausted {
    if (this.source === null) return exhausted;
    touch(this);
    const byte = this.source.data[this.index];
    if (byte === undefined) {
      this.source = null;
      return exhausted;
    }
    this.index++;
    return byte;
  }
}

export const bytesIteratorType = iteratorType('bytes_iterator');
export const bytearrayIteratorType = iteratorType('bytearray_iterator');

/** Walks a range; forwards and backwards alike, it holds nothing but the numbers. */
export class PyRangeIterator extends PyIterator {
  next: number | bigint;
  readonly step: number | bigint;
  left: number | bigint;
  constructor(next: number | bigint, step: number | bigint, left: number | bigint) {
    super(
      typeof next === 'number' && typeof step === 'number' && typeof left === 'number'
        ? rangeIteratorType
        : longRangeIteratorType,
      48,
    );
    this.next = next;
    this.step = step;
    this.left = left;
  }

  /** `advance` where only small numbers are in play; `undefined` where they are not, and at the end. */
  nextSmall(): number | undefined {
    const { next, step, left } = this;
    if (typeof next !== 'number' || typeof step !== 'number' || typeof left !== 'number' || left <= 0) return undefined;
    const after = next + step;
    if (after > Number.MAX_SAFE_INTEGER || after < -Number.MAX_SAFE_INTEGER) return undefined;
    this.left = left - 1;
    this.next = after;
    touch(this);
    return next;
  }

  override advance(_vm: Machine): Value | typeof exhausted {
    const { next, step, left } = this;
    if (typeof left === 'number') {
      if (left <= 0) return exhausted;
      this.left = left - 1;
    } else {
      this.left = normalizeInt(left - 1n);
    }
    touch(this);
    if (typeof next === 'number' && typeof step === 'number') {
      const after = next + step;
      this.next = Number.isSafeInteger(after) ? after + 0 : BigInt(next) + BigInt(step);
    } else {
      this.next = normalizeInt(BigInt(next) + BigInt(step));
    }
    return next;
  }
}

export const rangeIteratorType = iteratorType('range_iterator');
export const longRangeIteratorType = iteratorType('longrange_iterator');

export function iterateRange(range: PyRange): PyRangeIterator {
  return new PyRangeIterator(range.start, range.step, range.length);
}

export function iterateRangeBackwards(range: PyRange): PyRangeIterator {
  const last = range.length === 0 ? range.start : range.at(normalizeInt(BigInt(range.length) - 1n));
  return new PyRangeIterator(last, normalizeInt(-BigInt(range.step)), range.length);
}
