import { Op } from '../code/opcodes.ts';
import { boolConst, intConst, isSmallInt, isTrue } from './constants.ts';
import type { ConstantPool } from './constants.ts';
import type { Block, FlowGraph } from './flow-graph.ts';
import type { Instruction } from './instruction.ts';
import type { Const } from '../code/code-object.ts';
import { Pseudo, loadsConstant } from './operations.ts';

/** Shortens what follows a constant: a test of it, `is None`, `TO_BOOL`; and loads small integers directly. */
export function optimizeConstantLoads(graph: FlowGraph, pool: ConstantPool): void {
  for (const block of graph.blocks()) {
    optimizeBlock(block, pool);
  }
}

export function loadedConstant(op: number, arg: number, pool: ConstantPool): Const {
  return op === Op.LOAD_SMALL_INT ? intConst(arg) : pool.at(arg);
}

/** Whether the constant fits into the instruction's argument; then it does from now on. */
export function loadAsSmallInt(instruction: Instruction, constant: Const): boolean {
  if (!isSmallInt(constant)) {
    return false;
  }
  instruction.become(Op.LOAD_SMALL_INT, constant.value);
  return true;
}

function optimizeBlock(block: Block, pool: ConstantPool): void {
  let op = 0;
  let arg = 0;
  for (let i = 0; i < block.used; i++) {
    const instruction = block.at(i);
    if (instruction.op === Op.LOAD_CONST) {
      loadAsSmallInt(instruction, pool.at(instruction.arg));
    }
    const copiesConstant = op === Op.LOAD_CONST && instruction.op === Op.COPY && instruction.arg === 1;
    if (!copiesConstant) {
      op = instruction.op;
      arg = instruction.arg;
    }
    if (loadsConstant(op)) {
      shortenUse(block, i, loadedConstant(op, arg, pool), pool);
    }
  }
}

function shortenUse(block: Block, index: number, constant: Const, pool: ConstantPool): void {
  const load = block.at(index);
  switch (block.opAt(index + 1)) {
    case Op.POP_JUMP_IF_FALSE:
    case Op.POP_JUMP_IF_TRUE:
      load.become(Op.NOP);
      decideJump(block.at(index + 1), constant);
      return;
    case Pseudo.JUMP_IF_FALSE:
    case Pseudo.JUMP_IF_TRUE:
      decideJump(block.at(index + 1), constant);
      return;
    case Op.IS_OP:
      if (constant.type === 'none') {
        testForNone(block, index);
      }
      return;
    case Op.TO_BOOL: {
      const toBool = block.at(index + 1);
      load.become(Op.NOP);
      toBool.become(Op.LOAD_CONST, pool.add(boolConst(isTrue(constant))));
      toBool.endsExpression ||= load.endsExpression;
      return;
    }
    default:
  }
}

function decideJump(jump: Instruction, constant: Const): void {
  const jumpsIfTrue = jump.op === Op.POP_JUMP_IF_TRUE || jump.op === Pseudo.JUMP_IF_TRUE;
  if (isTrue(constant) === jumpsIfTrue) {
    jump.op = Pseudo.JUMP;
  } else {
    jump.become(Op.NOP);
  }
}

/** `LOAD_CONST None; IS_OP; [TO_BOOL;] POP_JUMP_IF_…` is one instruction. */
function testForNone(block: Block, index: number): void {
  const test = block.at(index + 1);
  let at = index + 2;
  if (block.opAt(at) === Op.TO_BOOL) {
    block.at(at).become(Op.NOP);
    at++;
  }
  const op = block.opAt(at);
  if (op !== Op.POP_JUMP_IF_FALSE && op !== Op.POP_JUMP_IF_TRUE) {
    return;
  }
  const isInverted = (test.arg !== 0) !== (op === Op.POP_JUMP_IF_FALSE);
  block.at(index).become(Op.NOP);
  test.become(Op.NOP);
  block.at(at).op = isInverted ? Op.POP_JUMP_IF_NOT_NONE : Op.POP_JUMP_IF_NONE;
}
