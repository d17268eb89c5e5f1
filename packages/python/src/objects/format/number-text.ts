import { raise, valueError } from '../errors.ts';
import { floatText, pythonExponent } from '../float-text.ts';
import { digitsOf, intText } from '../int-text.ts';
import type { DigitMeter } from '../meter.ts';
import { exponentText, fixedDigits, generalText, shortPrecisionText } from './decimal.ts';
import { type FormatSpec, unknownType } from './spec.ts';

/** A number cut into the parts that padding and grouping treat apart: `-` `0x` `1234` `.56e+10`. */
export interface NumberParts {
  readonly sign: string;
  readonly prefix: string;
  readonly whole: string;
  /** Point, decimals, exponent, percent sign. */
  readonly rest: string;
}

/** `format(value, spec)` of a float, or of an int under a float's type letter. */
export function formatFloat(meter: DigitMeter, value: number, spec: FormatSpec, typeName: string): string {
  return layOut(meter, floatParts(meter, value, spec, typeName), spec);
}

/** Longest result of a float format, precision included. */
const maxPrecision = 2147483647;

export function floatParts(meter: DigitMeter, value: number, spec: FormatSpec, typeName: string): NumberParts {
  if (spec.precision > maxPrecision) throw valueError('precision too big');
  meter.reserve(2 * Math.max(spec.precision, 0));
  meter.charge(Math.max(spec.precision, 0) >> 3);
  const isNegative = value < 0 || Object.is(value, -0);
  const percent = spec.type === '%' ? '%' : '';
  const body = floatBody(spec.type === '%' ? Math.abs(value) * 100 : Math.abs(value), spec, typeName);
  const isZero = spec.coercesNegativeZero && !/[1-9in]/i.test(body.replace(/e.*/i, ''));
  const sign = isNegative && !isZero ? '-' : spec.sign === '+' || spec.sign === ' ' ? spec.sign : '';
  const end = /[^0-9]/.exec(body)?.index ?? body.length;
  const rest = groupFraction(body.slice(end), spec.fractionGrouping);
  return { sign, prefix: '', whole: body.slice(0, end), rest: rest + percent };
}

function floatBody(value: number, spec: FormatSpec, typeName: string): string {
  const { type, isAlternate } = spec;
  const isUpper = type === 'E' || type === 'F' || type === 'G';
  if (!Number.isFinite(value)) {
    if (type !== '' && !'eEfFgGn%'.includes(type)) throw unknownType(type, typeName);
    const name = Number.isNaN(value) ? 'nan' : 'inf';
    return isUpper ? name.toUpperCase() : name;
  }
  const precision = spec.precision < 0 ? 6 : spec.precision;
  switch (type) {
    case 'e':
    case 'E': {
      const text = exponentText(value, precision, isAlternate);
      return isUpper ? text.toUpperCase() : text;
    }
    case 'f':
    case 'F':
    case '%':
      return fixedDigits(value, precision) + (isAlternate && precision === 0 ? '.' : '');
    case 'g':
    case 'n':
      return generalText(value, precision, isAlternate);
    case 'G':
      return generalText(value, precision, isAlternate).toUpperCase();
    case '':
      return spec.precision < 0 ? pythonExponent(floatText(value)) : shortPrecisionText(value, precision, isAlternate);
    default:
      throw unknownType(type, typeName);
  }
}

/** `format(value, spec)` of an int. */
export function formatInt(meter: DigitMeter, value: number | bigint, spec: FormatSpec, typeName: string): string {
  const { type } = spec;
  const radix = radixes.get(type);
  if (radix === undefined && type !== 'c') throw unknownType(type, typeName);
  if (spec.precision >= 0) throw valueError('Precision not allowed in integer format specifier');
  if (spec.coercesNegativeZero) throw valueError('Negative zero coercion (z) not allowed in integer format specifier');
  if (radix === undefined) return formatCharacter(meter, value, spec);
  let digits = radix === 10 ? intText(meter, value < 0 ? -value : value) : digitsOf(meter, value, radix);
  if (type === 'X') digits = digits.toUpperCase();
  const prefix = spec.isAlternate && radix !== 10 ? `0${type}` : '';
  const sign = value < 0 ? '-' : spec.sign === '+' || spec.sign === ' ' ? spec.sign : '';
  return layOut(meter, { sign, prefix, whole: digits, rest: '' }, spec, radix === 10 ? 3 : 4);
}

