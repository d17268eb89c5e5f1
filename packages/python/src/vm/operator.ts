import { typeError } from '../objects/errors.ts';
import { PyFunction } from '../objects/function.ts';
import { PyNative } from '../objects/native.ts';
import { type PyType, typeOf, type Value } from '../objects/object.ts';
import { type Comparison, comparePrimitive, reflectedComparison, richCompare, truthOf } from '../objects/protocol.ts';
import { None, NotImplemented } from '../objects/singleton.ts';
import { callNative, enterFunction } from './call.ts';
import { ON_RETURN } from './frame.ts';
import type { Machine } from './machine.ts';
import { plainBinary } from './plain-binary.ts';

/** The argument of BINARY_OP (CPython's `NB_*`); from 13 on the in-place forms; 26 is subscription. */
export const BINARY = {
  add: 0,
  and: 1,
  floorDivide: 2,
  leftShift: 3,
  matrixMultiply: 4,
  multiply: 5,
  remainder: 6,
  or: 7,
  power: 8,
  rightShift: 9,
  subtract: 10,
  trueDivide: 11,
  xor: 12,
  inPlace: 13,
  subscript: 26,
} as const;

const methodNames = [
  'add',
  'and',
  'floordiv',
  'lshift',
  'matmul',
  'mul',
  'mod',
  'or',
  'pow',
  'rshift',
  'sub',
  'truediv',
  'xor',
];
const symbols = ['+', '&', '//', '<<', '@', '*', '%', '|', '** or pow()', '>>', '-', '/', '^'];
const left = methodNames.map((name) => `__${name}__`);
const right = methodNames.map((name) => `__r${name}__`);
const inPlace = methodNames.map((name) => `__i${name}__`);

function symbolOf(operation: number): string {
  if (operation < BINARY.inPlace) return symbols[operation] as string;
  return operation === BINARY.inPlace + BINARY.power ? '**=' : `${symbols[operation - BINARY.inPlace] as string}=`;
}

const noKeywords = [] as const;

/**
 * A binary operation the dispatch loop has no fast path for. The value, or `pushed` with a frame that answers as
 * `ON_RETURN.binary`: the operands stay on the caller's stack until then.
 */
export function binary(vm: Machine, operation: number, a: Value, b: Value): Value {
  const plain = plainBinary(operation, a, b);
  if (plain !== undefined) return plain;
  const isInPlace = operation >= BINARY.inPlace;
  const index = isInPlace ? operation - BINARY.inPlace : operation;
  const leftType = typeOf(a);
  const rightType = typeOf(b);
  const candidates: { method: Value; self: Value; other: Value }[] = [];
  const forward = leftType.lookup(left[index] as string);
  const backward = leftType === rightType ? undefined : rightType.lookup(right[index] as string);
  const isYielding = backward !== undefined && yieldsToRight(leftType, rightType, right[index] as string);
  if (backward !== undefined && isYielding) candidates.push({ method: backward, self: b, other: a });
  if (isInPlace) {
    const method = leftType.lookup(inPlace[index] as string);
    if (method !== undefined) candidates.push({ method, self: a, other: b });
  }
  const rightFirst =
    isYielding ||
    (backward !== undefined && rightType.isSubtype(leftType) && backward !== leftType.lookup(right[index] as string));
  if (!isYielding && backward !== undefined && rightFirst) candidates.push({ method: backward, self: b, other: a });
  if (forward !== undefined) candidates.push({ method: forward, self: a, other: b });
  if (backward !== undefined && !rightFirst) candidates.push({ method: backward, self: b, other: a });

  for (let i = 0; i < candidates.length; i++) {
    const { method, self, other } = candidates[i] as (typeof candidates)[number];
    if (method instanceof PyNative) {
      const value = callNative(vm, method, [self, other], noKeywords, ON_RETURN.binary);
      if (value !== NotImplemented) return value;
    } else if (i === candidates.length - 1 && method instanceof PyFunction) {
      return enterFunction(vm, method, [self, other], noKeywords, ON_RETURN.binary);
    } else {
      const rest = isInPlace ? (inPlace[index] as string) : None;
      const args = [a, b, rest, left[index] as string, right[index] as string, symbolOf(operation)];
      return enterFunction(vm, vm.frozen('binary_operation'), args, noKeywords, ON_RETURN.binary);
    }
  }
  throw unsupported(a, b, symbolOf(operation));
}

const sequenceLayouts: ReadonlySet<string> = new Set(['str', 'list', 'tuple', 'bytes', 'bytearray']);

