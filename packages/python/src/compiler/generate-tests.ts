import type { Compare, CompareOperator, Expr, Range } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { doubtIdentity } from './doubtful.ts';
import type { Generator } from './generator.ts';
import type { Label } from './instruction-sequence.ts';
import { NO_LOCATION } from './location.ts';
import { Pseudo } from './operations.ts';

/** Jumps to `next` if the truth of the expression is `condition`, without making a `bool` of it first. */
export function jumpIf(g: Generator, node: Expr, next: Label, condition: boolean): void {
  switch (node.kind) {
    case 'UnaryOp':
      if (node.op === 'Not') {
        jumpIf(g, node.operand, next, !condition);
        return;
      }
      break;
    case 'BoolOp': {
      const last = node.values.at(-1);
      const isOr = node.op === 'Or';
      // `a and b`, jumping when true: a false `a` must get past the test of `b`.
      const shortcut = isOr === condition ? next : g.newLabel();
      for (const value of node.values.slice(0, -1)) {
        jumpIf(g, value, shortcut, isOr);
      }
      if (last !== undefined) {
        jumpIf(g, last, next, condition);
      }
      if (shortcut !== next) {
        g.useLabel(shortcut);
      }
      return;
    }
    case 'IfExp': {
      const end = g.newLabel();
      const orelse = g.newLabel();
      jumpIf(g, node.test, orelse, false);
      jumpIf(g, node.body, next, condition);
      g.jump(Pseudo.JUMP_NO_INTERRUPT, end, NO_LOCATION);
      g.useLabel(orelse);
      jumpIf(g, node.orelse, next, condition);
      g.useLabel(end);
      return;
    }
    case 'Compare':
      if (node.ops.length > 1) {
        jumpIfChain(g, node, next, condition);
        return;
      }
      break;
    default:
  }
  g.expression(node);
  g.emit(Op.TO_BOOL, node);
  g.jump(condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, next, node);
}

/** `a < b < c`: each middle value is kept for the next comparison, and dropped when one fails. */
function jumpIfChain(g: Generator, node: Compare, next: Label, condition: boolean): void {
  const cleanup = g.newLabel();
  const end = g.newLabel();
  doubtIdentity(g, node);
  g.expression(node.left);
  node.ops.forEach((op, i) => {
    const comparator = node.comparators[i];
    if (comparator === undefined) {
      return;
    }
    const isLast = i === node.ops.length - 1;
    g.expression(comparator);
    if (!isLast) {
      g.emit(Op.SWAP, node, 2);
      g.emit(Op.COPY, node, 2);
    }
    compare(g, op, node);
    g.emit(Op.TO_BOOL, node);
    if (!isLast) {
      g.jump(Op.POP_JUMP_IF_FALSE, cleanup, node);
    }
  });
  g.jump(condition ? Op.POP_JUMP_IF_TRUE : Op.POP_JUMP_IF_FALSE, next, node);
  g.jump(Pseudo.JUMP_NO_INTERRUPT, end, NO_LOCATION);
  g.useLabel(cleanup);
  g.emit(Op.POP_TOP, node);
  if (!condition) {
    g.jump(Pseudo.JUMP_NO_INTERRUPT, next, NO_LOCATION);
  }
  g.useLabel(end);
}

/**
 * `COMPARE_OP`'s argument: the operator in the upper bits; below it a mask of the outcomes that count, for the
 * specialising interpreter; bit 4 (set later) asks for a `bool`.
 */
export const CompareArgument = { Lt: 2, LtE: 42, Eq: 72, NotEq: 103, Gt: 132, GtE: 172 } as const;

export function compare(g: Generator, op: CompareOperator, location: Range): void {
  switch (op) {
    case 'Is':
    case 'IsNot':
      g.emit(Op.IS_OP, location, op === 'Is' ? 0 : 1);
      return;
    case 'In':
    case 'NotIn':
      g.emit(Op.CONTAINS_OP, location, op === 'In' ? 0 : 1);
      return;
    default:
      g.emit(Op.COMPARE_OP, location, CompareArgument[op]);
  }
}
