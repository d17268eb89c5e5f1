import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Readiness } from './readiness.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A store of which the test says how each query ends. */
function store() {
  const queries: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const ask = (): Promise<void> => new Promise((resolve, reject) => queries.push({ resolve, reject }));
  return { queries, readiness: new Readiness(ask, Date.now) };
}

const unavailable = { ready: false, reason: 'STORE_UNAVAILABLE' };

describe('a server takes new people', () => {
  it('P14 while its store answers, which is asked once a second at most', async () => {
    const { queries, readiness } = store();
    const all = Promise.all(Array.from({ length: 50 }, () => readiness.state()));
    queries[0]?.resolve();
    for (const state of await all) expect(state).toEqual({ ready: true });
    expect(await readiness.state()).toEqual({ ready: true });
    expect(queries).toHaveLength(1);
    vi.advanceTimersByTime(1_000);
    const later = readiness.state();
    queries[1]?.reject(new Error('gone'));
    expect(await later).toEqual(unavailable);
    expect(await readiness.state()).toEqual(unavailable);
    expect(queries).toHaveLength(2);
  });

  it('P14 not while the store hangs, whose query is waited for and not repeated', async () => {
    const { queries, readiness } = store();
    for (let asked = 0; asked < 3; asked++) {
      const state = readiness.state();
      await vi.advanceTimersByTimeAsync(1_000);
      expect(await state).toEqual(unavailable);
    }
    expect(queries).toHaveLength(1);
    queries[0]?.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(await readiness.state()).toEqual({ ready: true });
  });

  it('P12 never again once it closes, also when the store was being asked', async () => {
    const { queries, readiness } = store();
    const state = readiness.state();
    readiness.close();
    queries[0]?.resolve();
    expect(await state).toEqual({ ready: false, reason: 'SHUTTING_DOWN' });
    expect(await readiness.state()).toEqual({ ready: false, reason: 'SHUTTING_DOWN' });
    expect(queries).toHaveLength(1);
  });
});
