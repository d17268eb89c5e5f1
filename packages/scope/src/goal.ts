import type { Granularity, Move } from './command.ts';
import type { FrameId } from './view.ts';

/** What a run may stop at. The first four make the step axis. */
export type MomentKind = 'line' | 'call' | 'return' | 'exception' | 'expression' | 'instruction';

export interface Moment {
  readonly kind: MomentKind;
  readonly frame: FrameId;
  readonly line: number;
  /** Number of Python frames. */
  readonly depth: number;
  /** The first step of the axis after a call of `breakpoint()`. */
  readonly isBreak: boolean;
}

/** Where a step is to end. Plain data: a step that waits for input is part of a snapshot. */
export interface Goal {
  readonly granularity: Granularity;
  readonly move: Move;
  /** The running frame where the step began, and the number of frames. */
  readonly frame: FrameId;
  readonly depth: number;
}

const fineness: Readonly<Record<Granularity, number>> = { line: 0, expression: 1, instruction: 2 };

/** Whether steps of that granularity may end at moments of that kind. */
export function isFineEnough(granularity: Granularity, kind: MomentKind): boolean {
  const needed = kind === 'expression' ? 1 : kind === 'instruction' ? 2 : 0;
  return fineness[granularity] >= needed;
}

/** Whether the step ends at this moment. */
export function endsAt(goal: Goal, moment: Moment, breakpoints: ReadonlySet<number>): boolean {
  const { move } = goal;
  const isBreakpoint = moment.isBreak || (moment.kind === 'line' && breakpoints.has(moment.line));
  if (isBreakpoint && move.kind !== 'into') return true;
  if (!isFineEnough(goal.granularity, moment.kind)) return false;
  switch (move.kind) {
    case 'into':
      return true;
    case 'over':
      return moment.depth <= goal.depth;
    case 'out':
      return moment.depth < goal.depth;
    case 'continue':
      return false;
    case 'toLine':
      return moment.kind === 'line' && moment.line === move.line;
    case 'toScopeChange':
      return moment.frame !== goal.frame;
    default:
      return move satisfies never;
  }
}
