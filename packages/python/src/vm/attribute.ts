import { PyClassMethod, PyProperty, PyStaticMethod, PySuper } from '../objects/descriptor.ts';
import { PyDict } from '../objects/dict.ts';
import { attributeError, raise, Raised, typeError } from '../objects/errors.ts';
import { exceptionClass } from '../objects/exception.ts';
import { PyGenericAlias } from '../objects/generic-alias.ts';
import { PyFunction, PyMethod } from '../objects/function.ts';
import { touch } from '../objects/heap.ts';
import { PyModule } from '../objects/module.ts';
import {
  classMethodDescriptorType,
  memberType,
  PyBoundNative,
  PyGetSet,
  PyNative,
  PyStaticNative,
} from '../objects/native.ts';
import { type PyObject, PyType, typeOf, type Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { PySlotMember } from '../objects/slot-member.ts';
import { livesPart } from '../parts/parts.ts';
import type { Machine } from './machine.ts';

/**
 * Attribute access after https://docs.python.org/3.14/howto/descriptor.html#invocation-from-an-instance. What can be done
 * without running Python is done here. Where a guest's `__get__`, `__getattr__`, property … must run, the result is
 * `undefined` and `vm.deferredCall` holds the call that gives the value.
 */
export function getAttribute(vm: Machine, object: Value, name: string): Value | undefined {
  const type = typeOf(object);
  if (!type.isBuiltin) {
    const getattribute = type.lookup('__getattribute__');
    const fallback = type.lookup('__getattr__');
    if (!(getattribute instanceof PyNative)) {
      return fallback === undefined && getattribute !== undefined
        ? deferTo(vm, getattribute, [object, name])
        : deferTo(vm, vm.frozen('getattribute_or_getattr'), [object, name]);
    }
    if (fallback !== undefined) return getWithFallback(vm, object, name, fallback);
  }
  const found = findAttribute(vm, object, name);
  if (found !== absentAttribute) return found;
  throw missingAttribute(object, name);
}

/** `object.__getattribute__` without the error; `absentAttribute` where nothing was found. */
export const absentAttribute = Symbol('absent');

export function findAttribute(vm: Machine, object: Value, name: string): Value | undefined | typeof absentAttribute {
  if (object instanceof PyType) return typeAttribute(vm, object, name);
  if (object instanceof PyModule) return moduleAttribute(vm, object, name);
  if (object instanceof PySuper) return superAttribute(vm, object, name);
  if (object instanceof PyMethod && (name === '__doc__' || object.cls.lookup(name) === undefined)) {
    return findAttribute(vm, object.func, name);
  }
  if (object instanceof PyGenericAlias && object.cls.lookup(name) === undefined && !notOfTheOrigin.has(name))
    return getAttribute(vm, object.origin, name);
  return genericAttribute(vm, object, name);
}

/** A generic alias has every other attribute of its class. */
const notOfTheOrigin: ReadonlySet<string> = new Set(['__bases__', '__copy__', '__deepcopy__']);

/** What `object.__getattribute__` does for instances. */
function genericAttribute(vm: Machine, object: Value, name: string): Value | undefined | typeof absentAttribute {
  const type = typeOf(object);
  const found = type.lookup(name);
  if (found !== undefined && comesBeforeInstance(found)) return bind(vm, found, object, type);
  if (typeof object === 'object' && object.attrs !== null) {
    const own = object.attrs.getStr(name);
    if (own !== undefined) return own;
  }
  return found === undefined ? absentAttribute : bind(vm, found, object, type);
}

function getWithFallback(vm: Machine, object: Value, name: string, fallback: Value): Value | undefined {
  const type = typeOf(object);
  const found = type.lookup(name);
  // A descriptor of the guest's may itself raise AttributeError, which `__getattr__` answers: that takes Python.
  if (found instanceof PyProperty || (found !== undefined && hasGuestGet(found))) {
    return deferTo(vm, vm.frozen('getattribute_or_getattr'), [object, name]);
  }
  let value: Value | undefined | typeof absentAttribute = absentAttribute;
  try {
    value = findAttribute(vm, object, name);
  } catch (error) {
    if (!(error instanceof Raised) || !error.exception.cls.isSubtype(exceptionClass('AttributeError'))) throw error;
  }
  return value === absentAttribute ? deferTo(vm, fallback, [object, name]) : value;
}

export function deferTo(vm: Machine, callable: Value, args: readonly Value[]): undefined {
  vm.deferredCall = { callable, args };
  return undefined;
}

function hasGuestGet(value: Value): boolean {
  return typeof value === 'object' && !value.cls.isBuiltin && value.cls.lookup('__get__') !== undefined;
}

function isDataDescriptor(value: Value): boolean {
  if (typeof value !== 'object') return false;
  if (value instanceof PyGetSet || value instanceof PyProperty || value instanceof PySlotMember) return true;
  if (value.cls.isBuiltin) return false;
  return value.cls.lookup('__set__') !== undefined || value.cls.lookup('__delete__') !== undefined;
}

/** A data descriptor that can also be read: one that cannot leaves reading to the instance's dict. */
function comesBeforeInstance(found: Value): boolean {
  return isDataDescriptor(found) && (found as PyObject).cls.lookup('__get__') !== undefined;
}

/** The `__get__` that a class of the guest's has in Python; built-in ones are done here. */
function guestGet(found: PyObject): Value | undefined {
  if (found.cls.isBuiltin) return undefined;
  const get = found.cls.lookup('__get__');
  return get instanceof PyNative ? undefined : get;
}

/** What a class attribute becomes when it is reached through an instance. */
export function bind(vm: Machine, found: Value, object: Value, type: PyType): Value | undefined {
  if (typeof found !== 'object') return found;
  if (found instanceof PyFunction) return new PyMethod(found, object);
  const custom = guestGet(found);
  if (custom !== undefined) return deferTo(vm, custom, [found, object, type]);
  if (found instanceof PyNative) {
    if (found.cls === classMethodDescriptorType) return new PyBoundNative(found, type);
    return found.owner === null ? found : new PyBoundNative(found, object);
  }
  if (found instanceof PyProperty) return getProperty(vm, found, object);
  if (found instanceof PyGetSet) return found.get(vm, object as never);
  if (found instanceof PySlotMember) return found.read(object);
  if (found instanceof PyStaticMethod) return found.callable;
  if (found instanceof PyClassMethod) return new PyMethod(found.callable, type);
  if (found instanceof PyStaticNative) return found.native;
  const cls = found.cls;
  const get = cls.lookup('__get__');
  if (get === undefined) return found;
  if (get instanceof PyNative && !get.isControl) {
    const value = get.fn(vm, found as never, object as never, type as never);
    return value === undefined ? deferTo(vm, get, [found, object, type]) : value;
  }
  return deferTo(vm, get, [found, object, type]);
}

function getProperty(vm: Machine, property: PyProperty, object: Value): undefined {
  if (property.getter === None) throw inaccessible(property, object, 'getter');
  return deferTo(vm, property.getter, [object]);
}

function typeAttribute(vm: Machine, type: PyType, name: string): Value | undefined | typeof absentAttribute {
  const meta = type.cls;
  const onMeta = meta.lookup(name);
  if (onMeta !== undefined && comesBeforeInstance(onMeta)) return bind(vm, onMeta, type, meta);
  const own = type.lookup(name);
  if (own !== undefined) return bindToClass(vm, own, type);
  return onMeta === undefined ? absentAttribute : bind(vm, onMeta, type, meta);
}

/** What a class attribute becomes when it is reached through the class. */
function bindToClass(vm: Machine, found: Value, type: PyType): Value | undefined {
  if (typeof found !== 'object') return found;
  const custom = guestGet(found);
  if (custom !== undefined) return deferTo(vm, custom, [found, None, type]);
  if (
    found instanceof PyFunction ||
    found instanceof PyProperty ||
    found instanceof PyGetSet ||
    found instanceof PySlotMember
  )
    return found;
  if (found instanceof PyNative)
    return found.cls === classMethodDescriptorType ? new PyBoundNative(found, type) : found;
  if (found instanceof PyStaticMethod) return found.callable;
  if (found instanceof PyStaticNative) return found.native;
  if (found instanceof PyClassMethod) return new PyMethod(found.callable, type);
  const get = found.cls.lookup('__get__');
  if (get === undefined) return found;
  if (get instanceof PyNative && !get.isControl) return get.fn(vm, found as never, None as never, type as never);
  return deferTo(vm, get, [found, None, type]);
}

function moduleAttribute(vm: Machine, module: PyModule, name: string): Value | undefined | typeof absentAttribute {
  const own = module.namespace.getStr(name);
  if (own !== undefined) return own;
  const found = genericAttribute(vm, module, name);
  if (found !== absentAttribute) return found;
  const fallback = module.namespace.getStr('__getattr__');
  return fallback === undefined ? absentAttribute : deferTo(vm, fallback, [name]);
}

function superAttribute(vm: Machine, self: PySuper, name: string): Value | undefined | typeof absentAttribute {
  const mro = self.objectClass.mro;
  if (name !== '__class__') {
    for (let i = mro.indexOf(self.type) + 1; i < mro.length; i++) {
      const found = mro[i]?.namespace.get(name);
      if (found === undefined) continue;
      // super(type, type2): class methods and functions are reached through the class.
      if (self.self === self.objectClass) return bindToClass(vm, found, self.objectClass);
      return bind(vm, found, self.self, self.objectClass);
    }
  }
  return genericAttribute(vm, self, name);
}

export function missingAttribute(object: Value, name: string): unknown {
  if (object instanceof PyType)
    return attributeError(`type object '${object.name}' has no attribute '${name}'`, object, name);
  if (object instanceof PyModule)
    return attributeError(`module '${object.name}' has no attribute '${name}'`, object, name);
  const type = typeOf(object);
  return attributeError(`'${type.name}' object has no attribute '${name}'`, object, name);
}

/**
 * `setattr` (`value` given) and `delattr` (`undefined`). True when done; `undefined` where Python must run, with
 * `vm.deferredCall` set.
 */
export function setAttribute(vm: Machine, object: Value, name: string, value: Value | undefined): true | undefined {
  const type = typeOf(object);
  if (!type.isBuiltin || object instanceof PyType) {
    const setter = type.lookup(value === undefined ? '__delattr__' : '__setattr__');
    if (setter !== undefined && !(setter instanceof PyNative)) {
      return deferTo(vm, setter, value === undefined ? [object, name] : [object, name, value]);
    }
  }
  return setGenericAttribute(vm, object, name, value);
}

/** What `object.__setattr__` and `type.__setattr__` do. */
export function setGenericAttribute(
  vm: Machine,
  object: Value,
  name: string,
  value: Value | undefined,
): true | undefined {
  const type = typeOf(object);
  const found = type.lookup(name);
  if (found !== undefined && typeof found === 'object') {
    const custom = found.cls.isBuiltin ? undefined : found.cls.lookup(value === undefined ? '__delete__' : '__set__');
    if (custom !== undefined && !(custom instanceof PyNative)) {
      return deferTo(vm, custom, value === undefined ? [found, object] : [found, object, value]);
    }
    if (found instanceof PyProperty) return setProperty(vm, found, object, value);
    if (found instanceof PySlotMember) {
      found.write(object, value);
      return true;
    }
    if (found instanceof PyGetSet) {
      if (found.set === null) throw readOnly(found, object, value);
      return found.set(vm, object as never, value) === 'deferred' ? undefined : true;
    }
    if (!found.cls.isBuiltin) {
      if (custom !== undefined)
        return deferTo(vm, custom, value === undefined ? [found, object] : [found, object, value]);
      if (found.cls.lookup(value === undefined ? '__set__' : '__delete__') !== undefined) {
        throw raise('AttributeError', value === undefined ? '__delete__' : '__set__');
      }
    }
  }
  if (object instanceof PyType) {
    setTypeAttribute(object, name, value);
    if (name === '__del__') livesPart.get().adoptFinalizer(vm, object);
    return true;
  }
  if (typeof object !== 'object' || !type.hasDict) throw cannotSet(object, name, value, found);
  if (value === undefined) {
    if (object.attrs === null || !object.attrs.deleteStr(name)) throw missingAttribute(object, name);
    touch(object);
    return true;
  }
  if (object.attrs === null) {
    object.attrs = new PyDict();
    touch(object);
  }
  object.attrs.setStr(name, value);
  return true;
}

function readOnly(found: PyGetSet, object: Value, value: Value | undefined): unknown {
  if (found.cls === memberType) return raise('AttributeError', 'readonly attribute');
  const verb = value === undefined ? 'deletable' : 'writable';
  return attributeError(
    `attribute '${found.name}' of '${typeOf(object).name}' objects is not ${verb}`,
    object,
    found.name,
  );
}

function cannotSet(object: Value, name: string, value: Value | undefined, found: Value | undefined): unknown {
  const type = typeOf(object);
  if (found !== undefined) {
    if (value === undefined)
      return attributeError(`'${type.name}' object attribute '${name}' is read-only`, object, name);
    return attributeError(`'${type.name}' object attribute '${name}' is read-only`, object, name);
  }
  if (type.slotNames !== null || type.isBuiltin) {
    return attributeError(
      `'${type.name}' object has no attribute '${name}' and no __dict__ for setting new attributes`,
      object,
      name,
    );
  }
  return missingAttribute(object, name);
}

function inaccessible(property: PyProperty, object: Value, what: string): unknown {
  const { getter } = property;
  const given = property.name === None && getter instanceof PyFunction ? getter.name : property.name;
  const name = typeof given === 'string' ? `property '${given}'` : 'property';
  return raise('AttributeError', `${name} of '${typeOf(object).qualname}' object has no ${what}`);
}

function setProperty(vm: Machine, property: PyProperty, object: Value, value: Value | undefined): undefined {
  const hook = value === undefined ? property.deleter : property.setter;
  if (hook === None) throw inaccessible(property, object, value === undefined ? 'deleter' : 'setter');
  return deferTo(vm, hook, value === undefined ? [object] : [object, value]);
}

/** Writes a class attribute, or deletes it; look-ups on the class and its subclasses are forgotten. */
export function setTypeAttribute(type: PyType, name: string, value: Value | undefined): void {
  if (type.isBuiltin) throw typeError(`cannot set '${name}' attribute of immutable type '${type.name}'`);
  if (value === undefined) {
    if (!type.namespace.delete(name)) {
      throw attributeError(`type object '${type.name}' has no attribute '${name}'`, type, name);
    }
  } else {
    type.namespace.set(name, value);
  }
  type.invalidate();
  touch(type);
}

/** The `__dict__` of an object, made when it is first asked for. */
export function attributeDict(object: PyObject): PyDict {
  object.attrs ??= new PyDict();
  return object.attrs;
}
