import type { ObjectId } from './value-view.ts';
import type { FrameId } from './view.ts';

export type Granularity = 'line' | 'expression' | 'instruction';

/** What drives a session. A session's state is the fold of these over the empty session. */
export type Command =
  | { readonly kind: 'load'; readonly source: string; readonly filename: string }
  /** Back to before the program's first step; what the prompt changed since is gone. */
  | { readonly kind: 'restart' }
  | { readonly kind: 'step'; readonly granularity: Granularity; readonly move: Move }
  /** One moment back: the inverse of the step with the same granularity and move. */
  | { readonly kind: 'back'; readonly granularity: Granularity; readonly move: 'into' | 'over' | 'out' }
  /** To moment `step` of the step axis, back or forth. */
  | { readonly kind: 'goTo'; readonly step: number }
  | { readonly kind: 'breakpoints'; readonly lines: readonly number[] }
  /** As the interactive prompt would, in the given frame's scope; reads and writes the frame's names. */
  | { readonly kind: 'evaluate'; readonly frame: FrameId; readonly source: string }
  /** `cell.cell_contents = <source>`, evaluated in the module's namespace. */
  | { readonly kind: 'setCell'; readonly cell: ObjectId; readonly source: string }
  /** The line that `input()` waits for, without its newline. */
  | { readonly kind: 'input'; readonly text: string };

export type Move =
  | { readonly kind: 'into' }
  | { readonly kind: 'over' }
  | { readonly kind: 'out' }
  /** To the next breakpoint, else to the end. */
  | { readonly kind: 'continue' }
  | { readonly kind: 'toLine'; readonly line: number }
  /** To the next change of the frame stack. */
  | { readonly kind: 'toScopeChange' };

/** Why a command was not carried out; the session is as it was. */
export type Refusal =
  | 'NO_PROGRAM'
  | 'AT_START'
  | 'AT_END'
  | 'NO_SUCH_FRAME'
  | 'NO_SUCH_CELL'
  | 'NO_SUCH_STEP'
  | 'NOT_WAITING'
  | 'WAITING_FOR_INPUT'
  | 'BAD_LINE';
