import type { Comprehension, DictComp, Expr, GeneratorExp, ListComp, Range, SetComp } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { NONE } from './constants.ts';
import { makeClosure } from './generate-closures.ts';
import { jumpIf } from './generate-tests.ts';
import { yieldFrom, yieldValue } from './generate-yields.ts';
import type { Generator } from './generator.ts';
import { beginInlining } from './inlined-comprehension.ts';
import { NO_LOCATION } from './location.ts';
import { Intrinsic1, Pseudo } from './operations.ts';

type AnyComprehension = ListComp | SetComp | DictComp | GeneratorExp;

const names: Readonly<Record<AnyComprehension['kind'], string>> = {
  ListComp: '<listcomp>',
  SetComp: '<setcomp>',
  DictComp: '<dictcomp>',
  GeneratorExp: '<genexpr>',
};

/** List, set and dict comprehensions run in place (PEP 709); a generator expression is a function called at once. */
export function generateComprehension(g: Generator, node: AnyComprehension): void {
  const scope = g.scopeOf(node);
  const [outermost] = node.generators;
  if (outermost === undefined) {
    throw new Error('a comprehension has at least one generator');
  }
  if (scope.isInlined) {
    generateIterator(g, outermost);
    const inlining = beginInlining(g, scope, node);
    beginCollection(g, node);
    g.emit(Op.SWAP, node, 2);
    generateClause(g, node, 0, 0, true);
    inlining.end();
    const last = g.unit.sequence.instructions.at(-1);
    if (last !== undefined && last.location === node) {
      last.endsExpression = true;
    }
    return;
  }
  const isGenerator = node.kind === 'GeneratorExp';
  g.enterScope('comprehension', scope, names[node.kind], node.line, { args: 1, posOnly: 0, kwOnly: 0 });
  if (!isGenerator) {
    beginCollection(g, node);
  }
  generateClause(g, node, 0, 0, false);
  if (isGenerator) {
    wrapStopIteration(g);
  } else {
    g.emit(Op.RETURN_VALUE, node);
  }
  makeClosure(g, g.exitScope('returnsNone'), node, 0);
  generateIterator(g, outermost);
  g.emit(Op.CALL, node, 0);
  if (scope.isCoroutine && !isGenerator) {
    g.emit(Op.GET_AWAITABLE, node, 0);
    g.loadConst(NONE, node);
    yieldFrom(g, node, 'await');
  }
  const last = g.unit.sequence.instructions.at(-1);
  if (last !== undefined) {
    last.endsExpression = true;
  }
}

/** StopIteration that escapes a generator's body becomes RuntimeError (PEP 479). */
export function wrapStopIteration(g: Generator): void {
  const handler = g.newLabel();
  g.unit.sequence.insertFirst(Pseudo.SETUP_CLEANUP, handler, NO_LOCATION);
  g.loadConst(NONE, NO_LOCATION);
  g.emit(Op.RETURN_VALUE, NO_LOCATION);
  g.useLabel(handler);
  g.emit(Op.CALL_INTRINSIC_1, NO_LOCATION, Intrinsic1.STOPITERATION_ERROR);
  g.emit(Op.RERAISE, NO_LOCATION, 1);
}

function beginCollection(g: Generator, node: AnyComprehension): void {
  const op = node.kind === 'ListComp' ? Op.BUILD_LIST : node.kind === 'SetComp' ? Op.BUILD_SET : Op.BUILD_MAP;
  g.emit(op, node, 0);
}

function generateIterator(g: Generator, clause: Comprehension): void {
  g.expression(clause.iter);
  g.emit(clause.isAsync ? Op.GET_AITER : Op.GET_ITER, clause.iter);
}

/** Generates the clause at an index and all within it; `depth` iterators lie between the collection and the top. */
function generateClause(g: Generator, node: AnyComprehension, index: number, depth: number, isOnStack: boolean): void {
  const clause = node.generators[index];
  if (clause === undefined) {
    throw new Error(`the comprehension has no clause ${index}`);
  }
  if (clause.isAsync) {
    generateAsyncClause(g, node, clause, index, depth, isOnStack);
  } else {
    generateSyncClause(g, node, clause, index, depth, isOnStack);
  }
}

