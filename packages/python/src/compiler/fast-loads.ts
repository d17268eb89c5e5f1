/** Loads and stores of locals: pairs become one instruction, and loads borrow where that is safe. */
import { Op } from '../code/opcodes.ts';
import { removeRedundantNops } from './flow-cleanup.ts';
import { targetOf } from './flow-graph.ts';
import type { Block, FlowGraph } from './flow-graph.ts';
import type { Instruction } from './instruction.ts';
import { exitsScope, hasTarget, isBlockPush, isUnconditionalJump } from './operations.ts';
import { stackEffect } from '../code/stack-effect.ts';

/** Two locals share one argument only while both numbers fit into four bits. */
const PAIR_LIMIT = 16;

const pairs: readonly (readonly [first: number, second: number, together: number])[] = [
  [Op.LOAD_FAST, Op.LOAD_FAST, Op.LOAD_FAST_LOAD_FAST],
  [Op.STORE_FAST, Op.LOAD_FAST, Op.STORE_FAST_LOAD_FAST],
  [Op.STORE_FAST, Op.STORE_FAST, Op.STORE_FAST_STORE_FAST],
];

export function insertSuperInstructions(graph: FlowGraph): void {
  for (const block of graph.blocks()) {
    for (let i = 0; i + 1 < block.used; i++) {
      const first = block.at(i);
      const second = block.at(i + 1);
      const pair = pairs.find(([a, b]) => a === first.op && b === second.op);
      if (pair !== undefined && fitTogether(first, second)) {
        first.become(pair[2], (first.arg << 4) | second.arg);
        first.secondLocation = second.location;
        first.endsExpression ||= second.endsExpression;
        second.become(Op.NOP);
      }
    }
  }
  removeRedundantNops(graph);
}

function fitTogether(a: Instruction, b: Instruction): boolean {
  const [lineA, lineB] = [a.location.line, b.location.line];
  return (lineA < 0 || lineB < 0 || lineA === lineB) && a.arg < PAIR_LIMIT && b.arg < PAIR_LIMIT;
}

/** A value on the simulated stack: which instruction pushed it, and the local it is a reference to. */
interface Reference {
  readonly producer: number;
  readonly local: number;
}

const NO_PRODUCER = -1;
const NO_LOCAL = -1;

/**
 * Finds loads whose value surely outlives its use: it is taken off the stack in the same block, before its local
 * is overwritten, and is not stored into another local. Such a load need not count a reference: it borrows.
 * Each block is simulated by itself, on a stack of references to the loads.
 */
export function borrowLoads(graph: FlowGraph): void {
  graph.clearVisited();
  graph.entry.startDepth = 0;
  graph.entry.isVisited = true;
  const todo = [graph.entry];
  const reach = (block: Block): void => {
    if (!block.isVisited) {
      block.isVisited = true;
      todo.push(block);
    }
  };
  for (let block = todo.pop(); block !== undefined; block = todo.pop()) {
    const unsafe = simulate(block, reach);
    const { last } = block;
    if (last !== null && block.next !== null && !isUnconditionalJump(last.op) && !exitsScope(last.op)) {
      reach(block.next);
    }
    for (let i = 0; i < block.used; i++) {
      const instruction = block.at(i);
      if (unsafe.has(i)) {
        continue;
      }
      if (instruction.op === Op.LOAD_FAST) {
        instruction.op = Op.LOAD_FAST_BORROW;
      } else if (instruction.op === Op.LOAD_FAST_LOAD_FAST) {
        instruction.op = Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW;
      }
    }
  }
}

