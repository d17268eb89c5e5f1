/** Folding on the level of instructions: constants that are loaded in a row and then combined. */
import type { Const } from '../code/code-object.ts';
import { Op } from '../code/opcodes.ts';
import { foldBinary, foldUnary } from './constant-arithmetic.ts';
import { loadAsSmallInt, loadedConstant } from './constant-loads.ts';
import { constKey, tupleConst } from './constants.ts';
import type { ConstantPool } from './constants.ts';
import type { Block } from './flow-graph.ts';
import type { Instruction } from './instruction.ts';
import { NO_LOCATION } from './location.ts';
import { loadsConstant } from './operations.ts';

/** Longer displays are built in steps, so that no expression needs a deep stack. */
export const STACK_USE_GUIDELINE = 30;

/** A list or set of fewer constants is as cheap to build from the stack. */
const MIN_CONSTANT_SEQUENCE = 3;

export function foldTuple(block: Block, index: number, pool: ConstantPool): void {
  const build = block.at(index);
  const loads = precedingLoads(block, index, build.arg);
  if (loads !== null) {
    const items = valuesOf(loads, pool);
    erase(loads);
    loadConstant(build, tupleConst(items), pool);
  }
}

export function foldUnaryOperation(
  block: Block,
  index: number,
  op: 'neg' | 'pos' | 'invert' | 'not',
  pool: ConstantPool,
): void {
  const loads = precedingLoads(block, index, 1);
  const [operand] = loads === null ? [] : valuesOf(loads, pool);
  const folded = operand === undefined ? null : foldUnary(op, operand);
  if (loads !== null && folded !== null) {
    erase(loads);
    loadConstant(block.at(index), folded, pool);
  }
}

export function foldBinaryOperation(block: Block, index: number, pool: ConstantPool): void {
  const loads = precedingLoads(block, index, 2);
  const [left, right] = loads === null ? [] : valuesOf(loads, pool);
  const folded = left === undefined || right === undefined ? null : foldBinary(block.at(index).arg, left, right);
  if (loads !== null && folded !== null) {
    erase(loads);
    loadConstant(block.at(index), folded, pool);
  }
}

/**
 * A list or set display: behind `in` and in a loop it becomes a constant tuple or frozenset (or at least a
 * tuple); elsewhere it is extended by one constant instead of being built from many.
 */
export function foldDisplay(block: Block, index: number, pool: ConstantPool): void {
  const build = block.at(index);
  const following = block.opAt(index + 1);
  const isOnlyRead = following === Op.GET_ITER || following === Op.CONTAINS_OP;
  const size = build.arg;
  if (size > STACK_USE_GUIDELINE || (size < MIN_CONSTANT_SEQUENCE && !isOnlyRead)) {
    return;
  }
  const loads = precedingLoads(block, index, size);
  if (loads === null) {
    if (isOnlyRead && build.op === Op.BUILD_LIST) {
      build.op = Op.BUILD_TUPLE;
    }
    return;
  }
  const items = valuesOf(loads, pool);
  const isList = build.op === Op.BUILD_LIST;
  const constant: Const = isList ? tupleConst(items) : { type: 'frozenset', items: distinct(items) };
  const at = pool.add(constant);
  erase(loads);
  if (isOnlyRead) {
    build.become(Op.LOAD_CONST, at);
    return;
  }
  const first = block.at(index - 2);
  first.location = build.location;
  first.become(build.op, 0);
  block.at(index - 1).become(Op.LOAD_CONST, at);
  build.become(isList ? Op.LIST_EXTEND : Op.SET_UPDATE, 1);
}

/** A long tuple display, which is built as a list first: all constants again. */
export function foldLongTuple(block: Block, index: number, pool: ConstantPool): void {
  const found: Instruction[] = [];
  const items: Const[] = [];
  let expectsAppend = true;
  for (let i = index - 1; i >= 0; i--) {
    const instruction = block.at(i);
    if (instruction.op === Op.NOP) {
      continue;
    }
    found.push(instruction);
    if (instruction.op === Op.BUILD_LIST && instruction.arg === 0) {
      if (expectsAppend) {
        erase(found);
        loadConstant(block.at(index), tupleConst(items.toReversed()), pool);
      }
      return;
    }
    if (
      expectsAppend ? !(instruction.op === Op.LIST_APPEND && instruction.arg === 1) : !loadsConstant(instruction.op)
    ) {
      return;
    }
    if (!expectsAppend) {
      items.push(loadedConstant(instruction.op, instruction.arg, pool));
    }
    expectsAppend = !expectsAppend;
  }
}

/** The `count` constant loads right before an instruction, if there are that many. */
function precedingLoads(block: Block, index: number, count: number): Instruction[] | null {
  if (count > STACK_USE_GUIDELINE) {
    return null;
  }
  const loads: Instruction[] = [];
  for (let i = index - 1; i >= 0 && loads.length < count; i--) {
    const instruction = block.at(i);
    if (instruction.op === Op.NOP) {
      continue;
    }
    if (!loadsConstant(instruction.op)) {
      return null;
    }
    loads.push(instruction);
  }
  return loads.length === count ? loads.reverse() : null;
}

/** Python's equality: `1`, `1.0` and `True` are one element, the first of them. */
function distinct(items: readonly Const[]): Const[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const key = equalityKey(item);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

function equalityKey(constant: Const): string {
  switch (constant.type) {
    case 'bool':
    case 'int':
    case 'float':
      return `number ${Number(constant.value)} ${typeof constant.value === 'bigint' ? constant.value : ''}`;
    case 'complex':
      return constant.imag === 0 ? `number ${constant.real} ` : constKey(constant);
    case 'tuple':
      return `tuple(${constant.items.map(equalityKey).join(';')})`;
    default:
      return constKey(constant);
  }
}

function valuesOf(loads: readonly Instruction[], pool: ConstantPool): Const[] {
  return loads.map(({ op, arg }) => loadedConstant(op, arg, pool));
}

function erase(instructions: readonly Instruction[]): void {
  for (const instruction of instructions) {
    instruction.become(Op.NOP);
    instruction.location = NO_LOCATION;
    instruction.endsExpression = false;
  }
}

function loadConstant(instruction: Instruction, constant: Const, pool: ConstantPool): void {
  if (!loadAsSmallInt(instruction, constant)) {
    instruction.become(Op.LOAD_CONST, pool.add(constant));
  }
}
