/**
 * What an operator gives on constants, where that is certain, cheap and small; `null` leaves the work (and any
 * exception) to run time. The limits are CPython's: a literal like `1 << 10**6` must not be computed here.
 */
import type { Const } from '../code/code-object.ts';
import { power as nearestPower } from '../float/double-double.ts';
import { concatenate, foldSubscript, repeat } from './constant-sequences.ts';
import { boolConst, intConst, isTrue } from './constants.ts';
import { BinaryOp } from './operations.ts';

const MAX_INT_BITS = 128;

type Int = { readonly kind: 'int'; readonly value: bigint };
type Float = { readonly kind: 'float'; readonly value: number };
type Complex = { readonly kind: 'complex'; readonly real: number; readonly imag: number };
type Numeric = Int | Float | Complex;

export function foldUnary(op: 'neg' | 'pos' | 'invert' | 'not', operand: Const): Const | null {
  if (op === 'not') {
    return boolConst(!isTrue(operand));
  }
  const number = numeric(operand);
  if (number === null) {
    return null;
  }
  if (op === 'invert') {
    return number.kind === 'int' && operand.type !== 'bool' ? intConst(~number.value) : null;
  }
  const sign = op === 'neg' ? -1 : 1;
  switch (number.kind) {
    case 'int':
      return intConst(op === 'neg' ? -number.value : number.value);
    case 'float':
      return { type: 'float', value: sign * number.value };
    case 'complex':
      return { type: 'complex', real: sign * number.real, imag: sign * number.imag };
    default:
      return number satisfies never;
  }
}

export function foldBinary(op: number, left: Const, right: Const): Const | null {
  if (op === BinaryOp.SUBSCR) {
    return foldSubscript(left, right);
  }
  if (left.type === 'bool' && right.type === 'bool') {
    const bits = foldBooleans(op, left.value, right.value);
    if (bits !== null) {
      return boolConst(bits);
    }
  }
  const a = numeric(left);
  const b = numeric(right);
  if (a !== null && b !== null) {
    return foldNumbers(op, a, b);
  }
  if (op === BinaryOp.ADD) {
    return concatenate(left, right);
  }
  if (op === BinaryOp.MULTIPLY) {
    return a?.kind === 'int' ? repeat(right, a.value) : b?.kind === 'int' ? repeat(left, b.value) : null;
  }
  return null;
}

function foldBooleans(op: number, a: boolean, b: boolean): boolean | null {
  switch (op) {
    case BinaryOp.AND:
      return a && b;
    case BinaryOp.OR:
      return a || b;
    case BinaryOp.XOR:
      return a !== b;
    default:
      return null;
  }
}

function numeric(constant: Const): Numeric | null {
  switch (constant.type) {
    case 'bool':
      return { kind: 'int', value: constant.value ? 1n : 0n };
    case 'int':
      return { kind: 'int', value: BigInt(constant.value) };
    case 'float':
      return { kind: 'float', value: constant.value };
    case 'complex':
      return { kind: 'complex', real: constant.real, imag: constant.imag };
    default:
      return null;
  }
}

function foldNumbers(op: number, a: Numeric, b: Numeric): Const | null {
  if (a.kind === 'int' && b.kind === 'int') {
    return foldInts(op, a.value, b.value);
  }
  if (a.kind === 'complex' || b.kind === 'complex') {
    return foldComplex(op, a, b);
  }
  const x = toFloat(a);
  const y = toFloat(b);
  return x === null || y === null ? null : foldFloats(op, x, y);
}

/** `null` where the integer is too large for a float, or would have to be rounded. */
function toFloat(number: Int | Float): number | null {
  if (number.kind === 'float') {
    return number.value;
  }
  const value = Number(number.value);
  return Number.isFinite(value) ? value : null;
}

function bits(value: bigint): number {
  return value === 0n ? 0 : (value < 0n ? -value : value).toString(2).length;
}

function foldInts(op: number, a: bigint, b: bigint): Const | null {
  switch (op) {
    case BinaryOp.ADD:
      return intConst(a + b);
    case BinaryOp.SUBTRACT:
      return intConst(a - b);
    case BinaryOp.MULTIPLY:
      return a !== 0n && b !== 0n && bits(a) + bits(b) > MAX_INT_BITS ? null : intConst(a * b);
    case BinaryOp.TRUE_DIVIDE:
      return b === 0n || bits(a) > 53 || bits(b) > 53 ? null : { type: 'float', value: Number(a) / Number(b) };
    case BinaryOp.FLOOR_DIVIDE:
      return b === 0n ? null : intConst(floorDivide(a, b));
    case BinaryOp.REMAINDER:
      return b === 0n ? null : intConst(a - floorDivide(a, b) * b);
    case BinaryOp.POWER:
      return power(a, b);
    case BinaryOp.LSHIFT:
      if (b < 0n || (a !== 0n && (b > MAX_INT_BITS || bits(a) > MAX_INT_BITS - Number(b)))) {
        return null;
      }
      return intConst(a === 0n ? 0n : a << b);
    case BinaryOp.RSHIFT:
      return b < 0n ? null : intConst(b > 2n ** 31n ? (a < 0n ? -1n : 0n) : a >> b);
    case BinaryOp.AND:
      return intConst(a & b);
    case BinaryOp.OR:
      return intConst(a | b);
    case BinaryOp.XOR:
      return intConst(a ^ b);
    default:
      return null;
  }
}

