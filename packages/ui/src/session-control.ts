import type { Clock } from '@nonlocal/client';
import type { Command, Granularity, Move, View } from '@nonlocal/scope';
import { effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { KeyHandlers } from './keys.ts';
import { openPlayer, type Player } from './player.ts';
import { whyNotBack, whyNotForward } from './step-reasons.ts';

/** A session that may be driven: the shared one for an instructor, a fork for its student. */
export interface SessionPort {
  readonly view: ReadonlySignal<View>;
  /** False if it was refused. */
  apply(command: Command): Promise<boolean>;
}

export interface SessionControl {
  readonly granularity: Signal<Granularity>;
  /** The furthest step seen of this program: the end of its timeline. */
  readonly reach: ReadonlySignal<number>;
  readonly player: Player;
  /** The line of the editor's cursor, from 1. */
  readonly cursor: Signal<number>;
  readonly keys: KeyHandlers;
  readonly move: (move: Move) => void;
  readonly toCursor: () => void;
  readonly back: () => void;
  readonly restart: () => void;
  /** Drags may ask for more steps than can be shown: only the last one asked for is sure to be. */
  readonly goTo: (step: number) => void;
  dispose(): void;
}

/** Steps asked for beyond these, while the first is under way, are dropped: a held key must not run on after its release. */
const mostUnderWay = 2;

const isOver = ({ status }: View): boolean =>
  status.kind === 'finished' || status.kind === 'failed' || status.kind === 'limit';

export function openSessionControl(port: SessionPort, clock: Clock): SessionControl {
  const granularity = signal<Granularity>('line');
  const reach = signal(0);
  const cursor = signal(1);
  let source = '';
  let underWay = 0;
  let wanted: number | null = null;

  const stopReach = effect(() => {
    const view = port.view.value;
    const isNew = view.source !== source;
    source = view.source;
    // Back at the start the way ahead is still known. At an end there is none, however far another run once went.
    reach.value = isNew || isOver(view) ? view.step : Math.max(reach.peek(), view.step);
  });

  const apply = async (command: Command): Promise<boolean> => {
    if (underWay >= mostUnderWay) return true;
    underWay += 1;
    try {
      return await port.apply(command);
    } finally {
      underWay -= 1;
    }
  };

  const step = (move: Move) => apply({ kind: 'step', granularity: granularity.peek(), move });
  const player = openPlayer(clock, async () => {
    if (whyNotForward(port.view.peek()) !== null) return false;
    return (await step({ kind: 'into' })) && whyNotForward(port.view.peek()) === null;
  });

  const goTo = async (target: number) => {
    const isWaiting = wanted !== null;
    wanted = target;
    if (isWaiting) return;
    while (wanted !== null) {
      const next: number = wanted;
      await port.apply({ kind: 'goTo', step: next });
      if (wanted === next) wanted = null;
    }
  };

  const control: Omit<SessionControl, 'keys'> = {
    granularity,
    reach,
    player,
    cursor,
    move(move) {
      player.stop();
      if (whyNotForward(port.view.peek()) === null) void step(move);
    },
    toCursor: () => control.move({ kind: 'toLine', line: cursor.peek() }),
    back() {
      player.stop();
      if (whyNotBack(port.view.peek()) === null)
        void apply({ kind: 'back', granularity: granularity.peek(), move: 'into' });
    },
    restart() {
      player.stop();
      void apply({ kind: 'restart' });
    },
    goTo(target) {
      player.stop();
      void goTo(target);
    },
    dispose() {
      player.stop();
      stopReach();
    },
  };
  return {
    ...control,
    keys: {
      back: control.back,
      forward: () => control.move({ kind: 'into' }),
      into: () => control.move({ kind: 'into' }),
      over: () => control.move({ kind: 'over' }),
      out: () => control.move({ kind: 'out' }),
      toCursor: control.toCursor,
      run: () => control.move({ kind: 'continue' }),
      first: () => control.goTo(0),
      last: () => control.goTo(reach.peek()),
      play: player.toggle,
    },
  };
}
