import type { Range } from '../ast/nodes.ts';
import type { Block } from './flow-graph.ts';

/** One instruction on its way through the compiler. Passes rewrite it in place. */
export class Instruction {
  op: number;
  arg: number;
  location: Range;
  /** Where a jump or a block push leads, once the graph is built; before that `arg` is a label. */
  target: Block | null = null;
  /** What catches an exception raised here. */
  handler: Block | null = null;
  /** Executing it leaves the value of the expression at `location` on top of the stack. */
  endsExpression = false;
  /** Of a super-instruction: the location of its second half. */
  secondLocation: Range | null = null;

  constructor(op: number, arg: number, location: Range) {
    this.op = op;
    this.arg = arg;
    this.location = location;
  }

  copy(): Instruction {
    const copy = new Instruction(this.op, this.arg, this.location);
    copy.target = this.target;
    copy.handler = this.handler;
    copy.endsExpression = this.endsExpression;
    copy.secondLocation = this.secondLocation;
    return copy;
  }

  become(op: number, arg = 0): void {
    this.op = op;
    this.arg = arg;
  }
}
