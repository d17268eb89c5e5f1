import { typeError } from './errors.ts';
import { numberOf } from './address.ts';
import { decompose } from '../float/float-bits.ts';
import { payForInt } from './integer-arithmetic.ts';
import { asInt, normalizeInt, PyComplex, PyFloat } from './number.ts';
import { typeOf, type Value } from './object.ts';
import { None } from './singleton.ts';
import { asStr } from './string.ts';
import { PyTuple } from './tuple.ts';
import { callSlot } from './protocol.ts';
import type { Machine } from '../vm/machine.ts';

/**
 * `hash(value)`. Numbers and tuples hash as CPython's 64-bit builds do
 * (https://docs.python.org/3.14/library/stdtypes.html#hashing-of-numeric-types), so that sets of them keep its order. A
 * text's hash is our own: CPython's differs from run to run, ours must not. `undefined` where Python must be asked.
 */
export function hashOf(vm: Machine, value: Value): number | bigint | undefined {
  switch (typeof value) {
    case 'number':
      return hashInt(value);
    case 'boolean':
      return value ? 1 : 0;
    case 'bigint':
    case 'string':
      return hashBuiltin(vm, value);
    default:
      break;
  }
  if (value === None) return hashOfNone;
  const slot = value.cls.lookup('__hash__');
  if (slot === None) throw typeError(`unhashable type: '${value.cls.name}'`);
  if (slot === undefined) return hashIdentity(numberOf(value));
  return callSlot(vm, value.cls, '__hash__', value) as number | bigint | undefined;
}

/** A constant since 3.12, so that sets with None keep their order from run to run. */
const hashOfNone = 0xfca86420;

/** What the `__hash__` methods of numbers, text and tuples give, whatever a subclass says. */
export function hashBuiltin(vm: Machine, value: Value): number | bigint | undefined {
  const int = asInt(value);
  if (int !== undefined) {
    if (typeof int === 'bigint') payForInt(vm, int);
    return hashInt(int);
  }
  const text = asStr(value);
  if (text !== undefined) {
    vm.charge(text.length >> 3);
    return hashText(text);
  }
  if (value instanceof PyFloat) return hashFloat(value.value, value.id);
  if (value instanceof PyComplex) return hashComplex(value);
  if (value instanceof PyTuple) return hashTuple(vm, value);
  throw new Error(`no hash of a ${typeOf(value).name}`);
}

/** Mersenne prime 2**61 - 1: numbers hash to their rest by it. */
const modulus = (1n << 61n) - 1n;

/** -1 tells of an error inside CPython, so nothing hashes to it. */
const notMinusOne = (hash: number | bigint): number | bigint => (hash === -1 ? -2 : hash);

export function hashInt(value: number | bigint): number | bigint {
  if (typeof value === 'number') return value === -1 ? -2 : value;
  // The rest of a negative bigint is negative: sign and magnitude, as CPython.
  return notMinusOne(normalizeInt(value % modulus));
}

export function hashFloat(value: number, id: number): number | bigint {
  if (Number.isSafeInteger(value)) return hashInt(value + 0);
  if (Number.isNaN(value)) return hashIdentity(id);
  if (!Number.isFinite(value)) return value > 0 ? 314159 : -314159;
  const { mantissa, exponent } = decompose(value);
  const magnitude = mantissa < 0n ? -mantissa : mantissa;
  // 2**61 is 1 to this modulus, so a power of two turns the bits round.
  const turn = BigInt(((exponent % 61) + 61) % 61);
  const hash = (magnitude << turn) % modulus;
  return notMinusOne(normalizeInt(mantissa < 0n ? -hash : hash));
}

function hashComplex(value: PyComplex): number | bigint {
  const real = BigInt(hashFloat(value.real, value.id));
  const imag = BigInt(hashFloat(value.imag, value.id));
  return notMinusOne(normalizeInt(BigInt.asIntN(64, real + 1000003n * imag)));
}

/** Objects without a hash of their own. */
export function hashIdentity(id: number): number {
  return Math.abs(id);
}

/** Two rounds of a multiplicative hash over UTF-16 units, 53 bits together, so that the result is a plain number. */
export function hashText(text: string): number {
  if (text === '') return 0;
  let a = 0x9e3779b9 ^ text.length;
  let b = 0x7f4a7c15;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b + unit, 0x85ebca6b);
    b ^= b >>> 13;
  }
  a = Math.imul(a ^ (a >>> 15), 0x2c1b3c6d);
  a ^= a >>> 12;
  b = Math.imul(b ^ (b >>> 16), 0x297a2d39);
  b ^= b >>> 15;
  const hash = (b & 0xfffff) * 4294967296 + (a >>> 0);
  return (b & 0x100000) === 0 ? hash + 1 : -hash - 2;
}

const mask = (1n << 64n) - 1n;
const prime1 = 11400714785074694791n;
const prime2 = 14029467366897019727n;
const prime5 = 2870177450012600261n;

/** CPython's `tuplehash`: xxHash's rounds over the hashes of the items. */
function hashTuple(vm: Machine, tuple: PyTuple): number | bigint | undefined {
  let state = prime5;
  vm.charge(2 * tuple.items.length);
  for (const item of tuple.items) {
    const hash = hashOf(vm, item);
    if (hash === undefined) return undefined;
    state = (state + BigInt.asUintN(64, BigInt(hash)) * prime2) & mask;
    state = ((state << 31n) | (state >> 33n)) & mask;
    state = (state * prime1) & mask;
  }
  state = (state + (BigInt(tuple.items.length) ^ (prime5 ^ 3527539n))) & mask;
  return state === mask ? 1546275796 : normalizeInt(BigInt.asIntN(64, state));
}
