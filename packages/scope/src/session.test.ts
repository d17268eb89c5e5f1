import { expect, test } from 'vitest';
import { Session } from './session.ts';
import { SnapshotError } from './snapshot.ts';
import { Bench } from './testing.ts';

const trip = `def plan_trip():
    def advice():
        return 'pack the ' + item

    item = 'umbrella'
    print(advice())
    item = 'sunglasses'
    return advice


remembered = plan_trip()
print(remembered())
`;

const counter = `def make():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc

f = make()
total = 0
for i in range(3):
    total += f()
print(total)
`;

test('A1 M2 the steps of a program are its lines, calls and returns, as settrace reports them', () => {
  expect(new Bench(trip).trace()).toEqual([
    'loaded <module> 1',
    'line <module> 11',
    'call plan_trip 1',
    'line plan_trip 2',
    'line plan_trip 5',
    'line plan_trip 6',
    'call advice 2',
    'line advice 3',
    'return advice 3',
    'line plan_trip 7',
    'line plan_trip 8',
    'return plan_trip 8',
    'line <module> 12',
    'call advice 2',
    'line advice 3',
    'return advice 3',
    'ended <module> 12',
  ]);
});

test('A1 a generator is called when it goes on and returns when it yields', () => {
  const source = 'def g():\n    yield 1\n    yield 2\nfor x in g():\n    pass\n';
  expect(new Bench(source).trace()).toEqual([
    'loaded <module> 1',
    'line <module> 4',
    'call g 1',
    'line g 2',
    'return g 2',
    'line <module> 5',
    'line <module> 4',
    'call g 2',
    'line g 3',
    'return g 3',
    'line <module> 5',
    'line <module> 4',
    'call g 3',
    'return g 3',
    'ended <module> 4',
  ]);
});

test('A1 an exception is a step in each frame that it passes, and an uncaught one leaves its frames to be seen', () => {
  const bench = new Bench('def f(x):\n    return 1 / x\n\nf(0)\n');
  const places = bench.trace();
  expect(places.slice(-4)).toEqual(['line f 2', 'exception f 2', 'exception <module> 4', 'ended f 2']);
  expect(bench.view.status).toMatchObject({ kind: 'failed', type: 'ZeroDivisionError', message: 'division by zero' });
  expect(bench.view.frames.map((frame) => frame.name)).toEqual(['<module>', 'f']);
  expect(bench.valueOf('x')).toBe('0');
  expect(bench.prompt('x + 1')).toBe('1\n');
});

test('A2 a step number means the same place, whatever led there', () => {
  const stepped = new Bench(counter).step('into', 'line', 17);
  const expressions = new Bench(counter);
  while (expressions.view.step < 17) expressions.step('into', 'expression');
  const jumped = new Bench(counter).step('continue').goTo(17);
  for (const bench of [expressions, jumped]) {
    expect(bench.view.frames).toEqual(stepped.view.frames);
    expect(bench.view.event).toEqual(stepped.view.event);
    expect(bench.view.objects).toEqual(stepped.view.objects);
  }
});

test('A2 after a run every step of it can be gone to, and the end is the end', () => {
  const bench = new Bench(counter).step('continue');
  const { step, instructions } = bench.view;
  for (let n = 0; n <= step; n++) expect(bench.goTo(n).view.step).toBe(n);
  expect(bench.view).toMatchObject({ status: { kind: 'finished' }, instructions });
  expect(bench.output).toBe('6\n');
  expect(bench.refusal({ kind: 'goTo', step: step + 1 })).toBe('NO_SUCH_STEP');
});

test('A3 expression stops show range and value and do not move the step number', () => {
  const bench = new Bench('a = 1\nb = (a + 2) * a\n').step();
  const seen: string[] = [];
  while (bench.step('into', 'expression').view.event.kind === 'expression') {
    const { event, source, step } = bench.view;
    if (event.kind !== 'expression') break;
    expect(step).toBe(1);
    const line = source.split('\n')[event.range.line - 1] ?? '';
    seen.push(`${line.slice(event.range.col, event.range.endCol)} → ${'text' in event.value ? event.value.text : '?'}`);
  }
  expect(seen).toEqual(['a → 1', '2 → 2', 'a + 2 → 3', 'a → 1', '(a + 2) * a → 3']);
});

