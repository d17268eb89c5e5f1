import type { Machine } from '../vm/machine.ts';
import { add, isPlainNumber } from '../objects/arithmetic.ts';
import { compareValues } from '../objects/compare-items.ts';
import { typeError, valueError } from '../objects/errors.ts';
import { isIterable, notIterable } from '../objects/iterate.ts';
import { exhausted, PyIterator } from '../objects/iterator.ts';
import { PyList } from '../objects/list.ts';
import { sortDirection } from '../objects/list-methods.ts';
import { isRepeatable, materialize } from '../objects/materialize.ts';
import { PyFloat } from '../objects/number.ts';
import { PyByteArray, PyBytes } from '../objects/bytes.ts';
import type { Value } from '../objects/object.ts';
import { truthOf } from '../objects/protocol.ts';
import { None } from '../objects/singleton.ts';
import { sortItems } from '../objects/sort.ts';
import { asStr } from '../objects/string.ts';
import { builtin } from './registry.ts';

/** Builtins that look at all items of an iterable. */

/** The items of what can be walked in JavaScript. An iterator is used up: from then on Python gets the items instead. */
function take(vm: Machine, iterable: Value): readonly Value[] | undefined {
  if (!isIterable(iterable)) throw notIterable(iterable);
  return materialize(vm, iterable);
}

function sum(vm: Machine, iterable: Value, start: Value = 0): Value | undefined {
  refuseText(start);
  const items = take(vm, iterable);
  if (items === undefined) return undefined;
  vm.charge(items.length);
  if (isPlainNumber(start) && items.every(isPlainNumber)) return sumNumbers(vm, items, start);
  return vm.callFrozen('sum_slow', new PyList(items.slice()), start);
}

function refuseText(start: Value): void {
  if (asStr(start) !== undefined) throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
  if (start instanceof PyBytes) throw typeError("sum() can't sum bytes [use b''.join(seq) instead]");
  if (start instanceof PyByteArray) throw typeError("sum() can't sum bytearray [use b''.join(seq) instead]");
}

/** Ints exactly; from the first float on with Neumaier's compensation, as CPython since 3.12. */
function sumNumbers(vm: Machine, items: readonly Value[], start: Value): Value {
  let total = start;
  let i = 0;
  while (i < items.length && !(total instanceof PyFloat)) total = add(vm, total, items[i++] as Value) as Value;
  if (!(total instanceof PyFloat)) return total === true || total === false ? Number(total) : total;
  let high = total.value;
  let low = 0;
  for (; i < items.length; i++) {
    const item = items[i] as Value;
    const x = item instanceof PyFloat ? item.value : Number(item);
    const next = high + x;
    low += Math.abs(high) >= Math.abs(x) ? high - next + x : x - next + high;
    high = next;
  }
  return new PyFloat(low !== 0 && Number.isFinite(low) ? high + low : high);
}

function extreme(name: 'min' | 'max') {
  const better = name === 'min' ? '__lt__' : '__gt__';
  return (vm: Machine, args: Value[], key: Value | undefined, fallback: Value | undefined): Value | undefined => {
    const [first] = args;
    if (first === undefined) throw typeError(`${name} expected at least 1 argument, got 0`);
    if (args.length > 1 && fallback !== undefined) {
      throw typeError(`Cannot specify a default for ${name}() with multiple positional arguments`);
    }
    if ((key ?? None) !== None) return undefined;
    const items = args.length > 1 ? args : take(vm, first);
    if (items === undefined) return undefined;
    vm.charge(items.length);
    let best = items[0];
    if (best === undefined) {
      if (fallback === undefined) throw valueError(`${name}() iterable argument is empty`);
      return fallback;
    }
    for (let i = 1; i < items.length; i++) {
      const item = items[i] as Value;
      const result = compareValues(vm, item, best, better);
      const isBetter = result === undefined ? undefined : truthOf(vm, result);
      if (isBetter === undefined) return vm.callFrozen(`${name}_items`, new PyList(items.slice()), None);
      if (isBetter) best = item;
    }
    return best;
  };
}

function sorted(vm: Machine, iterable: Value, key: Value | undefined, reverse: Value | undefined): Value | undefined {
  const isReversed = sortDirection(reverse);
  if ((key ?? None) !== None || isReversed === undefined) {
    if (!isIterable(iterable)) throw notIterable(iterable);
    return undefined;
  }
  const items = take(vm, iterable);
  if (items === undefined) return undefined;
  const result = sortItems(vm, items, isReversed);
  return result === undefined
    ? vm.callFrozen('sorted_items', new PyList(items.slice()), isReversed)
    : new PyList(result);
}

/** `any` and `all`: walk until one item is `wanted`. */
function search(wanted: boolean) {
  return (vm: Machine, iterable: Value): Value | undefined => {
    if (!isIterable(iterable)) throw notIterable(iterable);
    if (isRepeatable(iterable)) {
      const items = materialize(vm, iterable) as readonly Value[];
      for (let i = 0; i < items.length; i++) {
        const truth = truthOf(vm, items[i] as Value);
        if (truth === undefined) return undefined;
        if (truth === wanted) return wanted;
      }
      return !wanted;
    }
    if (!(iterable instanceof PyIterator) || iterable.slowNext !== null || !iterable.cls.isBuiltin) return undefined;
    for (;;) {
      vm.charge(1);
      const item = iterable.advance(vm);
      if (item === exhausted) return !wanted;
      if (item === undefined) return undefined;
      const truth = truthOf(vm, item);
      // The item is taken already: Python goes on from it.
      if (truth === undefined) return vm.callFrozen(wanted ? 'any_from' : 'all_from', item, iterable);
      if (truth === wanted) return wanted;
    }
  };
}

builtin('all', '(iterable, /)', search(false), { slow: 'all_slow', isControl: true });
builtin('any', '(iterable, /)', search(true), { slow: 'any_slow', isControl: true });
builtin('max', '(*args, key=None, default=None)', extreme('max'), { slow: 'max_slow', isControl: true });
builtin('min', '(*args, key=None, default=None)', extreme('min'), { slow: 'min_slow', isControl: true });
builtin('sorted', '(iterable, /, *, key=None, reverse=False)', sorted, {
  slow: 'sorted_slow',
  isControl: true,
  countsFirst: true,
});
builtin('sum', '(iterable, /, start=0)', sum, { slow: 'sum_slow', isControl: true });
