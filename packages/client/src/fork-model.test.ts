import { Session } from '@nonlocal/scope';
import { FakeClock } from '@nonlocal/testing';
import { describe, expect, it, vi } from 'vitest';
import { ForkShelf } from './fork-shelf.ts';
import type { ForkClaims, ForkStore, SavedFork } from './fork-store.ts';
import { serveSandbox } from './sandbox-host.ts';
import type { ShadowStep } from './sandbox-port.ts';
import type { ToPage, ToWorker } from './sandbox-wire.ts';
import { WorkerSandbox } from './worker-sandbox.ts';

/** The only page of its browser. */
const alone: ForkClaims = { take: () => {}, claim: () => Promise.resolve(true), release: () => {} };

/** A device that can be told to refuse. */
class FakeForkStore implements ForkStore {
  readonly kept = new Map<string, SavedFork>();
  /** How often something was written, or was about to be. */
  saves = 0;
  isFull = false;
  /** Until when nothing is written. */
  isSlow: Promise<void> = Promise.resolve();

  list(): Promise<readonly SavedFork[]> {
    return Promise.resolve([...this.kept.values()]);
  }

  load(id: string): Promise<SavedFork | null> {
    return Promise.resolve(this.kept.get(id) ?? null);
  }

  async save(fork: SavedFork): Promise<void> {
    this.saves++;
    if (this.isFull) throw new Error('quota');
    await this.isSlow;
    this.kept.set(fork.id, fork);
  }

  remove(id: string): Promise<void> {
    this.kept.delete(id);
    return Promise.resolve();
  }
}

/** Page and worker in one thread; messages are copied on the way, deferred work runs when the test says. */
function sandbox() {
  const work: (() => void)[] = [];
  let toPage: (message: ToPage) => void = () => {};
  let toWorker: (message: ToWorker) => void = () => {};
  const port = new WorkerSandbox({
    post: (message) => toWorker(structuredClone(message)),
    listen: (receive) => {
      toPage = receive;
    },
  });
  serveSandbox(
    {
      post: (message) => toPage(structuredClone(message)),
      listen: (receive) => {
        toWorker = receive;
      },
    },
    (run) => work.push(run),
  );
  const idle = (): void => {
    for (let run = work.shift(); run !== undefined; run = work.shift()) run();
  };
  return { port, idle };
}

const source = 'x = 1\ny = 2\nz = x + y\nprint(z)\n';
const into = { kind: 'step', granularity: 'line', move: { kind: 'into' } } as const;

/** The room's session at `seq` 1 as an image, its steps after that, and its hash at each seq. */
function lesson(count: number, program = source) {
  const room = Session.create();
  room.apply({ kind: 'load', source: program, filename: 'main.py' });
  const image = { seq: 1, engine: 'any', bytes: room.snapshot() };
  const hashes = new Map([[1, room.hash()]]);
  const steps: ShadowStep[] = [];
  for (let seq = 2; seq <= count; seq++) {
    const command =
      seq % 2 === 0 ? into : ({ kind: 'evaluate', frame: room.view().frames[0]?.id ?? 0, source: `${seq}` } as const);
    const outcome = room.apply(command);
    steps.push({ seq, command: outcome.kind === 'done' ? command : null, hash: room.hash(), voids: null });
    hashes.set(seq, room.hash());
  }
  return { image, steps, hashes };
}

const hashOf = (bytes: Uint8Array): string => Session.restore(bytes).hash();

