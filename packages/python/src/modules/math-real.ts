import { decompose, roundToDouble } from '../float/float-bits.ts';
import { floatText } from '../objects/float-text.ts';
import { powFloat } from '../objects/float-arithmetic.ts';
import { isException } from '../objects/exception.ts';
import { Raised, raise, valueError } from '../objects/errors.ts';
import { power as nearPower } from '../float/double-double.ts';
import { exponential } from './math-exponential.ts';
import { erf, erfc, gamma, logGamma } from './math-special.ts';

/** The functions of `math` from real numbers to real numbers, with CPython's complaints. */
type Real = (...args: number[]) => number;

function domainError(): unknown {
  return valueError('math domain error');
}

export function rangeError(): unknown {
  return raise('OverflowError', 'math range error');
}

/** Refuses arguments where the function has no value. */
function within(accepts: (x: number) => boolean, complaint: string, fn: (x: number) => number): Real {
  return (x = 0) => {
    if (!Number.isNaN(x) && !accepts(x)) throw valueError(`${complaint}, got ${floatText(x)}`);
    return fn(x);
  };
}

/** A result beyond the doubles is an OverflowError, where the argument was finite. */
function bounded(fn: (x: number) => number): Real {
  return (x = 0) => {
    const result = fn(x);
    if (!Number.isFinite(result) && Number.isFinite(x)) throw rangeError();
    return result;
  };
}

const finite = (fn: (x: number) => number): Real =>
  within((x) => x !== Infinity && x !== -Infinity, 'expected a finite input', fn);
const positive = (fn: (x: number) => number): Real => within((x) => x > 0, 'expected a positive input', fn);
const unit = (fn: (x: number) => number): Real =>
  within((x) => x >= -1 && x <= 1, 'expected a number in range from -1 up to 1', fn);
const noPole = (fn: (x: number) => number): Real =>
  within((x) => !(x <= 0 && Number.isInteger(x)) && x !== -Infinity, 'expected a noninteger or positive integer', fn);

function power(x: number, y: number): number {
  let result: number | undefined;
  try {
    result = powFloat(x, y);
  } catch (error) {
    if (error instanceof Raised && isException(error.exception, 'OverflowError')) throw rangeError();
    throw error instanceof Raised ? domainError() : error;
  }
  if (result === undefined) throw domainError();
  return result;
}

function fmod(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (y === 0 || !Number.isFinite(x)) throw domainError();
  return x % y;
}

/** IEEE 754: the rest of the division by the nearest multiple, ties to the even one. */
function remainder(x: number, y: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  if (y === 0 || !Number.isFinite(x)) throw domainError();
  if (!Number.isFinite(y)) return x;
  const size = Math.abs(y);
  const rest = Math.abs(x) % size;
  const left = size - rest;
  let result = rest;
  if (rest > left) result = -left;
  else if (rest === left) {
    // Halfway: even where the quotient's half leaves nothing.
    const half = (Math.abs(x) - rest) % (2 * size);
    result = half === 0 ? rest : -left;
  }
  return x < 0 || Object.is(x, -0) ? -result : result;
}

function copySign(x: number, y: number): number {
  const size = Math.abs(x);
  return y < 0 || Object.is(y, -0) ? -size : size;
}

function atan2(y: number, x: number): number {
  return Math.atan2(y, x);
}

/** Exact in between: the sum is rounded once. */
function fma(x: number, y: number, z: number): number {
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const isProductInfinite = !Number.isFinite(x) || !Number.isFinite(y);
  if (isProductInfinite || !Number.isFinite(z)) {
    const product = isProductInfinite ? x * y : 0;
    if (Number.isNaN(z)) return NaN;
    if (Number.isNaN(product) || Number.isNaN(product + z)) throw valueError('invalid operation in fma');
    return product + z;
  }
  const a = decompose(x);
  const b = decompose(y);
  const c = decompose(z);
  const exponent = Math.min(a.exponent + b.exponent, c.exponent);
  const sum =
    ((a.mantissa * b.mantissa) << BigInt(a.exponent + b.exponent - exponent)) +
    (c.mantissa << BigInt(c.exponent - exponent));
  if (sum === 0n) return x * y + z;
  const result = roundToDouble(sum, exponent);
  if (!Number.isFinite(result)) throw raise('OverflowError', 'overflow in fma');
  return result;
}

/** Name, parameters, function. */
export const realFunctions: readonly (readonly [name: string, parameters: string, fn: Real])[] = [
  ['acos', 'x', unit(Math.acos)],
  ['acosh', 'x', within((x) => x >= 1, 'expected argument value not less than 1', Math.acosh)],
  ['asin', 'x', unit(Math.asin)],
  ['asinh', 'x', Math.asinh],
  ['atan', 'x', Math.atan],
  ['atan2', 'y, x', atan2],
  ['atanh', 'x', within((x) => x > -1 && x < 1, 'expected a number between -1 and 1', Math.atanh)],
  ['cbrt', 'x', Math.cbrt],
  ['copysign', 'x, y', copySign],
  ['cos', 'x', finite(Math.cos)],
  ['cosh', 'x', bounded(Math.cosh)],
  ['degrees', 'x', (x) => x * (180 / Math.PI)],
  ['erf', 'x', erf],
  ['erfc', 'x', erfc],
  ['exp', 'x', bounded(exponential)],
  ['exp2', 'x', bounded((x) => (Number.isFinite(x) ? nearPower(2, x) : 2 ** x))],
  ['expm1', 'x', bounded(Math.expm1)],
  ['fabs', 'x', Math.abs],
  ['fma', 'x, y, z', fma],
  ['fmod', 'x, y', fmod],
  ['gamma', 'x', noPole(bounded(gamma))],
  [
    'lgamma',
    'x',
    within((x) => !(x <= 0 && Number.isInteger(x)), 'expected a noninteger or positive integer', logGamma),
  ],
  ['log10', 'x', positive(Math.log10)],
  ['log1p', 'x', within((x) => x > -1, 'expected argument value > -1', Math.log1p)],
  ['log2', 'x', positive(Math.log2)],
  ['pow', 'x, y', power],
  ['radians', 'x', (x) => x * (Math.PI / 180)],
  ['remainder', 'x, y', remainder],
  ['sin', 'x', finite(Math.sin)],
  ['sinh', 'x', bounded(Math.sinh)],
  ['sqrt', 'x', within((x) => x >= 0, 'expected a nonnegative input', Math.sqrt)],
  ['tan', 'x', finite(Math.tan)],
  ['tanh', 'x', Math.tanh],
];
