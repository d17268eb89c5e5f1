import type { Machine } from '../vm/machine.ts';
import { divmod, floorDiv, mod, pow, trueDiv } from './arithmetic.ts';
import { bytesLike, latin1 } from './bytes-like.ts';
import { typeError, valueError } from './errors.ts';
import { bitLength } from '../float/float-bits.ts';
import { formatPart, typesPart } from '../parts/parts.ts';
import { specText } from './format/spec-text.ts';
import { hashBuiltin } from './hash.ts';
import { intText, parseInt } from './int-text.ts';
import {
  absInt,
  addInt,
  andInt,
  divmodInt,
  type Int,
  intToFloat,
  invertInt,
  modInt,
  mulInt,
  negateInt,
  orInt,
  payForInt,
  powInt,
  shiftLeftInt,
  shiftRightInt,
  subInt,
  xorInt,
} from './integer-arithmetic.ts';
import { requireIndex } from './integer-index.ts';
import { classMethod, defineMethods, getSet, method, type MethodDefinition, PyNative, staticMethod } from './native.ts';
import { asInt, PyFloat, PyIntObject } from './number.ts';
import { boolType, intType, type PyType, typeOf, type Value } from './object.ts';
import { callSlot, comparePrimitive, type Comparison, reprOf, strOf } from './protocol.ts';
import { None, NotImplemented } from './singleton.ts';
import { asStr } from './string.ts';
import { PyTuple } from './tuple.ts';

/** The integer of a `self` that was checked to be one. */
const intOf = (self: Value): Int => asInt(self) as Int;

/** The integer of such a `self`, for what walks it once. */
function walkedInt(vm: Machine, self: Value): Int {
  const int = intOf(self);
  if (typeof int === 'bigint') payForInt(vm, int);
  return int;
}

/** An int of that class. */
function makeInt(value: Int, cls: PyType): Value {
  return cls === intType ? value : new PyIntObject(value, cls);
}

type Operation = (vm: Machine, a: Int, b: Int) => Value | undefined;

/** `__op__` and `__rop__` among ints; other operands are somebody else's. */
function binary(name: string, apply: Operation): MethodDefinition[] {
  return [
    method(`__${name}__`, '(self, value, /)', (vm, self: Value, other: Value) => {
      const right = asInt(other);
      return right === undefined ? NotImplemented : apply(vm, intOf(self), right);
    }),
    method(`__r${name}__`, '(self, value, /)', (vm, self: Value, other: Value) => {
      const left = asInt(other);
      return left === undefined ? NotImplemented : apply(vm, left, intOf(self));
    }),
  ];
}

function comparison(name: Comparison): MethodDefinition {
  return method(name, '(self, value, /)', (_vm, self: Value, other: Value) => {
    const right = asInt(other);
    return right === undefined ? NotImplemented : comparePrimitive(intOf(self), right, name);
  });
}

function power(vm: Machine, base: Value, exponent: Value, modulus: Value | undefined): Value | undefined {
  const a = asInt(base);
  const b = asInt(exponent);
  if (a === undefined || b === undefined) return NotImplemented;
  if (modulus === undefined || modulus === None) return pow(vm, a, b);
  const m = asInt(modulus);
  return m === undefined ? NotImplemented : typesPart.get().powModInt(vm, a, b, m);
}

/** `int(x)` and `int(text, base)`. */
function makeFrom(vm: Machine, cls: PyType, x: Value | undefined, base: Value | undefined): Value | undefined {
  if (cls === boolType) throw typeError('int.__new__(bool) is not safe, use bool.__new__()');
  if (x === undefined) {
    if (base !== undefined) throw typeError('int() missing string argument');
    return makeInt(0, cls);
  }
  if (base !== undefined) {
    const radix = requireIndex(base);
    if (radix === undefined) return undefined;
    const text = textOf(x);
    if (text === undefined) throw typeError("int() can't convert non-string with explicit base");
    if (radix !== 0 && (radix < 2 || radix > 36)) throw valueError('int() base must be >= 2 and <= 36, or 0');
    return makeInt(read(vm, x, text, Number(radix)), cls);
  }
  if (typeof x !== 'object' && typeof x !== 'string') return makeInt(asInt(x) as Int, cls);
  const type = typeOf(x);
  const slot = type.lookup('__int__') ?? type.lookup('__index__');
  if (slot !== undefined) {
    if (!(slot instanceof PyNative)) return undefined;
    const value = callSlot(vm, type, slot.name, x);
    return value === undefined ? undefined : makeInt(asInt(value) as Int, cls);
  }
  const text = textOf(x);
  if (text === undefined) {
    throw typeError(`int() argument must be a string, a bytes-like object or a real number, not '${type.name}'`);
  }
  return makeInt(read(vm, x, text, 10), cls);
}

function textOf(value: Value): string | undefined {
  const data = bytesLike(value);
  return data === undefined ? asStr(value) : latin1(data);
}

function read(vm: Machine, x: Value, text: string, base: number): Int {
  const value = parseInt(vm, text, base);
  if (value !== undefined) return value;
  const shown = Array.from(reprOf(vm, typeof x === 'object' && asStr(x) !== undefined ? text : x) ?? '')
    .slice(0, 200)
    .join('');
  throw valueError(`invalid literal for int() with base ${base}: ${shown}`);
}

