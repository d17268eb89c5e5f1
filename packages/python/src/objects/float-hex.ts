import { raise, valueError } from './errors.ts';
import { bitsOf, roundToDouble } from '../float/float-bits.ts';
import { isSpace } from './text/classify.ts';

/** `float.hex` */
export function toHex(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  const bits = bitsOf(value);
  const sign = bits >> 63n === 1n ? '-' : '';
  const biased = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  if (biased === 0 && fraction === 0n) return `${sign}0x0.0p+0`;
  const exponent = Math.max(biased, 1) - 1023;
  return `${sign}0x${biased === 0 ? 0 : 1}.${fraction.toString(16).padStart(13, '0')}p${exponent < 0 ? '' : '+'}${exponent}`;
}

const form = /^([+-]?)(?:0x)?([0-9a-f]*)(?:\.([0-9a-f]*))?(?:p([+-]?[0-9]+))?$/i;
const named = /^([+-]?)(?:(inf|infinity)|nan)$/i;

/** `float.fromhex` */
export function fromHex(text: string): number {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charCodeAt(start))) start++;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end--;
  const body = text.slice(start, end);
  const name = named.exec(body);
  if (name !== null) return name[2] === undefined ? NaN : name[1] === '-' ? -Infinity : Infinity;
  const [, sign, whole = '', fraction = '', power = '0'] = form.exec(body) ?? [];
  const digits = whole + fraction;
  if (sign === undefined || digits === '') throw valueError('invalid hexadecimal floating-point string');
  // Beyond some exponent only zero is left of one side, and the other overflows.
  const exponent = Math.max(-1e7, Math.min(1e7, Number(power))) - 4 * fraction.length;
  const mantissa = BigInt(`0x${digits}`);
  const value = mantissa === 0n ? 0 : exponent > 1100 ? Infinity : roundToDouble(mantissa, exponent);
  if (!Number.isFinite(value)) throw raise('OverflowError', 'hexadecimal value too large to represent as a float');
  return sign === '-' ? -value : value;
}
