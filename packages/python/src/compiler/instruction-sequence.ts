import type { Range } from '../ast/nodes.ts';
import { Instruction } from './instruction.ts';

/** A place in a sequence that jumps name before it is reached. */
export type Label = number & { readonly brand: 'label' };

/** What code generation writes: a straight list, with labels that point between instructions. */
export class InstructionSequence {
  readonly instructions: Instruction[] = [];
  /** By label: the index of the instruction it stands before, or -1. */
  readonly labels: number[] = [];
  /** What replaces the module's annotations placeholder. */
  annotations: InstructionSequence | null = null;

  newLabel(): Label {
    return (this.labels.push(-1) - 1) as Label;
  }

  useLabel(label: Label): void {
    this.labels[label] = this.instructions.length;
  }

  add(op: number, arg: number, location: Range): Instruction {
    const instruction = new Instruction(op, arg, location);
    this.instructions.push(instruction);
    return instruction;
  }

  insertFirst(op: number, arg: number, location: Range): void {
    this.instructions.unshift(new Instruction(op, arg, location));
    for (const [label, index] of this.labels.entries()) {
      this.labels[label] = index < 0 ? index : index + 1;
    }
  }
}
