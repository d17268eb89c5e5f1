import type { Expr, Slice, Subscript } from '../ast/nodes.ts';
import type { Const } from '../code/code-object.ts';
import { Op } from '../code/opcodes.ts';
import { NONE, fromLiteral } from './constants.ts';
import { doubtSubscript } from './doubtful.ts';
import type { Generator } from './generator.ts';
import { BinaryOp } from './operations.ts';

/** Generates what follows the subscripted value. */
export function finishSubscript(g: Generator, node: Subscript): void {
  doubtSubscript(g, node);
  if (node.ctx !== 'Del' && isTwoPartSlice(node.slice)) {
    generateBounds(g, node.slice);
    if (node.ctx === 'Load') {
      g.emitValue(Op.BINARY_SLICE, node);
    } else {
      g.emit(Op.STORE_SLICE, node);
    }
    return;
  }
  g.expression(node.slice);
  switch (node.ctx) {
    case 'Load':
      g.emitValue(Op.BINARY_OP, node, BinaryOp.SUBSCR);
      return;
    case 'Store':
      g.emit(Op.STORE_SUBSCR, node);
      return;
    case 'Del':
      g.emit(Op.DELETE_SUBSCR, node);
      return;
    default:
      node.ctx satisfies never;
  }
}

/** `x[a:b]`, whose bounds go onto the stack without a slice object. A constant slice is a constant instead. */
export function isTwoPartSlice(slice: Expr): slice is Slice {
  return slice.kind === 'Slice' && slice.step === null && constantSlice(slice) === null;
}

function constantSlice(slice: Slice): Const | null {
  const start = constantBound(slice.lower);
  const stop = constantBound(slice.upper);
  const step = constantBound(slice.step);
  return start === null || stop === null || step === null ? null : { type: 'slice', start, stop, step };
}

function constantBound(bound: Expr | null): Const | null {
  if (bound === null) {
    return NONE;
  }
  return bound.kind === 'Constant' ? fromLiteral(bound.value) : null;
}

export function generateBounds(g: Generator, slice: Slice): void {
  for (const bound of [slice.lower, slice.upper]) {
    if (bound === null) {
      g.loadConst(NONE, slice);
    } else {
      g.expression(bound);
    }
  }
}

export function generateSlice(g: Generator, slice: Slice): void {
  const constant = constantSlice(slice);
  if (constant !== null) {
    g.loadConst(constant, slice);
    return;
  }
  generateBounds(g, slice);
  if (slice.step !== null) {
    g.expression(slice.step);
  }
  g.emit(Op.BUILD_SLICE, slice, slice.step === null ? 2 : 3);
}
