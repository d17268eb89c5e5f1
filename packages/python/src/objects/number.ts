import { owe } from './heap.ts';
import { builtinType, floatType, objectType, PyObject, type PyType, type Value } from './object.ts';

export class PyFloat extends PyObject {
  readonly value: number;
  constructor(value: number, cls: PyType = floatType) {
    super(cls, 24);
    this.value = value;
  }
}

export const complexType = builtinType('complex', objectType, { layout: 'complex' });

export class PyComplex extends PyObject {
  readonly real: number;
  readonly imag: number;
  constructor(real: number, imag: number, cls: PyType = complexType) {
    super(cls, 32);
    this.real = real;
    this.imag = imag;
  }
}

/** An instance of a subclass of int (`class Flag(int)`): the value boxed with its class. */
export class PyIntObject extends PyObject {
  readonly value: number | bigint;
  constructor(value: number | bigint, cls: PyType) {
    super(cls, 32);
    this.value = value;
  }
}

/** Brings an integer into its one form: a number while it is safe, a bigint beyond. */
export function normalizeInt(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}

/** Equality by value, also of a number and a bigint, which `===` never is. */
export function sameNumber(a: number | bigint, b: number | bigint): boolean {
  if (typeof a === 'number') return typeof b === 'number' ? a === b : isInteger(a, b);
  if (typeof b === 'number') return isInteger(b, a);
  // Different ints differ early, as a rule; equal ones of 8 MB take a millisecond.
  const isSame = a === b;
  if (isSame && BigInt.asIntN(1 << 16, a) !== a) owe(a.toString(16).length >> 4);
  return isSame;
}

function isInteger(float: number, integer: bigint): boolean {
  return Number.isInteger(float) && BigInt(float) === integer;
}

/** The integer behind an int, a bool or an instance of a subclass; `undefined` for anything else. */
export function asInt(value: Value | undefined): number | bigint | undefined {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1 : 0;
    case 'object':
      return value instanceof PyIntObject ? value.value : undefined;
    default:
      return undefined;
  }
}
