import type {
  Arg,
  Arguments,
  Comprehension,
  DictComp,
  Expr,
  GeneratorExp,
  Keyword,
  ListComp,
  Name,
  NamedExpr,
  SetComp,
} from '../ast/nodes.ts';
import type { Collector } from './collector.ts';
import { SymbolFlag } from './scope.ts';
import type { ComprehensionKind } from './scope.ts';

export function visitExpressions(c: Collector, expressions: readonly (Expr | null)[]): void {
  for (const expression of expressions) {
    if (expression !== null) {
      visitExpression(c, expression);
    }
  }
}

/**
 * Collects the names of an expression. The left spine (`a.b(c)[d] + e …`) is walked in a loop, so that a long
 * chain costs no host stack; everything else counts against the nesting limit.
 */
export function visitExpression(c: Collector, expression: Expr): void {
  const spine: Expr[] = [];
  let node = expression;
  for (let first = leftmostChild(c, node); first !== null; first = leftmostChild(c, node)) {
    spine.push(node);
    node = first;
  }
  visitNode(c, node);
  for (let i = spine.length - 1; i >= 0; i--) {
    const outer = spine[i];
    if (outer !== undefined) {
      visitRest(c, outer);
    }
  }
}

/** The child that is visited before anything else of the node happens; `null` where there is none such. */
function leftmostChild(c: Collector, node: Expr): Expr | null {
  switch (node.kind) {
    case 'BinOp':
    case 'Compare':
      return node.left;
    case 'Attribute':
      c.checkAssignable(node.attr, node, node.ctx);
      return node.value;
    case 'Subscript':
    case 'Starred':
      return node.value;
    case 'UnaryOp':
      return node.operand;
    case 'Call':
      return node.func;
    default:
      return null;
  }
}

function visitRest(c: Collector, node: Expr): void {
  switch (node.kind) {
    case 'BinOp':
      c.deeper(() => visitExpression(c, node.right));
      return;
    case 'Compare':
      c.deeper(() => visitExpressions(c, node.comparators));
      return;
    case 'Subscript':
      c.deeper(() => visitExpression(c, node.slice));
      return;
    case 'Call':
      c.deeper(() => {
        visitExpressions(c, node.args);
        visitKeywords(c, node.keywords);
      });
      return;
    default:
      return;
  }
}

function visitNode(c: Collector, node: Expr): void {
  switch (node.kind) {
    case 'Constant':
      return;
    case 'Name':
      visitName(c, node);
      return;
    default:
      c.deeper(() => visitCompound(c, node));
  }
}

function visitCompound(c: Collector, node: Expr): void {
  switch (node.kind) {
    case 'NamedExpr':
      refuseInAnnotation(c, 'named expression', node);
      visitNamedExpression(c, node);
      return;
    case 'BoolOp':
    case 'JoinedStr':
    case 'TemplateStr':
      visitExpressions(c, node.values);
      return;
    case 'Lambda':
      visitDefaults(c, node.args);
      c.enter(c.create('function', 'lambda', 'lambda', node, node));
      visitParameters(c, node.args);
      visitExpression(c, node.body);
      c.exit();
      return;
    case 'IfExp':
      visitExpression(c, node.test);
      visitExpression(c, node.body);
      visitExpression(c, node.orelse);
      return;
    case 'Dict':
      visitExpressions(c, node.keys);
      visitExpressions(c, node.values);
      return;
    case 'Set':
    case 'List':
    case 'Tuple':
      visitExpressions(c, node.elts);
      return;
    case 'ListComp':
      visitComprehension(c, node, 'list', node.elt, null);
      return;
    case 'SetComp':
      visitComprehension(c, node, 'set', node.elt, null);
      return;
    case 'DictComp':
      visitComprehension(c, node, 'dict', node.key, node.value);
      return;
    case 'GeneratorExp':
      visitComprehension(c, node, 'generator', node.elt, null);
      return;
    case 'Yield':
    case 'YieldFrom':
      refuseInAnnotation(c, 'yield expression', node);
      if (node.value !== null) {
        visitExpression(c, node.value);
      }
      c.scope.isGenerator = true;
      if (c.scope.comprehension !== null) {
        const place =
          c.scope.comprehension === 'generator' ? 'generator expression' : `${c.scope.comprehension} comprehension`;
        throw c.error(`'yield' inside ${place}`, node);
      }
      return;
    case 'Await':
      refuseInAnnotation(c, 'await expression', node);
      if (!c.scope.isFunctionLike) {
        throw c.error("'await' outside function", node);
      }
      if (!isAsyncFunction(c) && c.scope.comprehension === null) {
        throw c.error("'await' outside async function", node);
      }
      visitExpression(c, node.value);
      c.scope.isCoroutine = true;
      return;
    case 'FormattedValue':
    case 'Interpolation':
      visitExpression(c, node.value);
      visitExpressions(c, [node.formatSpec]);
      return;
    case 'Slice':
      visitExpressions(c, [node.lower, node.upper, node.step]);
      return;
    case 'BinOp':
    case 'Compare':
    case 'Attribute':
    case 'Subscript':
    case 'Starred':
    case 'UnaryOp':
    case 'Call':
    case 'Constant':
    case 'Name':
      throw new Error(`${node.kind} is walked by its spine and cannot come here`);
    default:
      node satisfies never;
  }
}

