import { raise, valueError } from '../objects/errors.ts';
import { bitLength, decompose, roundToDouble } from '../float/float-bits.ts';
import type { Meter } from '../objects/meter.ts';
import { integerSquareRoot } from './math-integers.ts';

/** The functions of `math` that add up many numbers: exactly, in integers, and rounded once at the end. */

/** Every double is a multiple of 2 ** -1074. */
const finest = -1074;

/** A double in units of the finest; products of two are in units of their square. */
function units(value: number): bigint {
  const { mantissa, exponent } = decompose(value);
  return mantissa << BigInt(exponent - finest);
}

function specialSum(values: readonly number[], complaint: string | null): number | undefined {
  let special = 0;
  let isSpecial = false;
  for (const value of values) {
    if (Number.isFinite(value)) continue;
    special += value;
    isSpecial = true;
  }
  if (!isSpecial) return undefined;
  if (Number.isNaN(special) && complaint !== null && !values.some(Number.isNaN)) throw valueError(complaint);
  return special;
}

/** `math.fsum` */
export function exactSum(meter: Meter, values: readonly number[]): number {
  meter.charge(values.length);
  const special = specialSum(values, '-inf + inf in fsum');
  if (special !== undefined) return special;
  let sum = 0n;
  for (const value of values) sum += units(value);
  const result = roundToDouble(sum, finest);
  if (!Number.isFinite(result)) throw raise('OverflowError', 'intermediate overflow in fsum');
  return result;
}

/** `math.sumprod` of floats. */
export function exactSumOfProducts(meter: Meter, p: readonly number[], q: readonly number[]): number {
  meter.charge(p.length * 4);
  const special = specialSum(
    p.map((value, i) => (Number.isFinite(value) && Number.isFinite(q[i]) ? 0 : value * (q[i] as number))),
    null,
  );
  if (special !== undefined) return special;
  let sum = 0n;
  for (let i = 0; i < p.length; i++) sum += units(p[i] as number) * units(q[i] as number);
  return roundToDouble(sum, 2 * finest);
}

/** The root of the sum of squares, rounded once: `math.hypot`, `math.dist`. */
export function rootOfSquares(meter: Meter, values: readonly number[]): number {
  if (values.some((value) => value === Infinity || value === -Infinity)) return Infinity;
  if (values.some(Number.isNaN)) return NaN;
  meter.charge(values.length * 4);
  let exponent = 1024;
  const parts = values.map((value) => decompose(value)).filter(({ mantissa }) => mantissa !== 0n);
  for (const part of parts) exponent = Math.min(exponent, part.exponent);
  let sum = 0n;
  for (const part of parts) {
    const whole = part.mantissa << BigInt(part.exponent - exponent);
    sum += whole * whole;
  }
  if (sum === 0n) return 0;
  // At least 66 bits of root; a last bit that tells whether there was more.
  let shift = Math.max(0, 134 - bitLength(sum));
  if (shift % 2 === 1) shift++;
  const scaled = sum << BigInt(shift);
  let root = BigInt(integerSquareRoot(meter, scaled));
  if (root * root !== scaled) root |= 1n;
  return roundToDouble(root, exponent - shift / 2);
}
