import type { ForkModel } from '@nonlocal/client';
import { type Signal, signal } from '@preact/signals';
import type { PromptEntry } from '@nonlocal/ui';

const histories = new WeakMap<ForkModel, Signal<readonly PromptEntry[]>>();

/** What was asked at a fork's prompt since it was opened; kept while its student looks at the class in between. */
export function promptHistory(fork: ForkModel): Signal<readonly PromptEntry[]> {
  let history = histories.get(fork);
  if (history === undefined) {
    history = signal<readonly PromptEntry[]>([]);
    histories.set(fork, history);
  }
  return history;
}
