import { valueError } from './errors.ts';
import { bitLength } from '../float/float-bits.ts';
import type { DigitMeter, Meter } from './meter.ts';
import { normalizeInt } from './number.ts';
import { decimalValue, isSpace } from './text/classify.ts';

const tooLong = ({ maxStrDigits }: DigitMeter, digits: string): unknown =>
  valueError(
    `Exceeds the limit (${maxStrDigits} digits) for integer string conversion${digits}; use sys.set_int_max_str_digits() to increase the limit`,
  );

/** `str(value)` */
export function intText(meter: DigitMeter, value: number | bigint): string {
  if (typeof value === 'number') return String(value);
  const { maxStrDigits } = meter;
  const bits = bitLength(value);
  if (maxStrDigits > 0 && (bits - 1) * Math.log10(2) > maxStrDigits + 1) throw tooLong(meter, '');
  meter.charge(conversionCost(bits));
  meter.reserve(bits >> 1);
  const text = value.toString();
  if (maxStrDigits > 0 && text.length - (value < 0n ? 1 : 0) > maxStrDigits) throw tooLong(meter, '');
  return text;
}

/** About as long as so many instructions: the host's conversion takes somewhat less than quadratic time. */
function conversionCost(bits: number): number {
  return 4 + Math.floor((bits / 16) * Math.max(1, Math.sqrt(bits / 16_384)));
}

/** Digits of the magnitude to a base that is a power of two: no limit, only the price. */
export function digitsOf(meter: Meter, value: number | bigint, base: 2 | 8 | 16): string {
  const magnitude = value < 0 ? -value : value;
  if (typeof magnitude === 'bigint') {
    const length = Math.ceil(bitLength(magnitude) / Math.log2(base));
    meter.reserve(2 * length);
    meter.charge(length >> 3);
  }
  return magnitude.toString(base);
}

const digitValue = (code: number): number => {
  if (code >= 48 && code <= 57) return code - 48;
  const letter = code | 32;
  return letter >= 97 && letter <= 122 ? letter - 87 : 99;
};

/**
 * Reads an int as `int(text, base)` does: blanks around it, a sign, a prefix where the base allows it, single underscores
 * between digits, decimal digits of any script. `undefined` where the text is no int.
 */
export function parseInt(meter: DigitMeter, text: string, base: number): number | bigint | undefined {
  meter.charge(text.length >> 3);
  let at = 0;
  let end = text.length;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  while (end > at && isSpace(text.charCodeAt(end - 1))) end--;
  let negative = false;
  const sign = text.charAt(at);
  if (at < end && (sign === '-' || sign === '+')) {
    negative = sign === '-';
    at++;
  }
  let radix = base;
  const prefix = text.charAt(at) === '0' ? (prefixes.get(text.charAt(at + 1).toLowerCase()) ?? 0) : 0;
  let mustBeZero = false;
  if (base === 0) {
    radix = prefix === 0 ? 10 : prefix;
    mustBeZero = prefix === 0 && text.charAt(at) === '0';
  }
  if (prefix !== 0 && prefix === radix) {
    at += 2;
    if (text.charAt(at) === '_') at++;
  }
  const digits = asciiDigits(text.slice(at, end), radix);
  if (digits === undefined) return undefined;
  const value = digitsValue(meter, digits, radix);
  if (mustBeZero && value !== 0) return undefined;
  return negative ? (typeof value === 'number' ? 0 - value : normalizeInt(-value)) : value;
}

const prefixes = new Map([
  ['x', 16],
  ['o', 8],
  ['b', 2],
]);

/** The digits as ASCII without underscores; `undefined` where something else is among them. */
function asciiDigits(text: string, radix: number): string | undefined {
  if (radix === 10 && /^[0-9]+$/.test(text)) return text;
  let digits = '';
  let afterDigit = false;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code === 95 /* _ */) {
      if (!afterDigit) return undefined;
      afterDigit = false;
      continue;
    }
    if (code > 127) {
      const point = text.codePointAt(i) as number;
      const decimal = decimalValue(point);
      if (decimal === undefined) return undefined;
      if (point > 0xffff) i++;
      code = 48 + decimal;
    }
    if (digitValue(code) >= radix) return undefined;
    digits += String.fromCharCode(code);
    afterDigit = true;
  }
  return afterDigit ? digits : undefined;
}

function digitsValue(meter: DigitMeter, digits: string, radix: number): number | bigint {
  const isPowerOfTwo = (radix & (radix - 1)) === 0;
  const { maxStrDigits } = meter;
  if (!isPowerOfTwo && maxStrDigits > 0 && digits.length > maxStrDigits)
    throw tooLong(meter, `: value has ${digits.length} digits`);
  if (digits.length <= 10) return Number.parseInt(digits, radix);
  meter.reserve(digits.length >> 1);
  if (radix === 10) {
    meter.charge(conversionCost(3 * digits.length));
    return normalizeInt(BigInt(digits));
  }
  if (radix === 16) return normalizeInt(BigInt(`0x${digits}`));
  if (radix === 8) return normalizeInt(BigInt(`0o${digits}`));
  if (radix === 2) return normalizeInt(BigInt(`0b${digits}`));
  meter.charge((digits.length * digits.length) >> 6);
  return normalizeInt(bigFromDigits(digits, radix));
}

/** Halves the text until a half fits a double: few multiplications of like size instead of many of unlike. */
function bigFromDigits(digits: string, radix: number): bigint {
  if (digits.length <= 10) return BigInt(Number.parseInt(digits, radix));
  const low = digits.length >> 1;
  const high = digits.length - low;
  return (
    bigFromDigits(digits.slice(0, high), radix) * BigInt(radix) ** BigInt(low) +
    bigFromDigits(digits.slice(high), radix)
  );
}