/** Concatenation and repetition of built-in sequences come after the other operand's reflected method. */
export function yieldsToRight(leftType: PyType, rightType: PyType, method: string): boolean {
  return (
    !rightType.isBuiltin &&
    sequenceLayouts.has(leftType.layout) &&
    (method === '__radd__' || method === '__rmul__') &&
    leftType.lookup('__add__') instanceof PyNative
  );
}

/** The TypeError of an operation that neither operand knows. */
export function unsupported(a: Value, b: Value, symbol: string): unknown {
  const leftType = typeOf(a);
  const rightType = typeOf(b);
  if (symbol === '+' || symbol === '+=') {
    switch (leftType.layout) {
      case 'str':
      case 'list':
      case 'tuple':
        if (symbol === '+' || leftType.layout !== 'list') {
          return typeError(`can only concatenate ${leftType.layout} (not "${rightType.name}") to ${leftType.layout}`);
        }
        break;
      case 'bytes':
        return typeError(`can't concat ${rightType.name} to bytes`);
      default:
        break;
    }
  }
  if (symbol === '*' || symbol === '*=') {
    const isSequence = (layout: string): boolean => ['str', 'list', 'tuple', 'bytes', 'bytearray'].includes(layout);
    if (isSequence(leftType.layout)) return typeError(`can't multiply sequence by non-int of type '${rightType.name}'`);
    // `*=` does not look at the right operand where the left one is a container.
    const isTaken = symbol === '*=' && (!leftType.isBuiltin || leftType.lookup('__contains__') !== undefined);
    if (isSequence(rightType.layout) && !isTaken)
      return typeError(`can't multiply sequence by non-int of type '${leftType.name}'`);
  }
  return typeError(`unsupported operand type(s) for ${symbol}: '${leftType.name}' and '${rightType.name}'`);
}

/** The same error, from the operation's number: a Python method gave NotImplemented. */
export function unsupportedOperation(a: Value, b: Value, operation: number): unknown {
  return unsupported(a, b, symbolOf(operation));
}

const comparisons: readonly Comparison[] = ['__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__'];
const comparisonSymbols: Readonly<Record<Comparison, string>> = {
  __lt__: '<',
  __le__: '<=',
  __eq__: '==',
  __ne__: '!=',
  __gt__: '>',
  __ge__: '>=',
};

/** The method of a comparison by the number in COMPARE_OP's argument. */
export function comparisonName(operation: number): Comparison {
  return comparisons[operation] as Comparison;
}

/** One rich comparison; where `pushed`, the frame answers as `ON_RETURN.compare` with the operands on the caller's stack. */
export function compare(vm: Machine, operation: number, wantsBool: boolean, a: Value, b: Value): Value {
  const name = comparisonName(operation);
  const primitive = comparePrimitive(a, b, name);
  if (primitive !== undefined) return primitive;
  const value = richCompare(vm, a, b, name);
  if (value !== undefined) {
    if (value === NotImplemented) throw unorderable(a, b, name);
    if (!wantsBool) return value;
    const truth = truthOf(vm, value);
    if (truth !== undefined) return truth;
  }
  const leftType = typeOf(a);
  const method = leftType.lookup(name);
  const rightFirst = typeOf(b) !== leftType && typeOf(b).isSubtype(leftType);
  if (method instanceof PyFunction && !rightFirst)
    return enterFunction(vm, method, [a, b], noKeywords, ON_RETURN.compare);
  return compareInPython(vm, a, b, name, wantsBool, false);
}

/** Goes on in Python; `leftAsked` where the left operand gave NotImplemented already. */
export function compareInPython(
  vm: Machine,
  a: Value,
  b: Value,
  name: Comparison,
  wantsBool: boolean,
  leftAsked: boolean,
): Value {
  const args = [a, b, name, reflectedComparison(name), wantsBool, leftAsked];
  return enterFunction(vm, vm.frozen('rich_comparison'), args, noKeywords, ON_RETURN.compare);
}

export function unorderable(a: Value, b: Value, name: Comparison): unknown {
  return typeError(
    `'${comparisonSymbols[name]}' not supported between instances of '${typeOf(a).name}' and '${typeOf(b).name}'`,
  );
}

/** `-x`, `+x`, `~x` for everything but plain numbers; `pushed` answers as an ordinary call. */
export function unary(vm: Machine, name: '__neg__' | '__pos__' | '__invert__', value: Value): Value {
  const method = typeOf(value).lookup(name);
  if (method === undefined) {
    const symbol = name === '__neg__' ? 'unary -' : name === '__pos__' ? 'unary +' : 'unary ~';
    throw typeError(`bad operand type for ${symbol}: '${typeOf(value).name}'`);
  }
  return vm.call(method, [value]);
}
