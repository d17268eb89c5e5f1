import type { Clock } from '@nonlocal/client';
import type { Command, View } from '@nonlocal/scope';
import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { openSessionControl } from './session-control.ts';
import { insideInner } from './testing/views.ts';

/** A session of which a test decides when each command is done, and a clock that it moves. */
function bench(start: Partial<View> = {}) {
  const view = signal<View>({ ...insideInner, step: 0, instructions: 0, event: { kind: 'loaded' }, ...start });
  const asked: Command[] = [];
  const open: ((isDone: boolean) => void)[] = [];
  const timers: (() => void)[] = [];
  const clock: Clock = {
    now: () => 0,
    after: (_ms, run) => {
      timers.push(run);
      return () => void timers.splice(timers.indexOf(run), 1);
    },
    random: () => 0,
    newId: () => 'id',
  };
  const control = openSessionControl(
    {
      view,
      apply: (command) => {
        asked.push(command);
        return new Promise((resolve) => open.push(resolve));
      },
    },
    clock,
  );
  const finish = async (step?: number) => {
    if (step !== undefined) view.value = { ...view.value, step, event: { kind: 'moved' } };
    open.shift()?.(true);
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  const tick = async () => {
    timers.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
  };
  return { view, asked, control, finish, tick, timers };
}

describe('session control', () => {
  it('steps with the chosen granularity', () => {
    const { control, asked } = bench();
    control.granularity.value = 'expression';
    control.move({ kind: 'over' });
    expect(asked).toEqual([{ kind: 'step', granularity: 'expression', move: { kind: 'over' } }]);
  });

  it('does not run on after a held key is released', async () => {
    const { control, asked, finish } = bench();
    for (let count = 0; count < 10; count += 1) control.move({ kind: 'into' });
    expect(asked).toHaveLength(2);
    await finish();
    await finish();
    expect(asked).toHaveLength(2);
  });

  it('asks for nothing where the program has ended or nothing has run', () => {
    const ended = bench({ status: { kind: 'finished' } });
    ended.control.move({ kind: 'into' });
    expect(ended.asked).toEqual([]);
    const fresh = bench();
    fresh.control.back();
    expect(fresh.asked).toEqual([]);
  });

  it('shows the last step a drag asked for, and skips those it cannot keep up with', async () => {
    const { control, asked, finish } = bench({ step: 20 });
    for (const step of [19, 15, 9, 4]) control.goTo(step);
    await finish(19);
    await finish(4);
    expect(asked).toEqual([
      { kind: 'goTo', step: 19 },
      { kind: 'goTo', step: 4 },
    ]);
  });

  it('knows how far this program has been seen to reach, and forgets it with the program', () => {
    const { control, view } = bench();
    view.value = { ...view.value, step: 9, event: { kind: 'moved' } };
    view.value = { ...view.value, step: 3 };
    expect(control.reach.value).toBe(9);
    view.value = { ...view.value, step: 0, source: 'pass\n', event: { kind: 'loaded' } };
    expect(control.reach.value).toBe(0);
  });

  it('keeps the way ahead after going back to the start, and has none at the end of a run', () => {
    const { control, view } = bench();
    view.value = { ...view.value, step: 9, event: { kind: 'moved' } };
    view.value = { ...view.value, step: 0, event: { kind: 'loaded' } };
    expect(control.reach.value).toBe(9);
    view.value = { ...view.value, step: 6, status: { kind: 'finished' } };
    expect(control.reach.value).toBe(6);
  });

  it('plays a step a second until it is told to stop', async () => {
    const { control, asked, finish, tick, timers } = bench();
    control.player.toggle();
    await finish(1);
    await tick();
    await finish(2);
    expect(asked).toHaveLength(2);
    control.player.toggle();
    expect(control.player.isPlaying.value).toBe(false);
    expect(timers).toHaveLength(0);
  });
});
