/** Passes that take away what earlier passes made superfluous: dead blocks, `NOP`s, jumps to the next place. */
import type { Range } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { nextNonEmpty, targetOf } from './flow-graph.ts';
import type { Block, FlowGraph } from './flow-graph.ts';
import type { Instruction } from './instruction.ts';
import { NO_LOCATION } from './location.ts';
import { isBlockPush, isJump, isUnconditionalJump, loadsConstant } from './operations.ts';

/** Empties blocks that nothing leads to, and counts the predecessors of the others. */
export function removeUnreachable(graph: FlowGraph): void {
  for (const block of graph.blocks()) {
    block.predecessors = 0;
    block.isVisited = false;
  }
  const todo = [graph.entry];
  graph.entry.predecessors = 1;
  graph.entry.isVisited = true;
  const reach = (block: Block): void => {
    if (!block.isVisited) {
      block.isVisited = true;
      todo.push(block);
    }
    block.predecessors++;
  };
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    if (block.next !== null && block.fallsThrough) {
      reach(block.next);
    }
    for (let i = 0; i < block.used; i++) {
      const instruction = block.at(i);
      if (isJump(instruction.op) || isBlockPush(instruction.op)) {
        reach(targetOf(instruction));
      }
    }
  }
  for (const block of graph.blocks()) {
    if (block.predecessors === 0) {
      block.used = 0;
      block.isHandler = false;
    }
  }
}

/** A `NOP` stays only where it is the sole instruction of its line there. Returns how many went. */
function removeNopsOf(block: Block): number {
  let kept = 0;
  let previousLine = -1;
  const before = block.used;
  for (let i = 0; i < before; i++) {
    const { op, location } = block.at(i);
    if (op === Op.NOP && isNopRedundant(block, i, location, previousLine)) {
      continue;
    }
    block.move(i, kept++);
    previousLine = location.line;
  }
  block.used = kept;
  return before - kept;
}

function isNopRedundant(block: Block, index: number, location: Range, previousLine: number): boolean {
  const { line } = location;
  if (line < 0 || previousLine === line) {
    return true;
  }
  if (index < block.used - 1) {
    const following = block.at(index + 1);
    if (following.location.line === line) {
      return true;
    }
    if (following.location.line < 0) {
      following.location = location;
      return true;
    }
    return false;
  }
  const next = nextNonEmpty(block.next);
  return next !== null && firstLocation(next).line === line;
}

/** That of the first instruction which will not vanish as a `NOP` without a line. */
function firstLocation(block: Block): Range {
  for (let i = 0; i < block.used; i++) {
    const { op, location } = block.at(i);
    if (op !== Op.NOP || location.line >= 0) {
      return location;
    }
  }
  return NO_LOCATION;
}

export function removeRedundantNops(graph: FlowGraph): number {
  let removed = 0;
  for (const block of graph.blocks()) {
    removed += removeNopsOf(block);
  }
  return removed;
}

function removeRedundantJumps(graph: FlowGraph): number {
  let removed = 0;
  for (const block of graph.blocks()) {
    const { last } = block;
    if (last !== null && isUnconditionalJump(last.op) && nextNonEmpty(last.target) === nextNonEmpty(block.next)) {
      last.become(Op.NOP);
      removed++;
    }
  }
  return removed;
}

export function removeRedundantNopsAndJumps(graph: FlowGraph): void {
  while (removeRedundantNops(graph) + removeRedundantJumps(graph) > 0) {
    // Each removal can make another possible.
  }
}

/** A value that is loaded only to be dropped needs neither. */
export function removeRedundantPairs(graph: FlowGraph): void {
  let isDone = false;
  while (!isDone) {
    isDone = true;
    let previous: Instruction | null = null;
    for (const block of graph.blocks()) {
      removeNopsOf(block);
      if (block.label >= 0) {
        // Something may jump here, without the value.
        previous = null;
      }
      for (let i = 0; i < block.used; i++) {
        const instruction = block.at(i);
        if (instruction.op === Op.POP_TOP && previous !== null && pushesCheaply(previous)) {
          dropValue(previous);
          dropValue(instruction);
          isDone = false;
        }
        previous = instruction;
      }
      if ((previous !== null && isJump(previous.op)) || !block.fallsThrough) {
        previous = null;
      }
    }
  }
}

function pushesCheaply(instruction: Instruction): boolean {
  return loadsConstant(instruction.op) || (instruction.op === Op.COPY && instruction.arg === 1);
}

function dropValue(instruction: Instruction): void {
  instruction.become(Op.NOP);
  instruction.endsExpression = false;
}