function generateSyncClause(
  g: Generator,
  node: AnyComprehension,
  clause: Comprehension,
  index: number,
  depth: number,
  isOnStack: boolean,
): void {
  const start = g.newLabel();
  const condition = g.newLabel();
  const anchor = g.newLabel();
  // `for y in [f(x)]` names a value: it needs no loop.
  const assigned = index > 0 ? onlyElement(clause.iter) : null;
  if (assigned !== null) {
    g.expression(assigned);
  } else {
    loadIterator(g, node, clause, index, isOnStack);
    g.useLabel(start);
    g.jump(Op.FOR_ITER, anchor, clause.iter);
  }
  g.expression(clause.target);
  for (const test of clause.ifs) {
    jumpIf(g, test, condition, false);
  }
  const location = generateInner(g, node, index, assigned === null ? depth + 1 : depth);
  g.useLabel(condition);
  if (assigned === null) {
    g.jump(Pseudo.JUMP, start, location);
    g.useLabel(anchor);
    g.emit(Op.END_FOR, NO_LOCATION);
    g.emit(Op.POP_ITER, NO_LOCATION);
  }
}

function generateAsyncClause(
  g: Generator,
  node: AnyComprehension,
  clause: Comprehension,
  index: number,
  depth: number,
  isOnStack: boolean,
): void {
  const start = g.newLabel();
  const send = g.newLabel();
  const except = g.newLabel();
  const condition = g.newLabel();
  loadIterator(g, node, clause, index, isOnStack);
  g.useLabel(start);
  g.within({ kind: 'asyncGenerator' }, node, () => {
    g.jump(Pseudo.SETUP_FINALLY, except, node);
    g.emit(Op.GET_ANEXT, node);
    g.loadConst(NONE, node);
    g.useLabel(send);
    yieldFrom(g, node, 'await');
    g.emit(Pseudo.POP_BLOCK, node);
    g.expression(clause.target);
    for (const test of clause.ifs) {
      jumpIf(g, test, condition, false);
    }
    const location = generateInner(g, node, index, depth + 1);
    g.useLabel(condition);
    g.jump(Pseudo.JUMP, start, location);
  });
  g.useLabel(except);
  g.jump(Op.END_ASYNC_FOR, send, node);
}

function loadIterator(g: Generator, node: Range, clause: Comprehension, index: number, isOnStack: boolean): void {
  if (isOnStack) {
    return;
  }
  if (index === 0) {
    // The outermost iterator is the hidden parameter.
    g.emit(Op.LOAD_FAST, node, 0);
  } else {
    generateIterator(g, clause);
  }
}

function onlyElement(iterable: Expr): Expr | null {
  if ((iterable.kind !== 'List' && iterable.kind !== 'Tuple') || iterable.elts.length !== 1) {
    return null;
  }
  const [element] = iterable.elts;
  return element === undefined || element.kind === 'Starred' ? null : element;
}

/** The next clause, or behind the last one the element. Returns where the jump back belongs. */
function generateInner(g: Generator, node: AnyComprehension, index: number, depth: number): Range {
  const element = node.kind === 'DictComp' ? node.key : node.elt;
  if (index + 1 < node.generators.length) {
    generateClause(g, node, index + 1, depth, false);
    return element;
  }
  g.expression(element);
  switch (node.kind) {
    case 'GeneratorExp':
      yieldValue(g, element);
      g.emit(Op.POP_TOP, element);
      return element;
    case 'ListComp':
      g.emit(Op.LIST_APPEND, element, depth + 1);
      return element;
    case 'SetComp':
      g.emit(Op.SET_ADD, element, depth + 1);
      return element;
    case 'DictComp': {
      g.expression(node.value);
      const { line, col } = node.key;
      const { endLine, endCol } = node.value;
      const pair = { line, col, endLine, endCol };
      g.emit(Op.MAP_ADD, pair, depth + 1);
      return pair;
    }
    default:
      return node satisfies never;
  }
}
