import type { Arguments, Expr, Range, TypeParam } from '../ast/nodes.ts';
import { visitExpression } from './collect-expressions.ts';
import type { Collector } from './collector.ts';
import { SymbolFlag } from './scope.ts';

/**
 * The annotation of an assignment. Those of one module or class body share one scope, which is compiled into
 * `__annotate__` (PEP 649). In a function they are never evaluated and their names mean nothing.
 */
export function visitVariableAnnotation(c: Collector, annotation: Expr): void {
  const { scope } = c;
  const isUnevaluated = scope.block === 'function';
  // A module may be stopped half-way and looked at: all its annotations count as conditional.
  const isConditional = scope.block === 'module' || (scope.block === 'class' && c.visit.inConditionalBlock);
  if (isConditional && !scope.hasConditionalAnnotations) {
    scope.hasConditionalAnnotations = true;
    c.addHidden('__conditional_annotations__', SymbolFlag.USE);
  }
  if (scope.annotationScope === null) {
    scope.annotationScope = c.create('annotation', 'annotation', '__annotate__', annotation, null);
    c.enterEvaluated(scope.annotationScope);
    if (scope.block === 'class' && !c.future.annotations) {
      seeClassScope(c);
    }
  } else {
    c.enter(scope.annotationScope);
    // It was listed when it was made.
    if (scope.children.at(-1) === scope.annotationScope && !c.future.annotations) {
      scope.children.pop();
    }
  }
  c.visit.inUnevaluatedAnnotation = isUnevaluated;
  visitExpression(c, annotation);
  c.exit();
}

/** A function's annotations have a scope of their own beside the function's, even where there are none. */
export function visitFunctionAnnotations(c: Collector, range: Range, args: Arguments, returns: Expr | null): void {
  const isInClass = c.scope.canSeeClassScope || c.scope.block === 'class';
  const scope = c.create('annotation', 'annotation', '__annotate__', range, args);
  c.enterEvaluated(scope);
  if (isInClass) {
    seeClassScope(c);
  }
  const annotations = [
    ...args.posonlyargs.map((arg) => arg.annotation),
    ...args.args.map((arg) => arg.annotation),
    args.vararg?.annotation ?? null,
    args.kwarg?.annotation ?? null,
    ...args.kwonlyargs.map((arg) => arg.annotation),
    returns,
  ];
  for (const annotation of annotations) {
    if (annotation !== null) {
      scope.hasAnnotations = true;
      visitExpression(c, annotation);
    }
  }
  c.exit();
}

/** What a generic function, class or type alias hands to the scope of its type parameters. */
export interface GenericParts {
  readonly isClass: boolean;
  readonly hasDefaults: boolean;
  readonly hasKeywordDefaults: boolean;
}

/** Enters the scope that holds the type parameters of a generic (PEP 695). */
export function enterTypeParameters(
  c: Collector,
  name: string,
  range: Range,
  parameters: readonly TypeParam[],
  parts: GenericParts,
): void {
  const isInClass = c.scope.block === 'class';
  c.enter(c.create('typeParameters', 'typeParameters', name, range, parameters));
  if (isInClass) {
    seeClassScope(c);
  }
  if (parts.isClass) {
    for (const hidden of ['.type_params', '.generic_base']) {
      c.addHidden(hidden, SymbolFlag.LOCAL);
      c.addHidden(hidden, SymbolFlag.USE);
    }
  }
  if (parts.hasDefaults) {
    c.addHidden('.defaults', SymbolFlag.PARAM);
  }
  if (parts.hasKeywordDefaults) {
    c.addHidden('.kwdefaults', SymbolFlag.PARAM);
  }
}

export function visitTypeParameters(c: Collector, parameters: readonly TypeParam[]): void {
  for (const parameter of parameters) {
    if (parameter.name === '__classdict__') {
      throw c.error("reserved name '__classdict__' cannot be used for type parameter", parameter);
    }
    c.add(parameter.name, SymbolFlag.TYPE_PARAM | SymbolFlag.LOCAL, parameter, 'typeParameter', false);
    if (parameter.kind === 'TypeVar' && parameter.bound !== null) {
      const role = parameter.bound.kind === 'Tuple' ? 'a TypeVar constraint' : 'a TypeVar bound';
      visitBoundOrDefault(c, parameter, parameter.bound, role, c.index.scopes);
    }
    if (parameter.defaultValue !== null) {
      visitBoundOrDefault(c, parameter, parameter.defaultValue, `a ${parameter.kind} default`, c.index.defaults);
    }
  }
}

function visitBoundOrDefault(
  c: Collector,
  parameter: TypeParam,
  expression: Expr,
  role: string,
  index: Map<object, unknown>,
): void {
  const isInClass = c.scope.canSeeClassScope;
  const scope = c.create('typeVariable', 'annotation', parameter.name, expression, null);
  index.set(parameter, scope);
  c.enterEvaluated(scope);
  if (isInClass) {
    seeClassScope(c);
  }
  scope.typeVariableRole = role;
  visitExpression(c, expression);
  c.exit();
}

/** Lets the current scope look names up in the class body around it, through `__classdict__`. */
export function seeClassScope(c: Collector): void {
  c.scope.canSeeClassScope = true;
  c.addHidden('__classdict__', SymbolFlag.USE);
}
