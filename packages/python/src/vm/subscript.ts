import { typeError } from '../objects/errors.ts';
import { PyFunction } from '../objects/function.ts';
import { genericAlias } from '../objects/generic-alias.ts';
import { PyType, typeOf, typeType, type Value } from '../objects/object.ts';
import { getItem } from '../objects/subscript.ts';
import { callValue, enterFunction } from './call.ts';
import { getAttribute } from './attribute.ts';
import { ON_RETURN } from './frame.ts';
import type { Machine } from './machine.ts';

/** `container[key]` with both on the caller's stack: the value, or `pushed` answering as `ON_RETURN.binary`. */
export function subscript(vm: Machine, container: Value, key: Value): Value {
  const type = typeOf(container);
  const method = type.lookup('__getitem__');
  if (method === undefined) return subscriptClass(vm, container, key);
  if (method instanceof PyFunction) return enterFunction(vm, method, [container, key], [], ON_RETURN.binary);
  const value = getItem(vm, container, key);
  if (value !== undefined) return value;
  return callValue(vm, method, [container, key], [], ON_RETURN.binary);
}

/** `list[int]`: `__class_getitem__` of a class. */
function subscriptClass(vm: Machine, container: Value, key: Value): Value {
  if (container instanceof PyType) {
    if (container === typeType) return genericAlias(container, key);
    if (container.lookup('__class_getitem__') !== undefined) {
      const method = getAttribute(vm, container, '__class_getitem__');
      if (method !== undefined) return callValue(vm, method, [key], [], ON_RETURN.binary);
    }
    throw typeError(`type '${container.name}' is not subscriptable`);
  }
  throw typeError(`'${typeOf(container).name}' object is not subscriptable`);
}
