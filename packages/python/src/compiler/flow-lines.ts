/** Passes that give each instruction a line, so that tracing sees every statement once and every exit has one. */
import { Op } from '../code/opcodes.ts';
import { Block, nextNonEmpty, targetOf } from './flow-graph.ts';
import type { FlowGraph } from './flow-graph.ts';
import { NO_LOCATION } from './location.ts';
import { Pseudo, checksForInterrupts, isJump, isUnconditionalJump } from './operations.ts';

/** Larger exits are jumped to instead of copied. */
const MAX_COPIED = 4;

/** Replaces a jump by a copy of where it leads, if that is a small exit or belongs to no line. */
export function inlineSmallBlocks(graph: FlowGraph): void {
  let hasChanged = true;
  while (hasChanged) {
    hasChanged = false;
    for (const block of graph.blocks()) {
      hasChanged = inlineTarget(block) || hasChanged;
    }
  }
}

function inlineTarget(block: Block): boolean {
  const { last } = block;
  if (last === null || !isUnconditionalJump(last.op)) {
    return false;
  }
  const target = targetOf(last);
  const isSmallExit = target.exits && target.used <= MAX_COPIED;
  const isArtificial = target.hasNoLine && !target.fallsThrough;
  if (!isSmallExit && !isArtificial) {
    return false;
  }
  const removed = last.op;
  last.become(Op.NOP);
  appendCopies(block, target);
  if (isArtificial && block.last !== null && isUnconditionalJump(block.last.op) && removed === Pseudo.JUMP) {
    // The jump that went checked for interrupts; the one that replaces it must as well.
    block.last.op = Pseudo.JUMP;
  }
  target.predecessors--;
  return true;
}

function appendCopies(to: Block, from: Block): void {
  const count = from.used;
  for (let i = 0; i < count; i++) {
    to.append(from.at(i).copy());
  }
}

export function resolveLines(graph: FlowGraph): void {
  duplicateExitsWithoutLine(graph);
  propagateLines(graph);
}

/** An exit without a line, reached from several places, is copied: each copy takes its jump's line. */
function duplicateExitsWithoutLine(graph: FlowGraph): void {
  let label = graph.nextLabel();
  for (const block of graph.blocks()) {
    const { last } = block;
    if (last === null || !isJump(last.op)) {
      continue;
    }
    const target = nextNonEmpty(targetOf(last));
    if (target === null || target.predecessors <= 1 || !needsLine(target)) {
      continue;
    }
    const copy = new Block();
    appendCopies(copy, target);
    copy.at(0).location = last.location;
    last.target = copy;
    target.predecessors--;
    copy.predecessors = 1;
    copy.next = target.next;
    copy.label = label++;
    target.next = copy;
  }
  for (const block of graph.blocks()) {
    const { next, last } = block;
    if (last !== null && block.fallsThrough && next !== null && next.used > 0 && needsLine(next)) {
      next.at(0).location = last.location;
    }
  }
}

function needsLine(block: Block): boolean {
  return (block.exits || hasInterruptCheck(block)) && block.hasNoLine;
}

function hasInterruptCheck(block: Block): boolean {
  for (let i = 0; i < block.used; i++) {
    if (checksForInterrupts(block.at(i).op)) {
      return true;
    }
  }
  return false;
}

/** Hands locations on: to the instruction behind, and to a block that is reached from one place only. */
function propagateLines(graph: FlowGraph): void {
  for (const block of graph.blocks()) {
    const { last } = block;
    if (last === null) {
      continue;
    }
    let location = NO_LOCATION;
    for (let i = 0; i < block.used; i++) {
      const instruction = block.at(i);
      if (instruction.location.line === NO_LOCATION.line) {
        instruction.location = location;
      } else {
        location = instruction.location;
      }
    }
    const reached = [block.fallsThrough ? block.next : null, isJump(last.op) ? targetOf(last) : null];
    for (const target of reached) {
      if (target?.predecessors === 1 && target.used > 0 && target.at(0).location.line === NO_LOCATION.line) {
        target.at(0).location = location;
      }
    }
  }
}