describe('the sandbox', () => {
  it('makes a fork at any seq since its image that has the room’s very state', async () => {
    const { image, steps, hashes } = lesson(120);
    const { port, idle } = sandbox();
    port.shadow(image, steps.slice(0, 60));
    idle();
    port.feed(steps.slice(60));
    for (const seq of [1, 2, 49, 50, 51, 99, 120, 7]) {
      const opened = await port.open(`fork ${seq}`, { kind: 'room', seq });
      expect(opened.kind).toBe('ok');
      const bytes = await port.image(`fork ${seq}`);
      expect(bytes.kind === 'ok' && hashOf(bytes.value)).toBe(hashes.get(seq));
      idle();
    }
  });

  it('P11 comes to the room’s very state when the program holds more than is hashed or kept', async () => {
    const { image, steps, hashes } = lesson(102, `kept = [str(n) for n in range(40_000)]\n${source}`);
    const { port, idle } = sandbox();
    let diverged = 0;
    port.onDiverged(() => diverged++);
    port.shadow(image, steps);
    idle();
    for (const seq of [1, 101]) {
      await port.open(`fork ${seq}`, { kind: 'room', seq });
      const bytes = await port.image(`fork ${seq}`);
      expect(bytes.kind === 'ok' && hashOf(bytes.value)).toBe(hashes.get(seq));
    }
    expect(diverged).toBe(0);
    const [last] = steps.slice(-1);
    if (last === undefined) throw new Error('a lesson has steps');
    port.shadow({ ...image, seq: 149 }, [{ ...last, seq: 150 }]);
    idle();
    expect(diverged).toBe(1);
  });

  it('says so when the state is not at hand', async () => {
    const { image } = lesson(1);
    const { port } = sandbox();
    expect((await port.open('a', { kind: 'room', seq: 1 })).kind).toBe('failed');
    port.shadow(image, []);
    expect((await port.open('a', { kind: 'room', seq: 9 })).kind).toBe('failed');
    expect((await port.apply('a', into)).kind).toBe('failed');
    expect((await port.open('a', { kind: 'saved', image: new Uint8Array([1, 2]), commands: [] })).kind).toBe('failed');
  });

  it('leaves out what was voided, also when it had followed it already', async () => {
    const { image, steps, hashes } = lesson(60);
    const { port, idle } = sandbox();
    port.shadow(image, steps.slice(0, 1));
    port.feed([{ seq: 3, command: { kind: 'load', source: 'w = 9\n', filename: 'w.py' }, hash: null, voids: null }]);
    idle();
    port.feed([{ seq: 4, command: null, hash: null, voids: 3 }]);
    await port.open('a', { kind: 'room', seq: 4 });
    const bytes = await port.image('a');
    expect(bytes.kind === 'ok' && hashOf(bytes.value)).toBe(hashes.get(2));
  });

  it('knows nothing of the room before when another one is joined', async () => {
    const { image, steps } = lesson(60);
    const { port, idle } = sandbox();
    port.shadow(image, steps);
    idle();
    port.forget();
    expect((await port.open('old', { kind: 'room', seq: 50 })).kind).toBe('failed');
    const other = Session.create();
    port.shadow({ seq: 0, engine: 'any', bytes: other.snapshot() }, []);
    expect((await port.open('old', { kind: 'room', seq: 1 })).kind).toBe('failed');
    expect((await port.open('new', { kind: 'room', seq: 0 })).kind).toBe('ok');
  });

  it('keeps the image that a stretch began with, however long the class', async () => {
    const { port, idle } = sandbox();
    const bytes = Session.create().snapshot();
    const idleSteps = (from: number, to: number): ShadowStep[] =>
      Array.from({ length: to - from }, (_, i) => ({ seq: from + i + 1, command: null, hash: null, voids: null }));
    port.shadow({ seq: 7, engine: 'any', bytes }, idleSteps(7, 30));
    idle();
    port.shadow({ seq: 1_007, engine: 'any', bytes }, idleSteps(1_007, 21_000));
    idle();
    expect((await port.open('a', { kind: 'room', seq: 1_020 })).kind).toBe('ok');
    expect((await port.open('b', { kind: 'room', seq: 20 })).kind).toBe('ok');
  });

  it('fails at once, also what is asked later, when the worker has died', async () => {
    const port = new WorkerSandbox({ post: () => {}, listen: () => {} });
    const waiting = port.open('a', { kind: 'room', seq: 1 });
    port.failed('out of memory');
    expect(await waiting).toEqual({ kind: 'failed', message: 'out of memory' });
    expect(await port.image('a')).toEqual({ kind: 'failed', message: 'out of memory' });
  });

  it('tells when its state is not the room’s', () => {
    const { image, steps } = lesson(60);
    const { port, idle } = sandbox();
    const diverged: number[] = [];
    port.onDiverged((seq) => diverged.push(seq));
    port.shadow(
      image,
      steps.map((step) => ({ ...step, hash: 'other' })),
    );
    idle();
    expect(diverged).toEqual([50]);
  });
});

