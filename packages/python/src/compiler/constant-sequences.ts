/** Operators on constant strings, bytes and tuples; see `constant-arithmetic.ts`. */
import type { Const } from '../code/code-object.ts';
import { intConst, strConst, tupleConst } from './constants.ts';

const MAX_COLLECTION_SIZE = 256;
const MAX_STRING_SIZE = 4096;
const MAX_TOTAL_ITEMS = 1024;

export function concatenate(left: Const, right: Const): Const | null {
  if (left.type === 'str' && right.type === 'str') {
    return strConst(left.value + right.value);
  }
  if (left.type === 'bytes' && right.type === 'bytes') {
    return { type: 'bytes', value: Uint8Array.of(...left.value, ...right.value) };
  }
  if (left.type === 'tuple' && right.type === 'tuple') {
    return tupleConst([...left.items, ...right.items]);
  }
  return null;
}

export function repeat(sequence: Const, count: bigint): Const | null {
  const size = sequenceSize(sequence);
  if (size === null) {
    return null;
  }
  const limit = sequence.type === 'tuple' ? MAX_COLLECTION_SIZE : MAX_STRING_SIZE;
  if (size > 0 && (count < 0n || count > BigInt(Math.floor(limit / size)))) {
    return null;
  }
  const times = size === 0 ? 0 : Number(count);
  switch (sequence.type) {
    case 'str':
      return strConst(sequence.value.repeat(times));
    case 'bytes': {
      const bytes = new Uint8Array(size * times);
      for (let i = 0; i < times; i++) {
        bytes.set(sequence.value, i * size);
      }
      return { type: 'bytes', value: bytes };
    }
    case 'tuple':
      if (times > 0 && totalItems(sequence) > MAX_TOTAL_ITEMS / times) {
        return null;
      }
      return tupleConst(Array.from({ length: times }, () => sequence.items).flat());
    default:
      return null;
  }
}

function sequenceSize(sequence: Const): number | null {
  switch (sequence.type) {
    case 'str':
      return codePoints(sequence.value).length;
    case 'bytes':
      return sequence.value.length;
    case 'tuple':
      return sequence.items.length;
    default:
      return null;
  }
}

function totalItems(constant: Const): number {
  return constant.type === 'tuple'
    ? constant.items.reduce((sum, item) => sum + totalItems(item), constant.items.length)
    : 0;
}

function codePoints(text: string): string[] {
  return Array.from(text);
}

export function foldSubscript(sequence: Const, index: Const): Const | null {
  const size = sequenceSize(sequence);
  if (size === null) {
    return null;
  }
  if (index.type === 'slice') {
    const indices = sliceIndices(index, size);
    return indices === null ? null : pick(sequence, indices);
  }
  const given = integer(index);
  const at = given === null ? -1 : given < 0 ? given + size : given;
  if (at < 0 || at >= size) {
    return null;
  }
  if (sequence.type === 'tuple') {
    return sequence.items[at] ?? null;
  }
  return sequence.type === 'bytes' ? intConst(sequence.value[at] ?? 0) : pick(sequence, [at]);
}

function pick(sequence: Const, indices: readonly number[]): Const | null {
  switch (sequence.type) {
    case 'str': {
      const points = codePoints(sequence.value);
      return strConst(indices.map((i) => points[i] ?? '').join(''));
    }
    case 'bytes':
      return { type: 'bytes', value: Uint8Array.from(indices, (i) => sequence.value[i] ?? 0) };
    case 'tuple':
      return tupleConst(indices.flatMap((i) => sequence.items[i] ?? []));
    default:
      return null;
  }
}

function sliceIndices(slice: Extract<Const, { type: 'slice' }>, size: number): number[] | null {
  const step = sliceBound(slice.step, 1);
  if (step === null || step === 0) {
    return null;
  }
  const clamp = (value: number): number => {
    const wrapped = value < 0 ? value + size : value;
    return Math.min(Math.max(wrapped, step < 0 ? -1 : 0), step < 0 ? size - 1 : size);
  };
  const start = slice.start.type === 'none' ? (step < 0 ? size - 1 : 0) : sliceBound(slice.start, 0);
  const stop = slice.stop.type === 'none' ? (step < 0 ? -1 : size) : sliceBound(slice.stop, 0);
  if (start === null || stop === null) {
    return null;
  }
  const from = slice.start.type === 'none' ? start : clamp(start);
  const to = slice.stop.type === 'none' ? stop : clamp(stop);
  const indices: number[] = [];
  for (let i = from; step < 0 ? i > to : i < to; i += step) {
    indices.push(i);
  }
  return indices;
}

function sliceBound(bound: Const, missing: number): number | null {
  if (bound.type === 'none') {
    return missing;
  }
  return integer(bound);
}

/** Rounding does no harm: what is too large for a safe integer is out of any range. */
function integer(constant: Const): number | null {
  return constant.type === 'int' || constant.type === 'bool' ? Number(constant.value) : null;
}
