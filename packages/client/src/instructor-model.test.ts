import { describe, expect, it } from 'vitest';
import { InstructorModel } from './instructor-model.ts';
import { type Scene, scene, step } from './testing/fake-server.ts';

async function teaching(): Promise<Scene & { readonly teach: InstructorModel }> {
  const all = scene();
  all.server.role = 'instructor';
  const teach = new InstructorModel(all.room, all.clock);
  all.room.join({ role: 'instructor', token: 'token'.padEnd(22, '_') });
  await all.settle();
  all.server.snap(0);
  return { ...all, teach };
}

interface Cmd {
  readonly cmdId: string;
  readonly base: number;
}

const commands = ({ server }: Scene): readonly Cmd[] => server.asked('cmd').map(({ payload }) => payload as Cmd);

describe('the instructor’s commands', () => {
  it('resolve when their step is shown, one after the other, each on the one before', async () => {
    const all = await teaching();
    const { teach, server, settle } = all;
    const results = [teach.step('line', 'into'), teach.step('line', 'over')];
    await settle();
    expect(commands(all)).toHaveLength(1);
    for (const seq of [1, 2]) {
      const { cmdId, base } = commands(all).at(-1) ?? { cmdId: '', base: -1 };
      expect(base).toBe(seq - 1);
      server.asked('cmd').at(-1)?.answer({ ok: true, seq });
      server.send('steps', { steps: [step(seq, cmdId)] });
      await settle();
    }
    expect(await Promise.all(results)).toEqual([
      { kind: 'done', seq: 1 },
      { kind: 'done', seq: 2 },
    ]);
    expect(teach.pending.value).toBeNull();
  });

  it('I5 whose acknowledgement was lost are sent again unchanged after the reconnect', async () => {
    const all = await teaching();
    const { teach, server, clock, settle } = all;
    const result = teach.step('line', 'into');
    await settle();
    server.pair?.cut();
    clock.advance(500);
    await settle();
    const [first, second] = commands(all);
    expect(second).toEqual(first);
    server.asked('cmd').at(-1)?.answer({ ok: true, seq: 1 });
    server.send('steps', { steps: [step(1, first?.cmdId ?? '')] });
    expect(await result).toEqual({ kind: 'done', seq: 1 });
  });

  it('whose step was seen need no acknowledgement', async () => {
    const all = await teaching();
    const result = all.teach.step('line', 'into');
    await all.settle();
    all.server.send('steps', { steps: [step(1, commands(all)[0]?.cmdId ?? '')] });
    expect(await result).toEqual({ kind: 'done', seq: 1 });
  });

  it('that came too late fail with those behind them, and say why', async () => {
    const all = await teaching();
    const results = [all.teach.step('line', 'into'), all.teach.step('line', 'into')];
    await all.settle();
    all.server.asked('cmd')[0]?.answer({ ok: false, code: 'STALE_BASE', message: 'late', retryable: false, head: 4 });
    await all.settle();
    expect((await Promise.all(results)).map((result) => result.kind)).toEqual(['failed', 'failed']);
    expect(all.teach.problem.value).toEqual({ kind: 'failed', code: 'STALE_BASE', message: 'late' });
  });

  it('are sent again while the store is away', async () => {
    const all = await teaching();
    void all.teach.step('line', 'into');
    await all.settle();
    all.server.asked('cmd')[0]?.answer({ ok: false, code: 'STORE_UNAVAILABLE', message: '', retryable: true });
    await all.settle();
    all.clock.advance(500);
    await all.settle();
    const [first, second] = commands(all);
    expect(second).toEqual(first);
  });

  it('are not taken along into another room', async () => {
    const { teach, server, settle } = await teaching();
    const result = teach.load('x = 1', 'main.py');
    await settle();
    teach.room.join({ role: 'instructor', token: 'other'.padEnd(22, '_') });
    expect(await result).toEqual(expect.objectContaining({ kind: 'failed', code: 'LEFT' }));
    const sent = server.asked('cmd').length;
    await settle();
    server.snap(3);
    await settle();
    expect(server.asked('cmd')).toHaveLength(sent);
  });

  it('that do not fit in a message are refused before they are sent', async () => {
    const all = await teaching();
    const result = await all.teach.load('é'.repeat(40_000), 'big.py');
    expect(result).toEqual(expect.objectContaining({ kind: 'failed', code: 'TOO_LARGE' }));
    expect(commands(all)).toEqual([]);
  });
});
