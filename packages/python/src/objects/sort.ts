import type { Machine } from '../vm/machine.ts';
import { compareValues } from './compare-items.ts';
import type { Value } from './object.ts';
import { PyFloat } from './number.ts';
import { codePointOrder, truthOf } from './protocol.ts';
import { PyTuple, tupleType } from './tuple.ts';

/**
 * Stable sorting without Python. Rows of plain numbers, of texts, or of tuples of these go to the host's sort. Any others
 * are sorted here by `<` alone, and in the order in which CPython's `list.sort` compares short lists (a run at the start,
 * then binary insertion), so that the first pair that cannot be compared is the one its TypeError names; longer lists are
 * merged from such runs.
 */

const runLength = 64;

/** The items in order, in a new array; `undefined` where a `<` of the guest's is needed. */
export function sortItems(vm: Machine, items: readonly Value[], isReversed: boolean): Value[] | undefined {
  const order = sortOrder(vm, items, isReversed);
  return order?.map((place) => items[place] as Value);
}

/** As `sortItems`, but gives the places: where each item of the result stood. */
export function sortOrder(vm: Machine, keys: readonly Value[], isReversed: boolean): number[] | undefined {
  const { length } = keys;
  vm.reserve(length * 16);
  vm.charge(length * Math.ceil(Math.log2(length + 2)));
  const order: number[] = [];
  // Reversed before and after, equal items keep their order in a descending sort too.
  for (let i = 0; i < length; i++) order.push(isReversed ? length - 1 - i : i);
  const plain = numberOrder(keys) ?? textOrder(vm, keys) ?? rowOrder(vm, keys);
  const sorted = plain === undefined ? sortByLess(vm, keys, order) : order.sort(plain);
  return isReversed ? sorted?.reverse() : sorted;
}

/** An order of the places of a row of keys; negative where the first place comes first. */
type PlaceOrder = (a: number, b: number) => number;

/** The order of keys that are all numbers. NaN has none: the outcome would depend on the algorithm. */
function numberOrder(keys: readonly Value[]): PlaceOrder | undefined {
  const numbers: (number | bigint)[] = [];
  for (const key of keys) {
    const number = key instanceof PyFloat && key.cls.isBuiltin ? key.value : key;
    if ((typeof number !== 'number' && typeof number !== 'bigint') || Number.isNaN(number)) return undefined;
    numbers.push(number);
  }
  return (a, b) => {
    const x = numbers[a] as number | bigint;
    const y = numbers[b] as number | bigint;
    return x < y ? -1 : x > y ? 1 : 0;
  };
}

const surrogate = /[\ud800-\udfff]/;

/** The order of keys that are all strs. */
function textOrder(vm: Machine, keys: readonly Value[]): PlaceOrder | undefined {
  let hasSurrogates = false;
  let length = 0;
  for (const key of keys) {
    if (typeof key !== 'string') return undefined;
    length += key.length;
    hasSurrogates ||= surrogate.test(key);
  }
  // Long texts may begin alike: each comparison may walk them.
  vm.charge((length >> 6) * Math.ceil(Math.log2(keys.length + 1)));
  const texts = keys as readonly string[];
  if (hasSurrogates) return (a, b) => codePointOrder(texts[a] as string, texts[b] as string);
  return (a, b) => {
    const x = texts[a] as string;
    const y = texts[b] as string;
    return x < y ? -1 : x > y ? 1 : 0;
  };
}

