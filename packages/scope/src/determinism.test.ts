import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Command, Granularity, Move } from './command.ts';
import { Session } from './session.ts';
import { Bench } from './testing.ts';

const programs = [
  `
def make(start):
    total = start
    def add(n, *more, scale=1):
        nonlocal total
        total += n * scale
        return total
    return add
adders = [make(i) for i in range(3)]
for add in adders:
    print(add(1), add(2, scale=3))
print([f() for f in [lambda: i for i in range(3)]])
`,
  `
class Stack:
    limit = 2
    def __init__(self):
        self.items = []
    def push(self, item):
        if len(self.items) >= self.limit:
            raise OverflowError(f'no room for {item}')
        self.items.append(item)
    def __len__(self):
        return len(self.items)
    def __repr__(self):
        return 'Stack(' + ', '.join(map(repr, self.items)) + ')'
stack = Stack()
try:
    for letter in 'abc':
        stack.push(letter)
except OverflowError as error:
    print(error, len(stack), stack)
finally:
    print(sorted(stack.items, key=lambda item: -ord(item)))
stack.push('x')
`,
  `
def walk(tree):
    if tree:
        left, value, right = tree
        yield from walk(left)
        yield value
        yield from walk(right)
tree = (((), 1, ()), 2, ((), 3, ((), 4, ())))
squares = (n * n for n in walk(tree))
name = input('who? ')
print(name, next(squares), list(squares), {n: n for n in walk(tree)})
`,
];

const granularity = fc.constantFrom<Granularity>('line', 'line', 'expression', 'instruction');
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.constantFrom<Move>(
    { kind: 'into' },
    { kind: 'into' },
    { kind: 'over' },
    { kind: 'out' },
    { kind: 'continue' },
    { kind: 'toScopeChange' },
  ),
  fc.record({ kind: fc.constant('toLine' as const), line: fc.integer({ min: 1, max: 25 }) }),
);
const sources = [
  'x = 1',
  'print(locals() is None)',
  'total = 7',
  '1/0',
  '[n for n in range(3)]',
  'letter',
  'self.items.append("new")',
  'tree = ()',
];

/** Commands with small numbers in place of ids: the frame counted from the top, the cell among those shown. */
type Wish =
  | Command
  | { readonly kind: 'evaluateAt'; readonly depth: number; readonly source: string }
  | { readonly kind: 'setCellAt'; readonly nth: number };
const wish: fc.Arbitrary<Wish> = fc.oneof(
  { weight: 16, arbitrary: fc.record({ kind: fc.constant('step' as const), granularity, move }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('back' as const),
      granularity,
      move: fc.constantFrom('into', 'over', 'out'),
    }),
  },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('goTo' as const), step: fc.nat(60) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('evaluateAt' as const),
      depth: fc.nat(2),
      source: fc.constantFrom(...sources),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('setCellAt' as const), nth: fc.nat(3) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('input' as const), text: fc.constantFrom('Ann', '') }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('breakpoints' as const),
      lines: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
);

function commandOf(wished: Wish, session: Session): Command | null {
  const { frames, objects } = session.view();
  switch (wished.kind) {
    case 'evaluateAt':
      return { kind: 'evaluate', frame: frames.at(-1 - wished.depth)?.id ?? 0, source: wished.source };
    case 'setCellAt': {
      const cells = Object.values(objects).filter((view) => view.kind === 'cell');
      const cell = cells[wished.nth % Math.max(1, cells.length)];
      return cell === undefined ? null : { kind: 'setCell', cell: cell.id, source: '5' };
    }
    default:
      return wished;
  }
}

/** Asking in between whether the session is large leaves no trace, wherever it stands. */
function inSlices(session: Session, command: Command, slice: number): void {
  session.begin(command);
  for (let left = 100_000; session.advance(slice).kind === 'running'; left--) {
    if (left === 0) throw new Error('a command does not end');
    if (left % 16 === 0) session.isLarge();
  }
}

