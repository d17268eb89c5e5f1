import { argAt, opAt } from './assemble.ts';
import { CodeFlag, type CodeObject, type ExceptionEntry } from './code-object.ts';
import { Op, opcodeInfo } from './opcodes.ts';
import { stackEffect } from './stack-effect.ts';
import { perform } from './verify-effects.ts';
import { CodeState, Doubt } from './verify-state.ts';

/**
 * Whether code that the guest put together can be run. The machine trusts its instructions: it looks at neither indices
 * nor kinds of operands. So they are followed here on every way through the code, with a note of what kind of thing each
 * slot and each place of the stack holds (`verify-state.ts`); where two ways meet, the notes are merged. What the
 * compiler makes passes, but for `except*` and type aliases, whose operands are not followed; what CPython would crash on
 * does not, and neither do some programs that would do no harm.
 *
 * `sorts` says what the constants are: `none`, `int` (not negative), `str`, `names n` (a tuple of n texts), `tuple`, `code n`
 * (code with n free variables), `value`. The answer is what is wrong, or `null`.
 */
export function problemOfCode(
  code: CodeObject,
  sorts: readonly string[],
  charge: (work: number) => void,
): string | null {
  try {
    checkFrame(code);
    follow(code, sorts, charge);
    return null;
  } catch (error) {
    if (error instanceof Doubt) return error.message;
    throw error;
  }
}

/** A frame has that many slots for its stack, whether it uses them or not. */
const largestStack = 10_000;

const generatorFlags = CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR;

/** What holds of the code as a whole. */
function checkFrame(code: CodeObject): void {
  const count = code.instructions.length / 2;
  if (code.stackSize > largestStack) throw new Doubt(`co_stacksize ${code.stackSize} is too large`);
  const indices = (op: number): number[] =>
    Array.from({ length: count }, (_, index) => index).filter((index) => opAt(code, index) === op);
  const [copy = -1, ...copies] = indices(Op.COPY_FREE_VARS);
  const free = code.freevars.length;
  if (free > 0 ? copy !== 0 || argAt(code, 0) !== free || copies.length > 0 : copy >= 0)
    throw new Doubt('COPY_FREE_VARS must come first, for all free variables');
  const [start = -1, ...starts] = indices(Op.RETURN_GENERATOR);
  const isGenerator = (code.flags & generatorFlags) !== 0;
  if (isGenerator !== start >= 0 || starts.length > 0) throw new Doubt('RETURN_GENERATOR and co_flags disagree');
  for (let index = 0; index < start; index++) {
    if (![Op.COPY_FREE_VARS, Op.MAKE_CELL, Op.NOP].some((op) => op === opAt(code, index)))
      throw new Doubt('RETURN_GENERATOR must come first');
  }
  for (let index = 0; index < count; index++) {
    if (opcodeInfo[opAt(code, index)]?.jump === 'none') continue;
    const target = argAt(code, index);
    if (target < 0 || target >= count) throw new Doubt(`a jump leads to no instruction`);
    if (target <= start) throw new Doubt('a jump leads back to RETURN_GENERATOR');
  }
  if (code.exceptionTable.some(({ target, start: from }) => target <= start || from <= start) && isGenerator)
    throw new Doubt('RETURN_GENERATOR stands in a protected range');
}

function follow(code: CodeObject, sorts: readonly string[], charge: (work: number) => void): void {
  const count = code.instructions.length / 2;
  const handlers = handlersOf(code);
  const known: (CodeState | undefined)[] = Array.from({ length: count });
  const todo: number[] = [];
  const reach = (index: number, state: CodeState): void => {
    if (index >= count) throw new Doubt('the end is reached without a return');
    if (state.stack.length > code.stackSize) throw new Doubt('co_stacksize is too small');
    const before = known[index];
    const merged = before === undefined ? state : before.mergedWith(state);
    if (merged === before) return;
    known[index] = merged;
    todo.push(index);
  };
  reach(0, CodeState.atEntry(code));
  for (let index = todo.pop(); index !== undefined; index = todo.pop()) {
    const before = known[index] as CodeState;
    charge(before.stack.length + before.slots.length + 4);
    const handler = handlers[index];
    if (handler !== undefined) reach(handler.target, inHandler(code, index, before, handler));
    for (const [target, state] of ways(code, index, before, sorts)) reach(target, state);
  }
}