function visitName(c: Collector, node: Name): void {
  if (c.visit.inUnevaluatedAnnotation) {
    return;
  }
  const isLoad = node.ctx === 'Load';
  const action = isLoad ? 'load' : node.ctx === 'Store' ? 'store' : 'delete';
  c.add(node.id, isLoad ? SymbolFlag.USE : SymbolFlag.LOCAL, node, action, true);
  // `super()` without arguments reads the cell `__class__`.
  if (isLoad && node.id === 'super' && c.scope.isFunctionLike) {
    c.addHidden('__class__', SymbolFlag.USE);
  }
}

function visitNamedExpression(c: Collector, node: NamedExpr): void {
  if (c.visit.iterableDepth > 0) {
    throw c.error('assignment expression cannot be used in a comprehension iterable expression', node);
  }
  if (c.scope.comprehension !== null) {
    bindOutsideComprehension(c, node.target);
  }
  visitExpression(c, node.value);
  visitExpression(c, node.target);
}

/** `:=` in a comprehension binds in the scope around it (PEP 572). */
function bindOutsideComprehension(c: Collector, target: Name): void {
  const name = target.id;
  for (let i = c.stack.length - 1; i >= 0; i--) {
    const visit = c.stack[i];
    if (visit === undefined) {
      break;
    }
    const { scope } = visit;
    if (scope.comprehension !== null) {
      const symbol = c.lookup(name, scope);
      if ((symbol & SymbolFlag.COMP_ITER) !== 0 && (symbol & SymbolFlag.LOCAL) !== 0) {
        throw c.error(`assignment expression cannot rebind comprehension iteration variable '${name}'`, target);
      }
      continue;
    }
    switch (scope.block) {
      case 'function': {
        const isGlobal = (c.lookup(name, scope) & SymbolFlag.GLOBAL) !== 0;
        c.checkAssignable(name, target, 'Store');
        c.addTo(c.visit, name, isGlobal ? SymbolFlag.GLOBAL : SymbolFlag.NONLOCAL, target);
        c.recordDirective(name, target);
        c.addTo(visit, name, SymbolFlag.LOCAL, target);
        return;
      }
      case 'module':
        c.addTo(c.visit, name, SymbolFlag.GLOBAL, target);
        c.recordDirective(name, target);
        c.addTo(visit, name, SymbolFlag.GLOBAL, target);
        return;
      case 'class':
        throw c.error('assignment expression within a comprehension cannot be used in a class body', target);
      case 'typeParameters':
        throw c.error(
          'assignment expression within a comprehension cannot be used within the definition of a generic',
          target,
        );
      case 'typeAlias':
        throw c.error('assignment expression within a comprehension cannot be used in a type alias', target);
      case 'typeVariable':
        throw c.error('assignment expression within a comprehension cannot be used in a TypeVar bound', target);
      case 'annotation':
        break;
      default:
        scope.block satisfies never;
    }
  }
}

