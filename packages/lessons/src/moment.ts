import type { View } from '@nonlocal/scope';
import type { LessonNote, LessonPart, Moment } from './lesson.ts';

/** The notes of a part that belong to what `view` shows; none while another program is loaded. */
export function notesAt(part: LessonPart, view: View): readonly LessonNote[] {
  if (view.source !== part.program.source) return [];
  return part.notes.filter((note) => isAt(note.when, view));
}

export function isAt(moment: Moment, view: View): boolean {
  const frame = view.frames.at(-1);
  if (moment.event !== undefined && moment.event !== view.event.kind) return false;
  if (moment.frame !== undefined && moment.frame !== frame?.name) return false;
  if (moment.line !== undefined) {
    const text = frame === undefined ? undefined : view.source.split('\n')[frame.range.line - 1];
    if (text?.trim() !== moment.line) return false;
  }
  const binding = (name: string) => frame?.bindings.find((candidate) => candidate.name === name);
  if (moment.bound !== undefined && (binding(moment.bound)?.value ?? null) === null) return false;
  if (moment.unbound !== undefined) {
    const found = binding(moment.unbound);
    if (found === undefined || found.value !== null) return false;
  }
  return true;
}
