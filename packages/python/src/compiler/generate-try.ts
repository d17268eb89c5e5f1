import type { ExceptHandler, Try, TryStar } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { nameOperation } from './generate-names.ts';
import { syntaxPart } from '../parts/parts.ts';
import type { Generator } from './generator.ts';
import type { Label } from './instruction-sequence.ts';
import { NO_LOCATION } from './location.ts';
import { Pseudo } from './operations.ts';
import { unbind } from './unwind.ts';

export function generateTry(g: Generator, node: Try | TryStar): void {
  if (node.finalbody.length > 0) {
    generateFinally(g, node);
  } else {
    generateHandlers(g, node);
  }
}

function generateHandlers(g: Generator, node: Try | TryStar): void {
  if (node.kind === 'Try') {
    generateExcept(g, node);
  } else {
    syntaxPart.get().generateGroupHandlers(g, node);
  }
}

/**
 * The body of `finally` is generated twice: behind the `try` for the usual way out, and as a handler that raises
 * the exception again. Statements that leave early bring a copy of their own.
 */
function generateFinally(g: Generator, node: Try | TryStar): void {
  const handler = g.newLabel();
  const exit = g.newLabel();
  const cleanup = g.newLabel();
  g.jump(Pseudo.SETUP_FINALLY, handler, node);
  g.within({ kind: 'finallyTry', finalbody: node.finalbody }, node, () => {
    if (node.handlers.length > 0) {
      generateHandlers(g, node);
    } else {
      g.statements(node.body);
    }
    g.emit(Pseudo.POP_BLOCK, NO_LOCATION);
  });
  g.statements(node.finalbody);
  g.jump(Pseudo.JUMP_NO_INTERRUPT, exit, NO_LOCATION);

  g.useLabel(handler);
  g.jump(Pseudo.SETUP_CLEANUP, cleanup, NO_LOCATION);
  g.emit(Op.PUSH_EXC_INFO, NO_LOCATION);
  g.within({ kind: 'finallyEnd' }, NO_LOCATION, () => g.statements(node.finalbody));
  g.emit(Op.RERAISE, NO_LOCATION, 0);
  g.useLabel(cleanup);
  popExceptAndReraise(g);
  g.useLabel(exit);
}

/** Restores the exception that was being handled before, and lets the new one go on. */
export function popExceptAndReraise(g: Generator): void {
  g.emit(Op.COPY, NO_LOCATION, 3);
  g.emit(Op.POP_EXCEPT, NO_LOCATION);
  g.emit(Op.RERAISE, NO_LOCATION, 1);
}

function generateExcept(g: Generator, node: Try): void {
  const handlers = g.newLabel();
  const end = g.newLabel();
  const cleanup = g.newLabel();
  g.jump(Pseudo.SETUP_FINALLY, handlers, node);
  g.within({ kind: 'tryExcept' }, node, () => g.statements(node.body));
  g.emit(Pseudo.POP_BLOCK, NO_LOCATION);
  g.statements(node.orelse);
  g.jump(Pseudo.JUMP_NO_INTERRUPT, end, NO_LOCATION);

  g.useLabel(handlers);
  g.jump(Pseudo.SETUP_CLEANUP, cleanup, NO_LOCATION);
  g.emit(Op.PUSH_EXC_INFO, NO_LOCATION);
  g.within({ kind: 'exceptHandler' }, node, () => {
    node.handlers.forEach((handler, i) => {
      if (handler.type === null && i < node.handlers.length - 1) {
        throw g.error("default 'except:' must be last", handler);
      }
      generateHandler(g, handler, end);
    });
  });
  g.emit(Op.RERAISE, NO_LOCATION, 0);
  g.useLabel(cleanup);
  popExceptAndReraise(g);
  g.useLabel(end);
}

function generateHandler(g: Generator, handler: ExceptHandler, end: Label): void {
  const next = g.newLabel();
  const { type, name } = handler;
  if (type !== null) {
    g.expression(type);
    g.emit(Op.CHECK_EXC_MATCH, handler);
    g.jump(Op.POP_JUMP_IF_FALSE, next, handler);
  }
  if (name === null) {
    g.emit(Op.POP_TOP, handler);
    g.within({ kind: 'handlerCleanup', name }, handler, () => g.statements(handler.body));
    g.emit(Pseudo.POP_BLOCK, NO_LOCATION);
    g.emit(Op.POP_EXCEPT, NO_LOCATION);
    g.jump(Pseudo.JUMP_NO_INTERRUPT, end, NO_LOCATION);
  } else {
    const cleanup = g.newLabel();
    nameOperation(g, name, 'Store', handler);
    g.jump(Pseudo.SETUP_CLEANUP, cleanup, handler);
    g.within({ kind: 'handlerCleanup', name }, handler, () => g.statements(handler.body));
    g.emit(Pseudo.POP_BLOCK, NO_LOCATION);
    g.emit(Pseudo.POP_BLOCK, NO_LOCATION);
    g.emit(Op.POP_EXCEPT, NO_LOCATION);
    unbind(g, name, NO_LOCATION);
    g.jump(Pseudo.JUMP_NO_INTERRUPT, end, NO_LOCATION);
    g.useLabel(cleanup);
    unbind(g, name, NO_LOCATION);
    g.emit(Op.RERAISE, NO_LOCATION, 1);
  }
  g.useLabel(next);
}
