/** The final order of blocks: exception handlers go to the end, and backward jumps are made unconditional. */
import { Op } from '../code/opcodes.ts';
import { removeRedundantNopsAndJumps } from './flow-cleanup.ts';
import { Block, targetOf } from './flow-graph.ts';
import type { FlowGraph } from './flow-graph.ts';
import { NO_LOCATION } from './location.ts';
import { Pseudo, isConditionalJump, isJump } from './operations.ts';

/** Moves blocks that only an exception reaches behind the others, so that the usual path runs straight. */
export function moveColdBlocks(graph: FlowGraph): void {
  if (graph.entry.next === null) {
    return;
  }
  markTemperatures(graph);
  let label = graph.nextLabel();
  for (const block of graph.blocks()) {
    const { next } = block;
    if (block.isCold && block.fallsThrough && next?.isWarm === true) {
      const bridge = new Block();
      if (next.label < 0) {
        next.label = label++;
      }
      bridge.addJump(Pseudo.JUMP_NO_INTERRUPT, next, NO_LOCATION);
      bridge.isCold = true;
      bridge.predecessors = 1;
      bridge.next = next;
      block.next = bridge;
    }
  }
  const blocks = [...graph.blocks()];
  const ordered = [...blocks.filter((block) => !block.isCold), ...blocks.filter((block) => block.isCold)];
  ordered.forEach((block, i) => {
    block.next = ordered[i + 1] ?? null;
  });
  if (blocks.some((block) => block.isCold)) {
    removeRedundantNopsAndJumps(graph);
  }
}

function markTemperatures(graph: FlowGraph): void {
  graph.clearVisited();
  spread([graph.entry], (block) => {
    block.isWarm = true;
  });
  graph.clearVisited();
  const handlers = [...graph.blocks()].filter((block) => block.isHandler);
  spread(handlers, (block) => {
    block.isCold = true;
  });
}

/** Visits what the given blocks lead to, without entering handlers or blocks known to be warm. */
function spread(from: readonly Block[], mark: (block: Block) => void): void {
  const todo = [...from];
  for (const block of todo) {
    block.isVisited = true;
  }
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    mark(block);
    const reached = block.fallsThrough && block.next !== null ? [block.next] : [];
    for (let i = 0; i < block.used; i++) {
      const instruction = block.at(i);
      if (isJump(instruction.op)) {
        reached.push(targetOf(instruction));
      }
    }
    for (const target of reached) {
      if (!target.isVisited && !target.isWarm) {
        target.isVisited = true;
        todo.push(target);
      }
    }
  }
}

const opposite: ReadonlyMap<number, number> = new Map([
  [Op.POP_JUMP_IF_NOT_NONE, Op.POP_JUMP_IF_NONE],
  [Op.POP_JUMP_IF_NONE, Op.POP_JUMP_IF_NOT_NONE],
  [Op.POP_JUMP_IF_FALSE, Op.POP_JUMP_IF_TRUE],
  [Op.POP_JUMP_IF_TRUE, Op.POP_JUMP_IF_FALSE],
]);

/** Conditional jumps only go forward: a backward one is turned round and jumps over an unconditional one. */
export function normalizeJumps(graph: FlowGraph): void {
  graph.clearVisited();
  for (const block of graph.blocks()) {
    block.isVisited = true;
    const { last } = block;
    if (last === null || !isConditionalJump(last.op)) {
      continue;
    }
    const target = targetOf(last);
    if (!target.isVisited) {
      block.add(Op.NOT_TAKEN, 0, last.location);
      continue;
    }
    const { next } = block;
    if (next === null) {
      throw new Error('a conditional jump ends the code');
    }
    const backward = new Block();
    backward.add(Op.NOT_TAKEN, 0, last.location);
    backward.addJump(Pseudo.JUMP, target, last.location);
    backward.startDepth = target.startDepth;
    backward.isCold = block.isCold;
    backward.next = next;
    last.op = opposite.get(last.op) ?? last.op;
    last.target = next;
    block.next = backward;
  }
}

/** Gives unconditional jumps their direction; only that of the final order counts. */
export function directJumps(graph: FlowGraph): void {
  graph.clearVisited();
  for (const block of graph.blocks()) {
    block.isVisited = true;
    const { last } = block;
    if (last?.op === Pseudo.JUMP) {
      last.op = targetOf(last).isVisited ? Op.JUMP_BACKWARD : Op.JUMP_FORWARD;
    } else if (last?.op === Pseudo.JUMP_NO_INTERRUPT) {
      last.op = targetOf(last).isVisited ? Op.JUMP_BACKWARD_NO_INTERRUPT : Op.JUMP_FORWARD;
    }
  }
}
