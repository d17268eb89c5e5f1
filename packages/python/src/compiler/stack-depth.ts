import { Op } from '../code/opcodes.ts';
import { targetOf } from './flow-graph.ts';
import type { Block, FlowGraph } from './flow-graph.ts';
import { exitsScope, hasTarget, isBlockPush, isUnconditionalJump } from './operations.ts';
import { stackEffect } from '../code/stack-effect.ts';

/** The deepest stack any path needs. Also notes each block's depth on entry; a cycle must leave it unchanged. */
export function measureStack(graph: FlowGraph): number {
  for (const block of graph.blocks()) {
    block.startDepth = -1;
  }
  let deepest = 0;
  const todo: Block[] = [];
  const reach = (block: Block, depth: number): void => {
    if (block.startDepth >= 0 && block.startDepth !== depth) {
      throw new Error(`a block is entered with ${depth} values on the stack, and with ${block.startDepth} before`);
    }
    if (block.startDepth < 0) {
      block.startDepth = depth;
      todo.push(block);
    }
  };
  reach(graph.entry, 0);
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    let depth = block.startDepth;
    let isOpen = true;
    for (let i = 0; i < block.used && isOpen; i++) {
      const instruction = block.at(i);
      const { popped, pushed } = stackEffect(instruction.op, instruction.arg);
      const change = isBlockPush(instruction.op) ? 0 : pushed - popped;
      deepest = Math.max(deepest, depth + Math.max(change, 0));
      if (hasTarget(instruction.op) && instruction.op !== Op.END_ASYNC_FOR) {
        const onTarget = depth + pushed - popped;
        deepest = Math.max(deepest, onTarget);
        reach(targetOf(instruction), onTarget);
      }
      depth += change;
      if (depth < 0) {
        throw new Error(`operation ${instruction.op} takes more from the stack than there is`);
      }
      isOpen = !isUnconditionalJump(instruction.op) && !exitsScope(instruction.op);
    }
    if (isOpen && block.next !== null) {
      reach(block.next, depth);
    }
  }
  return deepest;
}
