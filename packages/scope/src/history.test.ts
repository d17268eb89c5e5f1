import { expect, test } from 'vitest';
import { Bench } from './testing.ts';

const longLoop = `
def inner(n):
    return n + 1
def outer(times):
    total = 0
    for i in range(times):
        total = inner(total)
    return total
outer(9000)
`;

test('M4 back out of a long loop finds the call, past everything that ran inside', () => {
  const bench = new Bench(longLoop).toLine(8);
  expect(bench.valueOf('total')).toBe('9000');
  bench.back('out');
  expect(bench.place).toBe('line <module> 9');
  expect(bench.view.step).toBe(2);
});

test('M4 back over a call that ran long finds the line before it', () => {
  const bench = new Bench(longLoop).step('continue').back().back();
  expect(bench.place).toBe('line outer 8');
  bench.back('over');
  expect(bench.place).toBe('line outer 6');
});

test('M4 with hardly any room for history every step is still reached', () => {
  const roomy = new Bench(longLoop).step('continue');
  const narrow = new Bench(longLoop, { history: 1 }).step('continue');
  for (const step of [1, 777, 20_001, 45_008]) {
    expect(narrow.goTo(step).view).toEqual(roomy.goTo(step).view);
    expect(narrow.back('over').view).toEqual(roomy.back('over').view);
  }
});
