import type { LogEntry, RoomId, StepOutcome } from '@nonlocal/classroom';
import { asCmdId } from '@nonlocal/protocol';
import { Session } from '@nonlocal/scope';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bundledPool } from '../testing/server-here.ts';
import { isFromInterpreter } from './ipc.ts';
import { type Interpreter, InterpreterPool } from './pool.ts';

let pool: InterpreterPool;

/** A process that waits for the processor does not hang. */
const patient = { processes: 1, heavyProcesses: 1, hangMs: 60_000 };

beforeEach(() => {
  pool = new InterpreterPool(bundledPool(patient));
});

afterEach(() => pool.close());

type Heard =
  | { readonly kind: 'restored'; readonly seq: number; readonly hash: string; readonly steps: readonly number[] }
  | { readonly kind: 'executed'; readonly seq: number; readonly outcome: StepOutcome }
  | { readonly kind: 'imaged'; readonly seq: number; readonly hash: string; readonly bytes: Uint8Array }
  | { readonly kind: 'imageRejected' | 'imageTooLarge' | 'moved' }
  | { readonly kind: 'lost'; readonly seq: number | null };

/** A room's line to the pool, with what is heard over it, in order. */
function line(name: string): { readonly interpreter: Interpreter; next(): Promise<Heard> } {
  const heard: Heard[] = [];
  let wake = (): void => {};
  const hear = (message: Heard): void => {
    heard.push(message);
    wake();
  };
  const interpreter = pool.attach(name as RoomId, {
    restored: ({ seq, hash, steps }) => hear({ kind: 'restored', seq, hash, steps: steps.map((step) => step.seq) }),
    executed: ({ seq, outcome }) => hear({ kind: 'executed', seq, outcome }),
    imaged: ({ seq, hash, bytes }) => hear({ kind: 'imaged', seq, hash, bytes }),
    imageRejected: () => hear({ kind: 'imageRejected' }),
    imageTooLarge: () => hear({ kind: 'imageTooLarge' }),
    moved: () => hear({ kind: 'moved' }),
    lost: (seq) => hear({ kind: 'lost', seq }),
  });
  const next = async (): Promise<Heard> => {
    for (;;) {
      const message = heard.shift();
      if (message !== undefined) return message;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { interpreter, next };
}

const load = { kind: 'load', source: 'x = 1\ny = 2\n', filename: 'main.py' } as const;
const into = { kind: 'step', granularity: 'line', move: { kind: 'into' } } as const;

const entry = (seq: number, op: LogEntry['op']): LogEntry => ({
  seq,
  cmdId: asCmdId(`c${seq}`),
  actor: 'server',
  op,
  at: 0,
});

describe('an interpreter process', () => {
  it('I6 folds a log to the state that the commands led to, from the start and from an image', async () => {
    const live = line('live');
    live.interpreter.restore(null, [], []);
    await live.next();
    live.interpreter.execute(1, load);
    live.interpreter.image();
    live.interpreter.execute(2, into);
    const [, imaged, second] = [await live.next(), await live.next(), await live.next()];
    if (imaged.kind !== 'imaged' || second.kind !== 'executed' || second.outcome.kind !== 'done') {
      throw new Error(`heard ${imaged.kind}, ${second.kind}`);
    }
    const { hash } = second.outcome;
    const folded = line('folded');
    folded.interpreter.restore(null, [entry(1, load), entry(2, into)], []);
    expect(await folded.next()).toEqual({ kind: 'restored', seq: 2, hash, steps: [1, 2] });
    folded.interpreter.restore(imaged, [entry(2, into)], []);
    expect(await folded.next()).toEqual({ kind: 'restored', seq: 2, hash, steps: [2] });
    folded.interpreter.restore({ ...imaged, hash }, [entry(2, into)], []);
    expect(await folded.next()).toEqual({ kind: 'imageRejected' });
    const voided = [entry(1, load), entry(2, load), entry(3, { kind: 'void', seq: 2 }), entry(4, into)];
    folded.interpreter.restore(null, voided, [2]);
    expect(await folded.next()).toEqual({ kind: 'restored', seq: 4, hash, steps: [1, 2, 3, 4] });
  });

  it('rejects an image that is none, and goes on', async () => {
    const { interpreter, next } = line('a');
    interpreter.restore({ seq: 5, hash: '', bytes: new Uint8Array([1, 2, 3]) }, [], []);
    expect(await next()).toEqual({ kind: 'imageRejected' });
    interpreter.restore(null, [], []);
    expect((await next()).kind).toBe('restored');
  });

  it('tells the last 256 steps of a long log, and no more', async () => {
    const { interpreter, next } = line('a');
    interpreter.restore(null, [entry(1, load), ...Array.from({ length: 400 }, (_, i) => entry(i + 2, into))], []);
    const restored = await next();
    expect(restored.kind === 'restored' && [restored.seq, restored.steps[0], restored.steps.length]).toEqual([
      401, 146, 256,
    ]);
  });

  it('P10 that stands still is killed and replaced, and its rooms are told', async () => {
    pool.close();
    pool = new InterpreterPool(bundledPool({ ...patient, hangMs: 1_000 }));
    const rooms = [line('a'), line('b')];
    for (const { interpreter, next } of rooms) {
      interpreter.restore(null, [], []);
      await next();
    }
    const [pid] = pool.pids;
    if (pid === undefined) throw new Error('there is no process');
    process.kill(pid, 'SIGSTOP');
    rooms[0]?.interpreter.execute(1, load);
    for (const { interpreter, next } of rooms) {
      expect(await next()).toEqual({ kind: 'lost', seq: null });
      interpreter.restore(null, [], []);
      expect((await next()).kind).toBe('restored');
    }
    expect(pool.pids).not.toContain(pid);
  });

  it('an answer of an earlier life is not heard', async () => {
    const { interpreter, next } = line('a');
    interpreter.restore(null, [entry(1, load)], []);
    interpreter.restore(null, [], []);
    expect(await next()).toEqual(expect.objectContaining({ kind: 'restored', seq: 0 }));
  });
});

describe('a room whose program grows', () => {
  const grows = {
    kind: 'load',
    source: 'x = []\nfor i in range(30_000):\n    x.append([i])\ny = 1\n',
    filename: 'main.py',
  } as const;
  const toEnd = { kind: 'step', granularity: 'line', move: { kind: 'toLine', line: 4 } } as const;
  const log = [entry(1, grows), entry(2, toEnd), entry(3, into)];

  it('P10 moves to a process of its own kind, goes on there to the same hashes, and the small ones stay', async () => {
    const [small, large] = [line('small'), line('large')];
    for (const { interpreter, next } of [small, large]) {
      interpreter.restore(null, [], []);
      await next();
    }
    const before = pool.pids;
    large.interpreter.execute(1, grows);
    large.interpreter.image();
    expect([(await large.next()).kind, (await large.next()).kind]).toEqual(['executed', 'imaged']);
    large.interpreter.execute(2, toEnd);
    large.interpreter.image();
    // What waited behind the command is gone with the session: no image was made of it here.
    expect(await large.next()).toEqual({ kind: 'moved' });
    expect(pool.pids).toHaveLength(before.length + 1);
    large.interpreter.restore(null, log.slice(0, 2), []);
    expect(await large.next()).toMatchObject({ kind: 'restored', seq: 2, steps: [1, 2] });
    large.interpreter.execute(3, into);
    const session = Session.create();
    for (const { op } of log) if (op.kind !== 'void') session.apply(op);
    expect(await large.next()).toMatchObject({ kind: 'executed', outcome: { kind: 'done', hash: session.hash() } });
    large.interpreter.image();
    const imaged = await large.next();
    if (imaged.kind !== 'imaged') throw new Error(`heard ${imaged.kind}`);
    expect(Session.restore(imaged.bytes).hash()).toBe(session.hash());
    small.interpreter.execute(1, load);
    expect((await small.next()).kind).toBe('executed');
    large.interpreter.drop();
    expect(pool.pids).toEqual(before);
  });

  it('P10 moves while its log is folded too, and while a command is under way', async () => {
    const folded = line('folded');
    folded.interpreter.restore(null, log, []);
    expect(await folded.next()).toEqual({ kind: 'moved' });
    folded.interpreter.restore(null, log, []);
    expect(await folded.next()).toMatchObject({ kind: 'restored', seq: 3 });
    const endless = line('endless');
    endless.interpreter.restore(null, [], []);
    await endless.next();
    endless.interpreter.execute(1, { ...grows, source: 'x = []\nwhile True:\n    x.append([1])\n' });
    await endless.next();
    endless.interpreter.execute(2, { ...into, move: { kind: 'continue' } });
    expect(await endless.next()).toEqual({ kind: 'moved' });
  });

  it('I9 gets no image when it is larger than anybody is to get, and goes on', async () => {
    const { interpreter, next } = line('a');
    const source = "x = 'x' * 3_000_000\ny = 1\nz = 2\n";
    const entries = [entry(1, { ...grows, source }), entry(2, into), entry(3, into)];
    interpreter.restore(null, entries, []);
    expect(await next()).toEqual({ kind: 'moved' });
    interpreter.restore(null, entries, []);
    await next();
    interpreter.image();
    interpreter.execute(4, into);
    expect(await next()).toEqual({ kind: 'imageTooLarge' });
    expect(await next()).toMatchObject({ kind: 'executed', seq: 4, outcome: { kind: 'done' } });
  });
});

describe('what an interpreter process says', () => {
  it.each([
    null,
    'executed',
    [],
    {},
    { kind: 'executed' },
    { kind: 'executed', room: 'a', life: '1', seq: 1, outcome: {} },
    { kind: 'imaged', room: 'a', life: 1, seq: 1, hash: 'x', engine: 'e', bytes: null },
    { kind: '__proto__' },
  ])('%j is garbage', (message) => {
    expect(isFromInterpreter(message)).toBe(false);
  });
});
