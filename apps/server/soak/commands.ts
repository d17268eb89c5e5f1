import type { Command } from '@nonlocal/scope';
import type { Dice } from '@nonlocal/testing';

/** Programs of a class about names: a loop, closures that share a cell, recursion, a class, an error. */
const programs = [
  'total = 0\nfor i in range(1000):\n    total = total + i\nprint(total)\n',
  `def counter():
    count = 0
    def up():
        nonlocal count
        count += 1
        return count
    def show():
        return count
    return up, show

up, show = counter()
while show() < 500:
    up()
    print(show())
`,
  `def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

seen = {}
for n in range(12):
    seen[n] = [fib(n), str(n)]
`,
  `class Account:
    rate = 2
    def __init__(self, owner):
        self.owner = owner
        self.history = []
    def add(self, amount):
        self.history.append(amount * self.rate)
        return self

accounts = [Account(name) for name in ('ada', 'alan', 'grace')]
for turn in range(40):
    for account in accounts:
        account.add(turn)
print(accounts[3])
`,
] as const;

/** What an instructor may do next; now and then another program, often a step, sometimes what the engine refuses. */
export function nextCommand(dice: Dice): Command {
  const granularity = dice.pick(['line', 'line', 'expression', 'instruction'] as const);
  switch (dice.upTo(24)) {
    case 0:
      return { kind: 'load', source: dice.pick(programs), filename: 'main.py' };
    case 1:
      return { kind: 'restart' };
    case 2:
    case 3:
      return { kind: 'back', granularity, move: dice.pick(['into', 'over', 'out'] as const) };
    case 4:
      return { kind: 'goTo', step: dice.upTo(200) };
    case 5:
      return { kind: 'evaluate', frame: dice.upTo(4), source: dice.pick(['1 + 1', 'total', 'print("here")', 'x = (']) };
    case 6:
      return { kind: 'setCell', cell: dice.upTo(50), source: '7' };
    case 7:
      return { kind: 'breakpoints', lines: [dice.upTo(9) + 1] };
    case 8:
      return { kind: 'step', granularity, move: { kind: dice.pick(['continue', 'toScopeChange'] as const) } };
    default:
      return { kind: 'step', granularity, move: { kind: dice.pick(['into', 'into', 'over', 'out'] as const) } };
  }
}
