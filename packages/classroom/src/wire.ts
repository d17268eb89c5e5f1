import type { PlainObject, WireOp, WireOutcome, WireStep } from '@nonlocal/protocol';
import { encodeDelta, type View } from '@nonlocal/scope';
import type { Op } from './log.ts';
import type { Step, StepOutcome } from './step.ts';

/** To the wire's types and back. The compiler holds the two descriptions of a command together here. */
const toWireOp = (op: Op): WireOp => op;

export const fromWireOp = (op: WireOp): Op => op;

export const toWireView = (view: View): PlainObject => ({ ...view });

export function toWireStep({ seq, cmdId, op, at, outcome }: Step): WireStep {
  return { seq, cmdId, op: toWireOp(op), at, outcome: toWireOutcome(outcome) };
}

function toWireOutcome(outcome: StepOutcome): WireOutcome {
  switch (outcome.kind) {
    case 'done':
      return { kind: 'done', delta: encodeDelta(outcome.delta), hash: outcome.hash };
    case 'restored':
      return { kind: 'restored', view: toWireView(outcome.view), hash: outcome.hash };
    case 'refused':
    case 'crashed':
      return outcome;
    default:
      return outcome satisfies never;
  }
}