/** Returns the indices of instructions that must not borrow. */
function simulate(block: Block, reach: (block: Block) => void): ReadonlySet<number> {
  const unsafe = new Set<number>();
  const stack: Reference[] = Array.from({ length: Math.max(block.startDepth, 0) }, () => ({
    producer: NO_PRODUCER,
    local: NO_LOCAL,
  }));
  const push = (producer: number, local = NO_LOCAL): void => {
    stack.push({ producer, local });
  };
  const pop = (): Reference => stack.pop() ?? { producer: NO_PRODUCER, local: NO_LOCAL };
  const kill = (local: number): void => {
    for (const reference of stack) {
      if (reference.local === local) {
        unsafe.add(reference.producer);
      }
    }
  };
  const store = (local: number): void => {
    const { producer } = pop();
    kill(local);
    if (producer !== NO_PRODUCER) {
      unsafe.add(producer);
    }
  };

  for (let i = 0; i < block.used; i++) {
    const { op, arg, target } = block.at(i);
    switch (op) {
      case Op.LOAD_FAST:
        push(i, arg);
        break;
      case Op.DELETE_FAST:
        kill(arg);
        break;
      case Op.LOAD_FAST_AND_CLEAR:
        kill(arg);
        push(i, arg);
        break;
      case Op.LOAD_FAST_LOAD_FAST:
        push(i, arg >> 4);
        push(i, arg & 15);
        break;
      case Op.STORE_FAST:
        store(arg);
        break;
      case Op.STORE_FAST_LOAD_FAST:
        store(arg >> 4);
        push(i, arg & 15);
        break;
      case Op.STORE_FAST_STORE_FAST:
        store(arg >> 4);
        store(arg & 15);
        break;
      case Op.COPY: {
        const copied = stack.at(-arg);
        push(copied?.producer ?? NO_PRODUCER, copied?.local ?? NO_LOCAL);
        break;
      }
      case Op.SWAP: {
        const top = stack.length - 1;
        const other = stack.length - arg;
        const [a, b] = [stack[top], stack[other]];
        if (a !== undefined && b !== undefined) {
          stack[top] = b;
          stack[other] = a;
        }
        break;
      }
      // These leave their inputs where they are.
      case Op.FORMAT_SIMPLE:
      case Op.GET_ANEXT:
      case Op.GET_LEN:
      case Op.GET_YIELD_FROM_ITER:
      case Op.IMPORT_FROM:
      case Op.MATCH_KEYS:
      case Op.MATCH_MAPPING:
      case Op.MATCH_SEQUENCE:
      case Op.WITH_EXCEPT_START: {
        const { popped, pushed } = stackEffect(op, arg);
        for (let n = 0; n < pushed - popped; n++) {
          // CPython credits its own loop counter here, not the instruction; which loads borrow depends on it.
          push(n);
        }
        break;
      }
      case Op.DICT_MERGE:
      case Op.DICT_UPDATE:
      case Op.LIST_APPEND:
      case Op.LIST_EXTEND:
      case Op.MAP_ADD:
      case Op.RERAISE:
      case Op.SET_ADD:
      case Op.SET_UPDATE: {
        const { popped, pushed } = stackEffect(op, arg);
        for (let n = 0; n < popped - pushed; n++) {
          pop();
        }
        break;
      }
      case Op.CHECK_EXC_MATCH:
        pop();
        push(i);
        break;
      case Op.FOR_ITER:
        reach(targetOf(block.at(i)));
        push(i);
        break;
      case Op.LOAD_ATTR:
      case Op.LOAD_SUPER_ATTR: {
        const self = pop();
        if (op === Op.LOAD_SUPER_ATTR) {
          pop();
          pop();
        }
        push(i);
        if ((arg & 1) !== 0) {
          // As a method the object itself may stay on the stack.
          push(self.producer, self.local);
        }
        break;
      }
      case Op.LOAD_SPECIAL:
      case Op.PUSH_EXC_INFO: {
        const top = pop();
        push(i);
        push(top.producer, top.local);
        break;
      }
      case Op.SEND:
        reach(targetOf(block.at(i)));
        pop();
        push(i);
        break;
      default: {
        const { popped, pushed } = stackEffect(op, arg);
        if (hasTarget(op) && target !== null) {
          reach(target);
        }
        if (!isBlockPush(op)) {
          for (let n = 0; n < popped; n++) {
            pop();
          }
          for (let n = 0; n < pushed; n++) {
            push(i);
          }
        }
      }
    }
  }
  for (const { producer } of stack) {
    unsafe.add(producer);
  }
  return unsafe;
}