/** The first entry of the table that covers an instruction is the one that counts. */
function handlersOf(code: CodeObject): (ExceptionEntry | undefined)[] {
  const handlers: (ExceptionEntry | undefined)[] = Array.from({ length: code.instructions.length / 2 });
  for (const entry of code.exceptionTable.toReversed()) handlers.fill(entry, entry.start, entry.end);
  return handlers;
}

/** Where an instruction leads to, and with what. */
function* ways(
  code: CodeObject,
  index: number,
  before: CodeState,
  sorts: readonly string[],
): Generator<readonly [number, CodeState]> {
  const op = opAt(code, index);
  const target = argAt(code, index);
  switch (op) {
    case Op.JUMP_FORWARD:
    case Op.JUMP_BACKWARD:
    case Op.JUMP_BACKWARD_NO_INTERRUPT:
      yield [target, before];
      return;
    case Op.FOR_ITER: {
      // At its end the loop goes on behind the END_FOR, with the iterator on the stack.
      if (opAt(code, target) !== Op.END_FOR) throw new Doubt('FOR_ITER must lead to END_FOR');
      const after = before.copy();
      after.peekValue(1);
      yield [target + 1, after];
      const inside = after.copy();
      inside.push('value');
      yield [index + 1, inside];
      return;
    }
    default: {
      const after = before.copy();
      const goesOn = perform(code, after, op, target, sorts);
      if (op === Op.SEND || (op >= Op.POP_JUMP_IF_FALSE && op <= Op.POP_JUMP_IF_TRUE)) yield [target, after];
      if (goesOn) yield [index + 1, after];
    }
  }
}

/** Instructions that leave in place what they look at. */
const lookers: ReadonlySet<number> = new Set([
  Op.COPY,
  Op.SWAP,
  Op.WITH_EXCEPT_START,
  Op.LIST_APPEND,
  Op.LIST_EXTEND,
  Op.SET_ADD,
  Op.SET_UPDATE,
  Op.MAP_ADD,
  Op.DICT_UPDATE,
  Op.DICT_MERGE,
  Op.RERAISE,
  Op.GET_LEN,
  Op.GET_ANEXT,
  Op.CHECK_EXC_MATCH,
  Op.MATCH_KEYS,
  Op.MATCH_MAPPING,
  Op.MATCH_SEQUENCE,
  Op.FOR_ITER,
]);

/** They cannot fail; a trace function may, before they have done anything. */
const neverFail: ReadonlySet<number> = new Set([
  Op.POP_TOP,
  Op.POP_EXCEPT,
  Op.POP_ITER,
  Op.END_FOR,
  Op.POP_JUMP_IF_FALSE,
  Op.POP_JUMP_IF_NONE,
  Op.POP_JUMP_IF_NOT_NONE,
  Op.POP_JUMP_IF_TRUE,
  Op.PUSH_EXC_INFO,
  Op.RETURN_VALUE,
  Op.STORE_FAST,
  Op.STORE_FAST_LOAD_FAST,
  Op.STORE_FAST_STORE_FAST,
  Op.STORE_DEREF,
]);

/** What a handler finds. Of what the instruction had taken off the stack when it failed nothing is known. */
function inHandler(code: CodeObject, index: number, before: CodeState, entry: ExceptionEntry): CodeState {
  const op = opAt(code, index);
  const effect = stackEffectOf(op, argAt(code, index));
  const taken = neverFail.has(op) ? 0 : lookers.has(op) ? Math.max(0, effect.popped - effect.pushed) : effect.popped;
  const { length } = before.stack;
  if (entry.depth > length) throw new Doubt('a handler expects more on the stack than there is');
  const state = before.copy();
  state.stack.length = entry.depth;
  for (let at = Math.max(0, length - taken); at < entry.depth; at++) state.stack[at] = 'unknown';
  if (entry.pushLasti) state.push('lasti');
  state.push('exception');
  return state;
}

function stackEffectOf(op: number, argument: number): { readonly popped: number; readonly pushed: number } {
  try {
    return stackEffect(op, argument);
  } catch {
    throw new Doubt(`${opcodeInfo[op]?.name ?? `opcode ${op}`} cannot be run`);
  }
}
