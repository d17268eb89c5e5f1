import type { Clock } from '@nonlocal/client';
import { type ReadonlySignal, signal } from '@preact/signals';

/** Steps by itself, once a second, until it cannot or is told to stop. */
export interface Player {
  readonly isPlaying: ReadonlySignal<boolean>;
  readonly toggle: () => void;
  readonly stop: () => void;
}

const beatMs = 1_000;

/** `step` answers whether there was anything to step. */
export function openPlayer(clock: Clock, step: () => boolean | Promise<boolean>): Player {
  const isPlaying = signal(false);
  let cancel: (() => void) | null = null;
  const stop = () => {
    isPlaying.value = false;
    cancel?.();
    cancel = null;
  };
  const beat = async () => {
    const hasMore = await step();
    if (!isPlaying.peek()) return;
    if (hasMore) cancel = clock.after(beatMs, () => void beat());
    else stop();
  };
  return {
    isPlaying,
    stop,
    toggle() {
      if (isPlaying.peek()) stop();
      else {
        isPlaying.value = true;
        void beat();
      }
    },
  };
}
