import type { Machine } from '../vm/machine.ts';
import { addressOf, numberOf } from './address.ts';
import { attributeError, raise, typeError } from './errors.ts';
import { defineKeyRule } from './key.ts';
import {
  builtinFunctionType,
  classMethodDescriptorType,
  defineMethods,
  getSet,
  getSetType,
  memberType,
  method,
  type MethodDefinition,
  methodDescriptorType,
  methodWrapperType,
  PyBoundNative,
  type PyGetSet,
  PyNative,
  type PyStaticNative,
  slotWrapperType,
} from './native.ts';
import { PyObject, PyType, typeOf, type Value } from './object.ts';
import { PySlotMember } from './slot-member.ts';

import { None, NotImplemented } from './singleton.ts';

/** What natives show of themselves: names, signatures, texts. */

type AnyNative = PyNative | PyBoundNative | PyStaticNative;

const nativeOf = (self: AnyNative): PyNative => (self instanceof PyNative ? self : self.native);

/** The object a native is bound to; `undefined` for functions and for methods as they stand in their type. */
function boundTo(self: AnyNative): Value | undefined {
  if (self instanceof PyBoundNative) return self.self;
  const native = nativeOf(self);
  return native.name === '__new__' ? (native.owner ?? undefined) : undefined;
}

function qualifiedName(self: AnyNative): string {
  const native = nativeOf(self);
  return native.owner === null ? native.name : `${native.owner.qualname}.${native.name}`;
}

