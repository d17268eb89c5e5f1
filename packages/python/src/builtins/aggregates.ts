import type { Machine } from '../vm/machine.ts';
import { add, isPlainNumber } from '../objects/arithmetic.ts';
import { compareValues } from '../objects/compare-items.ts';
import { typeError, valueError } from '../objects/errors.ts';
import { isIterable, notIterable } from '../objects/iterate.ts';
import { exhausted, PyIterator } from '../objects/iterator.ts';
import { PyList } from '../objects/list.ts';
import { sortDirection } from '../objects/list-methods.ts';
import { isRepeatable, isWalkable, materialize } from '../objects/materialize.ts';
import { PyFloat } from '../objects/number.ts';
import { PyByteArray, PyBytes } from '../objects/bytes.ts';
import type { Value } from '../objects/object.ts';
import { PyRange } from '../objects/range.ts';
import { truthOf } from '../objects/protocol.ts';
import { None } from '../objects/singleton.ts';
import { sortItems } from '../objects/sort.ts';
import { asStr } from '../objects/string.ts';
import { builtin } from './registry.ts';

/** Builtins that look at all items of an iterable. */

/** An iterable walked item by item: one without end meets the limit of instructions, not that of memory. */
class Walk {
  readonly #vm: Machine;
  readonly #from: readonly Value[] | PyRange | PyIterator;
  #place = 0;

  constructor(vm: Machine, from: readonly Value[] | PyRange | PyIterator) {
    this.#vm = vm;
    this.#from = from;
  }

  next(): Value | typeof exhausted {
    const from = this.#from;
    const place = this.#place++;
    if (from instanceof PyIterator && (place & 63) === 63) this.#vm.charge(64);
    if (from instanceof PyIterator) return from.advance(this.#vm) as Value | typeof exhausted;
    if (from instanceof PyRange) return place < from.length ? from.at(place) : exhausted;
    return place < from.length ? (from[place] as Value) : exhausted;
  }

  /** All that are left, behind `first`: what Python goes on with. */
  rest(...first: Value[]): PyList {
    for (let item = this.next(); item !== exhausted; item = this.next()) {
      first.push(item);
      if ((first.length & (first.length - 1)) === 0) this.#vm.reserve(first.length * 16);
    }
    return new PyList(first);
  }
}

/** `undefined` where the iterable's steps are the guest's. `length`: how many items of a range will be looked at. */
function walk(vm: Machine, iterable: Value, length?: number | bigint): Walk | undefined {
  if (!isIterable(iterable)) throw notIterable(iterable);
  if (iterable instanceof PyRange) {
    // Paid for at once: who would meet the limit far inside need not go there.
    vm.charge(Number(length ?? iterable.length));
    return new Walk(vm, iterable);
  }
  const isWhole = isRepeatable(iterable);
  if (!isWhole && isWalkable(iterable)) return new Walk(vm, iterable);
  return isWhole ? new Walk(vm, materialize(vm, iterable) as readonly Value[]) : undefined;
}

/** Ints exactly; from the first float on with Neumaier's compensation, as CPython since 3.12. */
function sum(vm: Machine, iterable: Value, start: Value = 0): Value | undefined {
  refuseText(start);
  const items = walk(vm, iterable);
  if (items === undefined) return undefined;
  let total = start;
  let low = 0;
  for (;;) {
    const item = items.next();
    const isDone = item === exhausted;
    if (isDone || !isPlainNumber(item) || !isPlainNumber(total)) {
      if (low !== 0 && total instanceof PyFloat && Number.isFinite(low)) total = new PyFloat(total.value + low);
      if (!isDone) return vm.callFrozen('sum_slow', items.rest(item), total);
      return total;
    }
    if (!(total instanceof PyFloat)) {
      const plain: number = typeof total === 'number' && typeof item === 'number' ? total + item : Number.NaN;
      total = Number.isSafeInteger(plain) ? plain : (add(vm, total, item) as Value);
      continue;
    }
    const high = total.value;
    const x = item instanceof PyFloat ? item.value : Number(item);
    const next = high + x;
    low += Math.abs(high) >= Math.abs(x) ? high - next + x : x - next + high;
    total = new PyFloat(next);
  }
}

function refuseText(start: Value): void {
  if (asStr(start) !== undefined) throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
  if (start instanceof PyBytes) throw typeError("sum() can't sum bytes [use b''.join(seq) instead]");
  if (start instanceof PyByteArray) throw typeError("sum() can't sum bytearray [use b''.join(seq) instead]");
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
    const items = args.length > 1 ? new Walk(vm, args) : walk(vm, first);
    if (items === undefined) return undefined;
    let best = items.next();
    if (best === exhausted) {
      if (fallback === undefined) throw valueError(`${name}() iterable argument is empty`);
      return fallback;
    }
    for (let item = items.next(); item !== exhausted; item = items.next()) {
      const result = compareValues(vm, item, best, better);
      const isBetter = result === undefined ? undefined : truthOf(vm, result);
      if (isBetter === undefined) return vm.callFrozen(`${name}_slow`, items.rest(best, item));
      if (isBetter) best = item;
    }
    return best;
  };
}

function sorted(vm: Machine, iterable: Value, key: Value | undefined, reverse: Value | undefined): Value | undefined {
  const isReversed = sortDirection(reverse);
  if (!isIterable(iterable)) throw notIterable(iterable);
  if ((key ?? None) !== None || isReversed === undefined) return undefined;
  const items = materialize(vm, iterable);
  if (items === undefined) return undefined;
  const result = sortItems(vm, items, isReversed);
  return result === undefined
    ? vm.callFrozen('sorted_items', new PyList(items.slice()), isReversed)
    : new PyList(result);
}

/** `any` and `all`: walk until one item is `wanted`. */
function search(wanted: boolean) {
  return (vm: Machine, iterable: Value): Value | undefined => {
    // Among the items of a range only 0 is false.
    const zero = iterable instanceof PyRange && !wanted ? iterable.find(0) : 1;
    const items = walk(vm, iterable, zero < 0 ? undefined : zero);
    if (items === undefined) return undefined;
    for (;;) {
      const item = items.next();
      if (item === exhausted) return !wanted;
      const truth = truthOf(vm, item);
      if (truth === wanted) return wanted;
      if (truth !== undefined) continue;
      if (isRepeatable(iterable)) return undefined;
      // The item is taken already: Python goes on from it.
      return vm.callFrozen(wanted ? 'any_from' : 'all_from', item, iterable);
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
