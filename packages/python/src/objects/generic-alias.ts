import type { Machine } from '../vm/machine.ts';
import { containerRepr } from './container-repr.ts';
import { defineKeyRule, sequenceKey } from './key.ts';
import { defineMethods, getSet, method, staticMethod } from './native.ts';
import { builtinType, PyObject, PyType, type Value } from './object.ts';
import { equal, reprOf } from './protocol.ts';
import { Ellipsis, NotImplemented } from './singleton.ts';
import { PyTuple } from './tuple.ts';

export const genericAliasType = builtinType('GenericAlias', undefined, { module: 'types' });

/** `list[int]`: a class with its type arguments. */
export class PyGenericAlias extends PyObject {
  readonly origin: Value;
  readonly args: PyTuple;
  constructor(origin: Value, args: PyTuple) {
    super(genericAliasType, 48);
    this.origin = origin;
    this.args = args;
  }
}

export function genericAlias(origin: Value, item: Value): PyGenericAlias {
  return new PyGenericAlias(origin, item instanceof PyTuple ? item : new PyTuple([item]));
}

defineKeyRule(genericAliasType, (alias: PyGenericAlias, depth) => sequenceKey('g', [alias.origin, alias.args], depth));

/** A type argument as an annotation shows it: classes by name. */
function annotationText(vm: Machine, value: Value): string | undefined {
  if (value === Ellipsis) return '...';
  if (value instanceof PyType)
    return value.module === 'builtins' ? value.qualname : `${value.module}.${value.qualname}`;
  return reprOf(vm, value);
}

defineMethods(genericAliasType, [
  staticMethod('__new__', '(cls, origin, args, /)', (_vm, _cls: PyType, origin: Value, args: Value) =>
    genericAlias(origin, args),
  ),
  method('__repr__', '(self, /)', (vm, self: PyGenericAlias) => {
    return containerRepr(vm, self, '...', () => {
      const parts = self.args.items.map((part) => annotationText(vm, part) ?? '?');
      return `${annotationText(vm, self.origin) ?? '?'}[${parts.length === 0 ? '()' : parts.join(', ')}]`;
    });
  }),
  method('__eq__', '(self, value, /)', (vm, self: PyGenericAlias, other: Value) => {
    if (!(other instanceof PyGenericAlias)) return NotImplemented;
    return self.origin === other.origin && equal(vm, self.args, other.args) === true;
  }),
  method(
    '__call__',
    '(self, /, *args, **kwargs)',
    (vm, self: PyGenericAlias, args: Value[], keywords: Map<string, Value>) =>
      vm.call(self.origin, args, [...keywords]),
    { isControl: true },
  ),
  method('__mro_entries__', '(self, bases, /)', (_vm, self: PyGenericAlias) => new PyTuple([self.origin])),
  getSet('__origin__', (_vm, self: PyGenericAlias) => self.origin),
  getSet('__args__', (_vm, self: PyGenericAlias) => self.args),
  getSet('__parameters__', () => new PyTuple([])),
  getSet('__unpacked__', () => false),
]);