const radixes = new Map<string, 2 | 8 | 10 | 16>([
  ['', 10],
  ['d', 10],
  ['n', 10],
  ['b', 2],
  ['o', 8],
  ['x', 16],
  ['X', 16],
]);

function formatCharacter(meter: DigitMeter, value: number | bigint, spec: FormatSpec): string {
  if (spec.sign !== '') throw valueError("Sign not allowed with integer format specifier 'c'");
  if (spec.isAlternate) throw valueError("Alternate form (#) not allowed with integer format specifier 'c'");
  if (BigInt.asIntN(64, BigInt(value)) !== BigInt(value))
    throw raise('OverflowError', 'Python int too large to convert to C long');
  if (value < 0 || value > 0x10ffff) throw raise('OverflowError', '%c arg not in range(0x110000)');
  return layOut(
    meter,
    { sign: '', prefix: '', whole: String.fromCodePoint(Number(value)), rest: '' },
    { ...spec, grouping: '' },
  );
}

/** Groups the digits and pads to the width; with `0` as fill the padding is grouped too: `0,001,234`. */
export function layOut(meter: DigitMeter, parts: NumberParts, spec: FormatSpec, groupSize: 3 | 4 = 3): string {
  const { sign, prefix, rest } = parts;
  const outside = sign.length + prefix.length + rest.length;
  checkWidth(meter, spec.width);
  const isZeroFilled = spec.fill === '0' && spec.align === '=';
  const minimum = isZeroFilled ? spec.width - outside : 0;
  // `inf` and `nan` are not grouped.
  const isDigits = /^[0-9a-fA-F]/.test(parts.whole);
  let whole = parts.whole;
  if (spec.grouping !== '' && isDigits) whole = groupDigits(whole, spec.grouping, groupSize, minimum);
  const padding = spec.fill.repeat(Math.max(0, spec.width - outside - Array.from(whole).length));
  switch (spec.align) {
    case '<':
      return sign + prefix + whole + rest + padding;
    case '>':
      return padding + sign + prefix + whole + rest;
    case '=':
      return sign + prefix + padding + whole + rest;
    case '^':
      return centered(sign + prefix + whole + rest, padding, spec.fill);
    default:
      return spec.align satisfies never;
  }
}

/** Puts the smaller half of the padding in front. */
export function centered(text: string, padding: string, fill: string): string {
  const count = Math.floor(padding.length / fill.length);
  const before = Math.floor(count / 2);
  return fill.repeat(before) + text + fill.repeat(count - before);
}

/** Refuses widths that cannot be had before anything is padded. */
export function checkWidth(meter: DigitMeter, width: number): void {
  meter.reserve(2 * width);
  meter.charge(width >> 4);
}

function groupDigits(digits: string, separator: string, size: 3 | 4, minimum: number): string {
  let padded = digits;
  // As many zeros as it takes for digits and separators together to fill the width.
  while (padded.length + Math.floor((padded.length - 1) / size) < minimum) {
    const missing = minimum - padded.length - Math.floor((padded.length - 1) / size);
    padded = '0'.repeat(Math.max(1, Math.floor((missing * size) / (size + 1)))) + padded;
  }
  const groups: string[] = [];
  for (let end = padded.length; end > 0; end -= size) groups.unshift(padded.slice(Math.max(0, end - size), end));
  return groups.join(separator);
}

function groupFraction(rest: string, separator: string): string {
  if (separator === '' || !rest.startsWith('.')) return rest;
  const digits = /^\.([0-9]*)(.*)$/s.exec(rest);
  const groups = (digits?.[1] ?? '').match(/.{1,3}/g) ?? [];
  return `.${groups.join(separator)}${digits?.[2] ?? ''}`;
}
