import { raise } from './errors.ts';
import { divisionByZero } from './integer-arithmetic.ts';

/** `a / b` */
export function trueDivFloat(a: number, b: number): number {
  if (b === 0) throw divisionByZero();
  return a / b;
}

/** `a % b`: the sign of `b`, as CPython's `float_rem`. */
export function modFloat(a: number, b: number): number {
  if (b === 0) throw divisionByZero();
  const rest = a % b;
  if (rest === 0) return b < 0 ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

/** `divmod(a, b)` */
export function divmodFloat(a: number, b: number): readonly [number, number] {
  if (b === 0) throw divisionByZero();
  const hostRest = a % b;
  let quotient = (a - hostRest) / b;
  if (hostRest !== 0 && hostRest < 0 !== b < 0) quotient -= 1;
  const rest = modFloat(a, b);
  if (quotient === 0) return [a / b < 0 || Object.is(a / b, -0) ? -0 : 0, rest];
  const floor = Math.floor(quotient);
  return [quotient - floor > 0.5 ? floor + 1 : floor, rest];
}

export function floorDivFloat(a: number, b: number): number {
  return divmodFloat(a, b)[0];
}

export function rangeError(): unknown {
  return raise('OverflowError', 34, 'Numerical result out of range');
}

/**
 * `base ** exponent` where it is real; `undefined` for a negative base with a broken exponent, whose power is complex.
 * Special cases as C99's `pow`, which differs from JavaScript's in `1 ** nan` and `(-1) ** inf`.
 */
export function powFloat(base: number, exponent: number): number | undefined {
  if (exponent === 0 || base === 1) return 1;
  if (Number.isNaN(base) || Number.isNaN(exponent)) return NaN;
  if (base === -1 && !Number.isFinite(exponent)) return 1;
  if (base === 0 && exponent < 0 && Number.isFinite(exponent)) throw raise('ZeroDivisionError', 'zero to a negative power');
  if (Number.isFinite(base) && Number.isFinite(exponent)) {
    if (base < 0 && !Number.isInteger(exponent)) return undefined;
    const power = nearestPower(base, exponent);
    if (!Number.isFinite(power)) throw rangeError();
    return power;
  }
  return base ** exponent;
}

/**
 * The host's `pow` may be off by one unit in the last place, which shows in `1.05 ** 30`. Whole exponents are therefore
 * done with products of twice the precision (Dekker's), and rounded once.
 */
function nearestPower(base: number, exponent: number): number {
  if (exponent === 0.5) return base === 0 ? 0 : Math.sqrt(base);
  const rough = base ** exponent;
  const size = Math.abs(exponent);
  if (!Number.isInteger(exponent) || size > 4096 || !(Math.abs(rough) > 1e-250 && Math.abs(rough) < 1e250)) return rough;
  if (!(Math.abs(base) > 1e-150 && Math.abs(base) < 1e150)) return rough;
  let high = 1;
  let low = 0;
  for (let bit = 2 ** Math.floor(Math.log2(size)); bit >= 1; bit /= 2) {
    [high, low] = multiplyDouble(high, low, high, low);
    if (Math.floor(size / bit) % 2 === 1) [high, low] = multiplyDouble(high, low, base, 0);
  }
  if (exponent > 0) return high + low;
  const inverse = 1 / high;
  const [product, error] = exactProduct(inverse, high);
  return inverse + inverse * (1 - product - error - inverse * low);
}

const splitter = 134217729;

/** `a * b` as a double and the exact rest. */
function exactProduct(a: number, b: number): readonly [number, number] {
  const product = a * b;
  const bigA = splitter * a;
  const highA = bigA - (bigA - a);
  const lowA = a - highA;
  const bigB = splitter * b;
  const highB = bigB - (bigB - b);
  const lowB = b - highB;
  return [product, lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB)];
}

function multiplyDouble(aHigh: number, aLow: number, bHigh: number, bLow: number): [number, number] {
  const [product, error] = exactProduct(aHigh, bHigh);
  const low = error + (aHigh * bLow + aLow * bHigh);
  const high = product + low;
  return [high, low - (high - product)];
}

/** `round(value)` to the nearest integer, ties to even; the result is a double. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
