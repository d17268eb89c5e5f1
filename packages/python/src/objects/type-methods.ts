import { intrinsic } from '../frozen/intrinsic.ts';
import {
  absentAttribute,
  findAttribute,
  missingAttribute,
  setGenericAttribute,
  setTypeAttribute,
} from '../vm/attribute.ts';
import { callValue, instantiate } from '../vm/call.ts';
import { ON_RETURN } from '../vm/frame.ts';
import type { Machine } from '../vm/machine.ts';
import { PyDict } from './dict.ts';
import { attributeError, typeError, valueError } from './errors.ts';
import { PyFunction } from './function.ts';
import { touch } from './heap.ts';
import { PyList } from './list.ts';
import { assignBases, bestBase, hasLayoutOf, makeType, mostDerivedMetaclass } from './make-type.ts';
import { PyIterator } from './iterator.ts';
import { isRepeatable } from './materialize.ts';
import { PyMappingProxy } from './mapping-proxy.ts';
import { classMethod, defineMethods, getSet, method, staticMethod } from './native.ts';
import { objectType, PyType, typeOf, typeType, type Value } from './object.ts';
import { attributeNames } from './object-methods.ts';
import { None } from './singleton.ts';
import { PySet } from './set.ts';
import { asStr } from './string.ts';
import { PyTuple } from './tuple.ts';
import { unionOf } from './union.ts';
import type { Keywords } from './signature.ts';

/** `type`: classes as objects. */
/** Called by its dotted name in messages; its `__name__` is the last part of it. */
function isDotted(type: PyType): boolean {
  return type.isBuiltin || type.name === `${type.module}.${type.qualname}`;
}

