import { Op } from '../code/opcodes.ts';
import { foldBinaryOperation, foldDisplay, foldLongTuple, foldTuple, foldUnaryOperation } from './constant-folding.ts';
import type { ConstantPool } from './constants.ts';
import { targetOf } from './flow-graph.ts';
import type { Block, FlowGraph } from './flow-graph.ts';
import type { Instruction } from './instruction.ts';
import { Intrinsic1, Pseudo, hasTarget } from './operations.ts';
import { optimizeSwaps } from './swaps.ts';

/** `COMPARE_OP`'s argument bit that asks for a real `bool`. */
const COMPARE_TO_BOOL = 16;

/** Improves each block by looking at a few neighbouring instructions, and threads jumps to jumps. */
export function optimizeBlocks(graph: FlowGraph, pool: ConstantPool): void {
  for (const block of graph.blocks()) {
    for (let i = 0; i < block.used; i++) {
      i = optimizeAt(block, i, pool);
    }
    optimizeSwaps(block);
  }
}

/** Returns the index to go on behind: one less than given means that the instruction is looked at again. */
function optimizeAt(block: Block, index: number, pool: ConstantPool): number {
  const instruction = block.at(index);
  const { op, arg } = instruction;
  const next = block.opAt(index + 1);
  if (hasTarget(op)) {
    return threadJump(block, instruction, index);
  }
  switch (op) {
    case Op.BUILD_TUPLE:
      if (next === Op.UNPACK_SEQUENCE && arg === block.at(index + 1).arg && arg >= 1 && arg <= 3) {
        instruction.become(Op.NOP);
        if (arg === 1) {
          block.at(index + 1).become(Op.NOP);
        } else {
          block.at(index + 1).op = Op.SWAP;
        }
        break;
      }
      foldTuple(block, index, pool);
      break;
    case Op.BUILD_LIST:
    case Op.BUILD_SET:
      foldDisplay(block, index, pool);
      break;
    case Op.STORE_FAST:
      if (next === op && arg === block.at(index + 1).arg && onSameLine(instruction, block.at(index + 1))) {
        instruction.become(Op.POP_TOP);
      }
      break;
    case Op.SWAP:
      if (arg === 1) {
        instruction.become(Op.NOP);
      }
      break;
    case Op.LOAD_GLOBAL:
      if (next === Op.PUSH_NULL && (arg & 1) === 0) {
        instruction.arg |= 1;
        block.at(index + 1).become(Op.NOP);
      }
      break;
    case Op.COMPARE_OP:
      if (next === Op.TO_BOOL) {
        mergeForward(block, index, op, arg | COMPARE_TO_BOOL);
      }
      break;
    case Op.CONTAINS_OP:
    case Op.IS_OP:
      if (next === Op.TO_BOOL) {
        mergeForward(block, index, op, arg);
      } else if (next === Op.UNARY_NOT) {
        mergeForward(block, index, op, arg ^ 1);
      }
      break;
    case Op.TO_BOOL:
      if (next === Op.TO_BOOL) {
        instruction.become(Op.NOP);
      }
      break;
    case Op.UNARY_NOT:
      if (next === Op.TO_BOOL) {
        mergeForward(block, index, Op.UNARY_NOT, 0);
      } else if (next === Op.UNARY_NOT) {
        instruction.become(Op.NOP);
        block.at(index + 1).become(Op.NOP);
      } else {
        foldUnaryOperation(block, index, 'not', pool);
      }
      break;
    case Op.UNARY_INVERT:
      foldUnaryOperation(block, index, 'invert', pool);
      break;
    case Op.UNARY_NEGATIVE:
      foldUnaryOperation(block, index, 'neg', pool);
      break;
    case Op.CALL_INTRINSIC_1:
      if (arg === Intrinsic1.LIST_TO_TUPLE) {
        if (next === Op.GET_ITER) {
          instruction.become(Op.NOP);
        } else {
          foldLongTuple(block, index, pool);
        }
      } else if (arg === Intrinsic1.UNARY_POSITIVE) {
        foldUnaryOperation(block, index, 'pos', pool);
      }
      break;
    case Op.BINARY_OP:
      foldBinaryOperation(block, index, pool);
      break;
    default:
  }
  return index;
}

function onSameLine(a: Instruction, b: Instruction): boolean {
  return a.location.line === b.location.line;
}

/** The second of two instructions takes over the work of both, at its own location. */
function mergeForward(block: Block, index: number, op: number, arg: number): void {
  const first = block.at(index);
  const second = block.at(index + 1);
  first.become(Op.NOP);
  second.become(op, arg);
  second.endsExpression ||= first.endsExpression;
}

/** Jumps that each of these may take over when it leads to one. */
const threaded: ReadonlyMap<number, ReadonlySet<number>> = new Map<number, ReadonlySet<number>>([
  [Op.POP_JUMP_IF_NOT_NONE, new Set<number>([Pseudo.JUMP])],
  [Op.POP_JUMP_IF_NONE, new Set<number>([Pseudo.JUMP])],
  [Op.POP_JUMP_IF_FALSE, new Set<number>([Pseudo.JUMP])],
  [Op.POP_JUMP_IF_TRUE, new Set<number>([Pseudo.JUMP])],
  [Pseudo.JUMP_IF_FALSE, new Set<number>([Pseudo.JUMP, Pseudo.JUMP_IF_FALSE])],
  [Pseudo.JUMP_IF_TRUE, new Set<number>([Pseudo.JUMP, Pseudo.JUMP_IF_TRUE])],
  [Pseudo.JUMP, new Set<number>([Pseudo.JUMP, Pseudo.JUMP_NO_INTERRUPT])],
  [Pseudo.JUMP_NO_INTERRUPT, new Set<number>([Pseudo.JUMP, Pseudo.JUMP_NO_INTERRUPT])],
]);

function threadJump(block: Block, jump: Instruction, index: number): number {
  const target = targetOf(jump);
  const first = target.used > 0 ? target.at(0) : null;
  if (first === null) {
    return index;
  }
  if (threaded.get(jump.op)?.has(first.op) === true) {
    if (jump.target === first.target) {
      return index;
    }
    // An interruptible jump in the chain makes the whole jump interruptible.
    const op = jump.op === Pseudo.JUMP_NO_INTERRUPT && first.op === Pseudo.JUMP ? Pseudo.JUMP : jump.op;
    jump.become(Op.NOP);
    block.addJump(op, targetOf(first), first.location);
    return index - 1;
  }
  const opposite =
    (jump.op === Pseudo.JUMP_IF_FALSE && first.op === Pseudo.JUMP_IF_TRUE) ||
    (jump.op === Pseudo.JUMP_IF_TRUE && first.op === Pseudo.JUMP_IF_FALSE);
  if (opposite && target.next !== null) {
    // The value that brought us here does not satisfy the second test: go where that falls through to.
    jump.target = target.next;
    return index - 1;
  }
  return index;
}
