import { performance } from 'node:perf_hooks';
import { loadProgram, readImage, readOptions, writeImage } from '@nonlocal/python';
import { Session } from '../src/session.ts';

/**
 * What it costs to write a machine down and to read it back, against Pydantic Monty's `dump` and `load` of a program in
 * the same state (0.0.18, native; figures of another machine of the same kind, both ways together):
 *
 *     21 frames       0.04 ms     1.9 KB
 *     1,000 pairs     0.7 ms      24 KB
 *     20,000 pairs    10.5 ms     526 KB
 */
/** @param {number} count */
const pairs = (count) => `pairs = [(i, 'value ' + str(i)) for i in range(${count})]\nstop = 1\nprint(pairs)\n`;
/** @param {number} count */
const entries = (count) => `pairs = {i: 'value ' + str(i) for i in range(${count})}\nstop = 1\nprint(pairs)\n`;

const lesson = `
def make_counter(start=0):
    count = start
    def increment(by=1):
        nonlocal count
        count += by
        return count
    def reset():
        nonlocal count
        count = start
    return increment, reset

class Account:
    """Keeps a balance."""
    interest = 0.02
    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        self.history = []
    def deposit(self, amount):
        self.balance += amount
        self.history.append(('deposit', amount))
        return self

counters = {name: make_counter(i) for i, name in enumerate(['a', 'b', 'c'])}
accounts = [Account('ada', 10), Account('grace')]
for account in accounts:
    account.deposit(5).deposit(7)
squares = (n * n for n in range(10))
next(squares)
def visit(tree, depth=0):
    if not tree:
        stop = depth
        return 0
    left, value, right = tree
    return visit(left, depth + 1) + value + visit(right, depth + 1)
visit((((), 1, ()), 2, ((), 3, ())))
`;

const frames21 = `
def down(n):
    here = n * 2
    if n == 0:
        stop = 1
        return here
    return down(n - 1) + here
down(19)
`;

/** @param {string[]} names */
const withModules = (...names) => `import ${names.join(', ')}\n${lesson}`;

/** @type {[string, string][]} */
const cases = [
  ['lesson', lesson],
  ['21 frames', frames21],
  ['1,000 pairs (list of tuples)', pairs(1000)],
  ['1,000 pairs (dict)', entries(1000)],
  ['20,000 pairs (list of tuples)', pairs(20_000)],
  ['20,000 pairs (dict)', entries(20_000)],
  ['lesson with functools, collections', withModules('functools', 'collections')],
  ['lesson with dataclasses, typing, enum, inspect', withModules('dataclasses', 'typing', 'enum', 'inspect')],
];

/**
 * The machine where `stop` is about to be bound.
 * @param {string} source
 */
function machineAt(source) {
  const loaded = loadProgram(source, 'main.py', {});
  if (loaded.kind === 'malformed') throw new Error(loaded.diagnostic.message);
  const vm = loaded.machine;
  const line = source.split('\n').findIndex((text) => text.trim().startsWith('stop =')) + 1;
  vm.tracer = {
    mask: 1,
    marks: (code) => new Uint8Array(code.code.instructions.length).fill(1),
    before: (frame) => !frame.code.isHidden && frame.currentLine === line,
    raised: () => false,
  };
  vm.run();
  vm.tracer = null;
  return vm;
}

/**
 * Once the host has compiled what is run.
 * @param {() => void} run
 */
function median(run) {
  const warm = performance.now() + 400;
  while (performance.now() < warm) run();
  const times = [];
  const until = performance.now() + 600;
  while (times.length < 5 || (performance.now() < until && times.length < 2000)) {
    const from = performance.now();
    run();
    times.push(performance.now() - from);
  }
  return times.toSorted((a, b) => a - b)[times.length >> 1];
}

/**
 * @param {string} name
 * @param {number} bytes
 * @param {number} write
 * @param {number} read
 */
const row = (name, bytes, write, read) =>
  console.log(
    `${name.padEnd(48)} ${String(bytes).padStart(8)} B  write ${write.toFixed(3).padStart(7)} ms  read ${read.toFixed(3).padStart(7)} ms`,
  );

console.log('Images of the machine');
for (const [name, source] of cases) {
  const vm = machineAt(source);
  const image = writeImage(vm);
  const options = readOptions({});
  row(
    name,
    image.length,
    median(() => void writeImage(vm)),
    median(() => void readImage(image, options)),
  );
}

console.log('\nSnapshots of a session, paused in the same place');
for (const [name, source] of cases) {
  const session = Session.create();
  session.apply({ kind: 'load', source, filename: 'main.py' });
  const line = source.split('\n').findIndex((text) => text.trim().startsWith('stop =')) + 1;
  session.apply({ kind: 'step', granularity: 'line', move: { kind: 'toLine', line } });
  const snapshot = session.snapshot();
  row(
    name,
    snapshot.length,
    median(() => void session.snapshot()),
    median(() => void Session.restore(snapshot)),
  );
}
