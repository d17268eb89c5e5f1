import { defineKeyRule, sequenceKey } from './key.ts';
import { builtinType, PyObject, type PyType, type Value } from './object.ts';
import { PyTuple } from './tuple.ts';

export const genericAliasType = builtinType('GenericAlias', undefined, { module: 'types' });

/** `list[int]`: a class with its type arguments. */
export class PyGenericAlias extends PyObject {
  readonly origin: Value;
  readonly args: PyTuple;
  /** `*tuple[int]` */
  readonly isStarred: boolean;
  constructor(origin: Value, args: PyTuple, isStarred = false, cls: PyType = genericAliasType) {
    super(cls, 48);
    this.origin = origin;
    this.args = args;
    this.isStarred = isStarred;
  }
}

export function genericAlias(origin: Value, item: Value): PyGenericAlias {
  return new PyGenericAlias(origin, item instanceof PyTuple ? item : new PyTuple([item]));
}

defineKeyRule(genericAliasType, (alias: PyGenericAlias, depth) => sequenceKey('g', [alias.origin, alias.args], depth));
