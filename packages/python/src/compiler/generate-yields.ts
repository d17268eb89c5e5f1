import type { Range } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import type { Generator } from './generator.ts';
import { NO_LOCATION } from './location.ts';
import { Intrinsic1, Pseudo, ResumeKind } from './operations.ts';

/** Hands the top of the stack to the caller; what is sent back takes its place. */
export function yieldValue(g: Generator, location: Range): void {
  if (g.scope.isGenerator && g.scope.isCoroutine) {
    g.emit(Op.CALL_INTRINSIC_1, location, Intrinsic1.ASYNC_GEN_WRAP);
  }
  g.emit(Op.YIELD_VALUE, location, 0);
  g.emit(Op.RESUME, location, ResumeKind.AFTER_YIELD);
}

/** Delegates to the iterator below the value on top, until it returns: `yield from` and `await`. */
export function yieldFrom(g: Generator, location: Range, resumption: 'yieldFrom' | 'await'): void {
  const send = g.newLabel();
  const fail = g.newLabel();
  const exit = g.newLabel();
  g.useLabel(send);
  g.jump(Op.SEND, exit, location);
  // `close()` and `throw()` raise here; StopIteration then means that the delegate returned.
  g.jump(Pseudo.SETUP_FINALLY, fail, location);
  g.emit(Op.YIELD_VALUE, location, 1);
  g.emit(Pseudo.POP_BLOCK, NO_LOCATION);
  g.emit(Op.RESUME, location, resumption === 'await' ? ResumeKind.AFTER_AWAIT : ResumeKind.AFTER_YIELD_FROM);
  g.jump(Pseudo.JUMP_NO_INTERRUPT, send, location);
  g.useLabel(fail);
  g.emit(Op.CLEANUP_THROW, location);
  g.useLabel(exit);
  g.emit(Op.END_SEND, location);
}
