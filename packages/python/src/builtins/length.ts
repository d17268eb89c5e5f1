import type { Machine } from '../vm/machine.ts';
import { typeError } from '../objects/errors.ts';
import { PyNative } from '../objects/native.ts';
import { typeOf, type Value } from '../objects/object.ts';
import { callSlot } from '../objects/protocol.ts';
import { lengthOf } from '../objects/text/code-points.ts';

/** `len(value)`; `undefined` where `__len__` is the guest's. */
export function lengthOfValue(vm: Machine, value: Value): number | undefined {
  if (typeof value === 'string') return lengthOf(value);
  const type = typeOf(value);
  const found = type.lookup('__len__');
  if (found === undefined) throw typeError(`object of type '${type.name}' has no len()`);
  return found instanceof PyNative ? (callSlot(vm, type, '__len__', value) as number) : undefined;
}
