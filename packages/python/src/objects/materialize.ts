import type { Machine } from '../vm/machine.ts';
import { PyByteArray, PyBytes } from './bytes.ts';
import { PyDict } from './dict.ts';
import { PyDictView } from './dict-views.ts';
import { dictPart } from './dict-iterators.ts';
import { raise } from './errors.ts';
import { exhausted, PyIterator } from './iterator.ts';
import { PyList } from './list.ts';
import { PyNative } from './native.ts';
import type { Value } from './object.ts';
import { PyRange } from './range.ts';
import { PySet } from './set.ts';
import { asStr } from './string.ts';
import { charsOf } from './text/code-points.ts';
import { PyTuple } from './tuple.ts';

/** A built-in container, walked as its type walks: it can be looked through without anything being used up. */
export function isRepeatable(value: Value): boolean {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object') return false;
  if (!value.cls.isBuiltin && !(value.cls.lookup('__iter__') instanceof PyNative)) return false;
  return (
    value instanceof PyList ||
    value instanceof PyTuple ||
    value instanceof PyDict ||
    value instanceof PySet ||
    value instanceof PyRange ||
    value instanceof PyDictView ||
    value instanceof PyBytes ||
    value instanceof PyByteArray ||
    asStr(value) !== undefined
  );
}

/**
 * The items of a built-in iterable, all at once; an iterator is used up by it. `undefined` where the guest's Python must
 * run. Whatever is endless or too long ends in MemoryError or in the budget. The array may be the container's own: it
 * must not be written to.
 */
export function materialize(vm: Machine, value: Value): readonly Value[] | undefined {
  if (isRepeatable(value)) return repeatableItems(vm, value);
  return isWalkable(value) ? drain(vm, value) : undefined;
}

/** An iterator whose steps are all made in JavaScript. */
export function isWalkable(value: Value): value is PyIterator {
  return value instanceof PyIterator && value.slowNext === null && (value.cls.isBuiltin || keepsSteps(value));
}

/** The items of what `isRepeatable` accepted. */
function repeatableItems(vm: Machine, value: Value): readonly Value[] {
  if (value instanceof PyList || value instanceof PyTuple) {
    vm.charge(value.items.length >> 3);
    return value.items;
  }
  const text = asStr(value);
  if (text !== undefined) {
    vm.charge(text.length);
    vm.reserve(text.length * 16);
    return charsOf(text);
  }
  if (value instanceof PyDict) {
    vm.charge(value.keys.length);
    return dictPart(value, 'keys');
  }
  if (value instanceof PyDictView) {
    vm.charge(value.dict.keys.length);
    return dictPart(value.dict, value.part);
  }
  if (value instanceof PySet) {
    vm.charge(value.table.length);
    return value.items();
  }
  if (value instanceof PyRange) return rangeItems(vm, value);
  const { data } = value as PyBytes | PyByteArray;
  vm.charge(data.length);
  vm.reserve(data.length * 8);
  return Array.from(data);
}

/** A guest's subclass of a built-in iterator that leaves `__iter__` and `__next__` alone. */
function keepsSteps(value: PyIterator): boolean {
  const { cls } = value;
  return cls.lookup('__iter__') instanceof PyNative && cls.lookup('__next__') instanceof PyNative;
}

function rangeItems(vm: Machine, range: PyRange): Value[] {
  const length = Number(range.length);
  vm.reserve(length * 8);
  vm.charge(length);
  const items: Value[] = [];
  for (let i = 0; i < length; i++) items.push(range.at(i));
  return items;
}

function drain(vm: Machine, iterator: PyIterator): Value[] {
  const items: Value[] = [];
  const { clock } = vm;
  const most = clock.allocated + vm.limits.bytes;
  for (;;) {
    const item = iterator.advance(vm);
    if (item === exhausted) return items;
    if (item === undefined) throw new Error(`a ${iterator.cls.name} gave up though it said it would not`);
    items.push(item);
    if ((items.length & 63) === 0) {
      vm.charge(64);
      // All of them are kept, and nobody looks at what is alive before the instruction is over.
      if (clock.allocated > most) throw raise('MemoryError');
    }
    // At powers of two, so that asking stays linear.
    if ((items.length & (items.length - 1)) === 0) vm.reserve(items.length * 16);
  }
}
