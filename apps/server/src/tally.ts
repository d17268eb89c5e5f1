import type { RefusalCode } from '@nonlocal/protocol';
import type { Verdict } from './admission.ts';

/** Why somebody was sent away: at the door, or with an answer. */
export type RefusalReason = RefusalCode | Exclude<Verdict, 'admitted'>;

/**
 * What this server has done since it started. Plain numbers: whoever does the work pays an addition, and `Metrics`
 * reads them when it is asked.
 */
export class Tally {
  /** Entries that an interpreter has carried out. */
  steps = 0;
  /** Requests answered with `ok`. */
  acks = 0;
  /** Messages sent unasked, each to one or many. */
  broadcasts = 0;
  /** The same, once for each connection that it was sent to. */
  deliveries = 0;
  /** Times that a connection took no more. */
  clogs = 0;
  /** Interpreter processes that ended or were killed, and were replaced. */
  interpreterRestarts = 0;
  readonly refusals = new Map<RefusalReason, number>();

  refused(why: RefusalReason): void {
    this.refusals.set(why, (this.refusals.get(why) ?? 0) + 1);
  }
}
