import { raise, typeError } from './errors.ts';
import { asInt } from './number.ts';
import { typeOf, type Value } from './object.ts';

/**
 * The integer that a value stands for where Python wants an index: `operator.index(value)`.
 * `null`: the value is no integer; `undefined`: its `__index__` is the guest's.
 */
export function indexValue(value: Value): number | bigint | null | undefined {
  if (typeof value === 'number') return value;
  const int = asInt(value);
  if (int !== undefined) return int;
  return typeOf(value).lookup('__index__') === undefined ? null : undefined;
}

/** As `indexValue`; a value that is no integer is a TypeError. */
export function requireIndex(value: Value): number | bigint | undefined {
  const index = indexValue(value);
  if (index === null) throw typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
  return index;
}

const largestSize = 2n ** 63n - 1n;

/**
 * An integer as a count or position. What a C `ssize_t` cannot hold is an OverflowError (or the error given); what it
 * can hold but no container can is cut to the largest safe integer, which every later check refuses.
 */
export function toSize(
  index: number | bigint,
  error = 'OverflowError',
  message = 'Python int too large to convert to C ssize_t',
): number {
  if (typeof index === 'number') return index;
  if (index > largestSize || index < -largestSize - 1n) throw raise(error, message);
  return index < 0n ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
}

/** An integer as a bound that is going to be cut to a length anyway. */
export function toBound(index: number | bigint): number {
  if (typeof index === 'number') return index;
  return index < 0n ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER;
}
