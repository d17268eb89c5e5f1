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

const otherFile = `
other = compile('for i in range(6000): f(i)', 'other.py', 'exec')
def f(n):
    return n
def long():
    for i in range(9000):
        pass
    return 0
def outer():
    exec(other, {'f': f}), long()
outer()
`;

test('M4 back out of a call by instruction finds it right behind code of another file, which tells nothing', () => {
  const bench = new Bench(otherFile).toLine(8);
  expect(bench.back('out', 'instruction').place).toBe('instruction outer 10');
  expect(bench.step('into', 'instruction').place).toBe('call long 5');
});

/** Long before its end it holds more than a checkpoint may. */
const growing = `
kept = []
def grow(n):
    kept.append([n, 'number %d' % n])
    return n
for i in range(60_000):
    grow(i)
last = kept[-1]
`;

test('L3 in a program too large for checkpoints every step is still reached', () => {
  const bench = new Bench(growing).step('continue');
  const { step, instructions } = bench.view;
  expect(bench.session.snapshotWithin(1024 * 1024)).toBeNull();
  bench.back();
  expect(bench.place).toBe('line <module> 8');
  bench.goTo(9);
  expect(bench.valueOf('i')).toBe('1');
  bench.goTo(step);
  expect(bench.view.instructions).toBe(instructions);
}, 60_000);

test('D1 L3 what was done where no checkpoint was made is done again on every way there', () => {
  const bench = new Bench('x = 1\ny = 2\nz = 3\n');
  bench.prompt("kept = 'x' * 3_000_000");
  expect(bench.session.snapshotWithin(1024 * 1024)).toBeNull();
  bench.step('into');
  const there = bench.session.hash();
  bench.back().step('into');
  expect(bench.session.hash()).toBe(there);
  expect(bench.goTo(0).step('into').prompt('len(kept)')).toBe('3000000\n');
}, 60_000);
