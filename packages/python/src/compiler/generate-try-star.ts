import type { ExceptHandler, TryStar } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { nameOperation } from './generate-names.ts';
import type { Generator } from './generator.ts';
import type { Label } from './instruction-sequence.ts';
import { NO_LOCATION } from './location.ts';
import { Intrinsic2, Pseudo } from './operations.ts';
import { unbind } from './unwind.ts';

/**
 * `except*`: each handler takes its part of the exception group and leaves the rest to the next. What handlers
 * raise is gathered in a list, and raised together with the rest at the end.
 *
 *     stack in a handler:   the group   the list   the rest   [its part]
 */
export function generateGroupHandlers(g: Generator, node: TryStar): void {
  const handlers = g.newLabel();
  const orelse = g.newLabel();
  const end = g.newLabel();
  const cleanup = g.newLabel();
  const reraiseStar = g.newLabel();
  const reraise = g.newLabel();
  g.jump(Pseudo.SETUP_FINALLY, handlers, node);
  g.within({ kind: 'tryExcept' }, node, () => g.statements(node.body));
  g.emit(Pseudo.POP_BLOCK, NO_LOCATION);
  g.jump(Pseudo.JUMP_NO_INTERRUPT, orelse, NO_LOCATION);

  g.useLabel(handlers);
  g.jump(Pseudo.SETUP_CLEANUP, cleanup, NO_LOCATION);
  g.emit(Op.PUSH_EXC_INFO, NO_LOCATION);
  g.within({ kind: 'groupHandler' }, node, () => {
    node.handlers.forEach((handler, i) => {
      if (i === 0) {
        g.emit(Op.BUILD_LIST, handler, 0);
        g.emit(Op.COPY, handler, 2);
      }
      generateGroupHandler(g, handler);
      if (i === node.handlers.length - 1) {
        g.emit(Op.LIST_APPEND, NO_LOCATION, 1);
        g.jump(Pseudo.JUMP_NO_INTERRUPT, reraiseStar, NO_LOCATION);
      }
    });
  });

  g.useLabel(reraiseStar);
  g.emit(Op.CALL_INTRINSIC_2, NO_LOCATION, Intrinsic2.PREP_RERAISE_STAR);
  g.emit(Op.COPY, NO_LOCATION, 1);
  g.jump(Op.POP_JUMP_IF_NOT_NONE, reraise, NO_LOCATION);
  g.emit(Op.POP_TOP, NO_LOCATION);
  g.emit(Pseudo.POP_BLOCK, NO_LOCATION);
  g.emit(Op.POP_EXCEPT, NO_LOCATION);
  g.jump(Pseudo.JUMP_NO_INTERRUPT, end, NO_LOCATION);
  g.useLabel(reraise);
  g.emit(Pseudo.POP_BLOCK, NO_LOCATION);
  g.emit(Op.SWAP, NO_LOCATION, 2);
  g.emit(Op.POP_EXCEPT, NO_LOCATION);
  g.emit(Op.RERAISE, NO_LOCATION, 0);

  g.useLabel(cleanup);
  g.emit(Op.COPY, NO_LOCATION, 3);
  g.emit(Op.POP_EXCEPT, NO_LOCATION);
  g.emit(Op.RERAISE, NO_LOCATION, 1);
  g.useLabel(orelse);
  g.statements(node.orelse);
  g.useLabel(end);
}

function generateGroupHandler(g: Generator, handler: ExceptHandler): void {
  const { type, name } = handler;
  const next = g.newLabel();
  const withError = g.newLabel();
  const noMatch = g.newLabel();
  const cleanup = g.newLabel();
  if (type !== null) {
    g.expression(type);
    g.emit(Op.CHECK_EG_MATCH, handler);
    g.emit(Op.COPY, handler, 1);
    g.jump(Op.POP_JUMP_IF_NONE, noMatch, handler);
  }
  if (name !== null) {
    nameOperation(g, name, 'Store', handler);
  } else {
    g.emit(Op.POP_TOP, handler);
  }
  g.jump(Pseudo.SETUP_CLEANUP, cleanup, handler);
  g.within({ kind: 'handlerCleanup', name }, handler, () => g.statements(handler.body));
  g.emit(Pseudo.POP_BLOCK, NO_LOCATION);
  forget(g, name);
  g.jump(Pseudo.JUMP_NO_INTERRUPT, next, NO_LOCATION);

  g.useLabel(cleanup);
  forget(g, name);
  g.emit(Op.LIST_APPEND, NO_LOCATION, 3);
  g.emit(Op.POP_TOP, NO_LOCATION);
  g.jump(Pseudo.JUMP_NO_INTERRUPT, withError, NO_LOCATION);
  generateJoin(g, handler, next, withError, noMatch);
}

function generateJoin(g: Generator, handler: ExceptHandler, next: Label, withError: Label, noMatch: Label): void {
  g.useLabel(next);
  // Holds the line that is handed on.
  g.emit(Op.NOP, NO_LOCATION);
  g.jump(Pseudo.JUMP_NO_INTERRUPT, withError, NO_LOCATION);
  g.useLabel(noMatch);
  g.emit(Op.POP_TOP, handler);
  g.useLabel(withError);
}

function forget(g: Generator, name: string | null): void {
  if (name !== null) {
    unbind(g, name, NO_LOCATION);
  }
}
