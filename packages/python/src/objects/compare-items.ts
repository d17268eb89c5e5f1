import type { Machine } from '../vm/machine.ts';
import { typeError } from './errors.ts';
import type { MethodDefinition } from './native.ts';
import { method } from './native.ts';
import { type PyObject, typeOf, type Value } from './object.ts';
import { type Comparison, comparePrimitive, equalOrSame, richCompare } from './protocol.ts';
import { NotImplemented } from './singleton.ts';

const symbols: Readonly<Record<Comparison, string>> = {
  __eq__: '==',
  __ne__: '!=',
  __lt__: '<',
  __le__: '<=',
  __gt__: '>',
  __ge__: '>=',
};

/** The operator `name` on any two values, as Python's own operator: `undefined` where Python must be asked. */
export function compareValues(vm: Machine, a: Value, b: Value, name: Comparison): Value | undefined {
  const primitive = comparePrimitive(a, b, name);
  if (primitive !== undefined) return primitive;
  const result = richCompare(vm, a, b, name);
  if (result !== NotImplemented) return result;
  throw typeError(`'${symbols[name]}' not supported between instances of '${typeOf(a).name}' and '${typeOf(b).name}'`);
}

/** Compares two rows of items: the first pair that differs decides, else the lengths. */
function compareItems(vm: Machine, a: readonly Value[], b: readonly Value[], name: Comparison): Value | undefined {
  if (a.length !== b.length && (name === '__eq__' || name === '__ne__')) return name === '__ne__';
  // Short rows that are nested in each other may be as many as one likes.
  vm.charge(1);
  const length = Math.min(a.length, b.length);
  let i = 0;
  for (; i < length; i++) {
    if ((i & 63) === 63) vm.charge(64);
    const x = a[i] as Value;
    const y = b[i] as Value;
    const same = equalOrSame(vm, x, y);
    if (same === undefined) return undefined;
    if (same) continue;
    if (name === '__eq__') return false;
    if (name === '__ne__') return true;
    return compareValues(vm, x, y, name);
  }
  return comparePrimitive(a.length, b.length, name);
}

const comparisons: readonly Comparison[] = ['__eq__', '__ne__', '__lt__', '__le__', '__gt__', '__ge__'];

/** The six comparisons of a sequence type; `itemsOf` is `undefined` for what is not of that type. */
export function comparisonMethods(itemsOf: (value: Value) => readonly Value[] | undefined): MethodDefinition[] {
  return comparisons.map((name) =>
    method(
      name,
      '(self, value, /)',
      (vm, self: PyObject, other: Value) => {
        const right = itemsOf(other);
        return right === undefined ? NotImplemented : compareItems(vm, itemsOf(self) as readonly Value[], right, name);
      },
      { slow: `sequence${name.slice(1, -2)}` },
    ),
  );
}

/** The place of the first item that is or equals `value`, -1 for none; `undefined` where Python must compare. */
export function indexOfItem(
  vm: Machine,
  items: readonly Value[],
  value: Value,
  start = 0,
  stop = items.length,
): number | undefined {
  const end = Math.min(stop, items.length);
  for (let i = start; i < end; i++) {
    if ((i & 63) === 63) vm.charge(64);
    const same = equalOrSame(vm, items[i] as Value, value);
    if (same === undefined) return undefined;
    if (same) return i;
  }
  return -1;
}

/** How many items are or equal `value`. */
export function countItem(vm: Machine, items: readonly Value[], value: Value): number | undefined {
  let count = 0;
  for (let i = 0; i < items.length; i++) {
    if ((i & 63) === 63) vm.charge(64);
    const same = equalOrSame(vm, items[i] as Value, value);
    if (same === undefined) return undefined;
    if (same) count++;
  }
  return count;
}
