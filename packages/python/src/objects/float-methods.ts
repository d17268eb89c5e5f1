import type { Machine } from '../vm/machine.ts';
import { add, type BinaryOperation, divmod, floorDiv, mod, mul, pow, sub, trueDiv } from './arithmetic.ts';
import { bytesLike, latin1 } from './bytes-like.ts';
import { raise, typeError, valueError } from './errors.ts';
import { decompose } from '../float/float-bits.ts';
import { roundHalfEven } from './float-arithmetic.ts';
import { fromHex, toHex } from './float-hex.ts';
import { floatText, parseFloat } from './float-text.ts';
import { floatToInt } from './float-to-int.ts';
import { fixedDigits, scaledDigits } from './format/decimal.ts';
import { formatFloatValue } from './format/format-value.ts';
import { specText } from './format/spec-text.ts';
import { hashFloat } from './hash.ts';
import { type Int, intToFloat } from './integer-arithmetic.ts';
import { requireIndex } from './integer-index.ts';
import { classMethod, defineMethods, getSet, method, type MethodDefinition, PyNative, staticMethod } from './native.ts';
import { asInt, normalizeInt, PyFloat } from './number.ts';
import { floatType, type PyType, typeOf, type Value } from './object.ts';
import { callSlot, comparePrimitive, type Comparison, reprOf, strOf } from './protocol.ts';
import { realValue } from './real-number.ts';
import { None, NotImplemented } from './singleton.ts';
import { asStr } from './string.ts';
import { PyTuple } from './tuple.ts';

const isReal = (value: Value): boolean => value instanceof PyFloat || asInt(value) !== undefined;

/** `__op__` and `__rop__` with an int or float beside the float; a subclass counts as what it is. */
function binary(name: string, apply: BinaryOperation): MethodDefinition[] {
  return [
    method(
      `__${name}__`,
      '(self, value, /)',
      (vm, self: PyFloat, other: Value) => apply(vm, self, other) ?? NotImplemented,
    ),
    method(
      `__r${name}__`,
      '(self, value, /)',
      (vm, self: PyFloat, other: Value) => apply(vm, other, self) ?? NotImplemented,
    ),
  ];
}

function comparison(name: Comparison): MethodDefinition {
  return method(name, '(self, value, /)', (_vm, self: PyFloat, other: Value) => {
    if (!isReal(other)) return NotImplemented;
    // Not as doubles: a big int is compared exactly, as the host does too.
    return comparePlain(self.value, other instanceof PyFloat ? other.value : (asInt(other) as Int), name);
  });
}

function comparePlain(a: Int, b: Int, name: Comparison): boolean {
  return comparePrimitive(a, b, name) as boolean;
}

function power(vm: Machine, base: Value, exponent: Value, modulus: Value | undefined): Value {
  if (modulus !== undefined && modulus !== None)
    throw typeError('pow() 3rd argument not allowed unless all arguments are integers');
  return pow(vm, base, exponent) ?? NotImplemented;
}

const makeFloat = (value: number, cls: PyType): PyFloat => new PyFloat(value, cls);

/** `float(x)` */
function makeFrom(vm: Machine, cls: PyType, x: Value | undefined): Value | undefined {
  if (x === undefined) return makeFloat(0, cls);
  if (x instanceof PyFloat && x.cls === floatType) return cls === floatType ? x : makeFloat(x.value, cls);
  const data = bytesLike(x);
  const text = data === undefined ? asStr(x) : latin1(data);
  if (text !== undefined) {
    vm.charge(text.length >> 2);
    const value = data?.some((byte) => byte > 127) === true ? undefined : parseFloat(text);
    if (value === undefined)
      throw valueError(`could not convert string to float: ${reprOf(vm, data === undefined ? text : x) ?? ''}`);
    return makeFloat(value, cls);
  }
  const type = typeOf(x);
  const slot = type.lookup('__float__') ?? type.lookup('__index__');
  if (slot === undefined) throw typeError(`float() argument must be a string or a real number, not '${type.name}'`);
  if (!(slot instanceof PyNative)) return undefined;
  const value = callSlot(vm, type, slot.name, x);
  if (value === undefined) return undefined;
  return makeFloat(value instanceof PyFloat ? value.value : intToFloat(asInt(value) as Int), cls);
}

/** `round(value, digits)`: the double nearest to the decimal that is nearest to the value. */
function roundTo(value: number, digits: Int): number {
  if (!Number.isFinite(value) || digits > 323) return value;
  if (digits < -308) return value < 0 || Object.is(value, -0) ? -0 : 0;
  const places = Number(digits);
  const size = Math.abs(value);
  const rounded = places >= 0 ? Number(fixedDigits(size, places)) : Number(`${scaledDigits(size, places)}e${-places}`);
  if (!Number.isFinite(rounded)) throw raise('OverflowError', 'rounded value too large to represent');
  return value < 0 || Object.is(value, -0) ? -rounded : rounded;
}

