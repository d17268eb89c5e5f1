/** Runs of `SWAP`: made as short as possible, then applied to the instructions behind instead of the stack. */
import { Op } from '../code/opcodes.ts';
import type { Block } from './flow-graph.ts';
import type { Instruction } from './instruction.ts';
import { Pseudo } from './operations.ts';

export function optimizeSwaps(block: Block): void {
  for (let i = 0; i < block.used; i++) {
    if (block.at(i).op === Op.SWAP) {
      i = shortenRun(block, i);
      applyStatically(block, i);
    }
  }
}

/**
 * Replaces a run of swaps by an optimal one. Together they permute the top of the stack; each cycle of
 * the permutation is then undone through its top element, which is all that a swap can move.
 * Returns the index of the run's last instruction.
 */
function shortenRun(block: Block, start: number): number {
  let depth = block.at(start).arg;
  let length = 1;
  let hasMore = false;
  for (; start + length < block.used; length++) {
    const { op, arg } = block.at(start + length);
    if (op === Op.SWAP) {
      depth = Math.max(depth, arg);
      hasMore = true;
    } else if (op !== Op.NOP) {
      break;
    }
  }
  if (!hasMore) {
    return start;
  }
  const stack = Array.from({ length: depth }, (_, i) => i);
  const at = (i: number): number => stack[i] ?? 0;
  for (let i = start; i < start + length; i++) {
    const { op, arg } = block.at(i);
    if (op === Op.SWAP) {
      const top = at(0);
      stack[0] = at(arg - 1);
      stack[arg - 1] = top;
    }
  }
  const visited = -1;
  let current = start + length - 1;
  for (let i = 0; i < depth; i++) {
    if (at(i) === visited || at(i) === i) {
      continue;
    }
    let j = i;
    for (;;) {
      if (j !== 0) {
        block.at(current--).become(Op.SWAP, j + 1);
      }
      if (at(j) === visited) {
        break;
      }
      const next = at(j);
      stack[j] = visited;
      j = next;
    }
  }
  while (current >= start) {
    block.at(current--).become(Op.NOP);
  }
  return start + length - 1;
}

/** `SWAP 2; POP_TOP; STORE_FAST x` is `STORE_FAST x; POP_TOP`: exchanging the consumers saves the swap. */
function applyStatically(block: Block, end: number): void {
  for (let i = end; i >= 0; i--) {
    const swap = block.at(i);
    if (swap.op !== Op.SWAP) {
      if (swap.op === Op.NOP || isSwappable(swap)) {
        continue;
      }
      return;
    }
    const first = nextSwappable(block, i, -1);
    if (first < 0) {
      return;
    }
    const { line } = block.at(first).location;
    let second = first;
    for (let count = swap.arg - 1; count > 0; count--) {
      second = nextSwappable(block, second, line);
      if (second < 0) {
        return;
      }
    }
    if (storesCollide(block, first, second)) {
      return;
    }
    swap.become(Op.NOP);
    block.swap(first, second);
  }
}

function isSwappable({ op }: Instruction): boolean {
  return op === Op.STORE_FAST || op === Pseudo.STORE_FAST_MAYBE_NULL || op === Op.POP_TOP;
}

/** On one line only: between lines a debugger may look at the names. */
function nextSwappable(block: Block, from: number, line: number): number {
  for (let i = from + 1; i < block.used; i++) {
    const instruction = block.at(i);
    if (line >= 0 && instruction.location.line !== line) {
      return -1;
    }
    if (instruction.op !== Op.NOP) {
      return isSwappable(instruction) ? i : -1;
    }
  }
  return -1;
}

function storedLocal({ op, arg }: Instruction): number {
  return op === Op.STORE_FAST || op === Pseudo.STORE_FAST_MAYBE_NULL ? arg : -1;
}

function storesCollide(block: Block, first: number, second: number): boolean {
  const a = storedLocal(block.at(first));
  const b = storedLocal(block.at(second));
  if (a < 0 && b < 0) {
    return false;
  }
  if (a === b) {
    return true;
  }
  for (let i = first + 1; i < second; i++) {
    const between = storedLocal(block.at(i));
    if (between >= 0 && (between === a || between === b)) {
      return true;
    }
  }
  return false;
}
