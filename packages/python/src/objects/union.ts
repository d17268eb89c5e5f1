import { typeError } from './errors.ts';
import { classMethod, defineMethods, getSet, method } from './native.ts';
import { builtinType, PyObject, PyType, typeOf, type Value } from './object.ts';
import { None, NotImplemented } from './singleton.ts';
import { PyGenericAlias } from './generic-alias.ts';
import { PyTuple } from './tuple.ts';
import { PyTypeAlias, PyTypeParameter } from './type-parameter.ts';
import { typeRepr } from './type-methods.ts';
import type { Machine } from '../vm/machine.ts';
import { equal, reprOf } from './protocol.ts';

export const unionType = builtinType('Union', undefined, { module: 'typing', isBase: false });

/** `int | str`: https://docs.python.org/3.14/library/stdtypes.html#types-union */
export class PyUnion extends PyObject {
  readonly args: PyTuple;
  constructor(args: PyTuple) {
    super(unionType, 48);
    this.args = args;
  }
}

/** The union of two types, flat and without repetition; `NotImplemented` for what is not a type. */
export function unionOf(a: Value, b: Value): Value {
  const members: Value[] = [];
  for (const side of [a, b]) {
    if (side instanceof PyUnion) members.push(...side.args.items);
    else if (side instanceof PyType) members.push(side);
    else if (side instanceof PyGenericAlias || side instanceof PyTypeParameter || side instanceof PyTypeAlias)
      members.push(side);
    else if (side === None) members.push(typeOf(None));
    else return NotImplemented;
  }
  const unique = Array.from(new Set(members));
  return unique.length === 1 ? (unique[0] as Value) : new PyUnion(new PyTuple(unique));
}

function memberText(vm: Machine, member: Value): string | undefined {
  if (!(member instanceof PyType)) return reprOf(vm, member);
  if (member.name === 'NoneType') return 'None';
  return member.module === 'builtins' ? member.qualname : typeRepr(member).slice(8, -2);
}

defineMethods(unionType, [
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
