import { heap } from '../objects/heap.ts';
import { raise } from '../objects/errors.ts';
import { PyFloat } from '../objects/number.ts';
import type { Value } from '../objects/object.ts';
import { BINARY } from './operator.ts';

/** Longer texts are joined where their size is checked first. */
const longText = 1 << 20;
const maxSafe = Number.MAX_SAFE_INTEGER;

/**
 * Operations on plain ints, floats and strs whose result is found at once, without asking their types for methods;
 * `undefined` for all others.
 */
export function plainBinary(operation: number, a: Value, b: Value): Value | undefined {
  const plain = operation >= BINARY.inPlace ? operation - BINARY.inPlace : operation;
  if (typeof a === 'number') {
    if (typeof b === 'number') return intBinary(plain, a, b);
    return b instanceof PyFloat && b.cls.isBuiltin ? floatBinary(plain, a, b.value) : undefined;
  }
  if (a instanceof PyFloat && a.cls.isBuiltin) {
    if (typeof b === 'number') return floatBinary(plain, a.value, b);
    return b instanceof PyFloat && b.cls.isBuiltin ? floatBinary(plain, a.value, b.value) : undefined;
  }
  if (typeof a === 'string' && typeof b === 'string' && plain === BINARY.add && a.length + b.length < longText) {
    heap.allocated += b.length;
    return a + b;
  }
  return undefined;
}

function intBinary(operation: number, a: number, b: number): Value | undefined {
  switch (operation) {
    case 0 satisfies typeof BINARY.add:
      return safe(a + b);
    case 10 satisfies typeof BINARY.subtract:
      return safe(a - b);
    case 5 satisfies typeof BINARY.multiply:
      return safe(a * b + 0);
    case 11 satisfies typeof BINARY.trueDivide:
      // Both are exact as doubles, so the quotient is the float nearest to the true one.
      return b === 0 ? undefined : new PyFloat(a / b);
    case 6 satisfies typeof BINARY.remainder: {
      if (b === 0) return undefined;
      const rest = (a % b) + 0;
      return rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest;
    }
    default:
      break;
  }
  // The others are the hardware's for numbers of 32 bits.
  if ((a | 0) !== a || (b | 0) !== b) return undefined;
  switch (operation) {
    case 1 satisfies typeof BINARY.and:
      return a & b;
    case 7 satisfies typeof BINARY.or:
      return a | b;
    case 12 satisfies typeof BINARY.xor:
      return a ^ b;
    case 2 satisfies typeof BINARY.floorDivide:
      return b === 0 ? undefined : Math.floor(a / b) + 0;
    case 9 satisfies typeof BINARY.rightShift:
      return b < 0 ? undefined : a >> Math.min(b, 31);
    case 3 satisfies typeof BINARY.leftShift:
      return b < 0 || b > 20 ? undefined : a * (1 << b);
    default:
      return undefined;
  }
}

function safe(value: number): number | undefined {
  return value <= maxSafe && value >= -maxSafe ? value : undefined;
}

function floatBinary(operation: number, a: number, b: number): PyFloat | undefined {
  switch (operation) {
    case 0 satisfies typeof BINARY.add:
      return new PyFloat(a + b);
    case 10 satisfies typeof BINARY.subtract:
      return new PyFloat(a - b);
    case 5 satisfies typeof BINARY.multiply:
      return new PyFloat(a * b);
    case 11 satisfies typeof BINARY.trueDivide:
      if (b === 0) throw raise('ZeroDivisionError', 'division by zero');
      return new PyFloat(a / b);
    default:
      return undefined;
  }
}
