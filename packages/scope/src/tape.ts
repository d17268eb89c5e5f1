import type { ObjectId } from './value-view.ts';
import type { FrameId } from './view.ts';

/**
 * A place in a run: between two instructions, or between two things that are told at the same instruction. Places are
 * the same in every replay.
 */
export interface Position {
  /** Index on the step axis of the last step at or before this place. */
  readonly step: number;
  /** Instructions executed before it. */
  readonly executed: number;
  /** What of the instruction that comes next has been told already; see `tracer.ts`. */
  readonly phase: number;
}

export function comparePositions(a: Position, b: Position): number {
  return a.executed - b.executed || a.step - b.step || a.phase - b.phase;
}

/** What the outside did to the running program: all that a replay cannot find out by itself. */
export type Deed =
  | { readonly kind: 'evaluate'; readonly frame: FrameId; readonly source: string }
  | { readonly kind: 'setCell'; readonly cell: ObjectId; readonly source: string }
  | { readonly kind: 'input'; readonly text: string };

/**
 * A deed and where it was done. A run that comes to the place does it again: the tape holds until something else is
 * done at an earlier place, or the program is restarted.
 */
export interface TapeEntry {
  readonly step: number;
  readonly executed: number;
  readonly deed: Deed;
}

/** A command as the tape keeps it: without whatever else came with it. */
export function deedOf(command: Deed): Deed {
  switch (command.kind) {
    case 'evaluate':
      return { kind: 'evaluate', frame: command.frame, source: command.source };
    case 'setCell':
      return { kind: 'setCell', cell: command.cell, source: command.source };
    case 'input':
      return { kind: 'input', text: command.text };
    default:
      return command satisfies never;
  }
}