defineMethods(typeType, () => [
  staticMethod('__new__', '(metatype, name, bases=(), dict={}, /, **kwds)', newType, { isControl: true }),
  method('__init__', '(self, /, *args, **kwds)', (_vm, _self: PyType, args: Value[]) => {
    if (args.length !== 1 && args.length !== 3) throw typeError('type.__init__() takes 1 or 3 arguments');
    return None;
  }),
  method(
    '__call__',
    '(self, /, *args, **kwargs)',
    (vm: Machine, self: PyType, args: Value[], keywords: Map<string, Value>) =>
      instantiate(vm, self, args, Array.from(keywords), ON_RETURN.push),
    { isControl: true },
  ),
  method('__repr__', '(self, /)', (_vm, self: PyType) => typeRepr(self)),
  method(
    '__getattribute__',
    '(self, name, /)',
    (vm: Machine, self: PyType, name: Value) => readAttribute(vm, self, name),
    { isControl: true },
  ),
  method(
    '__setattr__',
    '(self, name, value, /)',
    (vm: Machine, self: PyType, name: Value, value: Value) => change(vm, self, name, value),
    {
      isControl: true,
    },
  ),
  method(
    '__delattr__',
    '(self, name, /)',
    (vm: Machine, self: PyType, name: Value) => change(vm, self, name, undefined),
    { isControl: true },
  ),
  method('mro', '(self, /)', (_vm, self: PyType) => new PyList(self.mro.slice())),
  method(
    '__subclasses__',
    '(self, /)',
    (vm: Machine, self: PyType) => new PyList((self.isBuiltin ? vm.guestSubclasses.get(self) : self.subclasses) ?? []),
  ),
  method('__instancecheck__', '(self, instance, /)', (_vm, self: PyType, value: Value) =>
    typeOf(value).isSubtype(self),
  ),
  method('__subclasscheck__', '(self, subclass, /)', (_vm, self: PyType, value: Value) => {
    if (!(value instanceof PyType)) throw typeError('issubclass() arg 1 must be a class');
    return value.isSubtype(self);
  }),
  method('__dir__', '(self, /)', (_vm, self: PyType) => new PyList(attributeNames(self))),
  method('__or__', '(self, value, /)', (_vm, self: Value, other: Value) => unionOf(self, other)),
  method('__ror__', '(self, value, /)', (_vm, self: Value, other: Value) => unionOf(other, self)),
  classMethod('__prepare__', '(metacls, /, *args, **kwds)', () => new PyDict()),
  getSet(
    '__name__',
    // The name of some built-in types has the module before it, as messages show it.
    (_vm, self: PyType) => (isDotted(self) ? self.qualname : self.name),
    (_vm, self: PyType, value) => {
      self.name = checkName(textFor(self, '__name__', value));
      touch(self);
    },
  ),
  getSet(
    '__qualname__',
    (_vm, self: PyType) => self.qualname,
    (_vm, self: PyType, value) => {
      self.qualname = textFor(self, '__qualname__', value);
      touch(self);
    },
  ),
  getSet(
    '__module__',
    (_vm, self: PyType) => (self.isBuiltin ? self.module : (self.namespace.get('__module__') ?? self.module)),
    (_vm, self: PyType, value) => {
      setTypeAttribute(self, '__module__', value);
      // It was a line of the module before.
      self.namespace.delete('__firstlineno__');
    },
  ),
  getSet(
    '__bases__',
    (_vm, self: PyType) => new PyTuple(self.bases),
    (vm: Machine, self: PyType, value) => assignBases(vm, self, value),
  ),
  getSet('__base__', (_vm, self: PyType) => (self.bases.length === 0 ? None : bestBase(self.bases))),
  getSet('__mro__', (_vm, self: PyType) => new PyTuple(self.mro)),
  getSet('__dict__', (_vm, self: PyType) => new PyMappingProxy(self)),
  getSet(
    '__doc__',
    (_vm, self: PyType) => self.namespace.get('__doc__') ?? None,
    (_vm, self: PyType, value) => setTypeAttribute(self, '__doc__', value),
  ),
  getSet('__basicsize__', () => 16),
  getSet('__flags__', (_vm, self: PyType) => (self.isAbstract ? 1 << 20 : 0) | (self.isBase ? 1 << 10 : 0)),
  getSet(
    '__abstractmethods__',
    (_vm, self: PyType) => {
      const names = self.namespace.get('__abstractmethods__');
      if (names === undefined)
        throw attributeError(
          `type object '${self.name}' has no attribute '__abstractmethods__'`,
          self,
          '__abstractmethods__',
        );
      return names;
    },
    (_vm, self: PyType, value) => {
      setTypeAttribute(self, '__abstractmethods__', value);
      self.isAbstract = value instanceof PySet && value.size > 0;
    },
  ),
  getSet(
    '__annotations__',
    (vm: Machine, self: PyType) => {
      const made = self.namespace.get('__annotations__') ?? self.namespace.get('__annotations_cache__');
      if (made !== undefined) return made;
      if (self.isBuiltin)
        throw attributeError(`type object '${self.name}' has no attribute '__annotations__'`, self, '__annotations__');
      const annotate = self.namespace.get('__annotate_func__') ?? self.namespace.get('__annotate__');
      if (!(annotate instanceof PyFunction)) return new PyDict();
      vm.deferredCall = { callable: vm.frozen('class_annotations'), args: [self, annotate] };
      return undefined;
    },
    (_vm, self: PyType, value) => setTypeAttribute(self, '__annotations__', value),
  ),
  getSet(
    '__annotate__',
    (_vm, self: PyType) => self.namespace.get('__annotate_func__') ?? self.namespace.get('__annotate__') ?? None,
    (_vm, self: PyType, value) => setTypeAttribute(self, '__annotate_func__', value),
  ),
  getSet(
    '__type_params__',
    (_vm, self: PyType) => self.namespace.get('__type_params__') ?? new PyTuple([]),
    (_vm, self: PyType, value) => {
      if (value === undefined)
        throw typeError(`cannot delete '__type_params__' attribute of immutable type '${self.name}'`);
      setTypeAttribute(self, '__type_params__', value);
    },
  ),
]);

function textFor(self: PyType, name: string, value: Value | undefined): string {
  if (self.isBuiltin) throw typeError(`cannot set '${name}' attribute of immutable type '${self.name}'`);
  if (typeof value !== 'string') {
    const kind = value === undefined ? 'NoneType' : typeOf(value).name;
    throw typeError(`can only assign string to ${self.name}.${name}, not '${kind}'`);
  }
  return value;
}

function checkName(name: string): string {
  if (name.includes('\0')) throw valueError('type name must not contain null characters');
  return name;
}

export function typeRepr(self: PyType): string {
  const module = self.namespace.get('__module__') ?? self.module;
  return module === 'builtins' || typeof module !== 'string'
    ? `<class '${self.qualname}'>`
    : `<class '${module}.${self.qualname}'>`;
}

function attributeName(name: Value): string {
  const text = asStr(name);
  if (text === undefined) throw typeError(`attribute name must be string, not '${typeOf(name).name}'`);
  return text;
}