function floorDivide(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function power(a: bigint, b: bigint): Const | null {
  if (b >= 0n) {
    if (a !== 0n && b > 0n && (b > MAX_INT_BITS || bits(a) > Math.floor(MAX_INT_BITS / Number(b)))) {
      return null;
    }
    return intConst(a === 0n ? (b === 0n ? 1n : 0n) : a ** b);
  }
  if (a === 0n) {
    return null;
  }
  // A power that a float holds exactly divides once, which rounds once.
  if (bits(a) * Number(-b) <= 53) {
    return { type: 'float', value: 1 / Number(a ** -b) };
  }
  const size = nearestPower(Math.abs(Number(a)), Number(b));
  return finite(a < 0n && b % 2n !== 0n ? -size : size);
}

function finite(value: number): Const | null {
  return Number.isFinite(value) ? { type: 'float', value } : null;
}

function foldFloats(op: number, a: number, b: number): Const | null {
  switch (op) {
    case BinaryOp.ADD:
      return { type: 'float', value: a + b };
    case BinaryOp.SUBTRACT:
      return { type: 'float', value: a - b };
    case BinaryOp.MULTIPLY:
      return { type: 'float', value: a * b };
    case BinaryOp.TRUE_DIVIDE:
      return b === 0 ? null : { type: 'float', value: a / b };
    case BinaryOp.FLOOR_DIVIDE:
      return b === 0 ? null : { type: 'float', value: floorDivideFloats(a, b) };
    case BinaryOp.REMAINDER:
      return b === 0 ? null : { type: 'float', value: remainder(a, b) };
    case BinaryOp.POWER:
      return a <= 0 || !Number.isFinite(a) || !Number.isFinite(b) ? null : finite(nearestPower(a, b));
    default:
      return null;
  }
}

/** The remainder has the divisor's sign. */
function remainder(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) {
    return b < 0 ? -0 : 0;
  }
  return rest < 0 !== b < 0 ? rest + b : rest;
}

function floorDivideFloats(a: number, b: number): number {
  const quotient = (a - remainder(a, b)) / b;
  if (quotient === 0) {
    return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  }
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

/** A real operand stays real: it has no imaginary part whose sign could matter (C99, annex G). */
function foldComplex(op: number, a: Numeric, b: Numeric): Const | null {
  const x = a.kind === 'complex' ? a : toFloat(a);
  const y = b.kind === 'complex' ? b : toFloat(b);
  if (x === null || y === null) {
    return null;
  }
  switch (op) {
    case BinaryOp.ADD:
      return typeof x === 'number'
        ? complex(x + real(y), imag(y))
        : complex(x.real + real(y), typeof y === 'number' ? x.imag : x.imag + y.imag);
    case BinaryOp.SUBTRACT:
      return typeof x === 'number'
        ? complex(x - real(y), -imag(y))
        : complex(x.real - real(y), typeof y === 'number' ? x.imag : x.imag - y.imag);
    case BinaryOp.MULTIPLY:
      if (typeof x === 'number') {
        return complex(x * real(y), x * imag(y));
      }
      return typeof y === 'number'
        ? complex(x.real * y, x.imag * y)
        : complex(x.real * y.real - x.imag * y.imag, x.real * y.imag + x.imag * y.real);
    case BinaryOp.TRUE_DIVIDE:
      if (typeof y === 'number') {
        return y === 0 ? null : complex(real(x) / y, imag(x) / y);
      }
      return divideComplex(real(x), imag(x), y.real, y.imag);
    case BinaryOp.POWER:
      return imag(y) === 0 && Number.isInteger(real(y)) && real(y) >= 0 && real(y) <= 100
        ? wholePower(real(x), imag(x), real(y))
        : null;
    default:
      return null;
  }
}

/** Small whole exponents by repeated squaring, as at run time. */
function wholePower(re: number, im: number, exponent: number): Const | null {
  let [resultRe, resultIm, factorRe, factorIm] = [1, 0, re, im];
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) {
      [resultRe, resultIm] = [resultRe * factorRe - resultIm * factorIm, resultRe * factorIm + resultIm * factorRe];
    }
    [factorRe, factorIm] = [factorRe * factorRe - factorIm * factorIm, 2 * factorRe * factorIm];
  }
  return Number.isFinite(resultRe) && Number.isFinite(resultIm) ? complex(resultRe, resultIm) : null;
}

/** Smith's algorithm, as C compilers and CPython do it. */
function divideComplex(a: number, b: number, c: number, d: number): Const | null {
  if (c === 0 && d === 0) {
    return null;
  }
  if (Math.abs(c) >= Math.abs(d)) {
    const ratio = d / c;
    const denominator = c + d * ratio;
    return complex((a + b * ratio) / denominator, (b - a * ratio) / denominator);
  }
  const ratio = c / d;
  const denominator = c * ratio + d;
  return complex((a * ratio + b) / denominator, (b * ratio - a) / denominator);
}

function complex(re: number, im: number): Const {
  return { type: 'complex', real: re, imag: im };
}

function real(value: number | Complex): number {
  return typeof value === 'number' ? value : value.real;
}

function imag(value: number | Complex): number {
  return typeof value === 'number' ? 0 : value.imag;
}
