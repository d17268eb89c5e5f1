import { PyBytes } from './bytes.ts';
import { typeError, valueError } from './errors.ts';
import { indexValue } from './integer-index.ts';
import { asInt, normalizeInt, PyFloat } from './number.ts';
import { typeOf, type Value } from './object.ts';
import { truthOf } from './protocol.ts';
import type { Machine } from '../vm/machine.ts';

/** Native formats of https://docs.python.org/3.14/library/struct.html#format-characters, sizes as on 64-bit Linux. */
const sizes = new Map<string, number>(
  ['?bBc', 'ehH', 'fiI', 'dlLnNPqQ'].flatMap((letters, power) => Array.from(letters, (letter) => [letter, 1 << power])),
);

/** The letter of a format that a cast may name; `undefined` for any other format. */
export function formatLetter(format: string): string | undefined {
  const letter = format.startsWith('@') ? format.slice(1) : format;
  return sizes.has(letter) ? letter : undefined;
}

export function formatSize(letter: string): number {
  return sizes.get(letter) as number;
}

const isSigned = (letter: string): boolean => letter === 'b' || letter === 'n' || 'hilq'.includes(letter);

export function readItem(letter: string, data: DataView, at: number): Value {
  switch (letter) {
    case '?':
      return data.getUint8(at) !== 0;
    case 'c':
      return new PyBytes(Uint8Array.of(data.getUint8(at)));
    case 'e':
      return new PyFloat(halfOf(data.getUint16(at, true)));
    case 'f':
      return new PyFloat(data.getFloat32(at, true));
    case 'd':
      return new PyFloat(data.getFloat64(at, true));
    default:
      break;
  }
  const signed = isSigned(letter);
  switch (formatSize(letter)) {
    case 1:
      return signed ? data.getInt8(at) : data.getUint8(at);
    case 2:
      return signed ? data.getInt16(at, true) : data.getUint16(at, true);
    case 4:
      return signed ? data.getInt32(at, true) : data.getUint32(at, true);
    default:
      return normalizeInt(signed ? data.getBigInt64(at, true) : data.getBigUint64(at, true));
  }
}

/** What is written for a value, before it is known where; `undefined` where the guest's Python has to convert it. */
export function itemBytes(vm: Machine, letter: string, value: Value): Uint8Array | undefined {
  const bytes = new Uint8Array(formatSize(letter));
  const data = new DataView(bytes.buffer);
  if (letter === 'c') {
    if (!(value instanceof PyBytes)) throw invalidType(letter);
    if (value.data.length !== 1) throw invalidValue(letter);
    return value.data;
  }
  if (letter === '?') {
    const truth = truthOf(vm, value);
    if (truth === undefined) return undefined;
    bytes[0] = truth ? 1 : 0;
  } else if ('efd'.includes(letter)) {
    const number = realNumber(letter, value);
    if (number === undefined) return undefined;
    if (letter === 'e') data.setUint16(0, halfBits(number), true);
    else if (letter === 'f') data.setFloat32(0, number, true);
    else data.setFloat64(0, number, true);
  } else {
    const index = indexValue(value);
    if (index === null) throw invalidType(letter);
    if (index === undefined) return undefined;
    const bits = 8n * BigInt(bytes.length);
    const low = letter === 'P' || isSigned(letter) ? -(1n << (bits - 1n)) : 0n;
    const high = 1n << (isSigned(letter) ? bits - 1n : bits);
    if (BigInt(index) < low || BigInt(index) >= high) throw invalidValue(letter);
    for (let i = 0; i < bytes.length; i++) bytes[i] = Number((BigInt(index) >> BigInt(8 * i)) & 255n);
  }
  return bytes;
}

const invalidType = (letter: string): unknown => typeError(`memoryview: invalid type for format '${letter}'`);
const invalidValue = (letter: string): unknown => valueError(`memoryview: invalid value for format '${letter}'`);

function realNumber(letter: string, value: Value): number | undefined {
  if (value instanceof PyFloat) return value.value;
  const int = asInt(value);
  if (int !== undefined) return Number(int);
  const type = typeOf(value);
  if (type.lookup('__float__') === undefined && type.lookup('__index__') === undefined) throw invalidType(letter);
  return undefined;
}

/** IEEE 754 binary16: sign, five bits of exponent, ten of the fraction. */
function halfOf(bits: number): number {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

function halfBits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  if (Number.isNaN(value)) return 0x7e00;
  const size = Math.abs(value);
  if (size === Infinity) return sign | 0x7c00;
  // The first number that rounds to more than the largest half, 65504.
  if (size >= 65520) throw invalidValue('e');
  if (size < 2 ** -14) return sign | rounded(size * 2 ** 24);
  let exponent = 0;
  while (size >= 2 ** (exponent + 1)) exponent++;
  while (size < 2 ** exponent) exponent--;
  // The leading bit of the fraction carries into the exponent, and so does one that rounding makes.
  return sign | (((exponent + 14) << 10) + rounded(size * 2 ** (10 - exponent)));
}

/** To the nearest integer, halves to the even one. */
function rounded(value: number): number {
  const low = Math.floor(value);
  const rest = value - low;
  return rest > 0.5 || (rest === 0.5 && low % 2 === 1) ? low + 1 : low;
}
