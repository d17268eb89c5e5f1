import type { Range } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import type { Generator } from './generator.ts';
import type { Label } from './instruction-sequence.ts';

/**
 * What the code of a pattern must know of the stack. A pattern takes its subject off the top. Captured values are
 * rotated below what is still needed, and stay there until the whole pattern has matched:
 *
 *     … captures … │ onTop values still needed │ subject
 */
export interface PatternContext {
  captures: string[];
  /** Whether a pattern that always matches may stand here. */
  allowsIrrefutable: boolean;
  onTop: number;
  /** Where to go on failure, by the number of values to pop on the way. */
  failures: Label[];
}

export function newPatternContext(allowsIrrefutable: boolean): PatternContext {
  return { captures: [], allowsIrrefutable, onTop: 0, failures: [] };
}

export function failLabel(g: Generator, context: PatternContext, pops: number): Label {
  while (context.failures.length <= pops) {
    context.failures.push(g.newLabel());
  }
  const label = context.failures[pops];
  if (label === undefined) {
    throw new RangeError(`no failure label for ${pops} values`);
  }
  return label;
}

/** Leaves the pattern: what lies on the stack because of it will be popped. */
export function failWith(g: Generator, context: PatternContext, op: number, location: Range): void {
  g.jump(op, failLabel(g, context, context.onTop + context.captures.length), location);
}

/** Places the failure labels, each falling into the next: `failures[n]` pops n values. */
export function placeFailures(g: Generator, context: PatternContext, location: Range): void {
  for (let pops = context.failures.length - 1; pops >= 0; pops--) {
    const label = context.failures[pops];
    if (label !== undefined) {
      g.useLabel(label);
    }
    if (pops > 0) {
      g.emit(Op.POP_TOP, location);
    }
  }
  context.failures = [];
}
