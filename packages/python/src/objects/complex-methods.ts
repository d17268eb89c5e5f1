import type { Machine } from '../vm/machine.ts';
import { asFloat } from './arithmetic.ts';
import {
  type Complex,
  complexPower,
  divideComplex,
  divideRealByComplex,
  magnitude,
  multiplyComplex,
} from './complex-arithmetic.ts';
import { parseComplex } from './complex-text.ts';
import { raise, typeError, valueError } from './errors.ts';
import { complexText, formatComplexValue } from './format/format-value.ts';
import { specText } from './format/spec-text.ts';
import { hashBuiltin } from './hash.ts';
import { classMethod, defineMethods, member, method, type MethodDefinition, staticMethod } from './native.ts';
import { asInt, complexType, PyComplex, PyFloat, sameNumber } from './number.ts';
import { type PyType, typeOf, type Value } from './object.ts';
import { strOf } from './protocol.ts';
import { realValue } from './real-number.ts';
import { None, NotImplemented } from './singleton.ts';
import { asStr } from './string.ts';
import { PyTuple } from './tuple.ts';

const make = ({ real, imag }: Complex): PyComplex => new PyComplex(real, imag);

/** An operand: complex, or real – which since 3.14 does not count as a complex number with imaginary part 0. */
type Operand = Complex | number;

function operand(value: Value): Operand | undefined {
  return value instanceof PyComplex ? value : asFloat(value);
}

const whole = (value: Operand): Complex => (typeof value === 'number' ? { real: value, imag: 0 } : value);

function addOperands(a: Operand, b: Operand): Complex {
  if (typeof a === 'number') return { real: a + whole(b).real, imag: whole(b).imag };
  return typeof b === 'number' ? { real: a.real + b, imag: a.imag } : { real: a.real + b.real, imag: a.imag + b.imag };
}

function subtractOperands(a: Operand, b: Operand): Complex {
  if (typeof b === 'number') return { real: whole(a).real - b, imag: whole(a).imag };
  return typeof a === 'number' ? { real: a - b.real, imag: -b.imag } : { real: a.real - b.real, imag: a.imag - b.imag };
}

function multiplyOperands(a: Operand, b: Operand): Complex {
  if (typeof a === 'number') return { real: a * whole(b).real, imag: a * whole(b).imag };
  return typeof b === 'number' ? { real: a.real * b, imag: a.imag * b } : multiplyComplex(a, b);
}

function divideOperands(a: Operand, b: Operand): Complex {
  if (typeof b === 'number') {
    if (b === 0) throw raise('ZeroDivisionError', 'division by zero');
    return { real: whole(a).real / b, imag: whole(a).imag / b };
  }
  return typeof a === 'number' ? divideRealByComplex(a, b) : divideComplex(a, b);
}

const powerOperands = (a: Operand, b: Operand): Complex => complexPower(whole(a), whole(b));

function binary(name: string, apply: (a: Operand, b: Operand) => Complex): MethodDefinition[] {
  const compute = (a: Value, b: Value, modulus: Value | undefined): Value => {
    if (modulus !== undefined && modulus !== None) throw valueError('complex modulo');
    const left = operand(a);
    const right = operand(b);
    return left === undefined || right === undefined ? NotImplemented : make(apply(left, right));
  };
  const signature = name === 'pow' ? '(self, value, mod=None, /)' : '(self, value, /)';
  return [
    method(`__${name}__`, signature, (_vm, self: Value, other: Value, mod?: Value) => compute(self, other, mod)),
    method(`__r${name}__`, signature, (_vm, self: Value, other: Value, mod?: Value) => compute(other, self, mod)),
  ];
}

function isEqual(self: PyComplex, other: Value): boolean | undefined {
  if (other instanceof PyComplex) return self.real === other.real && self.imag === other.imag;
  const real = other instanceof PyFloat ? other.value : asInt(other);
  return real === undefined ? undefined : self.imag === 0 && sameNumber(self.real, real);
}