function visitComprehension(
  c: Collector,
  node: ListComp | SetComp | DictComp | GeneratorExp,
  kind: ComprehensionKind,
  element: Expr,
  value: Expr | null,
): void {
  const [outermost, ...inner] = node.generators;
  if (outermost === undefined) {
    throw new Error('a comprehension has at least one generator');
  }
  // The outermost iterable is evaluated in the scope around the comprehension.
  visitIterable(c, outermost.iter);
  const scope = c.create('function', 'comprehension', scopeNames[kind], node, node, kind);
  c.enter(scope);
  scope.isCoroutine = outermost.isAsync;
  c.addHidden('.0', SymbolFlag.PARAM);
  visitIterationTarget(c, outermost.target);
  visitExpressions(c, outermost.ifs);
  for (const generator of inner) {
    visitGenerator(c, generator);
  }
  if (value !== null) {
    visitExpression(c, value);
  }
  visitExpression(c, element);
  scope.isGenerator = kind === 'generator';
  const isAsync = scope.isCoroutine && kind !== 'generator';
  c.exit();
  if (isAsync) {
    if (!isAsyncFunction(c) && c.scope.comprehension === null) {
      throw c.error('asynchronous comprehension outside of an asynchronous function', node);
    }
    c.scope.isCoroutine = true;
  }
}

const scopeNames: Readonly<Record<ComprehensionKind, string>> = {
  list: 'listcomp',
  set: 'setcomp',
  dict: 'dictcomp',
  generator: 'genexpr',
};

function visitGenerator(c: Collector, generator: Comprehension): void {
  visitIterationTarget(c, generator.target);
  visitIterable(c, generator.iter);
  visitExpressions(c, generator.ifs);
  if (generator.isAsync) {
    c.scope.isCoroutine = true;
  }
}

function visitIterationTarget(c: Collector, target: Expr): void {
  c.visit.inIterationTarget = true;
  visitExpression(c, target);
  c.visit.inIterationTarget = false;
}

function visitIterable(c: Collector, iterable: Expr): void {
  c.visit.iterableDepth++;
  visitExpression(c, iterable);
  c.visit.iterableDepth--;
}

export function visitKeywords(c: Collector, keywords: readonly Keyword[]): void {
  for (const keyword of keywords) {
    if (keyword.arg !== null) {
      c.checkAssignable(keyword.arg, keyword, 'Store');
    }
  }
  for (const keyword of keywords) {
    visitExpression(c, keyword.value);
  }
}

/** Defaults are evaluated in the scope around the function. */
export function visitDefaults(c: Collector, args: Arguments): void {
  visitExpressions(c, args.defaults);
  visitExpressions(c, args.kwDefaults);
}

export function visitParameters(c: Collector, args: Arguments): void {
  const { vararg, kwarg } = args;
  for (const arg of [...args.posonlyargs, ...args.args, ...args.kwonlyargs]) {
    addParameter(c, arg);
  }
  if (vararg !== null) {
    addParameter(c, vararg);
    c.scope.hasVarargs = true;
  }
  if (kwarg !== null) {
    addParameter(c, kwarg);
    c.scope.hasVarkeywords = true;
  }
}

function addParameter(c: Collector, arg: Arg): void {
  if ((c.lookup(arg.arg) & SymbolFlag.PARAM) !== 0) {
    throw c.error(`duplicate argument '${arg.arg}' in function definition`, arg);
  }
  c.checkAssignable(arg.arg, arg, 'Store');
  const name = { line: arg.line, col: arg.col, endLine: arg.line, endCol: arg.col + arg.arg.length };
  c.add(arg.arg, SymbolFlag.PARAM, name, 'parameter', true);
}

function isAsyncFunction(c: Collector): boolean {
  return c.scope.block === 'function' && c.scope.isCoroutine;
}

function refuseInAnnotation(c: Collector, what: string, node: Expr): void {
  switch (c.scope.block) {
    case 'annotation':
      throw c.error(`${what} cannot be used within an annotation`, node);
    case 'typeVariable':
      throw c.error(`${what} cannot be used within ${c.scope.typeVariableRole ?? 'a TypeVar bound'}`, node);
    case 'typeAlias':
      throw c.error(`${what} cannot be used within a type alias`, node);
    case 'typeParameters':
      throw c.error(`${what} cannot be used within the definition of a generic`, node);
    default:
  }
}
