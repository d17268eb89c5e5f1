import { Observation } from './observe.ts';
import type { Player } from './player.ts';
import type { DiagnosticView, SessionStatus, View } from './view.ts';

/** What a view has from the session rather than from the run. */
export type Told = Pick<View, 'source' | 'filename' | 'status' | 'event' | 'resolutions' | 'narration'>;

/** Everything to be seen of a run. Objects that are as they were in `before` stay the same views. */
export function viewOf(player: Player, told: Told, before: View): View {
  const observation = new Observation(player.frames(), player.standing);
  const { stop } = player;
  // The value at hand may be nowhere but on the stack.
  if (stop?.kind === 'return' || stop?.kind === 'expression') observation.value(stop.value);
  observation.finish(before.objects);
  return {
    step: player.tracer.step,
    status: told.status,
    event: told.event,
    source: told.source,
    filename: told.filename,
    frames: observation.frames,
    objects: observation.objects,
    output: player.output.pieces(),
    resolutions: told.resolutions,
    narration: told.narration,
    instructions: player.vm.executed,
  };
}

export function statusOf(player: Player): SessionStatus {
  const { state } = player;
  return state.kind === 'failed' ? { kind: 'failed', ...state.failure } : state;
}

export function malformedStatus(diagnostic: DiagnosticView): SessionStatus {
  const { type, message, filename, line, offset, endLine, endOffset, text } = diagnostic;
  return { kind: 'malformed', diagnostic: { type, message, filename, line, offset, endLine, endOffset, text } };
}
