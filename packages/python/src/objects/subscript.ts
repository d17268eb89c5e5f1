import type { Machine } from '../vm/machine.ts';
import { dictGet } from './dict-methods.ts';
import { dictType, type PyDict } from './dict.ts';
import { typeError } from './errors.ts';
import { listGet } from './list-methods.ts';
import { listType, type PyList } from './list.ts';
import { PyNative } from './native.ts';
import { PyType, typeOf, type Value } from './object.ts';
import { callSlot, truthOf } from './protocol.ts';
import { isIterable } from './iterate.ts';
import { isRepeatable, materialize } from './materialize.ts';
import { indexOfItem } from './compare-items.ts';
import { None } from './singleton.ts';

/** `container[key]`; `undefined` where a `__getitem__`, `__missing__`, `__index__` … of the guest's must run. */
export function getItem(vm: Machine, container: Value, key: Value): Value | undefined {
  if (typeof container === 'object') {
    if (container.cls === listType) return listGet(vm, container as PyList, key);
    if (container.cls === dictType) return dictGet(container as PyDict, key);
  }
  const type = typeOf(container);
  const found = type.lookup('__getitem__');
  if (found !== undefined)
    return found instanceof PyNative ? callSlot(vm, type, '__getitem__', container, key) : undefined;
  if (!(container instanceof PyType)) throw typeError(`'${type.name}' object is not subscriptable`);
  if (container.lookup('__class_getitem__') === undefined)
    throw typeError(`type '${container.name}' is not subscriptable`);
  return undefined;
}

/** `item in container`; `undefined` where Python must look: then frozen `contains_slow(container, item)`. */
export function contains(vm: Machine, container: Value, item: Value): boolean | undefined {
  const type = typeOf(container);
  const found = type.lookup('__contains__');
  if (found instanceof PyNative) {
    const result = callSlot(vm, type, '__contains__', container, item);
    return result === undefined ? undefined : truthOf(vm, result);
  }
  if (found !== undefined && found !== None) return undefined;
  if (found === None) throw typeError(`'${type.name}' object is not a container`);
  if (!isIterable(container)) throw typeError(`argument of type '${type.name}' is not a container or iterable`);
  if (!isRepeatable(container)) return undefined;
  const place = indexOfItem(vm, materialize(vm, container) as readonly Value[], item);
  return place === undefined ? undefined : place >= 0;
}
