import { typeError } from './errors.ts';
import { classMethod, defineMethods, getSet, method } from './native.ts';
import { PyType, typeOf, type Value } from './object.ts';
import { NotImplemented } from './singleton.ts';
import { PyTuple } from './tuple.ts';
import { typeRepr } from './type-methods.ts';
import type { Machine } from '../vm/machine.ts';
import { equal, reprOf } from './protocol.ts';
import { PyUnion, unionOf, unionType } from './union.ts';

function memberText(vm: Machine, member: Value): string | undefined {
  if (!(member instanceof PyType)) return reprOf(vm, member);
  if (member.name === 'NoneType') return 'None';
  return member.module === 'builtins' ? member.qualname : typeRepr(member).slice(8, -2);
}

defineMethods(unionType, () => [
  method(
    '__repr__',
    '(self, /)',
    (vm: Machine, self: PyUnion) => {
      const parts = self.args.items.map((member) => memberText(vm, member));
      return parts.includes(undefined) ? undefined : parts.join(' | ');
    },
    { slow: 'union_repr' },
  ),
  classMethod('__class_getitem__', '(cls, parameters, /)', () => undefined, { slow: 'union_of' }),
  method('__or__', '(self, value, /)', (_vm, self: Value, other: Value) => unionOf(self, other)),
  method('__ror__', '(self, value, /)', (_vm, self: Value, other: Value) => unionOf(other, self)),
  method('__eq__', '(self, value, /)', (vm, self: PyUnion, other: Value) => {
    if (!(other instanceof PyUnion)) return NotImplemented;
    const mine = self.args.items;
    const theirs = other.args.items;
    vm.charge(mine.length * theirs.length);
    return (
      mine.length === theirs.length && theirs.every((each) => mine.some((member) => equal(vm, member, each) === true))
    );
  }),
  method('__instancecheck__', '(self, instance, /)', (_vm, self: PyUnion, value: Value) =>
    self.args.items.some((member) => member instanceof PyType && typeOf(value).isSubtype(member)),
  ),
  method('__subclasscheck__', '(self, subclass, /)', (_vm, self: PyUnion, value: Value) => {
    if (!(value instanceof PyType)) throw typeError('issubclass() arg 1 must be a class');
    return self.args.items.some((member) => member instanceof PyType && value.isSubtype(member));
  }),
  getSet('__args__', (_vm, self: PyUnion) => self.args),
  getSet('__origin__', () => unionType),
  getSet('__parameters__', () => new PyTuple([])),
]);