describe('a fork', () => {
  async function forked() {
    const { image, steps } = lesson(3);
    const { port } = sandbox();
    port.shadow(image, steps);
    const store = new FakeForkStore();
    const clock = new FakeClock();
    const shelf = new ForkShelf(port, store, alone, clock);
    const fork = await shelf.create('K7MD-2PXQ', 'Fork', { kind: 'room', seq: 2 });
    if (fork === null) throw new Error(shelf.problem.value ?? 'no fork');
    await fork.flush();
    return { shelf, store, clock, port, fork };
  }

  it('is on the device within half a second of a change, and opens again where it was left', async () => {
    const { shelf, store, clock, port, fork } = await forked();
    await fork.apply(into);
    fork.edit(`${source}# mine\n`);
    const { step } = fork.view.value;
    expect(fork.saveState.value.kind).toBe('saving');
    clock.advance(500);
    await fork.flush();
    expect(fork.saveState.value.kind).toBe('saved');
    expect(store.kept.get(fork.id)).toEqual(expect.objectContaining({ forkedAt: 2, draft: `${source}# mine\n` }));

    await shelf.leave();
    const other = new ForkShelf(port, store, alone, clock);
    const again = await other.open(fork.id);
    expect(again?.view.value.step).toBe(step);
    expect([again?.draft.value, again?.isDirty.value]).toEqual([`${source}# mine\n`, true]);
  });

  it('P15 P16 on a slow device what is typed meanwhile is saved in one go, and not called saved before', async () => {
    const { store, clock, fork } = await forked();
    const before = store.saves;
    let write = (): void => {};
    store.isSlow = new Promise((resolve) => {
      write = resolve;
    });
    const shown: string[] = [];
    fork.saveState.subscribe(({ kind }) => void shown.push(`${kind} ${store.kept.get(fork.id)?.draft ?? ''}`));
    for (const text of ['m', 'mi', 'min', 'mine']) {
      fork.edit(text);
      clock.advance(250);
      await Promise.resolve();
    }
    write();
    await fork.flush();
    expect(store.saves - before).toBe(2);
    expect(store.kept.get(fork.id)?.draft).toBe('mine');
    expect(shown.filter((each) => each.startsWith('saved')).slice(1)).toEqual(['saved mine']);
  });

  it('left and opened again before it is written, is whole and goes on', async () => {
    const { shelf, store, fork } = await forked();
    const other = await shelf.create('K7MD-2PXQ', 'Other', { kind: 'room', seq: 3 });
    if (other === null) throw new Error('no fork');
    let write = (): void => {};
    store.isSlow = new Promise((resolve) => {
      write = resolve;
    });
    other.edit('mine = 1\n');
    const away = shelf.open(fork.id);
    await vi.waitFor(() => expect(shelf.current.value?.id).toBe(fork.id), { timeout: 60_000 });
    const back = shelf.open(other.id);
    write();
    await away;
    const again = await back;
    expect(again?.draft.value).toBe('mine = 1\n');
    expect(await again?.loadDraft()).toBe(true);
  });

  it('pressed twice is opened once, and goes on', async () => {
    const { shelf, fork } = await forked();
    await shelf.leave();
    const [once, twice] = await Promise.all([shelf.open(fork.id), shelf.open(fork.id)]);
    expect(twice).toBe(once);
    expect(shelf.current.value).toBe(once);
    expect(await once?.apply(into)).toBe(true);
  });

  it('P15 that another tab has open is opened as a copy, and says so', async () => {
    const { store, clock, port, fork } = await forked();
    const second = new ForkShelf(port, store, { ...alone, claim: () => Promise.resolve(false) }, clock);
    const copy = await second.open(fork.id);
    expect(copy?.id).not.toBe(fork.id);
    expect(copy?.name.value).toBe('Fork (copy)');
    expect(second.problem.value).toMatch(/open in another tab/);
    copy?.edit('of the copy\n');
    await copy?.flush();
    expect(store.kept.get(fork.id)?.draft).toBe(fork.draft.value);
  });

  it('says that the device refuses, and can be exported all the same', async () => {
    const { store, fork } = await forked();
    store.isFull = true;
    await fork.apply(into);
    await fork.flush();
    expect(fork.saveState.value).toEqual({ kind: 'failed', message: 'quota' });
    const exported = await fork.export();
    expect(Session.restore(exported.image).view().step).toBe(fork.view.value.step);
  });

  it('folds a long journal into its image', async () => {
    const { store, fork } = await forked();
    for (let i = 0; i < 120; i++) await fork.apply({ kind: 'load', source: `x = ${i}\n`, filename: 'main.py' });
    await fork.flush();
    expect(store.kept.get(fork.id)?.commands).toEqual([]);
  });

  it('shows why a command was refused, and is as it was', async () => {
    const { fork } = await forked();
    const { step } = fork.view.value;
    expect(await fork.apply({ kind: 'goTo', step: -1 })).toBe(false);
    expect(fork.problem.value).not.toBeNull();
    expect(fork.view.value.step).toBe(step);
  });
});
