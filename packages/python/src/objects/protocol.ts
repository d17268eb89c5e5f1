import type { Machine } from '../vm/machine.ts';
import { owe } from './heap.ts';
import { PyNative } from './native.ts';
import { PyFloat, sameNumber } from './number.ts';
import { type PyType, typeOf, type Value } from './object.ts';
import { None, NotImplemented } from './singleton.ts';

/**
 * The object protocols as far as they can be done without running Python. Each function gives `undefined` where the
 * guest's code would have to run (a class of the guest's with its own `__repr__`, `__eq__` …); a native passes that on,
 * and the machine takes the slow twin. See `native.ts`.
 */

/** The native that implements special method `name` for the type; `undefined` where Python implements it or nobody does. */
export function nativeSlot(type: PyType, name: string): PyNative | undefined {
  const found = type.lookup(name);
  return found instanceof PyNative ? found : undefined;
}

/** Calls a native special method with `self` first. `undefined`: Python must do it. */
export function callSlot(vm: Machine, type: PyType, name: string, ...args: readonly Value[]): Value | undefined {
  const slot = nativeSlot(type, name);
  if (slot === undefined) return undefined;
  vm.enterNative();
  try {
    return slot.fn(vm, ...(args as readonly never[]));
  } finally {
    vm.leaveNative();
  }
}

/** `repr(value)` */
export function reprOf(vm: Machine, value: Value): string | undefined {
  if (typeof value === 'number') return String(value);
  return callSlot(vm, typeOf(value), '__repr__', value) as string | undefined;
}

/** `str(value)` */
export function strOf(vm: Machine, value: Value): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return callSlot(vm, typeOf(value), '__str__', value) as string | undefined;
}

/** `bool(value)` */
export function truthOf(vm: Machine, value: Value): boolean | undefined {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'number':
      return value !== 0;
    case 'bigint':
      return value !== 0n;
    case 'string':
      return value !== '';
    default:
      break;
  }
  if (value === None) return false;
  const type = value.cls;
  const bool = type.lookup('__bool__');
  if (bool !== undefined)
    return bool instanceof PyNative ? (callSlot(vm, type, '__bool__', value) as boolean | undefined) : undefined;
  const length = type.lookup('__len__');
  if (length === undefined) return true;
  if (!(length instanceof PyNative)) return undefined;
  const size = callSlot(vm, type, '__len__', value);
  return size === undefined ? undefined : size !== 0;
}

/** `a == b` for objects and values, identity first (as containers compare their items). */
export function equalOrSame(vm: Machine, a: Value, b: Value): boolean | undefined {
  return a === b ? true : equal(vm, a, b);
}

/** `a == b` */
export function equal(vm: Machine, a: Value, b: Value): boolean | undefined {
  const fast = comparePrimitive(a, b, '__eq__');
  if (fast !== undefined) return fast;
  const result = richCompare(vm, a, b, '__eq__');
  return result === undefined ? undefined : truthOf(vm, result);
}

export type Comparison = '__eq__' | '__ne__' | '__lt__' | '__le__' | '__gt__' | '__ge__';
const reflected: Readonly<Record<Comparison, Comparison>> = {
  __eq__: '__eq__',
  __ne__: '__ne__',
  __lt__: '__gt__',
  __le__: '__ge__',
  __gt__: '__lt__',
  __ge__: '__le__',
};

/** The reflected method's name: what the other operand is asked. */
export function reflectedComparison(name: Comparison): Comparison {
  return reflected[name];
}

/** Numbers among numbers and strings among strings; `undefined` for any other pair. */
export function comparePrimitive(a: Value, b: Value, name: Comparison): boolean | undefined {
  const left = primitiveOf(a);
  const right = primitiveOf(b);
  if (left === undefined || right === undefined) return undefined;
  if ((typeof left === 'string') !== (typeof right === 'string')) {
    return name === '__eq__' ? false : name === '__ne__' ? true : undefined;
  }
  if (typeof left === 'string' || typeof right === 'string') return compareText(String(left), String(right), name);
  switch (name) {
    case '__eq__':
      return sameNumber(left, right);
    case '__ne__':
      return !sameNumber(left, right);
    case '__lt__':
      return left < right;
    case '__le__':
      return left <= right;
    case '__gt__':
      return left > right;
    case '__ge__':
      return left >= right;
    default:
      return name satisfies never;
  }
}

function compareText(a: string, b: string, name: Comparison): boolean {
  if (a.length > 256 && b.length > 256) owe(Math.min(a.length, b.length) >> 6);
  if (name === '__eq__') return a === b;
  if (name === '__ne__') return a !== b;
  const order = codePointOrder(a, b);
  return name === '__lt__' ? order < 0 : name === '__le__' ? order <= 0 : name === '__gt__' ? order > 0 : order >= 0;
}

/** Compares by code points: UTF-16 order differs where one side has a surrogate and the other a unit above U+DFFF. */
export function codePointOrder(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x === y) continue;
    const xIsPair = x >= 0xd800 && x <= 0xdfff;
    const yIsPair = y >= 0xd800 && y <= 0xdfff;
    return xIsPair === yIsPair ? x - y : xIsPair ? 1 : -1;
  }
  return a.length - b.length;
}

function primitiveOf(value: Value): number | bigint | string | undefined {
  switch (typeof value) {
    case 'number':
    case 'bigint':
    case 'string':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    default:
      return value instanceof PyFloat && value.cls.isBuiltin ? value.value : undefined;
  }
}

/**
 * One rich comparison with both operands asked in CPython's order. `NotImplemented` where neither knows;
 * `undefined` where Python must be asked.
 */
export function richCompare(vm: Machine, a: Value, b: Value, name: Comparison): Value | undefined {
  const left = typeOf(a);
  const right = typeOf(b);
  const back = reflected[name];
  const rightFirst = left !== right && right.isSubtype(left) && right.lookup(back) !== left.lookup(back);
  if (rightFirst) {
    const result = askComparison(vm, right, back, b, a);
    if (result !== NotImplemented) return result;
  }
  const result = askComparison(vm, left, name, a, b);
  if (result !== NotImplemented) return result;
  if (!rightFirst) {
    const other = askComparison(vm, right, back, b, a);
    if (other !== NotImplemented) return other;
  }
  if (name === '__eq__') return a === b;
  if (name === '__ne__') return a !== b;
  return NotImplemented;
}

function askComparison(vm: Machine, type: PyType, name: Comparison, self: Value, other: Value): Value | undefined {
  const found = type.lookup(name);
  if (found === undefined) return NotImplemented;
  return found instanceof PyNative ? callSlot(vm, type, name, self, other) : undefined;
}
