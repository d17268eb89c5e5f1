import { expect, test } from 'vitest';
import { narrate } from './narrate.ts';
import { Bench, text } from './testing.ts';

test('V2 on entry all names of a function are shown, unbound ones too, in the order of the code object', () => {
  const bench = new Bench(`
def outer(given, *rest, flag=True, **more):
    local = 1
    def inner():
        return given, late
    late = 2
    return inner
outer(5, 6, flag=False)
`).step('into', 'line', 2);
  expect(
    bench.frame?.bindings.map(({ name, kind, isParameter, value }) => [name, kind, isParameter, value === null]),
  ).toEqual([
    ['given', 'cell', true, false],
    ['flag', 'local', true, false],
    ['rest', 'local', true, false],
    ['more', 'local', true, false],
    ['local', 'local', false, true],
    ['inner', 'local', false, true],
    ['late', 'cell', false, true],
  ]);
});

test('V2 a module shows its names without dunders, a class body its namespace', () => {
  const bench = new Bench('x = 1\nclass A:\n    y = 2\n    z = 3\n').toLine(4);
  expect(bench.frame).toMatchObject({ kind: 'class', name: 'A', func: null });
  expect(bench.frame?.bindings.map((each) => each.name)).toEqual(['y']);
  expect(bench.view.frames[0]?.bindings.map((each) => each.name)).toEqual(['x']);
});

test('V3 the lexical parent is where the function was defined, not who called it', () => {
  const bench = new Bench(
    'def make():\n    def inner():\n        return 1\n    return inner\ndef call(f):\n    return f()\nf = make()\ncall(f)\n',
  );
  const make = bench.toLine(2).frame?.id;
  bench.toLine(3);
  expect(bench.view.frames.map((frame) => frame.name)).toEqual(['<module>', 'call', 'inner']);
  expect(bench.frame?.lexicalParent).toBe(make);
  expect(bench.view.frames[1]?.lexicalParent).toBe(bench.view.frames[0]?.id);
  expect(bench.view.frames[0]?.lexicalParent).toBeNull();
});

test('V4 two calls make two cells and share one code object; two functions of one call share a cell', () => {
  const bench = new Bench(
    'def make():\n    n = 0\n    def up():\n        return n\n    def down():\n        return n\n    return up, down\na, b = make()\nc, d = make()\n',
  ).step('continue');
  const closures = ['a', 'b', 'c', 'd']
    .map((name) => bench.object(name))
    .map((view) => (view?.kind === 'function' ? view : null));
  expect(closures[0]?.closure).toEqual(closures[1]?.closure);
  expect(closures[0]?.closure).not.toEqual(closures[2]?.closure);
  expect(closures[0]?.code).toBe(closures[2]?.code);
  expect(closures[0]?.freevars).toEqual(['n']);
});

test('V4 functions show signature, defaults and an absent closure; code objects their names', () => {
  const bench = new Bench("def f(a, /, b, c='x', *rest, d, e=None, **more):\n    return len\n").step('continue');
  const view = bench.object('f');
  expect(view).toMatchObject({
    kind: 'function',
    signature: "(a, /, b, c='x', *rest, d, e=None, **more)",
    closure: null,
    firstLine: 1,
  });
  if (view?.kind !== 'function') return;
  expect(view.defaults.map(({ name, value }) => [name, text(value)])).toEqual([
    ['c', "'x'"],
    ['e', 'None'],
  ]);
  expect(bench.view.objects[view.code]).toMatchObject({
    kind: 'code',
    varnames: ['a', 'b', 'c', 'd', 'e', 'rest', 'more'],
    names: ['len'],
    argCount: 3,
  });
});

test('V4 containers come as windows, builtins and atoms in place', () => {
  const bench = new Bench(
    "big = list(range(200))\nd = {'a': 1, (1, 2): [3]}\ns = {1}\nf = 2.5\np = print\nt = int\nr = range(3)\n",
  ).step('continue');
  expect(bench.object('big')).toMatchObject({ kind: 'sequence', type: 'list', window: { from: 0, length: 200 } });
  const big = bench.object('big');
  expect(big?.kind === 'sequence' ? big.window.items.length : 0).toBe(50);
  expect(bench.object('d')).toMatchObject({ kind: 'mapping', window: { length: 2 } });
  expect(bench.object('r')).toMatchObject({ kind: 'sequence', type: 'range', window: { length: 3 } });
  expect(['f', 'p', 't'].map((name) => bench.valueOf(name))).toEqual([
    '2.5',
    '<built-in function print>',
    "<class 'int'>",
  ]);
});

test('V4 classes, instances, methods and generators are objects of their own', () => {
  const bench = new Bench(`
class Base: pass
class Dog(Base):
    legs = 4
    __slots__ = ()
    def __init__(self, name):
        self.name = name
def g(n):
    yield n
    yield n + 1
rex = Dog('Rex')
speak = rex.__init__
gen = g(5)
next(gen)
fresh = g(6)
`).step('continue');
  expect(bench.object('Dog')).toMatchObject({ kind: 'class', name: 'Dog', bases: ['Base'] });
  const rex = bench.object('rex');
  expect(rex).toMatchObject({ kind: 'instance', type: 'Dog', cls: bench.object('Dog')?.id });
  expect(bench.object('speak')).toMatchObject({ kind: 'method', self: { ref: rex?.id } });
  expect(bench.object('gen')).toMatchObject({
    kind: 'generator',
    state: 'suspended',
    line: 9,
    bindings: [{ name: 'n', value: { text: '5' } }],
  });
  expect(bench.object('fresh')).toMatchObject({ state: 'created' });
});

