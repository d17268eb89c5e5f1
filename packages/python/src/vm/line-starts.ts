import type { CodeObject } from '../code/code-object.ts';
import { Op } from '../code/opcodes.ts';

/**
 * Where `sys.settrace` may report a line, one number for each instruction: the line that begins there, 0 where none does.
 * As in CPython a line begins where the line of the text before is another, at targets of jumps and at handlers; whether
 * it is told then depends on where the frame comes from.
 */
export function lineStarts(code: CodeObject): Int32Array {
  let starts = known.get(code);
  if (starts === undefined) {
    starts = findStarts(code);
    known.set(code, starts);
  }
  return starts;
}

const known = new WeakMap<CodeObject, Int32Array>();

/** What others skip, or what belongs to the call: no line begins with them. */
const neverFirst: ReadonlySet<number> = new Set([Op.END_ASYNC_FOR, Op.END_FOR, Op.END_SEND, Op.RESUME, Op.POP_ITER]);

const jumps: ReadonlySet<number> = new Set([
  Op.SEND,
  Op.FOR_ITER,
  Op.JUMP_FORWARD,
  Op.JUMP_BACKWARD,
  Op.JUMP_BACKWARD_NO_INTERRUPT,
  Op.POP_JUMP_IF_FALSE,
  Op.POP_JUMP_IF_TRUE,
  Op.POP_JUMP_IF_NONE,
  Op.POP_JUMP_IF_NOT_NONE,
]);

function findStarts(code: CodeObject): Int32Array {
  const { instructions, positions, exceptionTable } = code;
  const count = instructions.length / 2;
  const starts = new Int32Array(count);
  const lineOf = (index: number): number => Math.max(0, positions[4 * index] ?? 0);
  const mark = (index: number): void => {
    if (!neverFirst.has(instructions[2 * index] as number)) starts[index] = lineOf(index);
  };
  const first = entryOf(code);
  let last = 0;
  for (let index = first; index < count; index++) {
    if (neverFirst.has(instructions[2 * index] as number)) continue;
    const line = lineOf(index);
    if (line !== last) mark(index);
    last = line;
  }
  for (const { target } of exceptionTable) mark(target);
  for (let index = first; index < count; index++) {
    const op = instructions[2 * index] as number;
    if (!jumps.has(op)) continue;
    const target = instructions[2 * index + 1] as number;
    // What ends a loop or a `yield from` is skipped: the frame goes on behind it.
    mark(op === Op.FOR_ITER || op === Op.SEND ? target + 1 : target);
  }
  return starts;
}

/** Index of the RESUME that ends a code object's prologue, before which nothing is told. */
function entryOf(code: CodeObject): number {
  const { instructions } = code;
  let index = 0;
  while (2 * index < instructions.length && instructions[2 * index] !== Op.RESUME) index++;
  return index;
}
