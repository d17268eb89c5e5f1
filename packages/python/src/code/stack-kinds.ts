import { argAt, opAt } from './assemble.ts';
import type { CodeObject } from './code-object.ts';
import { Op } from './opcodes.ts';
import { stackEffect } from './stack-effect.ts';

/**
 * What kinds of values lie on the stack before each instruction, as a text with one character a value, the lowest first.
 * It is what CPython knows when a debugger sets `f_lineno`: an iterator of a loop and an exception being handled must be
 * on the stack where a jump leads to inside of one, and nothing else matters much.
 */
export const KIND = { iterator: '1', exception: '2', value: '3', nothing: '4', lasti: '5' } as const;

/** More values than CPython keeps track of. */
export const TOO_DEEP = 'deep';

/** CPython packs the kinds into 63 bits, three a value. */
const mostValues = 20;

/** By instruction; `null` where no way leads to. */
export type StackKinds = readonly (string | null)[];

export function stackKinds(code: CodeObject): StackKinds {
  const count = code.instructions.length / 2;
  const kinds: (string | null)[] = Array.from({ length: count }, () => null);
  if (count > 0) kinds[0] = '';
  let goesOn = true;
  while (goesOn) {
    goesOn = false;
    for (let index = 0; index < count; index++) {
      const before = kinds[index];
      if (before !== null && before !== undefined && follow(code, kinds, index, before)) goesOn = true;
    }
    if (enterHandlers(code, kinds)) goesOn = true;
  }
  return kinds;
}

/** Notes what lies on the stack behind an instruction. True where a way back was found that was not known. */
function follow(code: CodeObject, kinds: (string | null)[], index: number, before: string): boolean {
  const op = opAt(code, index);
  const argument = argAt(code, index);
  const next = index + 1;
  const reach = (at: number, after: string): void => {
    if (at < kinds.length) kinds[at] = after;
  };
  switch (op) {
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
    case Op.POP_JUMP_IF_NONE:
    case Op.POP_JUMP_IF_NOT_NONE:
      reach(argument, popped(before));
      reach(next, popped(before));
      return false;
    case Op.SEND:
      reach(argument, before);
      reach(next, before);
      return false;
    case Op.JUMP_FORWARD:
      reach(argument, before);
      return false;
    case Op.JUMP_BACKWARD:
    case Op.JUMP_BACKWARD_NO_INTERRUPT: {
      const isNew = kinds[argument] === null;
      reach(argument, before);
      return isNew;
    }
    case Op.FOR_ITER:
      reach(next, pushed(before, KIND.value));
      reach(argument, pushed(before, KIND.value));
      return false;
    case Op.RETURN_VALUE:
    case Op.RAISE_VARARGS:
    case Op.RERAISE:
      return false;
    default:
      reach(next, behind(op, argument, before));
      return false;
  }
}

function behind(op: number, argument: number, before: string): string {
  switch (op) {
    case Op.GET_ITER:
    case Op.GET_AITER:
      return pushed(popped(before), KIND.iterator);
    case Op.END_ASYNC_FOR:
      return popped(popped(before));
    case Op.PUSH_EXC_INFO:
      return pushed(before, KIND.exception);
    case Op.PUSH_NULL:
      return pushed(before, KIND.nothing);
    case Op.LOAD_GLOBAL:
    case Op.LOAD_ATTR: {
      const value = pushed(op === Op.LOAD_ATTR ? popped(before) : before, KIND.value);
      return (argument & 1) === 0 ? value : pushed(value, KIND.nothing);
    }
    case Op.SWAP:
      return swapped(before, argument);
    case Op.COPY:
      return pushed(before, before.at(-argument) ?? KIND.value);
    default: {
      const effect = stackEffect(op, argument);
      let after = before;
      let change = effect.pushed - effect.popped;
      for (; change < 0; change++) after = popped(after);
      for (; change > 0; change--) after = pushed(after, KIND.value);
      return after;
    }
  }
}

function enterHandlers(code: CodeObject, kinds: (string | null)[]): boolean {
  let isNew = false;
  for (const { start, target, depth, pushLasti } of code.exceptionTable) {
    const before = kinds[start];
    if (before === null || before === undefined || kinds[target] !== null) continue;
    const kept = before === TOO_DEEP ? before : before.slice(0, depth);
    kinds[target] = pushed(pushLasti ? pushed(kept, KIND.lasti) : kept, KIND.exception);
    isNew = true;
  }
  return isNew;
}

function pushed(stack: string, kind: string): string {
  return stack === TOO_DEEP || stack.length >= mostValues ? TOO_DEEP : stack + kind;
}

function popped(stack: string): string {
  return stack === TOO_DEEP ? stack : stack.slice(0, -1);
}

function swapped(stack: string, depth: number): string {
  const top = stack.at(-1);
  const other = stack.at(-depth);
  if (stack === TOO_DEEP || top === undefined || other === undefined || depth < 2) return stack;
  const at = stack.length - depth;
  return stack.slice(0, at) + top + stack.slice(at + 1, -1) + other;
}
