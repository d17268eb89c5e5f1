import { raise, valueError } from './errors.ts';
import { bitLength, nearestQuotient } from '../float/float-bits.ts';
import type { Meter } from './meter.ts';
import { normalizeInt } from './number.ts';

/**
 * Arithmetic of Python's unbounded ints. Results are in their one form (see `object.ts`). What may grow is paid for
 * before it is computed, because a single operation of a big `bigint` can take seconds and cannot be stopped.
 */
export type Int = number | bigint;

const smallBits = 4096;
export const isSmall = (value: bigint): boolean => BigInt.asIntN(smallBits, value) === value;

/** 64-bit words of a number's magnitude. */
export function words(value: bigint): number {
  return isSmall(value) ? smallBits / 64 : Math.ceil(bitLength(value) / 64);
}

/**
 * Integers of more than 8 MB are a MemoryError. The host could hold sixteen times as much, but one operation on such a
 * number takes seconds, and cannot be stopped.
 */
const maxBits = 2 ** 26;

function reserveBits(meter: Meter, bits: number): void {
  if (bits > maxBits) throw raise('MemoryError');
  if (bits > smallBits) meter.reserve(Math.ceil(bits / 8));
}

/** Pays for an operation whose time grows faster than its operands: about half a microsecond a word, as measured. */
export function chargeProduct(meter: Meter, left: number, right: number): void {
  meter.charge(Math.ceil(Math.min((left * right) / 16, (left + right) * 32)));
}

/** Pays for one walk over an int. */
export function payForInt(meter: Meter, value: bigint): void {
  if (!isSmall(value)) meter.charge(words(value));
}

export function addInt(meter: Meter, a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return sumBig(meter, BigInt(a), BigInt(b));
}

export function subInt(meter: Meter, a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return sumBig(meter, BigInt(a), -BigInt(b));
}

function sumBig(meter: Meter, a: bigint, b: bigint): Int {
  if (!isSmall(a) || !isSmall(b)) chargeLinear(meter, a, b);
  return normalizeInt(a + b);
}

function chargeLinear(meter: Meter, a: bigint, b: bigint): void {
  const size = Math.max(words(a), words(b));
  meter.charge(size);
  meter.reserve(8 * size);
}

export function mulInt(meter: Meter, a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0;
  }
  const left = BigInt(a);
  const right = BigInt(b);
  if (!isSmall(left) || !isSmall(right)) {
    reserveBits(meter, bitLength(left) + bitLength(right));
    chargeProduct(meter, words(left), words(right));
  }
  return normalizeInt(left * right);
}

export function divisionByZero(): unknown {
  return raise('ZeroDivisionError', 'division by zero');
}

/** `a // b` */
export function floorDivInt(meter: Meter, a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) throw divisionByZero();
    const rest = a % b;
    const quotient = (a - rest) / b;
    return (rest !== 0 && rest < 0 !== b < 0 ? quotient - 1 : quotient) + 0;
  }
  return divmodInt(meter, a, b)[0];
}

/** `a % b`: has the sign of `b`. */
export function modInt(meter: Meter, a: Int, b: Int): Int {
  if (typeof a === 'number' && typeof b === 'number') {
    if (b === 0) throw divisionByZero();
    const rest = a % b;
    return (rest !== 0 && rest < 0 !== b < 0 ? rest + b : rest) + 0;
  }
  return divmodInt(meter, a, b)[1];
}

/** `divmod(a, b)` */
export function divmodInt(meter: Meter, a: Int, b: Int): readonly [Int, Int] {
  if (typeof a === 'number' && typeof b === 'number') return [floorDivInt(meter, a, b), modInt(meter, a, b)];
  const left = BigInt(a);
  const right = BigInt(b);
  if (right === 0n) throw divisionByZero();
  if (!isSmall(left)) chargeProduct(meter, words(left), 4 * words(right));
  let quotient = left / right;
  let rest = left - quotient * right;
  if (rest !== 0n && rest < 0n !== right < 0n) {
    rest += right;
    quotient -= 1n;
  }
  return [normalizeInt(quotient), normalizeInt(rest)];
}

