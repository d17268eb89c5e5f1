import type { Value } from '../objects/object.ts';
import { PyTuple } from '../objects/tuple.ts';
import { paramSpecType, typeAliasType, typeVarTupleType, typeVarType } from '../objects/type-parameter.ts';
import { NoDefault } from '../objects/type-parameter-methods.ts';
import { PyUnion, unionType } from '../objects/union.ts';
import { defineModule, func, requireKind } from './native-module.ts';
import { sourceModule } from './registry.ts';
import { source as forms } from './typing-forms.ts';
import { source as classes } from './typing-classes.ts';
import { source as functions } from './typing-functions.ts';

/** `typing`: the names that annotations use, and the classes that do something at run time. */
defineModule('_typing', [
  ['Union', unionType],
  ['NoDefault', NoDefault],
  ['ParamSpec', paramSpecType],
  ['TypeAliasType', typeAliasType],
  ['TypeVar', typeVarType],
  ['TypeVarTuple', typeVarTupleType],
  func('union', '(members, /)', (_vm, members: Value) => new PyUnion(requireKind(members, PyTuple))),
]);

sourceModule('typing', forms, classes, functions);
