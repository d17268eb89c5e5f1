import { absentAttribute, findAttribute, missingAttribute, setGenericAttribute } from '../vm/attribute.ts';
import type { Machine } from '../vm/machine.ts';
import { typeError } from './errors.ts';
import { touch } from './heap.ts';
import { PyInstance } from './instance.ts';
import { PyList } from './list.ts';
import { addressOf, numberOf } from './address.ts';
import { classMethod, defineMethods, getSet, method, PyStaticNative, staticMethod } from './native.ts';
import { objectType, type PyObject, PyType, typeOf, type Value } from './object.ts';
import { callSlot, reprOf } from './protocol.ts';
import { PySet } from './set.ts';
import { PyMethod } from './function.ts';
import { None, NotImplemented } from './singleton.ts';
import { hashIdentity } from './hash.ts';
import { asStr } from './string.ts';

/** `object`: what every class has, unless it says otherwise. */
defineMethods(objectType, () => [
  staticMethod(
    '__new__',
    '(cls, /, *args, **kwargs)',
    (_vm, cls: PyType, args: Value[], keywords: Map<string, Value>) => {
      if (!(cls instanceof PyType)) throw typeError(`object.__new__(X): X is not a type object (${typeOf(cls).name})`);
      if (args.length > 0 || keywords.size > 0) refuseArguments(cls);
      if (cls.isAbstract) throw abstractError(cls);
      if (cls.isBuiltin && cls.lookup('__new__') === objectType.namespace.get('__new__') && cls !== objectType) {
        throw typeError(`cannot create '${cls.name}' instances`);
      }
      if (cls.layout !== 'object') {
        throw typeError(
          `object.__new__(${cls.name}) is not safe, use ${cls.mro.find((type) => type.isBuiltin)?.name ?? 'object'}.__new__()`,
        );
      }
      return new PyInstance(cls);
    },
  ),
  method('__init__', '(self, /, *args, **kwargs)', (_vm, self: Value, args: Value[], keywords: Map<string, Value>) => {
    const type = typeOf(self);
    if (args.length > 0 || keywords.size > 0) {
      if (type.lookup('__init__') !== objectType.namespace.get('__init__')) {
        throw typeError('object.__init__() takes exactly one argument (the instance to initialize)');
      }
      if (type.lookup('__new__') === objectType.namespace.get('__new__')) {
        throw typeError(`${type.name}.__init__() takes exactly one argument (the instance to initialize)`);
      }
    }
    return None;
  }),
  method('__repr__', '(self, /)', (_vm, self: Value) => defaultRepr(self)),
  method('__str__', '(self, /)', (vm: Machine, self: Value) => reprOf(vm, self), { slow: 'object_str' }),
  method('__eq__', '(self, value, /)', (_vm, self: Value, other: Value) => (self === other ? true : NotImplemented)),
  method(
    '__ne__',
    '(self, value, /)',
    (vm: Machine, self: Value, other: Value) => {
      const equal = callSlot(vm, typeOf(self), '__eq__', self, other);
      if (equal === undefined || equal === NotImplemented) return equal;
      return typeof equal === 'boolean' ? !equal : undefined;
    },
    { slow: 'object_ne' },
  ),
  ...(['__lt__', '__le__', '__gt__', '__ge__'] as const).map((name) =>
    method(name, '(self, value, /)', () => NotImplemented),
  ),
  method('__hash__', '(self, /)', (_vm, self: Value) => hashIdentity(numberOf(self as PyObject))),
  method('__getattribute__', '(self, name, /)', getAttributeMethod, { isControl: true }),
  method(
    '__setattr__',
    '(self, name, value, /)',
    (vm: Machine, self: Value, name: Value, value: Value) => change(vm, self, name, value),
    {
      isControl: true,
    },
  ),
  method(
    '__delattr__',
    '(self, name, /)',
    (vm: Machine, self: Value, name: Value) => change(vm, self, name, undefined),
    { isControl: true },
  ),
  method(
    '__format__',
    '(self, format_spec, /)',
    (vm: Machine, self: Value, spec: Value) => (spec === '' ? callSlot(vm, typeOf(self), '__str__', self) : undefined),
    { slow: 'object_format' },
  ),
  method('__sizeof__', '(self, /)', () => 48),
  method('__reduce_ex__', '(self, protocol, /)', () => undefined, { slow: 'object_reduce_ex' }),
  method('__reduce__', '(self, /)', () => undefined, { slow: 'object_reduce' }),
  method('__getstate__', '(self, /)', () => undefined, { slow: 'object_getstate' }),
  method('__dir__', '(self, /)', (_vm, self: Value) => new PyList(attributeNames(self))),
  classMethod(
    '__init_subclass__',
    '(cls, /, *args, **kwargs)',
    (_vm, cls: PyType, args: Value[], keywords: Map<string, Value>) => {
      if (args.length > 0 || keywords.size > 0)
        throw typeError(`${cls.name}.__init_subclass__() takes no keyword arguments`);
      return None;
    },
  ),
  classMethod('__subclasshook__', '(cls, object, /)', () => NotImplemented),
  getSet(
    '__class__',
    (_vm, self: Value) => typeOf(self),
    (_vm, self: Value, cls) => setClass(self, cls),
  ),
  getSet('__doc__', (_vm, self: Value) => documentation(self)),
]);