/** `a / b`: the nearest double. */
export function trueDivInt(meter: Meter, a: Int, b: Int): number {
  if (b === 0) throw divisionByZero();
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  const left = BigInt(a);
  const right = BigInt(b);
  if (!isSmall(left)) chargeProduct(meter, words(left), 4 * words(right));
  const result = nearestQuotient(left < 0n ? -left : left, right < 0n ? -right : right);
  if (result === Infinity) throw raise('OverflowError', 'integer division result too large for a float');
  return left < 0n !== right < 0n ? -result : result;
}

/** `a ** b` for `b >= 0`. */
export function powInt(meter: Meter, a: Int, b: Int): Int {
  if (a === 0 || a === 1) return b === 0 ? 1 : a;
  if (a === -1) return isOdd(b) ? -1 : 1;
  const bits = (bitLength(a) - 1) * Number(b);
  if (typeof a === 'number' && typeof b === 'number' && bits < 53) {
    const power = a ** b;
    if (Number.isSafeInteger(power)) return exactPower(a, b, power);
  }
  reserveBits(meter, bits);
  const size = Math.ceil(bits / 64);
  if (size > 16) chargeProduct(meter, 2 * size, size);
  return normalizeInt(BigInt(a) ** BigInt(b));
}

/** The host's power is only nearly exact; a product of few factors is. */
function exactPower(a: number, b: number, power: number): number {
  if (power < 2 ** 31 && power > -(2 ** 31)) return power + 0;
  let result = 1;
  for (let i = 0; i < b; i++) result *= a;
  return result;
}

function isOdd(value: Int): boolean {
  return typeof value === 'number' ? value % 2 !== 0 : (value & 1n) === 1n;
}

export function shiftLeftInt(meter: Meter, a: Int, b: Int): Int {
  if (b < 0) throw valueError('negative shift count');
  if (a === 0) return 0;
  if (typeof b === 'bigint') throw raise('OverflowError', 'too many digits in integer');
  if (typeof a === 'number' && b < 53) {
    const product = a * 2 ** b;
    if (Number.isSafeInteger(product)) return product;
  }
  const bits = bitLength(a) + b;
  reserveBits(meter, bits);
  meter.charge(Math.ceil(bits / 64));
  return normalizeInt(BigInt(a) << BigInt(b));
}

export function shiftRightInt(meter: Meter, a: Int, b: Int): Int {
  if (b < 0) throw valueError('negative shift count');
  if (typeof a === 'number') return b < 64 ? Math.floor(a / 2 ** Number(b)) : a < 0 ? -1 : 0;
  if (typeof b === 'bigint') return a < 0n ? -1 : 0;
  if (!isSmall(a)) meter.charge(words(a));
  return normalizeInt(a >> BigInt(b));
}

const fitsInt32 = (value: Int): value is number => typeof value === 'number' && (value | 0) === value;

export function andInt(meter: Meter, a: Int, b: Int): Int {
  if (fitsInt32(a) && fitsInt32(b)) return a & b;
  const left = BigInt(a);
  const right = BigInt(b);
  if (!isSmall(left) || !isSmall(right)) chargeLinear(meter, left, right);
  return normalizeInt(left & right);
}

export function orInt(meter: Meter, a: Int, b: Int): Int {
  if (fitsInt32(a) && fitsInt32(b)) return a | b;
  const left = BigInt(a);
  const right = BigInt(b);
  if (!isSmall(left) || !isSmall(right)) chargeLinear(meter, left, right);
  return normalizeInt(left | right);
}

export function xorInt(meter: Meter, a: Int, b: Int): Int {
  if (fitsInt32(a) && fitsInt32(b)) return a ^ b;
  const left = BigInt(a);
  const right = BigInt(b);
  if (!isSmall(left) || !isSmall(right)) chargeLinear(meter, left, right);
  return normalizeInt(left ^ right);
}

export function negateInt(value: Int): Int {
  return typeof value === 'number' ? 0 - value : normalizeInt(-value);
}

export function invertInt(value: Int): Int {
  return typeof value === 'number' && value !== Number.MAX_SAFE_INTEGER
    ? -1 - value
    : normalizeInt(-1n - BigInt(value));
}

export function absInt(value: Int): Int {
  return value < 0 ? negateInt(value) : value;
}

/** `float(value)`: rounds to nearest; too large a value is an OverflowError. */
export function intToFloat(value: Int): number {
  const result = Number(value);
  if (!Number.isFinite(result)) throw raise('OverflowError', 'int too large to convert to float');
  return result;
}
