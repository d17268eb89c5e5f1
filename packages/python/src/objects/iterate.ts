import type { Machine } from '../vm/machine.ts';
import { PySequenceIterator } from './call-iterators.ts';
import { typeError, valueError } from './errors.ts';
import { exhausted, PyIterator } from './iterator.ts';
import { PyDict } from './dict.ts';
import { PyList } from './list.ts';
import { isRepeatable, materialize } from './materialize.ts';
import { PyNative } from './native.ts';
import { typeOf, type Value } from './object.ts';
import { callSlot } from './protocol.ts';
import { PyTuple } from './tuple.ts';
import { None } from './singleton.ts';

/** `iter(value)`; `undefined` where `__iter__` is the guest's: then frozen `iter_slow(value)`. */
export function getIterator(vm: Machine, value: Value): Value | undefined {
  if (value instanceof PyIterator && value.cls.isBuiltin) return value;
  const type = typeOf(value);
  const found = type.lookup('__iter__');
  if (found instanceof PyNative) return callSlot(vm, type, '__iter__', value);
  if (found === undefined) {
    if (isSequenceLike(value)) return new PySequenceIterator(value);
    throw notIterable(value);
  }
  if (found === None) throw notIterable(value);
  return undefined;
}

/** An object that can be walked by `__getitem__` alone. */
function isSequenceLike(value: Value): boolean {
  return typeof value === 'object' && value.cls.layout !== 'dict' && value.cls.lookup('__getitem__') !== undefined;
}

export function notIterable(value: Value): unknown {
  return typeError(`'${typeOf(value).name}' object is not iterable`);
}

/** True where the type says how to be walked, in JavaScript or in Python. */
export function isIterable(value: Value): boolean {
  const found = typeOf(value).lookup('__iter__');
  return found === undefined ? isSequenceLike(value) : found !== None;
}

/**
 * `a, b = value`: exactly `count` items. `undefined` where Python must walk: then frozen `unpack_slow(value, count)`,
 * which gives a tuple.
 */
export function unpack(vm: Machine, value: Value, count: number): readonly Value[] | undefined {
  if ((value instanceof PyTuple || value instanceof PyList) && value.cls.isBuiltin)
    return exactly(value.items, count, true);
  if (!isIterable(value)) throw typeError(`cannot unpack non-iterable ${typeOf(value).name} object`);
  if (isRepeatable(value)) return exactly(materialize(vm, value) as readonly Value[], count, value instanceof PyDict);
  if (!(value instanceof PyIterator) || value.slowNext !== null) return undefined;
  const items: Value[] = [];
  // One more than wanted tells whether there are too many; an endless iterator is not walked further.
  while (items.length <= count) {
    const item = value.advance(vm);
    if (item === exhausted || item === undefined) break;
    items.push(item);
  }
  return exactly(items, count, false);
}

function exactly(items: readonly Value[], count: number, knowsLength: boolean): readonly Value[] {
  if (items.length === count) return items;
  throw items.length < count ? tooFew(count, items.length, false) : tooMany(count, knowsLength ? items.length : null);
}

export function tooFew(expected: number, got: number, isLeast: boolean): unknown {
  return valueError(`not enough values to unpack (expected ${isLeast ? 'at least ' : ''}${expected}, got ${got})`);
}

/** `got` is `null` where the values were not counted. */
export function tooMany(expected: number, got: number | null): unknown {
  return valueError(`too many values to unpack (expected ${expected}${got === null ? '' : `, got ${got}`})`);
}

/**
 * `a, *b, c = value`: `before` items, a list of the rest, `after` items. `undefined` where Python must walk: then frozen
 * `unpack_star_slow(value, before, after)`, which gives a tuple.
 */
export function unpackStar(vm: Machine, value: Value, before: number, after: number): readonly Value[] | undefined {
  if (!isIterable(value)) throw typeError(`cannot unpack non-iterable ${typeOf(value).name} object`);
  const items = materialize(vm, value);
  return items === undefined ? undefined : splitStar(items, before, after);
}

export function splitStar(items: readonly Value[], before: number, after: number): Value[] {
  if (items.length < before + after) throw tooFew(before + after, items.length, true);
  const end = items.length - after;
  return [...items.slice(0, before), new PyList(items.slice(before, end)), ...items.slice(end)];
}
