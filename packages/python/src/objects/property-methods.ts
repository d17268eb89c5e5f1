import { attributeDict } from '../vm/attribute.ts';
import type { Machine } from '../vm/machine.ts';
import { attributeOrNothing, isAbstract } from './descriptor-methods.ts';
import { PyProperty, propertyType } from './descriptor.ts';
import { attributeError, raise, typeError } from './errors.ts';
import { touch } from './heap.ts';
import { defineMethods, getSet, member, type MethodDefinition, method, staticMethod } from './native.ts';
import { type PyType, typeOf, type Value } from './object.ts';
import { None } from './singleton.ts';
import { asStr } from './string.ts';

/** `property`: https://docs.python.org/3.14/library/functions.html#property */

/** A copy with one accessor replaced. A subclass of the guest's is made by calling it. */
function replacing(name: string, field: 'getter' | 'setter' | 'deleter'): MethodDefinition {
  return method(
    name,
    '(self, function, /)',
    (vm: Machine, self: PyProperty, accessor: Value) => {
      if (!self.cls.isBuiltin) return undefined;
      const copy = new PyProperty();
      copy.getter = self.getter;
      copy.setter = self.setter;
      copy.deleter = self.deleter;
      copy.name = self.name;
      copy[field] = accessor;
      // A text that came from the getter comes from the new getter.
      copy.doc = self.doc === docOf(vm, self.getter) ? docOf(vm, copy.getter) : self.doc;
      return copy;
    },
    { slow: `property_${name}` },
  );
}

function docOf(vm: Machine, getter: Value): Value {
  return (getter === None ? undefined : attributeOrNothing(vm, getter, '__doc__')) ?? None;
}

/** The property's name for messages: given by `__set_name__`, else the getter's. */
function propertyName(vm: Machine, self: PyProperty): Value | undefined {
  if (self.name !== None) return self.name;
  return self.getter === None ? undefined : attributeOrNothing(vm, self.getter, '__name__');
}

function refuse(vm: Machine, self: PyProperty, object: Value, what: string): unknown {
  const name = asStr(propertyName(vm, self));
  const subject = name === undefined ? 'property' : `property '${name}'`;
  return raise('AttributeError', `${subject} of '${typeOf(object).qualname}' object has no ${what}`);
}

defineMethods(propertyType, () => [
  staticMethod('__new__', '(cls, /, *args, **kwargs)', (_vm, cls: PyType) => new PyProperty(cls)),
  method(
    '__init__',
    '(self, fget=None, fset=None, fdel=None, doc=None)',
    (
      vm: Machine,
      self: PyProperty,
      getter: Value | undefined,
      setter: Value | undefined,
      deleter: Value | undefined,
      doc: Value | undefined,
    ) => {
      self.getter = getter ?? None;
      self.setter = setter ?? None;
      self.deleter = deleter ?? None;
      const given = doc ?? None;
      self.doc = given === None ? docOf(vm, self.getter) : given;
      // A subclass has a text of its own, which the instance's hides.
      if (!self.cls.isBuiltin && self.doc !== None) attributeDict(self).setStr('__doc__', self.doc);
      touch(self);
      return None;
    },
  ),
  replacing('getter', 'getter'),
  replacing('setter', 'setter'),
  replacing('deleter', 'deleter'),
  method(
    '__get__',
    '(self, instance, owner=None, /)',
    (vm: Machine, self: PyProperty, instance: Value) => {
      if (instance === None) return self;
      if (self.getter === None) throw refuse(vm, self, instance, 'getter');
      return vm.call(self.getter, [instance]);
    },
    { isControl: true },
  ),
  method(
    '__set__',
    '(self, instance, value, /)',
    (vm: Machine, self: PyProperty, instance: Value, value: Value) => {
      if (self.setter === None) throw refuse(vm, self, instance, 'setter');
      return vm.callFrozen('property_assign', self.setter, instance, value);
    },
    { isControl: true },
  ),
  method(
    '__delete__',
    '(self, instance, /)',
    (vm: Machine, self: PyProperty, instance: Value) => {
      if (self.deleter === None) throw refuse(vm, self, instance, 'deleter');
      return vm.callFrozen('property_remove', self.deleter, instance);
    },
    { isControl: true },
  ),
  method('__set_name__', '(self, /, *args)', (_vm, self: PyProperty, args: Value[]) => {
    const name = args[1];
    if (name === undefined || args.length !== 2) {
      throw typeError(`__set_name__() takes 2 positional arguments but ${args.length} were given`);
    }
    self.name = name;
    touch(self);
    return None;
  }),
  member('fget', (_vm, self: PyProperty) => self.getter),
  member('fset', (_vm, self: PyProperty) => self.setter),
  member('fdel', (_vm, self: PyProperty) => self.deleter),
  getSet(
    '__doc__',
    (_vm, self: PyProperty) => self.doc,
    (_vm, self: PyProperty, value) => {
      self.doc = value ?? None;
      touch(self);
    },
  ),
  getSet(
    '__name__',
    (vm, self: PyProperty) => {
      const name = propertyName(vm, self);
      if (name === undefined) throw attributeError("'property' object has no attribute '__name__'", self, '__name__');
      return name;
    },
    (_vm, self: PyProperty, value) => {
      self.name = value ?? None;
      touch(self);
    },
  ),
  getSet('__isabstractmethod__', (vm, self: PyProperty) =>
    [self.getter, self.setter, self.deleter].some((each) => isAbstract(vm, each)),
  ),
]);
