import type { AsyncFor, For, If, While } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { NONE } from './constants.ts';
import { jumpIf } from './generate-tests.ts';
import { yieldFrom } from './generate-yields.ts';
import type { Generator } from './generator.ts';
import type { Label } from './instruction-sequence.ts';
import { NO_LOCATION } from './location.ts';
import { Pseudo } from './operations.ts';

/** A chain of `elif` nests in the tree, not in the program: it is generated in a loop. */
export function generateIf(g: Generator, node: If): void {
  const ends: Label[] = [];
  let next: If | null = node;
  while (next !== null) {
    const current: If = next;
    next = null;
    const end = g.newLabel();
    ends.push(end);
    if (current.orelse.length === 0) {
      jumpIf(g, current.test, end, false);
      g.statements(current.body);
      continue;
    }
    const orelse = g.newLabel();
    jumpIf(g, current.test, orelse, false);
    g.statements(current.body);
    g.jump(Pseudo.JUMP_NO_INTERRUPT, end, NO_LOCATION);
    g.useLabel(orelse);
    const [only] = current.orelse;
    if (current.orelse.length === 1 && only?.kind === 'If') {
      next = only;
    } else {
      g.statements(current.orelse);
    }
  }
  for (const end of ends) {
    g.useLabel(end);
  }
}

export function generateWhile(g: Generator, node: While): void {
  const start = g.newLabel();
  const exit = g.newLabel();
  const anchor = g.newLabel();
  g.useLabel(start);
  g.within({ kind: 'while', start, exit }, node, () => {
    jumpIf(g, node.test, anchor, false);
    g.statements(node.body);
    g.jump(Pseudo.JUMP, start, NO_LOCATION);
  });
  g.useLabel(anchor);
  g.statements(node.orelse);
  g.useLabel(exit);
}

export function generateFor(g: Generator, node: For): void {
  const start = g.newLabel();
  const exit = g.newLabel();
  const cleanup = g.newLabel();
  g.within({ kind: 'for', start, exit }, node, () => {
    g.expression(node.iter);
    g.emit(Op.GET_ITER, node.iter);
    g.useLabel(start);
    g.jump(Op.FOR_ITER, cleanup, node.iter);
    // Lets tracing see the target's line when the statement spans several.
    g.emit(Op.NOP, node.target);
    g.expression(node.target);
    g.statements(node.body);
    g.jump(Pseudo.JUMP, start, NO_LOCATION);
    g.useLabel(cleanup);
    g.emit(Op.END_FOR, NO_LOCATION);
    g.emit(Op.POP_ITER, NO_LOCATION);
  });
  g.statements(node.orelse);
  g.useLabel(exit);
}

export function generateAsyncFor(g: Generator, node: AsyncFor): void {
  const start = g.newLabel();
  const exit = g.newLabel();
  const send = g.newLabel();
  const except = g.newLabel();
  g.expression(node.iter);
  g.emit(Op.GET_AITER, node.iter);
  g.useLabel(start);
  g.within({ kind: 'asyncFor', start, exit }, node, () => {
    g.jump(Pseudo.SETUP_FINALLY, except, node);
    g.emit(Op.GET_ANEXT, node);
    g.loadConst(NONE, node);
    g.useLabel(send);
    yieldFrom(g, node, 'await');
    g.emit(Pseudo.POP_BLOCK, node);
    g.emit(Op.NOT_TAKEN, node);
    g.expression(node.target);
    g.statements(node.body);
    g.jump(Pseudo.JUMP, start, NO_LOCATION);
  });
  g.useLabel(except);
  g.jump(Op.END_ASYNC_FOR, send, node.iter);
  g.statements(node.orelse);
  g.useLabel(exit);
}
