import type { FollowModel } from '@nonlocal/client';
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { PromptEntry } from './PromptPane.tsx';

/** What a room's timeline tells besides its views: what was asked at the prompt, and where calls were made. */
export interface RoomHistory {
  /** Up to the moment on screen. */
  readonly prompts: ReadonlySignal<readonly PromptEntry[]>;
  /** The seqs at which a call began. */
  readonly calls: ReadonlySignal<readonly number[]>;
  dispose(): void;
}

interface Noted {
  readonly prompts: readonly PromptEntry[];
  readonly calls: readonly number[];
}

/** Notes each moment as it arrives, when its view is at hand anyway: nothing is searched later. */
export function openRoomHistory(follow: FollowModel): RoomHistory {
  const noted = signal<Noted>({ prompts: [], calls: [] });
  let last = -1;
  const stop = effect(() => {
    const head = follow.head.value;
    const fresh = follow.moments.peek().filter((moment) => moment.seq > last && moment.seq <= head);
    last = head;
    if (fresh.length === 0) return;
    const { prompts, calls } = noted.peek();
    const morePrompts: PromptEntry[] = [];
    const moreCalls: number[] = [];
    for (const moment of fresh) {
      const view = follow.viewAt(moment.seq);
      if (view === null || moment.outcome !== 'done') continue;
      if (view.event.kind === 'call') moreCalls.push(moment.seq);
      if (view.event.kind !== 'evaluated') continue;
      const { frame, source, text, failed } = view.event;
      const name = view.frames.find((candidate) => candidate.id === frame)?.name ?? '';
      morePrompts.push({ id: moment.seq, frame: name, source, text, failed });
    }
    noted.value = { prompts: [...prompts, ...morePrompts], calls: [...calls, ...moreCalls] };
  });
  return {
    prompts: computed(() => noted.value.prompts.filter((entry) => entry.id <= follow.position.value)),
    calls: computed(() => noted.value.calls),
    dispose: stop,
  };
}