/** `round(value, digits)`: to a multiple of a power of ten, ties to even. */
function roundTo(vm: Machine, value: Int, digits: Int): Int {
  if (digits >= 0) return value;
  // Beyond the number's own digits the result is 0, whatever the power.
  if (-Number(digits) > bitLength(value) * 0.302 + 2) return 0;
  const unit = powInt(vm, 10, negateInt(digits));
  const [quotient, rest] = divmodInt(vm, value, unit);
  const twice = mulInt(vm, rest, 2);
  const up = twice > unit || (twice === unit && modInt(vm, quotient, 2) === 1);
  return mulInt(vm, up ? addInt(vm, quotient, 1) : quotient, unit);
}

function bitCount(vm: Machine, value: Int): number {
  let rest = BigInt(absInt(value));
  let count = 0;
  const hex = rest < 1n << 64n ? null : rest.toString(16);
  if (hex !== null) {
    vm.charge(hex.length >> 3);
    for (const digit of hex) count += '0112122312232334'.charCodeAt(Number.parseInt(digit, 16)) - 48;
    return count;
  }
  for (; rest !== 0n; rest &= rest - 1n) count++;
  return count;
}

function toBytes(vm: Machine, self: Value, length?: Value, byteorder?: Value, signed?: Value): Value | undefined {
  return typesPart.get().intToBytes(vm, self, length, byteorder, signed);
}

function fromBytes(vm: Machine, cls: PyType, bytes: Value, byteorder?: Value, signed?: Value): Value | undefined {
  return typesPart.get().intFromBytes(vm, cls, bytes, byteorder, signed);
}

defineMethods(intType, () => [
  staticMethod('__new__', '(cls, x=0, /, base=10)', makeFrom, { slow: 'int_new', countsFirst: true }),
  method('__repr__', '(self, /)', (vm, self: Value) => intText(vm, intOf(self))),
  method('__hash__', '(self, /)', (vm, self: Value) => hashBuiltin(vm, intOf(self))),
  ...(['__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__'] as const).map(comparison),
  ...binary('add', addInt),
  ...binary('sub', subInt),
  ...binary('mul', mulInt),
  ...binary('mod', mod),
  ...binary('divmod', divmod),
  method('__pow__', '(self, value, mod=None, /)', power),
  method('__rpow__', '(self, value, mod=None, /)', (vm, self: Value, base: Value, modulus: Value | undefined) =>
    power(vm, base, self, modulus),
  ),
  method('__neg__', '(self, /)', (vm, self: Value) => negateInt(walkedInt(vm, self))),
  method('__pos__', '(self, /)', (_vm, self: Value) => intOf(self)),
  method('__abs__', '(self, /)', (vm, self: Value) => absInt(walkedInt(vm, self))),
  method('__bool__', '(self, /)', (_vm, self: Value) => intOf(self) !== 0),
  method('__invert__', '(self, /)', (vm, self: Value) => invertInt(walkedInt(vm, self))),
  ...binary('lshift', shiftLeftInt),
  ...binary('rshift', shiftRightInt),
  ...binary('and', andInt),
  ...binary('xor', xorInt),
  ...binary('or', orInt),
  method('__int__', '(self, /)', (_vm, self: Value) => intOf(self)),
  method('__float__', '(self, /)', (_vm, self: Value) => new PyFloat(intToFloat(intOf(self)))),
  ...binary('floordiv', floorDiv),
  ...binary('truediv', trueDiv),
  method('__index__', '(self, /)', (_vm, self: Value) => intOf(self)),
  method('conjugate', '(self, /)', (_vm, self: Value) => intOf(self)),
  method('bit_length', '(self, /)', (vm, self: Value) => bitLength(walkedInt(vm, self))),
  method('bit_count', '(self, /)', (vm, self: Value) => bitCount(vm, intOf(self))),
  method('to_bytes', "(self, /, length=1, byteorder='big', *, signed=False)", toBytes, { slow: 'int_to_bytes' }),
  classMethod('from_bytes', "(cls, /, bytes, byteorder='big', *, signed=False)", fromBytes, {
    slow: 'int_from_bytes',
  }),
  method('as_integer_ratio', '(self, /)', (_vm, self: Value) => new PyTuple([intOf(self), 1])),
  method('is_integer', '(self, /)', () => true),
  method('__trunc__', '(self, /)', (_vm, self: Value) => intOf(self)),
  method('__floor__', '(self, /)', (_vm, self: Value) => intOf(self)),
  method('__ceil__', '(self, /)', (_vm, self: Value) => intOf(self)),
  method(
    '__round__',
    '(self, ndigits=None, /)',
    (vm, self: Value, digits: Value | undefined) => {
      if (digits === undefined || digits === None) return intOf(self);
      const places = requireIndex(digits);
      return places === undefined ? undefined : roundTo(vm, intOf(self), places);
    },
    { slow: 'number_round' },
  ),
  method('__getnewargs__', '(self, /)', (_vm, self: Value) => new PyTuple([intOf(self)])),
  method(
    '__format__',
    '(self, format_spec, /)',
    (vm, self: Value, spec: Value) => {
      const text = specText(spec);
      if (text === '' && typeof self !== 'number' && typeof self !== 'bigint') return strOf(vm, self);
      return formatPart.get().formatIntValue(vm, intOf(self), text, typeOf(self).name);
    },
    { slow: 'number_format' },
  ),
  method(
    '__sizeof__',
    '(self, /)',
    (vm, self: Value) => 24 + 4 * Math.max(1, Math.ceil(bitLength(walkedInt(vm, self)) / 30)),
  ),
  getSet('real', (_vm, self: Value) => intOf(self)),
  getSet('imag', () => 0),
  getSet('numerator', (_vm, self: Value) => intOf(self)),
  getSet('denominator', () => 1),
]);
