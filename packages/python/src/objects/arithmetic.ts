import { raise } from './errors.ts';
import { complexPower } from './complex-arithmetic.ts';
import { divmodFloat, floorDivFloat, modFloat, powFloat, trueDivFloat } from './float-arithmetic.ts';
import {
  addInt,
  andInt,
  divmodInt,
  floorDivInt,
  type Int,
  intToFloat,
  modInt,
  mulInt,
  orInt,
  powInt,
  subInt,
  trueDivInt,
  xorInt,
} from './integer-arithmetic.ts';
import type { Meter } from './meter.ts';
import { asInt, PyComplex, PyFloat } from './number.ts';
import type { Value } from './object.ts';
import { PyTuple } from './tuple.ts';

/**
 * Binary operators on ints and floats (and what is one of them by inheritance). `undefined` where an operand is something
 * else: the type's own methods, and Python's, come into play. The machine asks `isPlainNumber` first, because a subclass
 * may have its own operators.
 */
export type BinaryOperation = (meter: Meter, a: Value, b: Value) => Value | undefined;

/** An int, bool or float itself, no instance of a subclass. */
export function isPlainNumber(value: Value): boolean {
  return typeof value === 'object' ? value instanceof PyFloat && value.cls.isBuiltin : typeof value !== 'string';
}

/** The double behind a float, or behind an int beside a float; `undefined` for others. */
export function asFloat(value: Value): number | undefined {
  if (value instanceof PyFloat) return value.value;
  const int = asInt(value);
  return int === undefined ? undefined : intToFloat(int);
}

function operation(
  onInts: (meter: Meter, a: Int, b: Int) => Value,
  onFloats: (a: number, b: number) => Value,
): BinaryOperation {
  return (meter, a, b) => {
    if (!(a instanceof PyFloat) && !(b instanceof PyFloat)) {
      const left = asInt(a);
      const right = asInt(b);
      return left === undefined || right === undefined ? undefined : onInts(meter, left, right);
    }
    if (!isNumber(a) || !isNumber(b)) return undefined;
    return onFloats(asFloat(a) as number, asFloat(b) as number);
  };
}

const isNumber = (value: Value): boolean => value instanceof PyFloat || asInt(value) !== undefined;

/** Operators that floats do not have. `True & False` is a bool again. */
function bitOperation(onInts: (meter: Meter, a: Int, b: Int) => Int): BinaryOperation {
  return (meter, a, b) => {
    const left = asInt(a);
    const right = asInt(b);
    return left === undefined || right === undefined ? undefined : onInts(meter, left, right);
  };
}

function logicOperation(onInts: (meter: Meter, a: Int, b: Int) => Int): BinaryOperation {
  const apply = bitOperation(onInts);
  return (meter, a, b) => {
    const result = apply(meter, a, b);
    return typeof a === 'boolean' && typeof b === 'boolean' ? result === 1 : result;
  };
}

const float = (value: number): PyFloat => new PyFloat(value);

export const add = operation(addInt, (a, b) => float(a + b));
export const sub = operation(subInt, (a, b) => float(a - b));
export const mul = operation(mulInt, (a, b) => float(a * b));
export const trueDiv = operation(
  (meter, a, b) => float(trueDivInt(meter, a, b)),
  (a, b) => float(trueDivFloat(a, b)),
);
export const floorDiv = operation(floorDivInt, (a, b) => float(floorDivFloat(a, b)));
export const mod = operation(modInt, (a, b) => float(modFloat(a, b)));
export const divmod = operation(
  (meter, a, b) => new PyTuple(divmodInt(meter, a, b)),
  (a, b) => new PyTuple(divmodFloat(a, b).map(float)),
);
/** `a ** b`: an int to a negative power is a float, a negative float to a broken power complex. */
export const pow = operation((meter, a, b) => {
  if (b >= 0) return powInt(meter, a, b);
  if (a === 0) throw raise('ZeroDivisionError', 'zero to a negative power');
  return floatPower(intToFloat(a), intToFloat(b));
}, floatPower);
export const bitAnd = logicOperation(andInt);
export const bitOr = logicOperation(orInt);
export const bitXor = logicOperation(xorInt);

function floatPower(base: number, exponent: number): Value {
  const power = powFloat(base, exponent);
  if (power !== undefined) return float(power);
  const { real, imag } = complexPower({ real: base, imag: 0 }, { real: exponent, imag: 0 });
  return new PyComplex(real, imag);
}
