import type { Player } from './player.ts';
import type { DiagnosticView, SessionStatus } from './view.ts';

export function statusOf(player: Player): SessionStatus {
  const { state } = player;
  return state.kind === 'failed' ? { kind: 'failed', ...state.failure } : state;
}

export function malformedStatus(diagnostic: DiagnosticView): SessionStatus {
  const { type, message, filename, line, offset, endLine, endOffset, text } = diagnostic;
  return { kind: 'malformed', diagnostic: { type, message, filename, line, offset, endLine, endOffset, text } };
}