test('S1 S2 S4 sessions that got the same commands are equal, sliced, restored or neither, and deltas fold to their views', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...programs),
      fc.array(wish, { maxLength: 25 }),
      fc.integer({ min: 1, max: 40 }),
      (source, wishes, slice) => {
        const bench = new Bench(source);
        let other = Session.create();
        other.apply({ kind: 'load', source, filename: 'main.py' });
        wishes.forEach((wished, i) => {
          const command = commandOf(wished, bench.session);
          if (command === null) return;
          bench.try(command);
          if (i % 3 === 0) other = Session.restore(other.snapshot());
          inSlices(other, command, slice);
          expect(other.view()).toEqual(bench.view);
          expect(other.hash()).toBe(bench.session.hash());
        });
      },
    ),
    { seed: 3141592, numRuns: 60 },
  );
});

test('A2 M4 from anywhere, going on and coming back is the same place', () => {
  fc.assert(
    fc.property(fc.constantFrom(...programs), fc.nat(80), granularity, (source, steps, fine) => {
      const bench = new Bench(source);
      const ways: { readonly place: string; readonly instructions: number }[] = [];
      for (let i = 0; i < steps && bench.view.status.kind === 'paused'; i++) {
        ways.push({ place: bench.place, instructions: bench.view.instructions });
        bench.step('into', fine);
      }
      for (const way of ways.toReversed()) {
        bench.back('into', fine);
        expect({ place: bench.place, instructions: bench.view.instructions }).toEqual(way);
      }
    }),
    { seed: 2718281, numRuns: 12 },
  );
});

/** Objects of every kind, far more than a hash looks at, and a little that goes on. */
const large = `
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
points = [Point(n, -n) for n in range(8_000)]
names = {f'name {n}': points[n] for n in range(3_000)}
sizes = set(range(5_000))
def walk():
    total = 0
    for point in points:
        total += point.x
        yield total
for total in walk():
    sizes.add(-total)
`;

test('S1 S2 S6 a session too large to be hashed whole has the same hash sliced, restored or neither', () => {
  const bench = new Bench(large).toLine(11);
  expect(bench.session.isLarge()).toBe(true);
  let other = Session.create();
  other.apply({ kind: 'load', source: large, filename: 'main.py' });
  inSlices(other, { kind: 'step', granularity: 'line', move: { kind: 'toLine', line: 11 } }, 5_000);
  const commands: readonly Command[] = [
    { kind: 'step', granularity: 'line', move: { kind: 'into' } },
    { kind: 'step', granularity: 'instruction', move: { kind: 'into' } },
    { kind: 'evaluate', frame: bench.view.frames[0]?.id ?? 0, source: 'points.pop(); len(names)' },
    { kind: 'back', granularity: 'line', move: 'over' },
    { kind: 'step', granularity: 'line', move: { kind: 'out' } },
  ];
  const seen = new Set([bench.session.hash()]);
  for (const command of commands) {
    other = Session.restore(other.snapshot());
    bench.try(command);
    inSlices(other, command, 300);
    expect(other.hash()).toBe(bench.session.hash());
    seen.add(other.hash());
  }
  expect(seen.size).toBe(commands.length + 1);
});

test('S6 where all is hashed one item makes the difference; a large session is hashed for no more work', () => {
  const hashes = [0, 1].map((item) =>
    new Bench(`x = [0] * 5_000\nx[4_999] = ${item}\n`).step('continue').session.hash(),
  );
  expect(new Set(hashes).size).toBe(2);
  const { session } = new Bench('x = [0] * 3_000_000\n').step('continue');
  expect(session.isLarge()).toBe(true);
  expect(session.hash()).toMatch(/^[0-9a-f]{16}$/);
  expect(new Bench('x = [0] * 5_000\n').step('continue').session.isLarge()).toBe(false);
});
