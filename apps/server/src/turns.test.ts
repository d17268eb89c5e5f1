import { expect, it } from 'vitest';
import { Turns } from './turns.ts';

it('P5 a class that comes at once is through as soon as the rate permits, each asking twice', () => {
  const turns = new Turns(200, 400, 0);
  const asked: number[] = [];
  const passed: number[] = [];
  let due = Array.from({ length: 1_000 }, () => 0);
  for (let now = 0; due.length > 0; now++) {
    const here = due.filter((at) => at <= now);
    due = due.filter((at) => at > now);
    for (const _ of here) {
      asked.push(now);
      const wait = turns.next(now);
      if (wait === 0) passed.push(now);
      else due.push(now + wait);
    }
  }
  expect(passed.filter((at) => at === 0)).toHaveLength(400);
  expect(passed.at(-1)).toBeLessThanOrEqual(3_010);
  expect(asked.length).toBeLessThanOrEqual(400 + 2 * 600);
});

it('tells nobody to stay away for more than ten seconds', () => {
  const turns = new Turns(1, 1, 0);
  const waits = Array.from({ length: 100 }, () => turns.next(0));
  expect([waits[0], waits[1], waits.at(-1)]).toEqual([0, 1_000, 10_000]);
});
