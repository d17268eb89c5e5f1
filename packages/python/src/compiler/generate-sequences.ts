import type { Expr, List, Range, Tuple } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { STACK_USE_GUIDELINE } from './constant-folding.ts';
import { nameOperation } from './generate-names.ts';
import type { Generator } from './generator.ts';
import { Intrinsic1 } from './operations.ts';

/** `UNPACK_EX` counts the targets before the star in 8 bits, those behind it in the remaining 24. */
const MAX_BEFORE_STAR = 1 << 8;
const MAX_AFTER_STAR = 1 << 23;

type Display = 'list' | 'tuple' | 'set';

const operations: Readonly<Record<Display, { build: number; add: number; extend: number }>> = {
  list: { build: Op.BUILD_LIST, add: Op.LIST_APPEND, extend: Op.LIST_EXTEND },
  tuple: { build: Op.BUILD_LIST, add: Op.LIST_APPEND, extend: Op.LIST_EXTEND },
  set: { build: Op.BUILD_SET, add: Op.SET_ADD, extend: Op.SET_UPDATE },
};

export function generateSequence(g: Generator, node: List | Tuple): void {
  switch (node.ctx) {
    case 'Load': {
      generateDisplay(g, node.elts, node, node.kind === 'List' ? 'list' : 'tuple', 0, null);
      const last = g.unit.sequence.instructions.at(-1);
      if (last !== undefined) {
        last.endsExpression = true;
      }
      return;
    }
    case 'Store':
      unpack(g, node.elts, node);
      for (const element of node.elts) {
        g.expression(element.kind === 'Starred' ? element.value : element);
      }
      return;
    case 'Del':
      g.expressions(node.elts);
      return;
    default:
      node.ctx satisfies never;
  }
}

/**
 * Builds a list, tuple or set of the elements, on top of `pushed` values that are on the stack already; `injected` is
 * the name of a hidden variable that comes last.
 */
export function generateDisplay(
  g: Generator,
  elements: readonly Expr[],
  location: Range,
  display: Display,
  pushed: number,
  injected: string | null,
): void {
  const { build, add, extend } = operations[display];
  const isBig = elements.length + pushed + (injected === null ? 0 : 1) > STACK_USE_GUIDELINE;
  const hasStar = elements.some((element) => element.kind === 'Starred');
  if (!hasStar && !isBig) {
    g.expressions(elements);
    if (injected !== null) {
      nameOperation(g, injected, 'Load', location);
    }
    const count = elements.length + pushed + (injected === null ? 0 : 1);
    g.emit(display === 'tuple' ? Op.BUILD_TUPLE : build, location, count);
    return;
  }
  let isBuilt = isBig;
  if (isBig) {
    g.emit(build, location, pushed);
  }
  elements.forEach((element, i) => {
    if (element.kind === 'Starred') {
      if (!isBuilt) {
        g.emit(build, location, i + pushed);
        isBuilt = true;
      }
      g.expression(element.value);
      g.emit(extend, location, 1);
      return;
    }
    g.expression(element);
    if (isBuilt) {
      g.emit(add, location, 1);
    }
  });
  if (injected !== null) {
    nameOperation(g, injected, 'Load', location);
    g.emit(add, location, 1);
  }
  if (display === 'tuple') {
    g.emit(Op.CALL_INTRINSIC_1, location, Intrinsic1.LIST_TO_TUPLE);
  }
}

/** Spreads the value on the stack over the targets. */
function unpack(g: Generator, elements: readonly Expr[], location: Range): void {
  let hasStar = false;
  elements.forEach((element, i) => {
    if (element.kind !== 'Starred') {
      return;
    }
    if (hasStar) {
      throw g.error('multiple starred expressions in assignment', location);
    }
    const after = elements.length - i - 1;
    if (i >= MAX_BEFORE_STAR || after >= MAX_AFTER_STAR) {
      throw g.error('too many expressions in star-unpacking assignment', location);
    }
    g.emit(Op.UNPACK_EX, location, i + (after << 8));
    hasStar = true;
  });
  if (!hasStar) {
    g.emit(Op.UNPACK_SEQUENCE, location, elements.length);
  }
}
