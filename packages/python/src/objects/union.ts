import { builtinType, PyObject, PyType, typeOf, type Value } from './object.ts';
import { None, NotImplemented } from './singleton.ts';
import { PyGenericAlias } from './generic-alias.ts';
import { PyTuple } from './tuple.ts';
import { PyTypeAlias, PyTypeParameter } from './type-parameter.ts';

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
