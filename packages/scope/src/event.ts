import { describeRaised } from '@nonlocal/python';
import { instructionAt } from './instruction-text.ts';
import type { Player } from './player.ts';
import { valueRangeAt } from './source-range.ts';
import type { Stop } from './tracer.ts';
import { valueView } from './value.ts';
import type { StepEvent } from './view.ts';

/** What the run has come to: a stop, or its end. */
export function eventOf(player: Player, stop: Stop | null): StepEvent {
  const { state } = player;
  if (stop === null) return state.kind === 'waiting' ? { kind: 'input' } : { kind: 'ended' };
  const frame = stop.frame.id;
  switch (stop.kind) {
    case 'line':
      return player.tracer.step === 0 ? { kind: 'loaded' } : { kind: 'line', frame };
    case 'call':
      return { kind: 'call', frame };
    case 'return':
      return { kind: 'return', frame, value: valueView(stop.value, () => {}) };
    case 'exception':
      return { kind: 'exception', frame, ...describeRaised(player.vm, stop.exception) };
    case 'expression':
      return {
        kind: 'expression',
        frame,
        range: valueRangeAt(stop.frame.code.code, stop.index),
        value: valueView(stop.value, () => {}),
      };
    case 'instruction':
      return { kind: 'instruction', frame, ...instructionAt(stop.frame) };
    default:
      return stop satisfies never;
  }
}
