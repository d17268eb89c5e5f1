import { expect, test } from 'vitest';
import { Session } from './session.ts';
import { Bench } from './testing.ts';

const counter = `def make():
    n = 0
    def inc(by=1):
        nonlocal n
        n += by
        return n
    return inc

f = make()
print(f(), f())
`;

const cellOf = (bench: Bench): number =>
  Object.values(bench.view.objects).find((view) => view.kind === 'cell')?.id ?? 0;

test('D2 the prompt reads and writes locals, cells and globals of the frame', () => {
  const bench = new Bench(counter).toLine(5);
  expect(bench.prompt('n, by')).toBe('(0, 1)\n');
  bench.prompt('n = 40');
  bench.prompt('by = 2');
  expect(bench.valueOf('n')).toBe('40');
  bench.prompt('answer = 1', '<module>');
  expect(bench.prompt('answer')).toBe('1\n');
  bench.step('continue');
  expect(bench.output).toBe('42 43\n');
});

test('D2 a cell that the prompt reached in another way keeps what it was given', () => {
  const bench = new Bench(
    'def outer():\n    item = 1\n    def inner():\n        return item\n    print(inner())\nouter()\n',
  ).toLine(5);
  bench.prompt('inner.__closure__[0].cell_contents = 42');
  expect(bench.valueOf('item')).toBe('42');
  expect(bench.step('continue').output).toBe('42\n');
});

test('D2 lambdas and generator expressions at the prompt see the variables of the frame, and may keep its cells', () => {
  const bench = new Bench(counter).toLine(5);
  expect(bench.prompt('(lambda: n + by)()')).toBe('1\n');
  expect(bench.prompt('sum(i * by for i in range(4))')).toBe('6\n');
  bench.prompt('peek = lambda: n');
  bench.prompt('for i in range(2):\n    i\n');
  expect(bench.prompt('i, [by for by in "ab"], by')).toBe("(1, ['a', 'b'], 1)\n");
  bench.prompt('n = 30');
  expect(bench.prompt('peek()')).toBe('30\n');
  expect(bench.prompt('del by')).toBe('');
  expect(bench.valueOf('by')).toBeNull();
  expect(bench.prompt('return 5')).toMatch(/'return' outside function/);
  const restored = Session.restore(bench.session.snapshot());
  expect(restored.hash()).toBe(bench.session.hash());
});

test('D2 names that the prompt makes in a function stay for later prompts, and the program does not see them', () => {
  const bench = new Bench(counter).toLine(5);
  bench.prompt('helper = n + 10');
  expect(bench.prompt('helper')).toBe('10\n');
  expect(bench.binding('helper')).toBeUndefined();
});

test('D2 an exception gives its traceback text and ends nothing', () => {
  const bench = new Bench(counter).toLine(5);
  const { step, instructions } = bench.view;
  expect(bench.prompt('1 / 0')).toMatch(/ZeroDivisionError: division by zero\n$/);
  expect(bench.view.event).toMatchObject({ kind: 'evaluated', failed: true });
  expect(bench.prompt('def (')).toMatch(/SyntaxError: invalid syntax\n$/);
  expect(bench.view).toMatchObject({ step, instructions, status: { kind: 'paused' } });
  expect(bench.step('continue').output).toBe('1 2\n');
});

test('D2 an endless prompt is ended, and the program goes on as if nothing had been', () => {
  const bench = new Bench(counter).toLine(5);
  expect(bench.prompt('while True: pass')).toMatch(/steps and was ended/);
  expect(bench.frame?.name).toBe('inc');
  expect(bench.step('continue').output).toBe('1 2\n');
});

test('D2 the prompt can call functions that are on the stack, and its steps and output are its own', () => {
  const bench = new Bench(counter).toLine(5);
  expect(bench.prompt('f(5)', '<module>')).toBe('5\n');
  expect(bench.output).toBe('');
  expect(bench.prompt('print("hello")\nprint("twice")')).toBe('hello\ntwice\n');
  expect(bench.text('prompt')).toContain('hello\n');
  expect(bench.prompt('1 + 1\n"two"', '<module>')).toBe("2\n'two'\n");
  expect(bench.view.step).toBe(new Bench(counter).toLine(5).view.step);
});

