import { exponential as nearExponential, logarithm, toDouble } from '../float/double-double.ts';

/** `e ** x`, rounded once: the host's may be wrong in the last digit. */
export function exponential(x: number): number {
  if (!Number.isFinite(x)) return x === -Infinity ? 0 : x;
  if (x > 710) return Infinity;
  return x < -746 ? 0 : toDouble(nearExponential({ high: x, low: 0 }));
}

/** The natural logarithm of what is not negative, rounded once. */
export function naturalLogarithm(x: number): number {
  if (x === 0 || !Number.isFinite(x)) return Math.log(x);
  const { high, low } = logarithm(x);
  return high + low;
}
