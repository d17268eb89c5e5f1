import { typeError } from './errors.ts';
import { intToFloat } from './integer-arithmetic.ts';
import { asInt, PyFloat } from './number.ts';
import { typeOf, type Value } from './object.ts';

/**
 * The double of a real number, as `PyFloat_AsDouble` takes it: floats, ints, what has `__float__` or `__index__`
 * (`undefined`: the guest's). Anything else is a TypeError.
 */
export function realValue(value: Value): number | undefined {
  if (value instanceof PyFloat) return value.value;
  const int = asInt(value);
  if (int !== undefined) return intToFloat(int);
  const type = typeOf(value);
  if (type.lookup('__float__') !== undefined || type.lookup('__index__') !== undefined) return undefined;
  throw typeError(`must be real number, not ${type.name}`);
}
