import type { Machine } from '../vm/machine.ts';
import { getAttribute, setAttribute } from '../vm/attribute.ts';
import { Raised, typeError } from '../objects/errors.ts';
import { exceptionClass } from '../objects/exception.ts';
import { PyList } from '../objects/list.ts';
import { PyModule } from '../objects/module.ts';
import { PyNative } from '../objects/native.ts';
import { PyType, typeOf, type Value } from '../objects/object.ts';
import { callSlot } from '../objects/protocol.ts';
import { None } from '../objects/singleton.ts';
import { asStr } from '../objects/string.ts';
import { PyTuple } from '../objects/tuple.ts';
import { sortItems } from '../objects/sort.ts';
import { builtin } from './registry.ts';

/** Attributes by name. */

function nameOf(value: Value): string {
  const name = asStr(value);
  if (name === undefined) throw typeError(`attribute name must be string, not '${typeOf(value).name}'`);
  return name;
}

const isAttributeError = (error: unknown): boolean =>
  error instanceof Raised && error.exception.cls.isSubtype(exceptionClass('AttributeError'));

function getattr(vm: Machine, object: Value, name: Value, fallback: Value | undefined): Value | undefined {
  const attribute = nameOf(name);
  try {
    const value = getAttribute(vm, object, attribute);
    if (value !== undefined) return value;
  } catch (error) {
    if (fallback !== undefined && isAttributeError(error)) return fallback;
    throw error;
  }
  if (fallback !== undefined) return undefined;
  const call = vm.deferredCall;
  if (call === null) throw new Error(`attribute ${attribute} needs a call, but none was left`);
  vm.deferredCall = null;
  return vm.call(call.callable, call.args);
}

function hasattr(vm: Machine, object: Value, name: Value): Value | undefined {
  const attribute = nameOf(name);
  try {
    return getAttribute(vm, object, attribute) === undefined ? undefined : true;
  } catch (error) {
    if (isAttributeError(error)) return false;
    throw error;
  }
}

/** Sets or deletes; a setter's result is dropped. */
function assign(vm: Machine, object: Value, name: Value, value: Value | undefined): Value {
  if (setAttribute(vm, object, nameOf(name), value) !== undefined) return None;
  const call = vm.deferredCall;
  if (call === null) throw new Error('an assignment needs a call, but none was left');
  vm.deferredCall = null;
  return vm.callFrozen('call_for_none', call.callable, new PyTuple(call.args));
}

/** The names that `dir(value)` lists, unsorted. */
function attributeNames(value: Value): Set<string> {
  const names = new Set<string>();
  const addType = (type: PyType): void => {
    for (const each of type.mro) for (const name of each.namespace.keys()) names.add(name);
  };
  if (typeof value === 'object' && value.attrs !== null) {
    for (const key of value.attrs.keys) if (typeof key === 'string') names.add(key);
  }
  if (value instanceof PyModule) return names;
  addType(value instanceof PyType ? value : typeOf(value));
  return names;
}

function dir(vm: Machine, object: Value | undefined): Value | undefined {
  if (object === undefined) return vm.callFrozen('dir_here');
  const found = typeOf(object).lookup('__dir__');
  if (found !== undefined && !(found instanceof PyNative)) return undefined;
  const listed = found === undefined ? undefined : callSlot(vm, typeOf(object), '__dir__', object);
  const names = listed instanceof PyList ? listed.items : [...attributeNames(object)];
  return new PyList(sortItems(vm, names, false) ?? names.slice());
}

function vars(vm: Machine, object: Value | undefined): Value | undefined {
  return vm.callFrozen('vars_slow', ...(object === undefined ? [] : [object]));
}

builtin('delattr', '(obj, name, /)', (vm, object: Value, name: Value) => assign(vm, object, name, undefined), {
  isControl: true,
});
builtin('dir', '(object=None, /)', dir, { slow: 'dir_slow', isControl: true });
builtin('getattr', '(object, name, default=None, /)', getattr, { slow: 'getattr_slow', isControl: true });
builtin('hasattr', '(obj, name, /)', hasattr, { slow: 'hasattr_slow' });
builtin('setattr', '(obj, name, value, /)', assign, { isControl: true });
builtin('vars', '(object=None, /)', vars, { isControl: true });
