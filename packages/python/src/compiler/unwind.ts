import type { Range } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { NONE } from './constants.ts';
import { nameOperation } from './generate-names.ts';
import { yieldFrom } from './generate-yields.ts';
import type { Generator } from './generator.ts';
import { NO_LOCATION } from './location.ts';
import { Pseudo } from './operations.ts';
import type { Enclosing } from './unit.ts';

export type Loop = Extract<Enclosing, { readonly kind: 'while' | 'for' | 'asyncFor' }>;

/** Where the leaving statement's next instruction stands; a `finally` on the way makes it artificial. */
interface Unwinding {
  location: Range;
}

/** Leaves everything around, innermost first: what `return` does. Returns where the rest of it stands. */
export function unwindAll(g: Generator, location: Range, keepsTop: boolean): Range {
  const unwinding = { location };
  unwindUntil(g, unwinding, keepsTop, () => false);
  return unwinding.location;
}

/** Leaves what stands between here and the innermost loop: what `break` and `continue` do. */
export function unwindToLoop(g: Generator, location: Range): { readonly loop: Loop | null; readonly location: Range } {
  const unwinding = { location };
  const loop = unwindUntil(g, unwinding, false, isLoop);
  return { loop: loop !== null && isLoop(loop) ? loop : null, location: unwinding.location };
}

/** `break` leaves the loop itself too. */
export function unwindLoop(g: Generator, loop: Loop, location: Range): void {
  unwindOne(g, { location }, loop, false);
}

function isLoop(enclosing: Enclosing): enclosing is Loop {
  return enclosing.kind === 'while' || enclosing.kind === 'for' || enclosing.kind === 'asyncFor';
}

function unwindUntil(
  g: Generator,
  unwinding: Unwinding,
  keepsTop: boolean,
  stops: (enclosing: Enclosing) => boolean,
): Enclosing | null {
  const { enclosing } = g.unit;
  const left: Enclosing[] = [];
  let found: Enclosing | null = null;
  for (let top = enclosing.at(-1); top !== undefined; top = enclosing.at(-1)) {
    if (top.kind === 'groupHandler') {
      throw g.error("'break', 'continue' and 'return' cannot appear in an except* block", unwinding.location);
    }
    if (stops(top)) {
      found = top;
      break;
    }
    // While its clean-up is generated, the statement itself does not surround the code any more.
    enclosing.pop();
    left.push(top);
    unwindOne(g, unwinding, top, keepsTop);
  }
  enclosing.push(...left.reverse());
  return found;
}

/** Generates the clean-up of one statement; `keepsTop` where a return value lies on the stack above it. */
function unwindOne(g: Generator, unwinding: Unwinding, enclosing: Enclosing, keepsTop: boolean): void {
  const { location } = unwinding;
  const swap = (depth: number): void => {
    if (keepsTop) {
      g.emit(Op.SWAP, location, depth);
    }
  };
  switch (enclosing.kind) {
    case 'while':
    case 'exceptHandler':
    case 'groupHandler':
    case 'asyncGenerator':
    case 'stopIteration':
      return;
    case 'for':
    case 'asyncFor':
    case 'value':
      swap(2);
      g.emit(Op.POP_TOP, location);
      return;
    case 'tryExcept':
      g.emit(Pseudo.POP_BLOCK, location);
      return;
    case 'finallyTry':
      g.emit(Pseudo.POP_BLOCK, location);
      if (keepsTop) {
        g.within({ kind: 'value' }, location, () => g.statements(enclosing.finalbody));
      } else {
        g.statements(enclosing.finalbody);
      }
      unwinding.location = NO_LOCATION;
      return;
    case 'finallyEnd':
      swap(2);
      g.emit(Op.POP_TOP, location);
      swap(2);
      g.emit(Pseudo.POP_BLOCK, location);
      g.emit(Op.POP_EXCEPT, location);
      return;
    case 'with': {
      const at = enclosing.location;
      g.emit(Pseudo.POP_BLOCK, at);
      if (keepsTop) {
        g.emit(Op.SWAP, at, 3);
        g.emit(Op.SWAP, at, 2);
      }
      callExit(g, at);
      if (enclosing.isAsync) {
        g.emit(Op.GET_AWAITABLE, at, 2);
        g.loadConst(NONE, at);
        yieldFrom(g, at, 'await');
      }
      g.emit(Op.POP_TOP, at);
      unwinding.location = NO_LOCATION;
      return;
    }
    case 'handlerCleanup':
      if (enclosing.name !== null) {
        g.emit(Pseudo.POP_BLOCK, location);
      }
      swap(2);
      g.emit(Pseudo.POP_BLOCK, location);
      g.emit(Op.POP_EXCEPT, location);
      if (enclosing.name !== null) {
        unbind(g, enclosing.name, location);
      }
      return;
    default:
      enclosing satisfies never;
  }
}

/** Calls the `__exit__` on the stack as after a body without an exception. */
export function callExit(g: Generator, location: Range): void {
  for (let i = 0; i < 3; i++) {
    g.loadConst(NONE, location);
  }
  g.emit(Op.CALL, location, 3);
}

/** `except … as name` deletes the name afterwards; it is bound first, since the body may have deleted it. */
export function unbind(g: Generator, name: string, location: Range): void {
  g.loadConst(NONE, location);
  nameOperation(g, name, 'Store', location);
  nameOperation(g, name, 'Del', location);
}
