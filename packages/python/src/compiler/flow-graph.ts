/**
 * The control-flow graph of one code unit: basic blocks in the order of the source, each with
 * instructions of which only the last may leave it.
 *
 *     block ── next ──▶ block ── next ──▶ block        falls through unless the last instruction forbids it
 *       └── last.target ───────────────────▲
 *
 * Passes shrink a block by lowering `used`; the slots beyond keep their instructions. That is on purpose:
 * CPython appends into such slots without clearing which handler covered them, and where exception
 * ranges begin and end depends on it.
 */
import type { Range } from '../ast/nodes.ts';
import { Instruction } from './instruction.ts';
import type { InstructionSequence } from './instruction-sequence.ts';
import { Pseudo, exitsScope, hasTarget, isBlockPush, isTerminator, isUnconditionalJump } from './operations.ts';

export class Block {
  label = -1;
  next: Block | null = null;
  used = 0;
  predecessors = 0;
  isVisited = false;
  isHandler = false;
  isCold = false;
  isWarm = false;
  /** The handler finds the index of the failing instruction below the exception. */
  keepsLasti = false;
  startDepth = -1;
  /** Bit i: local i may be unbound on entry. */
  unsafeLocals = 0n;
  private readonly slots: Instruction[] = [];

  at(index: number): Instruction {
    const instruction = this.slots[index];
    if (instruction === undefined || index >= this.used) {
      throw new RangeError(`block of ${this.used} instructions has none at ${index}`);
    }
    return instruction;
  }

  /** The operation at an index, -1 beyond the end. */
  opAt(index: number): number {
    return index < this.used ? this.at(index).op : -1;
  }

  get last(): Instruction | null {
    return this.used === 0 ? null : this.at(this.used - 1);
  }

  add(op: number, arg: number, location: Range): Instruction {
    const instruction = new Instruction(op, arg, location);
    instruction.handler = this.slots[this.used]?.handler ?? null;
    this.slots[this.used++] = instruction;
    return instruction;
  }

  addJump(op: number, target: Block, location: Range): Instruction {
    const jump = this.add(op, target.label, location);
    jump.target = target;
    return jump;
  }

  append(instruction: Instruction): void {
    this.slots[this.used++] = instruction;
  }

  insert(index: number, instruction: Instruction): void {
    for (let i = this.used++; i > index; i--) {
      const moved = this.slots[i - 1];
      if (moved !== undefined) {
        this.slots[i] = moved;
      }
    }
    this.slots[index] = instruction;
  }

  /** Puts an instruction of the block into another of its slots, as a pass that squeezes gaps out does. */
  move(from: number, to: number): void {
    if (from !== to) {
      this.slots[to] = this.at(from);
    }
  }

  swap(a: number, b: number): void {
    const kept = this.at(a);
    this.slots[a] = this.at(b);
    this.slots[b] = kept;
  }

  get fallsThrough(): boolean {
    const { last } = this;
    return last === null || !(exitsScope(last.op) || isUnconditionalJump(last.op));
  }

  get exits(): boolean {
    const { last } = this;
    return last !== null && exitsScope(last.op);
  }

  get hasNoLine(): boolean {
    for (let i = 0; i < this.used; i++) {
      if (this.at(i).location.line >= 0) {
        return false;
      }
    }
    return true;
  }
}

export class FlowGraph {
  entry: Block;

  constructor(entry: Block) {
    this.entry = entry;
  }

  *blocks(): Generator<Block, void, undefined> {
    for (let block: Block | null = this.entry; block !== null; block = block.next) {
      yield block;
    }
  }

  clearVisited(): void {
    for (const block of this.blocks()) {
      block.isVisited = false;
    }
  }

  nextLabel(): number {
    let label = 0;
    for (const block of this.blocks()) {
      label = Math.max(label, block.label + 1);
    }
    return label;
  }
}

export function nextNonEmpty(block: Block | null): Block | null {
  let found = block;
  while (found !== null && found.used === 0) {
    found = found.next;
  }
  return found;
}

/** The block a jump leads to; every jump has one once the graph is built. */
export function targetOf(instruction: Instruction): Block {
  if (instruction.target === null) {
    throw new Error(`instruction ${instruction.op} has no jump target`);
  }
  return instruction.target;
}

/** Cuts a sequence into blocks: at labels that something jumps to, and behind every jump or exit. */
export function buildFlowGraph(sequence: InstructionSequence): FlowGraph {
  const targeted = new Set<number>();
  for (const { op, arg } of sequence.instructions) {
    if (hasTarget(op)) {
      targeted.add(labelPosition(sequence, arg));
    }
  }
  const graph = new FlowGraph(new Block());
  const byPosition = new Map<number, Block>();
  let current = graph.entry;
  const startBlock = (): void => {
    const block = new Block();
    current.next = block;
    current = block;
  };
  const append = (instruction: Instruction): void => {
    if (current.last !== null && isTerminator(current.last.op)) {
      startBlock();
    }
    current.append(instruction);
  };
  sequence.instructions.forEach((instruction, position) => {
    if (targeted.has(position)) {
      if (current.used > 0 || current.label >= 0) {
        startBlock();
      }
      current.label = position;
      byPosition.set(position, current);
    }
    if (instruction.op === Pseudo.ANNOTATIONS_PLACEHOLDER) {
      sequence.annotations?.instructions.forEach(append);
    } else {
      append(instruction);
    }
  });
  for (const block of graph.blocks()) {
    for (let i = 0; i < block.used; i++) {
      const instruction = block.at(i);
      if (hasTarget(instruction.op)) {
        const target = byPosition.get(labelPosition(sequence, instruction.arg));
        if (target === undefined) {
          throw new Error(`label ${instruction.arg} was never placed`);
        }
        instruction.target = target;
        if (isBlockPush(instruction.op)) {
          target.isHandler = true;
        }
      }
    }
  }
  return graph;
}

function labelPosition(sequence: InstructionSequence, label: number): number {
  return sequence.labels[label] ?? -1;
}
