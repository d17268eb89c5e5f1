import { CodeFlag } from '../code/code-object.ts';
import { Op } from '../code/opcodes.ts';
import { raise } from '../objects/errors.ts';
import type { PyCode, QuickCode } from '../objects/code.ts';
import { BINARY } from './operator.ts';

/**
 * What the dispatch loop runs when nobody traces: the code object's instructions with some replaced by special forms,
 * in an array of the loop's own that Python never sees. The layout stays: same length, same places, same arguments.
 *
 * A *specialised* instruction stands for one: `a + b` has a case of its own instead of a second switch over the operation.
 * A *fused* one does the work of the `cost` instructions that begin at its place, and leaves those behind it as they were,
 * so that a jump into their midst finds them. It costs what they cost. Whatever it was not made for (an operand that is not
 * a small number, an empty cell) makes it do the first of them alone, and the loop goes on with the next as if
 * nothing had been fused; so it never fails halfway.
 */
export const Quick = {
  add: 256,
  subtract: 257,
  multiply: 258,
  remainder: 259,
  subscript: 260,
  /** `LOAD_FAST, LOAD_SMALL_INT, BINARY_OP + or -` */
  fastAddSmall: 261,
  fastSubtractSmall: 262,
  /** `LOAD_FAST, LOAD_SMALL_INT, COMPARE_OP, POP_JUMP_IF_FALSE`, and NOT_TAKEN where it does not jump */
  fastCompareSmallJump: 263,
  /** `COMPARE_OP, POP_JUMP_IF_FALSE`, NOT_TAKEN */
  compareJump: 264,
  /** `FOR_ITER, STORE_FAST` */
  forStore: 265,
  /** `LOAD_FAST_LOAD_FAST, COMPARE_OP, POP_JUMP_IF_FALSE`, NOT_TAKEN */
  fastFastCompareJump: 266,
  /** `POP_TOP, JUMP_BACKWARD` */
  popJumpBackward: 267,
  /** `POP_JUMP_IF_FALSE`, and NOT_TAKEN where it does not jump */
  jumpIfFalse: 268,
  /** `POP_JUMP_IF_TRUE`, NOT_TAKEN */
  jumpIfTrue: 269,
  /** `LOAD_SMALL_INT, BINARY_OP %` */
  remainderSmall: 270,
  /** `LOAD_FAST_LOAD_FAST, BINARY_OP` of `+`, `-`, `*` */
  fastFastAdd: 271,
  fastFastSubtract: 272,
  fastFastMultiply: 273,
} as const;

/** No fused instruction costs more: where less than that is left of a slice, the plain ones run. */
export const mostFused = 5;

const adders: ReadonlyMap<number, number> = new Map([
  [BINARY.add, Quick.add],
  [BINARY.add + BINARY.inPlace, Quick.add],
  [BINARY.subtract, Quick.subtract],
  [BINARY.subtract + BINARY.inPlace, Quick.subtract],
  [BINARY.multiply, Quick.multiply],
  [BINARY.multiply + BINARY.inPlace, Quick.multiply],
  [BINARY.remainder, Quick.remainder],
  [BINARY.remainder + BINARY.inPlace, Quick.remainder],
  [BINARY.subscript, Quick.subscript],
]);

const fastFast: ReadonlyMap<number | undefined, number> = new Map([
  [Quick.add, Quick.fastFastAdd],
  [Quick.subtract, Quick.fastFastSubtract],
  [Quick.multiply, Quick.fastFastMultiply],
]);

/** Makes `code.quick`. Code that the guest put together and that cannot be run is refused here, before it has a frame. */
export function quicken(code: PyCode): QuickCode {
  const problem = code.code.given?.problem;
  if (typeof problem === 'string') throw raise('SystemError', problem);
  const { instructions: plain, flags, argCount, kwOnlyArgCount, localsPlus, stackSize } = code.code;
  const instructions = plain.slice();
  const caches: undefined[] = [undefined];
  for (let pc = 0; pc < plain.length; pc += 2) {
    instructions[pc] = fused(plain, pc) ?? specialised(plain, pc);
    caches.push(undefined);
  }
  const blankSlots: undefined[] = [];
  for (let i = localsPlus.length + stackSize; i > 0; i--) blankSlots.push(undefined);
  const needsBinding = CodeFlag.VARARGS | CodeFlag.VARKEYWORDS;
  const isPlain = (flags & CodeFlag.OPTIMIZED) !== 0 && (flags & needsBinding) === 0 && kwOnlyArgCount === 0;
  const quick = {
    instructions,
    // Copies of what grew are as long as they have to be, and no longer.
    caches: caches.slice(),
    localsCount: localsPlus.length,
    plainArguments: isPlain ? argCount : -1,
    blankSlots: blankSlots.slice(),
  };
  code.quick = quick;
  return quick;
}

function specialised(instructions: Int32Array, pc: number): number {
  const op = instructions[pc] as number;
  return (op === Op.BINARY_OP ? adders.get(instructions[pc + 1] as number) : undefined) ?? op;
}

function fused(instructions: Int32Array, pc: number): number | undefined {
  const second = instructions[pc + 2];
  const third = instructions[pc + 4];
  const isJump = (index: number): boolean =>
    instructions[pc + 2 * index] === Op.POP_JUMP_IF_FALSE && instructions[pc + 2 * index + 2] === Op.NOT_TAKEN;
  switch (instructions[pc]) {
    case Op.LOAD_FAST:
    case Op.LOAD_FAST_BORROW:
      if (second !== Op.LOAD_SMALL_INT) return undefined;
      if (third === Op.COMPARE_OP && isJump(3)) return Quick.fastCompareSmallJump;
      if (third !== Op.BINARY_OP) return undefined;
      switch (adders.get(instructions[pc + 5] as number)) {
        case Quick.add:
          return Quick.fastAddSmall;
        case Quick.subtract:
          return Quick.fastSubtractSmall;
        default:
          return undefined;
      }
    case Op.LOAD_FAST_LOAD_FAST:
    case Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
      if (second === Op.COMPARE_OP && isJump(2)) return Quick.fastFastCompareJump;
      return second === Op.BINARY_OP ? fastFast.get(adders.get(instructions[pc + 3] as number)) : undefined;
    case Op.LOAD_SMALL_INT:
      return second === Op.BINARY_OP && adders.get(instructions[pc + 3] as number) === Quick.remainder
        ? Quick.remainderSmall
        : undefined;
    case Op.POP_JUMP_IF_FALSE:
      return second === Op.NOT_TAKEN ? Quick.jumpIfFalse : undefined;
    case Op.POP_JUMP_IF_TRUE:
      return second === Op.NOT_TAKEN ? Quick.jumpIfTrue : undefined;
    case Op.COMPARE_OP:
      return isJump(1) ? Quick.compareJump : undefined;
    case Op.FOR_ITER:
      return second === Op.STORE_FAST ? Quick.forStore : undefined;
    case Op.POP_TOP:
      return second === Op.JUMP_BACKWARD ? Quick.popJumpBackward : undefined;
    default:
      return undefined;
  }
}