function readAttribute(vm: Machine, self: PyType, given: Value): Value {
  const name = attributeName(given);
  const value = findAttribute(vm, self, name);
  if (value === absentAttribute) throw missingAttribute(self, name);
  if (value !== undefined) return value;
  const call = vm.deferredCall as NonNullable<Machine['deferredCall']>;
  return vm.call(call.callable, call.args);
}

function change(vm: Machine, self: PyType, name: Value, value: Value | undefined): Value {
  if (setGenericAttribute(vm, self, attributeName(name), value) !== undefined) return None;
  const call = vm.deferredCall as NonNullable<Machine['deferredCall']>;
  return vm.call(call.callable, call.args);
}

/** `type(name, bases, namespace)`. Goes through Python where hooks have to run. */
function newType(
  vm: Machine,
  meta: PyType,
  name: Value,
  bases: Value | undefined,
  namespace: Value | undefined,
  keywords: Map<string, Value>,
): Value {
  if (bases === undefined && namespace === undefined) {
    if (meta === typeType) return typeOf(name);
    throw typeError('type() takes 1 or 3 arguments');
  }
  if (typeof name !== 'string') throw typeError(`type.__new__() argument 1 must be str, not ${typeOf(name).name}`);
  if (!(bases instanceof PyTuple))
    throw typeError(`type.__new__() argument 2 must be tuple, not ${typeOf(bases ?? None).name}`);
  if (!(namespace instanceof PyDict))
    throw typeError(`type.__new__() argument 3 must be dict, not ${typeOf(namespace ?? None).name}`);
  checkName(name);
  const winner = mostDerivedMetaclass(meta, bases.items);
  const hasHooks =
    keywords.size > 0 ||
    slotsToWalk(namespace) !== undefined ||
    winner.lookup('mro') !== typeType.namespace.get('mro') ||
    Array.from(namespace.values).some((value) => value !== undefined && hasSetName(value)) ||
    bases.items.some(
      (base) =>
        base instanceof PyType && base.lookup('__init_subclass__') !== objectType.namespace.get('__init_subclass__'),
    );
  if (!hasHooks) return makeType(vm, winner, name, bases.items, namespace);
  const given: Keywords = Array.from(keywords);
  return callValue(vm, vm.frozen('type_new'), [winner, name, bases, namespace], given, ON_RETURN.push);
}

/** A `__slots__` whose names only Python can give. */
function slotsToWalk(namespace: PyDict): Value | undefined {
  const declared = namespace.getStr('__slots__');
  return declared === undefined || isRepeatable(declared) || declared instanceof PyIterator ? undefined : declared;
}

function hasSetName(value: Value): boolean {
  return typeOf(value).lookup('__set_name__') !== undefined;
}

intrinsic(
  '_make_type',
  '(meta, name, bases, namespace, slots, /)',
  (vm: Machine, meta: PyType, name: string, bases: PyTuple, namespace: PyDict, slots: Value) =>
    makeType(vm, meta, name, bases.items, namespace, slots === None ? undefined : slots),
);
intrinsic('_has_own_mro', '(cls, /)', (_vm, cls: PyType) => cls.cls.lookup('mro') !== typeType.namespace.get('mro'));
intrinsic('_set_mro', '(cls, order, /)', (_vm, cls: PyType, order: PyTuple) => {
  for (const base of order.items) {
    if (!(base instanceof PyType)) throw typeError(`mro() returned a non-class ('${typeOf(base).name}')`);
    if (!hasLayoutOf(cls, base)) throw typeError(`mro() returned base with unsuitable layout ('${base.name}')`);
  }
  cls.mro = order.items as readonly PyType[];
  cls.invalidate();
  touch(cls);
  return None;
});
intrinsic('_slots_to_walk', '(namespace, /)', (_vm, namespace: PyDict) => slotsToWalk(namespace) ?? None);
intrinsic('_most_derived', '(meta, bases, /)', (_vm, meta: PyType, bases: PyTuple) =>
  mostDerivedMetaclass(meta, bases.items),
);
intrinsic('_set_name_hooks', '(cls, /)', (_vm, cls: PyType) => {
  const hooks: Value[] = [];
  for (const [name, value] of cls.namespace) if (hasSetName(value)) hooks.push(new PyTuple([name, value]));
  return new PyList(hooks);
});
intrinsic('_set_class_annotations', '(cls, annotations, /)', (_vm, cls: PyType, annotations: Value) => {
  setTypeAttribute(cls, '__annotations_cache__', annotations);
  return None;
});
