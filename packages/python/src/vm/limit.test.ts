import { describe, expect, test } from 'vitest';
import { run } from '../testing/run.ts';

const small = { limits: { instructions: 200_000, bytes: 8 * 1024 * 1024, output: 10_000 } };

describe('a program that would never end, or never fit', () => {
  test.each([
    ['an endless loop', 'while True: pass'],
    ['an endless recursion behind finally', 'def f():\n  try: f()\n  finally: f()\nf()'],
    ['an endless sum', 'sum(iter(int, 1))'],
    ['an endless unpacking', 'a, *b = iter(int, 1)'],
    ['an endless sort key', 'def f(x):\n  while True: pass\nsorted([1], key=f)'],
    ['an endless join', 'def g():\n  while True: yield "a"\nlen("".join(g()))'],
    ['an endless repr', 'class A:\n  def __repr__(self):\n    while True: pass\nprint([A()])'],
  ])('%s meets the instruction limit', (_name, source) => {
    expect(run(source, small).status).toBe('instructions');
  });

  test('the limit falls at the same instruction however the run is sliced', () => {
    const source = 'x = 0\nwhile True:\n  x += 1\n  y = [x] * 3\n  print(sorted(y))';
    const whole = run(source, small);
    expect(run(source, { ...small, slice: 777 })).toEqual(whole);
  });

  test.each([
    ['except BaseException', 'try:\n  while True: pass\nexcept BaseException: print("caught")'],
    ['finally', 'try:\n  while True: pass\nfinally: print("ran")'],
    ['with', 'class C:\n  def __enter__(s): pass\n  def __exit__(s, *a): print("ran")\nwith C():\n  while True: pass'],
    ['a generator', 'def g():\n  try: yield\n  finally: print("ran")\nx = g(); next(x)\nwhile True: pass'],
  ])('%s does not see a limit', (_name, source) => {
    expect(run(source, small)).toMatchObject({ status: 'instructions', stdout: '' });
  });

  test('a list that grows for ever meets the memory limit', () => {
    const limits = { instructions: 50_000_000, bytes: 1024 * 1024 };
    expect(run('x = []\nwhile True: x.append([])', { limits }).status).toBe('memory');
  });

  test('garbage does not count', () => {
    const limits = { instructions: 5_000_000, bytes: 1024 * 1024 };
    expect(run('for i in range(200000): x = [i] * 20', { limits }).status).toBe('ok');
  });

  test('output stops at its limit, and what was written before is there', () => {
    const ran = run('while True: print("0123456789" * 10)', small);
    expect(ran.status).toBe('output');
    expect(ran.stdout.length).toBe(10_000);
  });

  test.each([
    '9**9**9',
    '1 << 10**12',
    'pow(2, 10**9)',
    '[0] * 10**10',
    '"a" * 10**12',
    'list(range(10**18))',
    '"%1000000000d" % 1',
    'f"{1:>{10**9}}"',
    'bytes(10**12)',
    'x = "a"\nwhile True: x += x',
  ])('%s is a MemoryError at once', (source) => {
    expect(run(source).exception).toMatch(/^MemoryError/u);
  });

  test.each(['str(3**60_000)', 'int("9" * 5_000)', 'print(10**5000)'])(
    '%s meets the limit of 4,300 digits',
    (source) => {
      expect(run(source).exception).toMatch(/^ValueError.*4300 digits/u);
    },
  );

  test('recursion ends in a RecursionError that the program can catch', () => {
    const source = 'def f(n): return f(n + 1)\ntry: f(0)\nexcept RecursionError as e: print(e)';
    expect(run(source).stdout).toBe('maximum recursion depth exceeded\n');
  });

  test.each([
    ['a list nested 100,000 deep', 'x = []\nfor _ in range(100_000): x = [x]\nrepr(x)'],
    ['a __repr__ that calls itself', 'class A:\n  def __repr__(self): return repr(self)\nrepr(A())'],
    ['a document nested 100,000 deep', "import json\njson.loads('[' * 100_000)"],
    ['equality of deep tuples', 'x = y = ()\nfor _ in range(100_000): x, y = (x,), (y,)\nx == y'],
  ])('%s is a RecursionError', (_name, source) => {
    expect(run(source).exception).toMatch(/^RecursionError/u);
  });

  test('colliding hashes are paid for', () => {
    const source =
      'class H:\n  def __hash__(s): return 1\n  def __eq__(s, o): return s is o\nd = {}\nwhile True: d[H()] = 1';
    expect(run(source, small).status).toBe('instructions');
  });

  test('a source that nests too deep is a SyntaxError', () => {
    expect(run(`x = ${'('.repeat(300)}${')'.repeat(300)}`).exception).toMatch(
      /^SyntaxError: too many nested parentheses/u,
    );
  });

  test("JavaScript's own names are ordinary names", () => {
    const source = [
      '__proto__ = 1; constructor = 2; hasOwnProperty = 3',
      'class toString: pass',
      'x = toString(); x.__proto__ = 4; x.constructor = 5',
      'def f(**kw): return kw',
      'print(__proto__, constructor, x.__proto__, x.constructor, f(__proto__=6), {"__proto__": 7}["__proto__"])',
      'print(hasattr(toString, "valueOf"), hasattr([], "length"), hasattr("", "length"), hasattr(len, "call"))',
    ].join('\n');
    expect(run(source).stdout).toBe("1 2 4 5 {'__proto__': 6} 7\nFalse False False False\n");
  });
});
