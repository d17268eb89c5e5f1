import { intrinsic } from '../frozen/intrinsic.ts';
import type { Machine } from '../vm/machine.ts';
import { containerRepr } from './container-repr.ts';
import { attributeOrNothing } from './descriptor-methods.ts';
import { typeError } from './errors.ts';
import { genericAliasType, PyGenericAlias } from './generic-alias.ts';
import { hashOf } from './hash.ts';
import { PyList } from './list.ts';
import { defineMethods, getSet, method, staticMethod } from './native.ts';
import { PyType, type Value } from './object.ts';
import { equal, reprOf } from './protocol.ts';
import { PyListIterator, tupleIteratorType } from './sequence-iterators.ts';
import { Ellipsis, None, NotImplemented } from './singleton.ts';
import { PyTuple } from './tuple.ts';
import { PyTypeParameter } from './type-parameter.ts';
import { PyUnion, unionOf } from './union.ts';

/** `list[int]`: https://docs.python.org/3.14/library/stdtypes.html#types-genericalias */

/** A type argument as an annotation shows it: classes by name. `undefined` where the guest must say. */
function annotationText(vm: Machine, value: Value): string | undefined {
  if (value === Ellipsis) return '...';
  if (value instanceof PyType)
    return value.module === 'builtins' ? value.qualname : `${value.module}.${value.qualname}`;
  if (value instanceof PyList) {
    const parts = value.items.map((part) => annotationText(vm, part));
    return parts.includes(undefined) ? undefined : `[${parts.join(', ')}]`;
  }
  return reprOf(vm, value);
}

/** The type parameters among the arguments and in them, each once. */
export function parametersOf(vm: Machine, args: readonly Value[], found: Value[] = []): Value[] {
  vm.enterNative();
  vm.charge(args.length);
  try {
    for (const each of args) {
      if (each instanceof PyTypeParameter) {
        if (!found.includes(each)) found.push(each);
        continue;
      }
      let inner: Value | undefined;
      if (each instanceof PyGenericAlias || each instanceof PyUnion) inner = each.args;
      else if (each instanceof PyTuple || each instanceof PyList) inner = each;
      else if (!(each instanceof PyType)) inner = attributeOrNothing(vm, each, '__parameters__');
      if (inner instanceof PyTuple || inner instanceof PyList) parametersOf(vm, inner.items, found);
    }
    return found;
  } finally {
    vm.leaveNative();
  }
}

defineMethods(genericAliasType, () => [
  staticMethod('__new__', '(cls, origin, args, /)', (_vm, cls: PyType, origin: Value, args: Value) => {
    return new PyGenericAlias(origin, args instanceof PyTuple ? args : new PyTuple([args]), false, cls);
  }),
  method(
    '__repr__',
    '(self, /)',
    (vm, self: PyGenericAlias) =>
      containerRepr(vm, self, '...', () => {
        const origin = annotationText(vm, self.origin);
        const parts = self.args.items.map((part) => annotationText(vm, part));
        if (origin === undefined || parts.includes(undefined)) return undefined;
        return `${self.isStarred ? '*' : ''}${origin}[${parts.length === 0 ? '()' : parts.join(', ')}]`;
      }),
    { slow: 'alias_repr' },
  ),
  method(
    '__eq__',
    '(self, value, /)',
    (vm, self: PyGenericAlias, other: Value) => {
      if (!(other instanceof PyGenericAlias)) return NotImplemented;
      if (self.isStarred !== other.isStarred) return false;
      if (self.origin !== other.origin && equal(vm, self.origin, other.origin) === false) return false;
      return self.origin === other.origin ? equal(vm, self.args, other.args) : undefined;
    },
    { slow: 'alias_eq' },
  ),
  method('__hash__', '(self, /)', (vm, self: PyGenericAlias) => hashOf(vm, new PyTuple([self.origin, self.args])), {
    slow: 'alias_hash',
  }),
  method(
    '__call__',
    '(self, /, *args, **kwargs)',
    (vm, self: PyGenericAlias, args: Value[], keywords: Map<string, Value>) =>
      self.origin instanceof PyType && self.origin.isBuiltin
        ? vm.call(self.origin, args, [...keywords])
        : vm.call(vm.frozen('alias_call'), [self, ...args], [...keywords]),
    { isControl: true },
  ),
  method('__getitem__', '(self, key, /)', () => undefined, { slow: 'alias_getitem' }),
  method(
    '__iter__',
    '(self, /)',
    (_vm, self: PyGenericAlias) =>
      new PyListIterator(new PyTuple([new PyGenericAlias(self.origin, self.args, true)]), tupleIteratorType),
  ),
  method('__or__', '(self, value, /)', (_vm, self: Value, other: Value) => unionOf(self, other)),
  method('__ror__', '(self, value, /)', (_vm, self: Value, other: Value) => unionOf(other, self)),
  method('__mro_entries__', '(self, bases, /)', (_vm, self: PyGenericAlias) => new PyTuple([self.origin])),
  method('__instancecheck__', '(self, instance, /)', () => {
    throw typeError('isinstance() argument 2 cannot be a parameterized generic');
  }),
  method('__subclasscheck__', '(self, subclass, /)', () => {
    throw typeError('issubclass() argument 2 cannot be a parameterized generic');
  }),
  getSet('__origin__', (_vm, self: PyGenericAlias) => self.origin),
  getSet('__args__', (_vm, self: PyGenericAlias) => self.args),
  getSet('__parameters__', (vm, self: PyGenericAlias) => new PyTuple(parametersOf(vm, self.args.items))),
  getSet('__unpacked__', (_vm, self: PyGenericAlias) => self.isStarred),
  getSet('__typing_unpacked_tuple_args__', (_vm, self: PyGenericAlias) =>
    self.isStarred && self.origin instanceof PyType && self.origin.name === 'tuple' ? self.args : None,
  ),
]);

intrinsic('_alias_with', '(alias, args, /)', (_vm, alias: PyGenericAlias, args: PyTuple) => {
  return new PyGenericAlias(alias.origin, args, alias.isStarred, alias.cls);
});
intrinsic('_is_type_parameter', '(value, /)', (_vm, value: Value) => value instanceof PyTypeParameter);
