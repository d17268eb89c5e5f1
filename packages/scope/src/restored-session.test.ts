import { expect, test } from 'vitest';
import type { Command, Move } from './command.ts';
import { Session } from './session.ts';

const load = (source: string): Command => ({ kind: 'load', source, filename: 'main.py' });
const line = (move: Move['kind'] & ('into' | 'over' | 'out' | 'continue')): Command => ({
  kind: 'step',
  granularity: 'line',
  move: { kind: move },
});

const fib = 'def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nfor n in range(12):\n    [fib(n)]\n';
const account = 'class Account:\n    rate = 2\n    def add(self):\n        return self\nAccount()\n';

test.each<[string, readonly Command[], readonly Command[]]>([
  [
    'an instruction asked about before coming back to it',
    [load(account), line('over'), { kind: 'back', granularity: 'instruction', move: 'over' }],
    [line('over')],
  ],
  [
    'operands of an instruction that ran before its cache was filled',
    [{ kind: 'breakpoints', lines: [2] }, load(fib), line('continue'), line('out')],
    [line('into'), line('into')],
  ],
])('S4 I6 a restored session goes on to the same hash: nothing is left over from %s', (_what, before, after) => {
  const session = Session.create();
  for (const command of before) session.apply(command);
  const restored = Session.restore(session.snapshot());
  for (const command of after) {
    session.apply(command);
    restored.apply(command);
    expect(restored.hash()).toBe(session.hash());
  }
});
