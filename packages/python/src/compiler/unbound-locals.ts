import { Op } from '../code/opcodes.ts';
import { targetOf } from './flow-graph.ts';
import type { Block, FlowGraph } from './flow-graph.ts';
import { Pseudo, isJump } from './operations.ts';

/** Locals beyond these are followed only within one block, so that large functions compile in linear time. */
const MAX_TRACKED = 64;

/** Turns loads of locals that may be unbound into checked ones: those raise `UnboundLocalError`. */
export function checkUnboundLocals(graph: FlowGraph, localCount: number, parameterCount: number): void {
  if (localCount === 0) {
    return;
  }
  if (localCount > MAX_TRACKED) {
    checkManyLocals(graph);
  }
  for (const block of graph.blocks()) {
    block.isVisited = false;
    block.unsafeLocals = 0n;
  }
  const todo: Block[] = [];
  const reach = (block: Block, unsafe: bigint): void => {
    const both = block.unsafeLocals | unsafe;
    if (both !== block.unsafeLocals) {
      block.unsafeLocals = both;
      if (!block.isVisited) {
        block.isVisited = true;
        todo.push(block);
      }
    }
  };
  let start = 0n;
  for (let i = parameterCount; i < Math.min(localCount, MAX_TRACKED); i++) {
    start |= 1n << BigInt(i);
  }
  reach(graph.entry, start);
  // A `del` somewhere is a source of its own: every block is scanned once at least.
  for (const block of graph.blocks()) {
    scan(block, reach);
  }
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    block.isVisited = false;
    scan(block, reach);
  }
}

function scan(block: Block, reach: (block: Block, unsafe: bigint) => void): void {
  let unsafe = block.unsafeLocals;
  for (let i = 0; i < block.used; i++) {
    const instruction = block.at(i);
    if (instruction.handler !== null) {
      reach(instruction.handler, unsafe);
    }
    if (instruction.arg >= MAX_TRACKED) {
      continue;
    }
    switch (instruction.op) {
      case Op.DELETE_FAST:
      case Op.LOAD_FAST_AND_CLEAR:
      case Pseudo.STORE_FAST_MAYBE_NULL:
        unsafe |= 1n << BigInt(instruction.arg);
        break;
      case Op.STORE_FAST:
      case Op.LOAD_FAST_CHECK:
        unsafe &= ~(1n << BigInt(instruction.arg));
        break;
      case Op.LOAD_FAST: {
        const bit = 1n << BigInt(instruction.arg);
        if ((unsafe & bit) !== 0n) {
          instruction.op = Op.LOAD_FAST_CHECK;
        }
        unsafe &= ~bit;
        break;
      }
      default:
    }
  }
  if (block.next !== null && block.fallsThrough) {
    reach(block.next, unsafe);
  }
  const { last } = block;
  if (last !== null && isJump(last.op)) {
    reach(targetOf(last), unsafe);
  }
}

function checkManyLocals(graph: FlowGraph): void {
  for (const block of graph.blocks()) {
    const safe = new Set<number>();
    for (let i = 0; i < block.used; i++) {
      const instruction = block.at(i);
      if (instruction.arg < MAX_TRACKED) {
        continue;
      }
      switch (instruction.op) {
        case Op.DELETE_FAST:
        case Op.LOAD_FAST_AND_CLEAR:
        case Pseudo.STORE_FAST_MAYBE_NULL:
          safe.delete(instruction.arg);
          break;
        case Op.STORE_FAST:
          safe.add(instruction.arg);
          break;
        case Op.LOAD_FAST:
          if (!safe.has(instruction.arg)) {
            instruction.op = Op.LOAD_FAST_CHECK;
          }
          safe.add(instruction.arg);
          break;
        default:
      }
    }
  }
}