/** `($self, object, /)`: the signature as `inspect` reads it. */
function textSignature(self: AnyNative): string {
  const native = nativeOf(self);
  const { text } = native.signature;
  const isOfClass = native.name === '__new__' || native.cls === classMethodDescriptorType;
  if (native.owner !== null) return text.replace(/^\(\w+/u, isOfClass ? '($type' : '($self');
  return text === '()' ? '($module, /)' : text.replace('(', '($module, ');
}

/** Parameters are as in the signature text; the call goes to the machine. */
const call = method(
  '__call__',
  '(self, /, *args, **kwargs)',
  (vm: Machine, self: Value, args: Value[], keywords: Map<string, Value>) => vm.call(self, args, [...keywords]),
  { isControl: true },
);

function names<T extends PyObject>(
  nameOf: (self: T) => string,
  qualifiedNameOf: (self: T) => string,
): MethodDefinition[] {
  return [
    getSet('__name__', (_vm, self: T) => nameOf(self)),
    getSet('__qualname__', (_vm, self: T) => qualifiedNameOf(self)),
  ];
}

const shared: readonly MethodDefinition[] = [
  ...names((self: AnyNative) => nativeOf(self).name, qualifiedName),
  getSet('__doc__', (_vm, self: AnyNative) => nativeOf(self).doc ?? None),
  getSet('__text_signature__', (_vm, self: AnyNative) => textSignature(self)),
  call,
];

/** Bound natives are equal where both the native and the object it is bound to are the same. */
function sameNative(a: AnyNative, b: AnyNative): boolean {
  if (a === b) return true;
  return a instanceof PyBoundNative && b instanceof PyBoundNative && a.native === b.native && a.self === b.self;
}

const identity: readonly MethodDefinition[] = [
  method('__eq__', '(self, value, /)', (_vm, self: AnyNative, other: Value) =>
    typeOf(other) === self.cls ? sameNative(self, other as unknown as AnyNative) : NotImplemented,
  ),
  method('__hash__', '(self, /)', (_vm, self: AnyNative) => {
    if (!(self instanceof PyBoundNative)) return numberOf(self);
    return numberOf(self.native) * 31 + (self.self instanceof PyObject ? numberOf(self.self) : 7);
  }),
];

function key(self: AnyNative): string {
  if (!(self instanceof PyBoundNative)) return `\0N${self.id}`;
  const { self: object } = self;
  return `\0N${self.native.id},${object instanceof PyObject ? `o${object.id}` : `${typeof object}${String(object)}`}`;
}
defineKeyRule(builtinFunctionType, key);
defineKeyRule(methodWrapperType, key);

defineMethods(builtinFunctionType, () => [
  ...shared,
  ...identity,
  method('__repr__', '(self, /)', (_vm, self: AnyNative) => {
    const object = boundTo(self);
    const { name } = nativeOf(self);
    return object === undefined
      ? `<built-in function ${name}>`
      : `<built-in method ${name} of ${typeOf(object).name} object at ${addressOf(object)}>`;
  }),
  getSet('__module__', (_vm, self: AnyNative) => (boundTo(self) === undefined ? nativeOf(self).module : None)),
  getSet(
    '__self__',
    (vm: Machine, self: AnyNative) => boundTo(self) ?? vm.modules.getStr(nativeOf(self).module) ?? None,
  ),
]);

defineMethods(methodWrapperType, () => [
  ...shared,
  ...identity,
  method('__repr__', '(self, /)', (_vm, self: PyBoundNative) => {
    return `<method-wrapper '${self.native.name}' of ${typeOf(self.self).name} object at ${addressOf(self.self)}>`;
  }),
  getSet('__self__', (_vm, self: PyBoundNative) => self.self),
  getSet('__objclass__', (_vm, self: PyBoundNative) => self.native.owner ?? None),
]);

/** `descriptor.__get__(object, type)` of methods. */
function bindMethod(_vm: Machine, self: PyNative, object: Value, type: Value | undefined): Value {
  if (object === None && type !== undefined && type !== None) return self;
  const owner = self.owner as PyType;
  if (!typeOf(object).isSubtype(owner)) {
    throw typeError(
      `descriptor '${self.name}' for '${owner.name}' objects doesn't apply to a '${typeOf(object).name}' object`,
    );
  }
  return new PyBoundNative(self, object);
}

function bindClass(_vm: Machine, self: PyNative, object: Value, type: Value | undefined): Value {
  return new PyBoundNative(self, type instanceof PyType ? type : typeOf(object));
}

const descriptor = (words: string, bind: typeof bindMethod): readonly MethodDefinition[] => [
  ...shared,
  method(
    '__repr__',
    '(self, /)',
    (_vm, self: PyNative) => `<${words} '${self.name}' of '${self.owner?.name ?? ''}' objects>`,
  ),
  method('__get__', '(self, instance, owner=None, /)', bind),
  getSet('__objclass__', (_vm, self: PyNative) => self.owner ?? None),
];
defineMethods(methodDescriptorType, () => descriptor('method', bindMethod));
defineMethods(slotWrapperType, () => descriptor('slot wrapper', bindMethod));
defineMethods(classMethodDescriptorType, () => descriptor('method', bindClass));

/** The descriptor of a computed attribute, or of a name in `__slots__`. */
type AttributeDescriptor = PyGetSet | PySlotMember;

function computed(words: string): readonly MethodDefinition[] {
  const store = (vm: Machine, self: AttributeDescriptor, object: Value, value: Value | undefined): Value => {
    if (self instanceof PySlotMember) {
      if (!typeOf(object).isSubtype(self.owner)) throw wrongObject(self, object);
      self.write(object, value);
      return None;
    }
    if (self.set === null)
      throw attributeError(
        `attribute '${self.name}' of '${self.owner.name}' objects is not writable`,
        object,
        self.name,
      );
    if (!typeOf(object).isSubtype(self.owner)) throw wrongObject(self, object);
    self.set(vm, object as never, value);
    return None;
  };
  return [
    ...names(
      (self: AttributeDescriptor) => self.name,
      (self) => `${self.owner.qualname}.${self.name}`,
    ),
    method(
      '__repr__',
      '(self, /)',
      (_vm, self: AttributeDescriptor) => `<${words} '${self.name}' of '${self.owner.name}' objects>`,
    ),
    getSet('__objclass__', (_vm, self: AttributeDescriptor) => self.owner),
    getSet('__doc__', () => None),
    method(
      '__get__',
      '(self, instance, owner=None, /)',
      (vm, self: AttributeDescriptor, object: Value, type: Value | undefined) => {
        if (object === None && type !== undefined && type !== None) return self;
        if (!typeOf(object).isSubtype(self.owner)) throw wrongObject(self, object);
        if (self instanceof PySlotMember) return self.read(object);
        const value = self.get(vm, object as never);
        if (value !== undefined) return value;
        const deferred = vm.deferredCall;
        if (deferred === null) throw raise('AttributeError', self.name);
        vm.deferredCall = null;
        return vm.call(deferred.callable, deferred.args);
      },
      { isControl: true },
    ),
    method('__set__', '(self, instance, value, /)', store),
    method('__delete__', '(self, instance, /)', (vm, self: AttributeDescriptor, object: Value) =>
      store(vm, self, object, undefined),
    ),
  ];
}

function wrongObject(self: AttributeDescriptor, object: Value): unknown {
  return typeError(
    `descriptor '${self.name}' for '${self.owner.name}' objects doesn't apply to a '${typeOf(object).name}' object`,
  );
}

defineMethods(getSetType, () => computed('attribute'));
defineMethods(memberType, () => computed('member'));
