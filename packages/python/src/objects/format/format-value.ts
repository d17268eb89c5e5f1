import type { Machine } from '../../vm/machine.ts';
import { valueError } from '../errors.ts';
import { floatText, shortText } from '../float-text.ts';
import { intToFloat } from '../integer-arithmetic.ts';
import { intText } from '../int-text.ts';
import type { DigitMeter } from '../meter.ts';
import type { PyComplex } from '../number.ts';
import { typeOf, type Value } from '../object.ts';
import { callSlot } from '../protocol.ts';
import { lengthOf, sliceOf } from '../text/code-points.ts';
import { centered, checkWidth, floatParts, formatFloat, formatInt, layOut, type NumberParts } from './number-text.ts';
import { cannotGroup, type FormatSpec, readSpec, unknownType } from './spec.ts';

/** `format(value, spec)`; `undefined` where Python must do it. */
export function formatValue(vm: Machine, value: Value, spec: string): string | undefined {
  if (spec === '') {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
  }
  return callSlot(vm, typeOf(value), '__format__', value, spec) as string | undefined;
}

/** `int.__format__` */
export function formatIntValue(meter: DigitMeter, value: number | bigint, text: string, typeName: string): string {
  if (text === '') return intText(meter, value);
  const spec = readSpec(text, typeName, '>');
  return 'eEfFgG%'.includes(spec.type) && spec.type !== ''
    ? formatFloat(meter, intToFloat(value), spec, typeName)
    : formatInt(meter, value, spec, typeName);
}

/** `float.__format__` */
export function formatFloatValue(meter: DigitMeter, value: number, text: string, typeName: string): string {
  return text === '' ? floatText(value) : formatFloat(meter, value, readSpec(text, typeName, '>'), typeName);
}

/** `str.__format__` */
export function formatTextValue(meter: DigitMeter, value: string, text: string, typeName: string): string {
  if (text === '') return value;
  const spec = readSpec(text, typeName, '<');
  refuseNumberOptions(spec, typeName);
  meter.charge(value.length >> 6);
  const body = spec.precision >= 0 && spec.precision < value.length ? cut(value, spec.precision) : value;
  return pad(meter, body, spec);
}

function refuseNumberOptions(spec: FormatSpec, typeName: string): void {
  if (spec.type !== '' && spec.type !== 's') throw unknownType(spec.type, typeName);
  if (spec.sign === ' ') throw valueError('Space not allowed in string format specifier');
  if (spec.sign !== '') throw valueError('Sign not allowed in string format specifier');
  if (spec.coercesNegativeZero) throw valueError('Negative zero coercion (z) not allowed in string format specifier');
  if (spec.isAlternate) throw valueError('Alternate form (#) not allowed in string format specifier');
  if (spec.fractionGrouping !== '') throw cannotGroup(spec.fractionGrouping, 's');
  if (spec.align === '=') throw valueError("'=' alignment not allowed in string format specifier");
}

const cut = (text: string, length: number): string => sliceOf(text, 0, Math.min(length, lengthOf(text)));

/** Pads a text to the width of the specification. */
export function pad(meter: DigitMeter, text: string, spec: Pick<FormatSpec, 'fill' | 'align' | 'width'>): string {
  checkWidth(meter, spec.width);
  const missing = spec.width - lengthOf(text);
  if (missing <= 0) return text;
  const padding = spec.fill.repeat(missing);
  return spec.align === '<' ? text + padding : spec.align === '^' ? centered(text, padding, spec.fill) : padding + text;
}

/** `complex.__format__`: both parts as floats, the imaginary one with its sign, then padded as one. */
export function formatComplexValue(meter: DigitMeter, value: PyComplex, text: string, typeName: string): string {
  if (text === '') return complexText(value);
  const spec = readSpec(text, typeName, '>');
  if (spec.type !== '' && !'eEfFgGn'.includes(spec.type)) throw unknownType(spec.type, typeName);
  if (spec.fill === '0') throw valueError('Zero padding is not allowed in complex format specifier');
  if (spec.align === '=') throw valueError("'=' alignment flag is not allowed in complex format specifier");
  const hidesReal = spec.type === '' && Object.is(value.real, 0);
  const bare: FormatSpec = { ...spec, width: 0, fill: ' ', align: '>', type: partType(spec) };
  const part = (number: number, sign: FormatSpec['sign']): string =>
    spec.type === '' && spec.precision < 0
      ? layOut(meter, shortParts(number, sign, spec.isAlternate), bare)
      : layOut(meter, floatParts(meter, number, { ...bare, sign }, typeName), bare);
  const imag = `${part(value.imag, hidesReal ? spec.sign : '+')}j`;
  const both = hidesReal ? imag : part(value.real, spec.sign) + imag;
  return pad(meter, spec.type === '' && !hidesReal ? `(${both})` : both, spec);
}

/** Without a type letter the parts read as `repr` has them, with a precision as `%g`. */
const partType = (spec: FormatSpec): string => (spec.type === '' ? 'g' : spec.type);

function shortParts(value: number, sign: FormatSpec['sign'], keepsPoint: boolean): NumberParts {
  const isNegative = value < 0 || Object.is(value, -0);
  const text = shortText(Math.abs(value));
  const end = /[^0-9]/.exec(text)?.index ?? text.length;
  return {
    sign: isNegative ? '-' : sign === '+' || sign === ' ' ? sign : '',
    prefix: '',
    whole: text.slice(0, end),
    rest: keepsPoint && Number.isFinite(value) && text.charAt(end) !== '.' ? `.${text.slice(end)}` : text.slice(end),
  };
}

/** `repr` of a complex number. */
export function complexText(value: PyComplex): string {
  const imag = shortText(value.imag);
  if (Object.is(value.real, 0)) return `${imag}j`;
  return `(${shortText(value.real)}${imag.startsWith('-') ? '' : '+'}${imag}j)`;
}