test('V4 a value that holds itself, a deep one and a huge one can be shown', () => {
  const bench = new Bench(
    'a = []\na.append(a)\nb = []\nfor i in range(5000):\n    b = [b]\nn = 10 ** 3000\ns = "x" * 100000\n',
  ).step('continue');
  expect(bench.object('a')).toMatchObject({ window: { items: [{ ref: bench.object('a')?.id }] } });
  expect(Object.keys(bench.view.objects).length).toBeLessThanOrEqual(2000);
  expect(bench.valueOf('n')?.length).toBeLessThanOrEqual(200);
  expect(bench.valueOf('s')?.length).toBe(200);
});

test('V5 nothing of the program runs to show it', () => {
  const bench = new Bench(
    'class A:\n    def __repr__(self):\n        print("no")\n        return "no"\na = A()\nb = [a]\nraised = None\n',
  ).step('continue');
  expect(bench.output).toBe('');
  expect(bench.object('a')).toMatchObject({ kind: 'instance', type: 'A' });
});

test('V6 names are resolved scope by scope; class scopes are skipped from the methods inside', () => {
  const bench = new Bench(`
limit = 9
def outer():
    captured = 1
    class Box:
        limit = 3
        def get(self):
            return limit + captured + len('')
    return Box().get()
outer()
`);
  while (bench.place !== 'return get 8') bench.step();
  const walks = Object.fromEntries(
    bench.view.resolutions.map(({ name, found, walk }) => [
      name,
      [found, ...walk.map((step) => `${step.scope} ${step.where}: ${step.outcome}`)],
    ]),
  );
  expect(walks).toEqual({
    limit: ['global', 'local get: absent', 'class Box: skipped', 'enclosing outer: absent', 'global __main__: found'],
    captured: ['enclosing', 'local get: absent', 'class Box: skipped', 'enclosing outer: found'],
    len: [
      'builtin',
      'local get: absent',
      'class Box: skipped',
      'enclosing outer: absent',
      'global __main__: absent',
      'builtin builtins: found',
    ],
  });
});

test('V6 a name that is bound later is unbound, and says so before the error', () => {
  const bench = new Bench('x = 1\ndef f():\n    print(x)\n    x = 2\nf()\n');
  while (bench.view.event.kind !== 'exception') bench.step();
  expect(bench.view.event).toMatchObject({ type: 'UnboundLocalError' });
  expect(bench.view.resolutions.find((each) => each.name === 'x')).toMatchObject({
    found: null,
    walk: [{ scope: 'local', outcome: 'unbound' }],
  });
});

test('V6 every step has its sentence', () => {
  const bench = new Bench(
    'def make():\n    n = 0\n    def inc():\n        nonlocal n\n        n += 1\n        return n\n    return inc\nf = make()\nprint(f())\n',
  );
  const said = [narrate(bench.view.narration)];
  while (bench.view.status.kind === 'paused') said.push(narrate(bench.step().view.narration));
  expect(said).toEqual([
    'The program is loaded. Line 1 runs first.',
    'A function was made and bound to make. Line 8 is next.',
    '<module> calls make.',
    'Line 2 of make is next.',
    'The cell of n now holds 0. Line 3 is next.',
    'A function was made and bound to inc; it holds the cell of n. Line 7 is next.',
    'make returns function inc.',
    'f is now bound to function inc. Line 9 is next.',
    '<module> calls inc.',
    'Line 5 of inc is next.',
    'The cell of n now holds 1. Line 6 is next.',
    'inc returns 1.',
    'The program has ended.',
  ]);
});

test('S4 the delta of a small step is small, whatever the heap holds', () => {
  const bench = new Bench('big = [list(range(50)) for _ in range(30)]\nx = 1\ny = 2\nz = 3\n').step().step();
  const outcome = bench.session.apply({ kind: 'step', granularity: 'line', move: { kind: 'into' } });
  expect(outcome.kind === 'done' ? JSON.stringify(outcome.delta).length : 0).toBeLessThan(1000);
});

test('V6 a name that is bound to a function made before is not said to make one', () => {
  const source = 'def make(n):\n    return lambda x: x * n\nfor f in [make(2), make(3)]:\n    pass\n';
  const bench = new Bench(source);
  const told: string[] = [];
  while (bench.view.status.kind === 'paused') told.push(narrate(bench.step('over').view.narration));
  expect(told.filter((sentence) => sentence.includes('A function was made and bound to f'))).toHaveLength(1);
});

test('V6 a failure at the prompt is told by its last line', () => {
  const bench = new Bench('x = 1\n');
  bench.prompt('y');
  expect(narrate(bench.view.narration)).toMatch(/NameError: name 'y' is not defined/u);
  expect(narrate(bench.view.narration)).not.toMatch(/Traceback/u);
});