test('A4 a key function called by sorted() is stepped into, the engine between is not', () => {
  const bench = new Bench('names = sorted([3, 1, 2], key=lambda n: -n)\nprint(names)\n');
  const places = bench.trace();
  expect(places.filter((place) => place.startsWith('call'))).toEqual([
    'call <lambda> 1',
    'call <lambda> 1',
    'call <lambda> 1',
  ]);
  expect(bench.output).toBe('[3, 2, 1]\n');
});

test('M1 over runs calls in one go and does not swallow a loop', () => {
  const bench = new Bench(counter);
  const lines: number[] = [];
  while (bench.view.status.kind === 'paused') {
    lines.push(bench.frame?.range.line ?? 0);
    bench.step('over');
  }
  expect(lines).toEqual([1, 9, 10, 11, 12, 11, 12, 11, 12, 11, 13]);
});

test('M1 over and out stop at breakpoints inside the calls they run', () => {
  const bench = new Bench(counter)
    .do({ kind: 'breakpoints', lines: [5] })
    .toLine(12)
    .step('over');
  expect(bench.place).toBe('line inc 5');
  expect(bench.step('out').place).toBe('line <module> 11');
  expect(bench.step('continue').place).toBe('line inc 5');
});

test('M1 a jump to a line without code is refused, one to a line that is not reached ends at the end', () => {
  const bench = new Bench('x = 1\n\nif x == 2:\n    y = 3\nz = 4\n');
  expect(bench.refusal({ kind: 'step', granularity: 'line', move: { kind: 'toLine', line: 2 } })).toBe('BAD_LINE');
  expect(bench.toLine(5).place).toBe('line <module> 5');
  expect(bench.goTo(0).toLine(4).view.status.kind).toBe('finished');
});

test('M1 to the next change of scope goes into calls and back out', () => {
  const bench = new Bench(trip);
  const frames: (string | undefined)[] = [];
  while (bench.step('toScopeChange').view.status.kind === 'paused') frames.push(bench.frame?.name);
  expect(frames).toEqual(['plan_trip', 'advice', 'plan_trip', '<module>', 'advice']);
});

test.each(['line', 'expression', 'instruction'] as const)(
  'M4 back by %s passes the places that into passed',
  (granularity) => {
    const bench = new Bench(trip);
    const places = bench.trace(granularity);
    const back: string[] = [bench.place];
    while (bench.try({ kind: 'back', granularity, move: 'into' }).kind === 'done') back.push(bench.place);
    expect(back.reverse()).toEqual(places);
    expect(bench.refusal({ kind: 'back', granularity, move: 'into' })).toBe('AT_START');
  },
);

test('M4 back over stays in the frame, back out goes to the caller', () => {
  const bench = new Bench(trip).toLine(7);
  expect(bench.place).toBe('line plan_trip 7');
  expect(bench.back('over').place).toBe('line plan_trip 6');
  expect(bench.back('out').place).toBe('line <module> 11');
});

test('M4 back from the end of a long run finds the line before', () => {
  const bench = new Bench('s = 0\nfor i in range(60000):\n    s += i\nprint(s)\n').step('continue');
  expect(bench.back().place).toBe('line <module> 4');
  expect(bench.back().place).toBe('line <module> 2');
  expect(bench.back().place).toBe('line <module> 3');
  expect(bench.valueOf('i')).toBe('59999');
  expect(bench.output).toBe('');
});

test('L1 an endless loop ends in a named limit at the same count, and its past can be seen', () => {
  const run = () => new Bench('n = 0\nwhile True:\n    n += 1\n', { instructions: 20_000 }).step('continue');
  const bench = run();
  expect(bench.view.status).toMatchObject({ kind: 'limit', limit: 'instructions' });
  expect(bench.view.instructions).toBe(20_000);
  expect(bench.session.hash()).toBe(run().session.hash());
  expect(bench.refusal({ kind: 'step', granularity: 'line', move: { kind: 'into' } })).toBe('AT_END');
  expect(Number(bench.back().valueOf('n'))).toBeGreaterThan(1000);
});

