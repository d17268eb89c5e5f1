import { decompose } from '../../float/float-bits.ts';

/**
 * Decimal digits of doubles, exactly rounded, ties to even – what C's `printf` gives. The host's `toFixed` and
 * `toExponential` round ties away from zero and end at 100 digits; they serve where a tie is impossible, the rest is done
 * in whole numbers. All arguments are finite and not negative.
 */

/** More decimal places than this no double has; the rest are zeros. */
const maxPlaces = 1074;

/** `value` with `places` decimals: `'3.14'`. */
export function fixedDigits(value: number, places: number): string {
  if (places <= 40 && value < 1e21 && !Number.isInteger(value * 2 ** (places + 1))) return value.toFixed(places);
  const kept = Math.min(places, maxPlaces);
  const digits = scaledDigits(value, kept).padStart(kept + 1, '0');
  const whole = digits.slice(0, digits.length - kept);
  if (places === 0) return whole;
  return `${whole}.${digits.slice(digits.length - kept)}${'0'.repeat(places - kept)}`;
}

/** `round(value * 10 ** places)` as digits; `places` may be negative. */
export function scaledDigits(value: number, places: number): string {
  const { mantissa, exponent } = decompose(value);
  let numerator = mantissa;
  let denominator = 1n;
  if (exponent >= 0) numerator <<= BigInt(exponent);
  else denominator <<= BigInt(-exponent);
  if (places >= 0) numerator *= 10n ** BigInt(places);
  else denominator *= 10n ** BigInt(-places);
  let quotient = numerator / denominator;
  const twice = 2n * (numerator - quotient * denominator);
  if (twice > denominator || (twice === denominator && (quotient & 1n) === 1n)) quotient += 1n;
  return quotient.toString();
}

interface Scientific {
  /** `precision + 1` digits, the first before the point. */
  readonly digits: string;
  readonly exponent: number;
}

/** `value` with one digit before the point and `precision` behind. */
function scientificDigits(value: number, precision: number): Scientific {
  if (value === 0) return { digits: '0'.repeat(precision + 1), exponent: 0 };
  const kept = Math.min(precision, maxPlaces);
  const rough = value.toExponential(Math.min(kept, 20));
  const exponent = Number(rough.slice(rough.indexOf('e') + 1));
  const bits = kept - exponent + 1;
  if (kept <= 20 && bits > 0 && bits < 1000 && !Number.isInteger(value * 2 ** bits)) {
    return { digits: rough.slice(0, rough.indexOf('e')).replace('.', ''), exponent };
  }
  // The rough exponent may be one too high, rounded up with fewer digits than are wanted, or over a tie.
  for (const candidate of [exponent - 1, exponent, exponent + 1]) {
    const digits = scaledDigits(value, kept - candidate);
    if (digits.length === kept + 1) return { digits: digits + '0'.repeat(precision - kept), exponent: candidate };
  }
  throw new Error(`no digits for ${value}`);
}

/** `%e`: `'1.5e+03'`. */
export function exponentText(value: number, precision: number, keepsPoint: boolean): string {
  const { digits, exponent } = scientificDigits(value, precision);
  return withExponent(digits, exponent, keepsPoint);
}

function withExponent(digits: string, exponent: number, keepsPoint: boolean): string {
  const point = digits.length > 1 || keepsPoint ? '.' : '';
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${digits.charAt(0)}${point}${digits.slice(1)}e${exponent < 0 ? '-' : '+'}${size}`;
}

/** `%g`: the shorter of both forms; trailing zeros go unless `isAlternate`. */
export function generalText(value: number, precision: number, isAlternate: boolean): string {
  const places = Math.max(precision, 1);
  const { digits, exponent } = scientificDigits(value, places - 1);
  if (exponent < -4 || exponent >= places) {
    return withExponent(isAlternate ? digits : stripZeros(digits), exponent, isAlternate);
  }
  return placePoint(isAlternate ? digits : stripZeros(digits), exponent, isAlternate);
}

/** Puts the point where the exponent says: `('15', -1)` is `'0.15'`, `('15', 3)` is `'1500'`. */
function placePoint(digits: string, exponent: number, keepsPoint: boolean): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return fraction === '' && !keepsPoint ? whole : `${whole}.${fraction}`;
}

function stripZeros(digits: string): string {
  let end = digits.length;
  while (end > 1 && digits.charCodeAt(end - 1) === 48) end--;
  return digits.slice(0, end);
}

/**
 * The form of `format(value, '.3')`: as `%g`, but with at least one digit behind the point, and an exponent as soon as the
 * digits in front of the point use up the precision.
 */
export function shortPrecisionText(value: number, precision: number, isAlternate: boolean): string {
  const places = Math.max(precision, 1);
  const { digits, exponent } = scientificDigits(value, places - 1);
  const kept = isAlternate ? digits : stripZeros(digits);
  if (exponent < -4 || exponent >= places - 1) return withExponent(kept, exponent, isAlternate);
  const text = placePoint(kept, exponent, true);
  return text.endsWith('.') ? `${text}0` : text;
}