function refuseArguments(cls: PyType): void {
  const make = cls.lookup('__new__');
  if (!(make instanceof PyStaticNative) || make !== objectType.namespace.get('__new__')) {
    throw typeError('object.__new__() takes exactly one argument (the type to instantiate)');
  }
  if (cls.lookup('__init__') === objectType.namespace.get('__init__'))
    throw typeError(`${cls.name}() takes no arguments`);
}

function abstractError(cls: PyType): unknown {
  const names = cls.namespace.get('__abstractmethods__');
  const items = abstractNames(names);
  const quoted = items.map((name) => `'${name}'`).join(', ');
  const plural = items.length === 1 ? '' : 's';
  return typeError(
    `Can't instantiate abstract class ${cls.name} without an implementation for abstract method${plural} ${quoted}`,
  );
}

function abstractNames(names: Value | undefined): string[] {
  const table = names instanceof PySet ? names.table : [];
  return table.filter((name) => typeof name === 'string').toSorted();
}

/** `<__main__.Point object at 0x…>` */
function defaultRepr(self: Value): string {
  const type = typeOf(self);
  const name = type.module === 'builtins' ? type.qualname : `${type.module}.${type.qualname}`;
  return `<${name} object at ${addressOf(self)}>`;
}

function attributeName(name: Value): string {
  const text = asStr(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeOf(name).name}'`);
  return text;
}

function getAttributeMethod(vm: Machine, self: Value, given: Value): Value {
  const name = attributeName(given);
  const value = findAttribute(vm, self, name);
  if (value === absentAttribute) throw missingAttribute(self, name);
  if (value !== undefined) return value;
  const call = vm.deferredCall as NonNullable<Machine['deferredCall']>;
  return vm.call(call.callable, call.args);
}

function change(vm: Machine, self: Value, name: Value, value: Value | undefined): Value {
  if (setGenericAttribute(vm, self, attributeName(name), value) !== undefined) return None;
  const call = vm.deferredCall as NonNullable<Machine['deferredCall']>;
  return vm.call(call.callable, call.args);
}

function setClass(self: Value, cls: Value | undefined): void {
  if (cls === undefined) throw typeError("can't delete __class__ attribute");
  if (!(cls instanceof PyType)) throw typeError(`__class__ must be set to a class, not '${typeOf(cls).name}' object`);
  if (!(self instanceof PyInstance) || cls.layout !== 'object' || cls.isBuiltin) {
    throw typeError('__class__ assignment only supported for mutable types or ModuleType subclasses');
  }
  if (cls.slotNames !== self.cls.slotNames && (cls.slotNames ?? []).join() !== (self.cls.slotNames ?? []).join()) {
    throw typeError(`__class__ assignment: '${cls.name}' object layout differs from '${self.cls.name}'`);
  }
  self.cls = cls;
  touch(self);
}

function documentation(self: Value): Value {
  const found = typeOf(self).namespace.get('__doc__');
  return typeof found === 'string' ? found : None;
}

/** What `dir()` lists for an object without a `__dir__` of its own, sorted. */
export function attributeNames(self: Value): string[] {
  const names = new Set<string>();
  const types = self instanceof PyType ? self.mro : typeOf(self).mro;
  for (const type of types) for (const name of type.namespace.keys()) names.add(name);
  // A bound method shows its function's attributes.
  const holder = self instanceof PyMethod ? self.func : self;
  if (typeof holder === 'object' && holder.attrs !== null) {
    for (const [key] of holder.attrs.entries()) if (typeof key === 'string') names.add(key);
  }
  return Array.from(names).toSorted();
}
