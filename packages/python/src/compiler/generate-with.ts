import type { AsyncWith, With } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { NONE } from './constants.ts';
import { popExceptAndReraise } from './generate-try.ts';
import { yieldFrom } from './generate-yields.ts';
import type { Generator } from './generator.ts';
import type { Label } from './instruction-sequence.ts';
import { NO_LOCATION } from './location.ts';
import { Pseudo, SpecialMethod } from './operations.ts';
import { callExit } from './unwind.ts';

/** `with a as x, b as y: …` nests: each item surrounds the following ones and the body. */
export function generateWith(g: Generator, node: With | AsyncWith, index = 0): void {
  const item = node.items[index];
  if (item === undefined) {
    g.statements(node.body);
    return;
  }
  const isAsync = node.kind === 'AsyncWith';
  const handler = g.newLabel();
  const exit = g.newLabel();
  const cleanup = g.newLabel();
  const location = item.contextExpr;
  g.expression(item.contextExpr);
  // Leaves `__exit__` and its `self` below, and enters.
  g.emit(Op.COPY, location, 1);
  g.emit(Op.LOAD_SPECIAL, location, isAsync ? SpecialMethod.AEXIT : SpecialMethod.EXIT);
  g.emit(Op.SWAP, location, 2);
  g.emit(Op.SWAP, location, 3);
  g.emit(Op.LOAD_SPECIAL, location, isAsync ? SpecialMethod.AENTER : SpecialMethod.ENTER);
  g.emit(Op.CALL, location, 0);
  if (isAsync) {
    g.emit(Op.GET_AWAITABLE, location, 1);
    g.loadConst(NONE, location);
    yieldFrom(g, location, 'await');
  }
  g.jump(Pseudo.SETUP_WITH, handler, location);
  g.within({ kind: 'with', location, isAsync }, location, () => {
    if (item.optionalVars !== null) {
      g.expression(item.optionalVars);
    } else {
      g.emit(Op.POP_TOP, location);
    }
    generateWith(g, node, index + 1);
    if (!isAsync) {
      g.emit(Pseudo.POP_BLOCK, NO_LOCATION);
    }
  });
  if (isAsync) {
    g.emit(Pseudo.POP_BLOCK, location);
  }
  callExit(g, location);
  if (isAsync) {
    g.emit(Op.GET_AWAITABLE, location, 2);
    g.loadConst(NONE, location);
    yieldFrom(g, location, 'await');
  }
  g.emit(Op.POP_TOP, location);
  g.jump(Pseudo.JUMP, exit, location);

  g.useLabel(handler);
  g.jump(Pseudo.SETUP_CLEANUP, cleanup, location);
  g.emit(Op.PUSH_EXC_INFO, location);
  g.emit(Op.WITH_EXCEPT_START, location);
  if (isAsync) {
    g.emit(Op.GET_AWAITABLE, location, 2);
    g.loadConst(NONE, location);
    yieldFrom(g, location, 'await');
  }
  finishHandler(g, cleanup);
  g.useLabel(exit);
}

/** A true result of `__exit__` swallows the exception; otherwise it goes on. */
function finishHandler(g: Generator, cleanup: Label): void {
  const suppress = g.newLabel();
  const exit = g.newLabel();
  g.emit(Op.TO_BOOL, NO_LOCATION);
  g.jump(Op.POP_JUMP_IF_TRUE, suppress, NO_LOCATION);
  g.emit(Op.RERAISE, NO_LOCATION, 2);
  g.useLabel(suppress);
  g.emit(Op.POP_TOP, NO_LOCATION);
  g.emit(Pseudo.POP_BLOCK, NO_LOCATION);
  g.emit(Op.POP_EXCEPT, NO_LOCATION);
  g.emit(Op.POP_TOP, NO_LOCATION);
  g.emit(Op.POP_TOP, NO_LOCATION);
  g.emit(Op.POP_TOP, NO_LOCATION);
  g.jump(Pseudo.JUMP_NO_INTERRUPT, exit, NO_LOCATION);
  g.useLabel(cleanup);
  popExceptAndReraise(g);
  g.useLabel(exit);
}