/** The order of tuples of one length whose first items are all numbers or all strs, whose second are, and so on. */
function rowOrder(vm: Machine, keys: readonly Value[]): PlaceOrder | undefined {
  const first = keys[0];
  if (!(first instanceof PyTuple)) return undefined;
  const { length } = first.items;
  const columns: Value[][] = first.items.map(() => []);
  vm.charge(length * keys.length);
  vm.reserve(length * keys.length * 8);
  for (const key of keys) {
    if (!(key instanceof PyTuple) || key.cls !== tupleType || key.items.length !== length) return undefined;
    for (let i = 0; i < length; i++) (columns[i] as Value[]).push(key.items[i] as Value);
  }
  const orders: PlaceOrder[] = [];
  for (const column of columns) {
    const order = numberOrder(column) ?? textOrder(vm, column);
    if (order === undefined) return undefined;
    orders.push(order);
  }
  return (a, b) => {
    for (const order of orders) {
      const result = order(a, b);
      if (result !== 0) return result;
    }
    return 0;
  };
}

function sortByLess(vm: Machine, keys: readonly Value[], order: number[]): number[] | undefined {
  let needsPython = false;
  const isLess = (a: number, b: number): boolean => {
    // The rest of the sort is idle then.
    if (needsPython) return false;
    vm.charge(1);
    const result = compareValues(vm, keys[a] as Value, keys[b] as Value, '__lt__');
    const truth = result === undefined ? undefined : truthOf(vm, result);
    needsPython = truth === undefined;
    return truth === true;
  };
  const sorted = mergeSort(order, isLess);
  return needsPython ? undefined : sorted;
}

type Less = (a: number, b: number) => boolean;

function mergeSort(order: number[], isLess: Less): number[] {
  for (let low = 0; low < order.length; low += runLength)
    sortRun(order, low, Math.min(low + runLength, order.length), isLess);
  let from = order;
  for (let width = runLength; width < order.length; width *= 2) {
    const to: number[] = [];
    for (let low = 0; low < order.length; low += 2 * width) merge(from, low, low + width, low + 2 * width, to, isLess);
    from = to;
  }
  return from;
}

function sortRun(order: number[], low: number, high: number, isLess: Less): void {
  const at = (place: number): number => order[place] as number;
  if (high - low < 2) return;
  let sorted = sortPrefix(order, low, high, isLess);
  for (; sorted < high; sorted++) {
    const pivot = at(sorted);
    let left = low;
    let right = sorted;
    while (left < right) {
      const middle = (left + right) >> 1;
      if (isLess(pivot, at(middle))) right = middle;
      else left = middle + 1;
    }
    order.copyWithin(left + 1, left, sorted);
    order[left] = pivot;
  }
}

/**
 * Makes the longest run at the start an ascending one, and gives its end. Equal items within a descending run are turned
 * round twice, so they keep their order.
 */
function sortPrefix(order: number[], low: number, high: number, isLess: Less): number {
  const at = (place: number): number => order[place] as number;
  const turn = (from: number, to: number): void => {
    order.splice(from, to - from, ...order.slice(from, to).reverse());
  };
  let end = low + 1;
  while (end < high && !isLess(at(end), at(end - 1))) end++;
  if (end === high) return end;
  if (end > low + 1) {
    if (isLess(at(low), at(end - 1))) return end;
    turn(low, end);
  }
  let same = end;
  for (end++; end < high; end++) {
    if (isLess(at(end), at(end - 1))) {
      turn(same, end);
      same = end;
    } else if (isLess(at(end - 1), at(end))) {
      break;
    }
  }
  turn(same, end);
  turn(low, end);
  while (end < high && !isLess(at(end), at(end - 1))) end++;
  return end;
}

function merge(from: readonly number[], low: number, middle: number, high: number, to: number[], isLess: Less): void {
  let left = low;
  let right = middle;
  const leftEnd = Math.min(middle, from.length);
  const rightEnd = Math.min(high, from.length);
  while (left < leftEnd && right < rightEnd) {
    const a = from[left] as number;
    const b = from[right] as number;
    if (isLess(b, a)) {
      to.push(b);
      right++;
    } else {
      to.push(a);
      left++;
    }
  }
  while (left < leftEnd) to.push(from[left++] as number);
  while (right < rightEnd) to.push(from[right++] as number);
}
