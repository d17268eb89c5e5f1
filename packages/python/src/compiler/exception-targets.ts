import { Op } from '../code/opcodes.ts';
import { targetOf } from './flow-graph.ts';
import type { Block, FlowGraph } from './flow-graph.ts';
import { Pseudo, ResumeKind, isBlockPush, isJump } from './operations.ts';

/**
 * Notes for each instruction which handler catches its exceptions, by following the control flow with a
 * stack of the protected ranges that are open. `POP_BLOCK` has done its work then and becomes a `NOP`.
 */
export function labelExceptionTargets(graph: FlowGraph): void {
  graph.clearVisited();
  const stacks = new Map<Block, Block[]>([[graph.entry, []]]);
  const todo = [graph.entry];
  graph.entry.isVisited = true;
  const reach = (block: Block, handlers: readonly Block[]): void => {
    if (!block.isVisited) {
      block.isVisited = true;
      stacks.set(block, [...handlers]);
      todo.push(block);
    }
  };
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    const handlers = stacks.get(block) ?? [];
    let depthAtYield = -1;
    for (let i = 0; i < block.used; i++) {
      const instruction = block.at(i);
      if (isBlockPush(instruction.op)) {
        const target = targetOf(instruction);
        reach(target, handlers);
        target.keepsLasti ||= instruction.op !== Pseudo.SETUP_FINALLY;
        handlers.push(target);
        continue;
      }
      if (instruction.op === Pseudo.POP_BLOCK) {
        handlers.pop();
        instruction.become(Op.NOP);
        continue;
      }
      instruction.handler = handlers.at(-1) ?? null;
      if (isJump(instruction.op)) {
        reach(targetOf(instruction), handlers);
      } else if (instruction.op === Op.YIELD_VALUE) {
        depthAtYield = handlers.length;
      } else if (instruction.op === Op.RESUME && instruction.arg !== ResumeKind.START) {
        if (depthAtYield === 1) {
          instruction.arg |= ResumeKind.DEPTH_ONE;
        }
        depthAtYield = -1;
      }
    }
    if (block.fallsThrough && block.next !== null) {
      reach(block.next, handlers);
    }
  }
}