test('L1 a limit cannot be caught, and a recursion error can', () => {
  const caught = new Bench(
    'try:\n    while True:\n        pass\nexcept BaseException:\n    print("no")\nfinally:\n    print("no")\n',
    { instructions: 5000 },
  );
  expect(caught.step('continue').view.status.kind).toBe('limit');
  expect(caught.output).toBe('');
  const deep = new Bench('def f():\n    f()\ntry:\n    f()\nexcept RecursionError as e:\n    print(e)\n').step(
    'continue',
  );
  expect(deep.output).toBe('maximum recursion depth exceeded\n');
});

test('L2 what one line writes beyond its share is cut with a notice', () => {
  const bench = new Bench("print('x' * 5000)\nprint('y')\n", { outputPerStep: 1000 }).step('continue');
  expect(bench.output).toBe(`${'x'.repeat(1000)}\n[output truncated]\ny\n`);
});

test('S1 slices of any size lead to the same state', () => {
  const whole = new Bench(counter).step('continue');
  const sliced = Session.create();
  sliced.apply({ kind: 'load', source: counter, filename: 'main.py' });
  sliced.begin({ kind: 'step', granularity: 'line', move: { kind: 'continue' } });
  let slices = 0;
  for (let outcome = sliced.advance(7); outcome.kind === 'running'; outcome = sliced.advance(7)) slices++;
  expect(slices).toBeGreaterThan(10);
  expect(sliced.hash()).toBe(whole.session.hash());
});

test('S2 a session restored at any step goes on as the one it was taken from', () => {
  for (const granularity of ['line', 'expression'] as const) {
    const bench = new Bench(counter);
    while (bench.view.status.kind === 'paused') {
      const restored = Session.restore(bench.session.snapshot());
      expect(restored.view()).toEqual(bench.view);
      expect(restored.hash()).toBe(bench.session.hash());
      bench.step('into', granularity);
      restored.apply({ kind: 'step', granularity, move: { kind: 'into' } });
      expect(restored.hash()).toBe(bench.session.hash());
    }
  }
});

test('S2 a restored session can go back, before the snapshot too', () => {
  const bench = new Bench(trip).step('into', 'line', 12);
  const restored = Session.restore(bench.session.snapshot());
  restored.apply({ kind: 'back', granularity: 'line', move: 'into' });
  expect(restored.hash()).toBe(bench.back().session.hash());
});

test('S2 foreign and damaged snapshots are a SnapshotError', () => {
  const snapshot = new Bench(trip).session.snapshot();
  const flipped = snapshot.slice();
  flipped[30] = (flipped[30] as number) ^ 1;
  for (const bytes of [new Uint8Array(0), new Uint8Array(100), snapshot.slice(0, 40), snapshot.slice(1), flipped]) {
    expect(() => Session.restore(bytes)).toThrow(SnapshotError);
  }
});

test('S3 a malformed program is a status with its place, and the session lives on', () => {
  const bench = new Bench('def f(:\n');
  expect(bench.view.status).toMatchObject({ kind: 'malformed', diagnostic: { type: 'SyntaxError', line: 1 } });
  expect(bench.refusal({ kind: 'step', granularity: 'line', move: { kind: 'into' } })).toBe('NO_PROGRAM');
  expect(Session.restore(bench.session.snapshot()).view()).toEqual(bench.view);
  expect(bench.do({ kind: 'load', source: 'x = 1\n', filename: 'b.py' }).view.status.kind).toBe('paused');
});

test('S3 an empty session refuses everything but a program', () => {
  const session = Session.create();
  expect(session.view().status.kind).toBe('empty');
  expect(session.apply({ kind: 'restart' })).toMatchObject({ kind: 'refused', refusal: 'NO_PROGRAM' });
  expect(session.apply({ kind: 'goTo', step: 0 })).toMatchObject({ kind: 'refused', refusal: 'NO_PROGRAM' });
  expect(Session.restore(session.snapshot()).hash()).toBe(session.hash());
});

test('M1 breakpoint() pauses what runs on, at the next step, as a breakpoint does', () => {
  const source = 'def look():\n    here = 1\n    breakpoint()\n    return here\nprint(look())\nprint(look())\n';
  const bench = new Bench(source);
  const places: string[] = [];
  while (bench.view.status.kind === 'paused') places.push(bench.step('continue').place);
  expect(places).toEqual(['line look 4', 'line look 4', 'ended <module> 6']);
  expect(bench.output).toBe('1\n1\n');
  expect(bench.text('stderr')).toBe('');
});