function integerRatio(value: number): Value {
  if (Number.isNaN(value)) throw valueError('cannot convert NaN to integer ratio');
  if (!Number.isFinite(value)) throw raise('OverflowError', 'cannot convert Infinity to integer ratio');
  let { mantissa, exponent } = decompose(value);
  while (exponent < 0 && (mantissa & 1n) === 0n) {
    if (mantissa === 0n) return new PyTuple([0, 1]);
    mantissa >>= 1n;
    exponent++;
  }
  const up = BigInt(Math.max(exponent, 0));
  const down = BigInt(Math.max(-exponent, 0));
  return new PyTuple([normalizeInt(mantissa << up), normalizeInt(1n << down)]);
}

defineMethods(floatType, () => [
  staticMethod('__new__', '(cls, x=0, /)', makeFrom, { slow: 'float_new' }),
  method('__repr__', '(self, /)', (_vm, self: PyFloat) => floatText(self.value)),
  method('__hash__', '(self, /)', (_vm, self: PyFloat) => hashFloat(self.value, self.id)),
  ...(['__lt__', '__le__', '__eq__', '__ne__', '__gt__', '__ge__'] as const).map(comparison),
  ...binary('add', add),
  ...binary('sub', sub),
  ...binary('mul', mul),
  ...binary('mod', mod),
  ...binary('divmod', divmod),
  method('__pow__', '(self, value, mod=None, /)', power),
  method('__rpow__', '(self, value, mod=None, /)', (vm, self: PyFloat, base: Value, modulus: Value | undefined) =>
    power(vm, base, self, modulus),
  ),
  method('__neg__', '(self, /)', (_vm, self: PyFloat) => new PyFloat(-self.value)),
  method('__pos__', '(self, /)', (_vm, self: PyFloat) => (self.cls === floatType ? self : new PyFloat(self.value))),
  method('__abs__', '(self, /)', (_vm, self: PyFloat) => new PyFloat(Math.abs(self.value))),
  method('__bool__', '(self, /)', (_vm, self: PyFloat) => self.value !== 0),
  method('__int__', '(self, /)', (_vm, self: PyFloat) => floatToInt(self.value)),
  method('__float__', '(self, /)', (_vm, self: PyFloat) => (self.cls === floatType ? self : new PyFloat(self.value))),
  ...binary('floordiv', floorDiv),
  ...binary('truediv', trueDiv),
  classMethod(
    'from_number',
    '(cls, number, /)',
    (_vm, cls: PyType, number: Value) => {
      if (cls !== floatType) return undefined;
      const value = realValue(number);
      return value === undefined ? undefined : new PyFloat(value);
    },
    { slow: 'float_from_number' },
  ),
  method('conjugate', '(self, /)', (_vm, self: PyFloat) => (self.cls === floatType ? self : new PyFloat(self.value))),
  method('__trunc__', '(self, /)', (_vm, self: PyFloat) => floatToInt(self.value)),
  method('__floor__', '(self, /)', (_vm, self: PyFloat) => floatToInt(Math.floor(self.value))),
  method('__ceil__', '(self, /)', (_vm, self: PyFloat) => floatToInt(Math.ceil(self.value))),
  method(
    '__round__',
    '(self, ndigits=None, /)',
    (_vm, self: PyFloat, digits: Value | undefined) => {
      if (digits === undefined || digits === None) return floatToInt(roundHalfEven(self.value));
      const places = requireIndex(digits);
      return places === undefined ? undefined : new PyFloat(roundTo(self.value, places));
    },
    { slow: 'number_round' },
  ),
  method('as_integer_ratio', '(self, /)', (_vm, self: PyFloat) => integerRatio(self.value)),
  classMethod(
    'fromhex',
    '(cls, string, /)',
    (_vm, cls: PyType, string: Value) => {
      const text = asStr(string);
      if (text === undefined) throw typeError('bad argument type for built-in operation');
      return cls === floatType ? new PyFloat(fromHex(text)) : undefined;
    },
    { slow: 'float_fromhex' },
  ),
  method('hex', '(self, /)', (_vm, self: PyFloat) => toHex(self.value)),
  method('is_integer', '(self, /)', (_vm, self: PyFloat) => Number.isInteger(self.value)),
  method('__getnewargs__', '(self, /)', (_vm, self: PyFloat) => new PyTuple([new PyFloat(self.value)])),
  classMethod('__getformat__', '(cls, typestr, /)', (_vm, _cls: PyType, name: Value) => {
    if (name !== 'double' && name !== 'float')
      throw valueError("__getformat__() argument 1 must be 'double' or 'float'");
    return 'IEEE, little-endian';
  }),
  method(
    '__format__',
    '(self, format_spec, /)',
    (vm, self: PyFloat, spec: Value) => {
      const text = specText(spec);
      return text === '' && self.cls !== floatType
        ? strOf(vm, self)
        : formatFloatValue(vm, self.value, text, self.cls.name);
    },
    { slow: 'number_format' },
  ),
  getSet('real', (_vm, self: PyFloat) => (self.cls === floatType ? self : new PyFloat(self.value))),
  getSet('imag', () => new PyFloat(0)),
]);
