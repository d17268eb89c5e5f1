import type { Expr, TypeAlias, TypeParam } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import type { Scope } from '../symtable/scope.ts';
import { NONE, intConst, strConst, tupleConst } from './constants.ts';
import { enterEvaluator } from './generate-annotations.ts';
import { makeClosure } from './generate-closures.ts';
import { nameOperation } from './generate-names.ts';
import type { Generator } from './generator.ts';
import { FunctionAttribute, Intrinsic1, Intrinsic2 } from './operations.ts';
import { NO_ARGUMENTS } from './unit.ts';

const makers: Readonly<Record<TypeParam['kind'], number>> = {
  TypeVar: Intrinsic1.TYPEVAR,
  ParamSpec: Intrinsic1.PARAMSPEC,
  TypeVarTuple: Intrinsic1.TYPEVARTUPLE,
};

/** Makes the type parameters, binds their names, and leaves a tuple of them on the stack (PEP 695, 696). */
export function generateTypeParameters(g: Generator, parameters: readonly TypeParam[]): void {
  let hasDefault = false;
  for (const parameter of parameters) {
    g.loadConst(strConst(parameter.name), parameter);
    if (parameter.kind === 'TypeVar' && parameter.bound !== null) {
      generateEvaluator(g, g.scopeOf(parameter), parameter.bound, parameter.name, false);
      const isTuple = parameter.bound.kind === 'Tuple';
      const maker = isTuple ? Intrinsic2.TYPEVAR_WITH_CONSTRAINTS : Intrinsic2.TYPEVAR_WITH_BOUND;
      g.emit(Op.CALL_INTRINSIC_2, parameter, maker);
    } else {
      g.emit(Op.CALL_INTRINSIC_1, parameter, makers[parameter.kind]);
    }
    if (parameter.defaultValue !== null) {
      hasDefault = true;
      const scope = g.table.index.defaults.get(parameter);
      if (scope === undefined) {
        throw new Error(`the symbol table has no scope for the default of ${parameter.name}`);
      }
      generateEvaluator(g, scope, parameter.defaultValue, parameter.name, parameter.kind === 'TypeVarTuple');
      g.emit(Op.CALL_INTRINSIC_2, parameter, Intrinsic2.SET_TYPEPARAM_DEFAULT);
    } else if (hasDefault) {
      throw g.error(`non-default type parameter '${parameter.name}' follows default type parameter`, parameter);
    }
    g.emit(Op.COPY, parameter, 1);
    nameOperation(g, parameter.name, 'Store', parameter);
  }
  const [first] = parameters;
  if (first !== undefined) {
    g.emit(Op.BUILD_TUPLE, first, parameters.length);
  }
}

/** A function that evaluates a bound, a default or an alias's value when asked; 1 is its default format. */
function generateEvaluator(g: Generator, scope: Scope, node: Expr, name: string, allowsStar: boolean): void {
  g.loadConst(tupleConst([intConst(1)]), node);
  enterEvaluator(g, scope, name, node);
  if (allowsStar && node.kind === 'Starred') {
    g.expression(node.value);
    g.emit(Op.UNPACK_SEQUENCE, node, 1);
  } else {
    g.expression(node);
  }
  g.emit(Op.RETURN_VALUE, node);
  makeClosure(g, g.exitScope('returnsNone'), node, FunctionAttribute.DEFAULTS);
}

export function generateTypeAlias(g: Generator, node: TypeAlias): void {
  const name = node.name.id;
  const isGeneric = node.typeParams.length > 0;
  if (isGeneric) {
    const title = `<generic parameters of ${name}>`;
    g.enterScope('annotations', g.scopeOf(node.typeParams), title, node.line, NO_ARGUMENTS);
    g.loadConst(strConst(name), node);
    generateTypeParameters(g, node.typeParams);
  } else {
    g.loadConst(strConst(name), node);
    g.loadConst(NONE, node);
  }
  g.loadConst(tupleConst([intConst(1)]), node);
  enterEvaluator(g, g.scopeOf(node), name, node);
  g.expression(node.value);
  g.emit(Op.RETURN_VALUE, node);
  makeClosure(g, g.exitScope('returnsTop'), node, FunctionAttribute.DEFAULTS);
  g.emit(Op.BUILD_TUPLE, node, 3);
  g.emit(Op.CALL_INTRINSIC_1, node, Intrinsic1.TYPEALIAS);
  if (isGeneric) {
    makeClosure(g, g.exitScope('returnsTop'), node, 0);
    g.emit(Op.PUSH_NULL, node);
    g.emit(Op.CALL, node, 0);
  }
  nameOperation(g, name, 'Store', node);
}