test('D2 input() at the prompt finds no input, and what waits for the program is left', () => {
  const bench = new Bench('x = 1\nname = input()\nprint(name)\n');
  expect(bench.prompt('input()')).toMatch(/EOFError/);
  bench.step('continue').do({ kind: 'input', text: 'Ann' });
  expect(bench.output).toBe('Ann\n');
});

test('D3 a cell that is set is seen by all its holders', () => {
  const bench = new Bench(counter).toLine(10);
  bench.do({ kind: 'setCell', cell: cellOf(bench), source: '20 * 2' });
  expect(bench.view.event).toMatchObject({ kind: 'cellSet', value: { text: '40' } });
  expect(bench.step('continue').output).toBe('41 42\n');
});

test('D3 a cell is set from an expression of the module; a failing one changes nothing', () => {
  const bench = new Bench(counter).toLine(10);
  const cell = cellOf(bench);
  bench.do({ kind: 'setCell', cell, source: 'nowhere' });
  expect(bench.view.event).toMatchObject({ kind: 'evaluated', failed: true });
  expect(bench.view.objects[cell]).toMatchObject({ content: { text: '0' } });
  expect(bench.refusal({ kind: 'setCell', cell: 12345, source: '1' })).toBe('NO_SUCH_CELL');
});

test('D4 a question, its answer and what follows stand in the order of a terminal', () => {
  const bench = new Bench('name = input("Name? ")\nprint("Hi", name)\n').step('continue');
  bench.do({ kind: 'input', text: 'Ann' });
  expect(bench.view.output.map((piece) => piece.text).join('')).toBe('Name? Ann\nHi Ann\n');
});

test('D4 a program that waits for input goes on with the step that it interrupted', () => {
  const bench = new Bench('name = input("Name? ")\nprint("Hi", name)\nx = input()\n').step('continue');
  expect(bench.view.status).toEqual({ kind: 'waiting', prompt: 'Name? ' });
  expect(bench.refusal({ kind: 'step', granularity: 'line', move: { kind: 'into' } })).toBe('WAITING_FOR_INPUT');
  const restored = Session.restore(bench.session.snapshot());
  bench.do({ kind: 'input', text: 'Ann' });
  expect(bench.output).toBe('Name? Hi Ann\n');
  expect(bench.view.status).toEqual({ kind: 'waiting', prompt: '' });
  restored.apply({ kind: 'input', text: 'Ann' });
  expect(restored.hash()).toBe(bench.session.hash());
  bench.do({ kind: 'input', text: 'x' });
  expect(bench.refusal({ kind: 'input', text: 'y' })).toBe('NOT_WAITING');
});

test('D1 going back over deeds and forth again does them again', () => {
  const bench = new Bench(`${counter}print(input())\n`).toLine(5);
  bench.prompt('n = 10');
  bench.step('continue').do({ kind: 'input', text: 'end' });
  const { output, instructions, step } = bench.view;
  bench.goTo(0);
  expect(bench.view.output).toEqual([]);
  bench.goTo(step);
  expect(bench.view).toMatchObject({ output, instructions });
  bench.goTo(3).step('continue');
  expect(bench.view).toMatchObject({ output, instructions });
});

test('D1 a new deed in the past forgets what came after it', () => {
  const bench = new Bench(counter).toLine(5);
  bench.prompt('n = 10');
  bench.step('continue');
  const { step } = bench.view;
  bench.goTo(4);
  bench.prompt('0', '<module>');
  expect(bench.refusal({ kind: 'goTo', step })).toBe('NO_SUCH_STEP');
  expect(bench.step('continue').output).toBe('1 2\n');
});

test('D1 restart forgets what the prompt did', () => {
  const bench = new Bench(counter).toLine(5);
  bench.prompt('n = 10');
  bench.do({ kind: 'restart' });
  expect(bench.place).toBe('loaded <module> 1');
  expect(bench.step('continue').output).toBe('1 2\n');
});

test('D1 a frame that is gone cannot be asked', () => {
  const bench = new Bench(counter).toLine(5);
  const frame = bench.frame?.id ?? 0;
  bench.step('continue');
  expect(bench.refusal({ kind: 'evaluate', frame, source: '1' })).toBe('NO_SUCH_FRAME');
  expect(bench.prompt('f()')).toBe('3\n');
});
