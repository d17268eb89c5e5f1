import { power } from '../float/double-double.ts';
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

function rangeError(): unknown {
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
  if (base === 0 && exponent < 0 && Number.isFinite(exponent))
    throw raise('ZeroDivisionError', 'zero to a negative power');
  if (Number.isFinite(base) && Number.isFinite(exponent)) {
    if (base < 0 && !Number.isInteger(exponent)) return undefined;
    const result = nearestPower(base, exponent);
    if (!Number.isFinite(result)) throw rangeError();
    return result;
  }
  return base ** exponent;
}

/** Rounded correctly but for rare cases, as the C library's; the sign of a negative base is set apart. */
function nearestPower(base: number, exponent: number): number {
  if (base === 0) return exponent % 2 === 1 ? base : 0;
  if (exponent === 2) return base * base;
  if (exponent === 0.5) return Math.sqrt(base);
  const size = power(Math.abs(base), exponent);
  return base < 0 && Math.abs(exponent % 2) === 1 ? -size : size;
}

/** `round(value)` to the nearest integer, ties to even; the result is a double. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  if (rest < 0.5) return floor;
  if (rest > 0.5) return floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