/** `complex(real, imag)` and `complex(text)`. */
function makeFrom(vm: Machine, cls: PyType, real: Value | undefined, imag: Value | undefined): Value | undefined {
  if (imag === undefined && real !== undefined) {
    if (real instanceof PyComplex && real.cls === complexType && cls === complexType) return real;
    const text = asStr(real);
    if (text !== undefined) {
      vm.charge(text.length >> 2);
      const value = parseComplex(text);
      if (value === undefined) throw valueError('complex() arg is a malformed string');
      return new PyComplex(value.real, value.imag, cls);
    }
  }
  const complaint =
    imag === undefined
      ? 'complex() argument must be a string or a number'
      : "complex() argument 'real' must be a real number";
  const a = part(real, true, complaint);
  const b = part(imag, false, "complex() argument 'imag' must be a real number");
  if (a === undefined || b === undefined) return undefined;
  return new PyComplex(a.real - b.imag, real instanceof PyComplex ? a.imag + b.real : b.real, cls);
}

/** One argument. Only the first is asked for `__complex__`, which is always the guest's here. */
function part(value: Value | undefined, asksForComplex: boolean, complaint: string): Complex | undefined {
  if (value === undefined) return { real: 0, imag: 0 };
  if (value instanceof PyComplex) return value;
  const type = typeOf(value);
  if (asksForComplex && type.lookup('__complex__') !== undefined) return undefined;
  const real = asFloat(value);
  if (real !== undefined) return { real, imag: 0 };
  if (type.lookup('__float__') !== undefined || type.lookup('__index__') !== undefined) return undefined;
  throw typeError(`${complaint}, not ${type.name}`);
}

defineMethods(complexType, () => [
  staticMethod('__new__', '(cls, real=0, imag=0)', makeFrom, { slow: 'complex_new' }),
  method('__repr__', '(self, /)', (_vm, self: PyComplex) => complexText(self)),
  method('__hash__', '(self, /)', (vm, self: PyComplex) => hashBuiltin(vm, self)),
  ...['__lt__', '__le__', '__gt__', '__ge__'].map((name) => method(name, '(self, value, /)', () => NotImplemented)),
  method('__eq__', '(self, value, /)', (_vm, self: PyComplex, other: Value) => isEqual(self, other) ?? NotImplemented),
  method('__ne__', '(self, value, /)', (_vm, self: PyComplex, other: Value) => {
    const equal = isEqual(self, other);
    return equal === undefined ? NotImplemented : !equal;
  }),
  ...binary('add', addOperands),
  ...binary('sub', subtractOperands),
  ...binary('mul', multiplyOperands),
  ...binary('pow', powerOperands),
  method('__neg__', '(self, /)', (_vm, self: PyComplex) => new PyComplex(-self.real, -self.imag)),
  method('__pos__', '(self, /)', (_vm, self: PyComplex) => (self.cls === complexType ? self : make(self))),
  method('__abs__', '(self, /)', (_vm, self: PyComplex) => {
    const size = magnitude(self);
    if (size === Infinity && Number.isFinite(self.real) && Number.isFinite(self.imag)) {
      throw raise('OverflowError', 'absolute value too large');
    }
    return new PyFloat(size);
  }),
  method('__bool__', '(self, /)', (_vm, self: PyComplex) => self.real !== 0 || self.imag !== 0),
  ...binary('truediv', divideOperands),
  classMethod(
    'from_number',
    '(cls, number, /)',
    (vm, cls: PyType, number: Value) => {
      if (cls !== complexType) return undefined;
      if (number instanceof PyComplex) return number.cls === complexType ? number : make(number);
      if (typeOf(number).lookup('__complex__') !== undefined) return undefined;
      const real = realValue(number);
      return real === undefined ? undefined : makeFrom(vm, cls, new PyFloat(real), undefined);
    },
    { slow: 'complex_from_number' },
  ),
  method('conjugate', '(self, /)', (_vm, self: PyComplex) => new PyComplex(self.real, -self.imag)),
  method('__complex__', '(self, /)', (_vm, self: PyComplex) => (self.cls === complexType ? self : make(self))),
  method(
    '__getnewargs__',
    '(self, /)',
    (_vm, self: PyComplex) => new PyTuple([new PyFloat(self.real), new PyFloat(self.imag)]),
  ),
  method(
    '__format__',
    '(self, format_spec, /)',
    (vm, self: PyComplex, spec: Value) => {
      const text = specText(spec);
      return text === '' && self.cls !== complexType
        ? strOf(vm, self)
        : formatComplexValue(vm, self, text, self.cls.name);
    },
    { slow: 'number_format' },
  ),
  member('real', (_vm, self: PyComplex) => new PyFloat(self.real)),
  member('imag', (_vm, self: PyComplex) => new PyFloat(self.imag)),
]);
