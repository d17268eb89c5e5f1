import type { CmdId } from '@nonlocal/protocol';
import type { Refusal, View, ViewDelta } from '@nonlocal/scope';
import type { Op } from './log.ts';

/** What an entry of the log led to; the same wherever it is folded. */
export type StepOutcome =
  | { readonly kind: 'done'; readonly delta: ViewDelta; readonly hash: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly message: string }
  | { readonly kind: 'crashed'; readonly message: string }
  | { readonly kind: 'restored'; readonly view: View; readonly hash: string };

export interface Step {
  readonly seq: number;
  readonly cmdId: CmdId;
  readonly op: Op;
  readonly at: number;
  readonly outcome: StepOutcome;
}
