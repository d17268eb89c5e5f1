import { describe, expect, it, vi } from 'vitest';
import { run } from '../testing/run.ts';
import expected from './golden/text/expected.json' with { type: 'json' };
import { knownGaps } from './golden/text/known-gaps.ts';

vi.setConfig({ testTimeout: 60_000 });

/** Prints the value of each expression or what it raises, one line each. */
function valuesOf(snippets: readonly string[]): string[] {
  const checks = snippets.map((source) => `check(lambda: (${source}))`);
  const { stdout } = run(
    `def check(action):
    try:
        print(repr(action()))
    except Exception as error:
        print(type(error).__name__ + repr(error.args))
${checks.join('\n')}`,
  );
  return stdout.split('\n');
}

describe('numbers, text and bytes do what CPython 3.14 does', () => {
  it.each(Object.entries(expected.programs))('%s', (_name, { source, stdout }) => {
    expect(run(source).stdout).toBe(stdout);
  });

  const snippets = Object.entries(expected.snippets);
  const got = valuesOf(snippets.map(([source]) => source));

  it('each expression has the same value or fails with the same words', () => {
    const wrong = snippets
      .map(([source, want], i) => ({ source, want, got: got[i] }))
      .filter((each) => each.got !== each.want && !(each.source in knownGaps));
    expect(wrong).toEqual([]);
  });

  it('no known gap has closed without its line being removed', () => {
    const closed = snippets.filter(([source, want], i) => source in knownGaps && got[i] === want);
    expect(closed.map(([source]) => source)).toEqual([]);
  });
});

describe('hostile sizes meet their limit', () => {
  const end = (source: string): string => {
    const { status, exception } = run(source);
    return exception ?? status;
  };

  it.each([
    '9**9**9',
    '1 << 10**12',
    'pow(2, 10**10)',
    "'a' * 10**12",
    "f'{1:>{10**9}}'",
    "f'{1.5:.2000000000f}'",
    "'%1000000000d' % 1",
    "'%.*f' % (10**9, 1.0)",
    "'{:{}}'.format(1, 10**10)",
    "'x'.center(10**10)",
    "'x'.zfill(10**12)",
    "'\\t'.expandtabs(10**12)",
    "('a' * 10**6).replace('a', 'b' * 10**4)",
    "'x'.join(['a' * 10**6] * 10**4)",
    'bytes(10**12)',
    'bytearray(1) * 10**12',
    '(5).to_bytes(10**10)',
  ])('%s is a MemoryError', (source) => {
    expect(end(source)).toBe('MemoryError()');
  });

  it.each(['str(10**5000)', "int('9' * 10**6)", "'%d' % 10**5000", "f'{10**5000}'"])(
    '%s meets the limit of 4,300 digits',
    (source) => {
      expect(end(source)).toMatch(/^ValueError\('Exceeds the limit \(4300 digits\)/);
    },
  );

  it('a search for a repetitive text is not quadratic', () => {
    const before = process.cpuUsage();
    expect(end("('a' * 2 * 10**6).find('b' + 'a' * 10**6)\n('a' * 2 * 10**6).rfind('a' * 10**6 + 'b')")).toBe('ok');
    // Of the processor's time, which a quadratic one takes hours of.
    expect(process.cpuUsage(before).user / 1_000_000).toBeLessThan(5);
  });

  it.each([
    ['squaring an int without end', 'x = 3\nwhile True: x = x * x'],
    ['replacing again and again', "x = 'ab' * 10**5\nwhile True: x.replace('a', 'c')"],
    ['counting again and again', "x = 'ab' * 10**5\nwhile True: x.count('b')"],
    ['writing digits again and again', 'x = 3**2000\nwhile True: str(x)'],
  ])('%s uses up the budget', (_what, source) => {
    expect(run(source, { limits: { instructions: 500_000 } }).status).toMatch(/instructions|memory|raised/);
  });

  it('growing a text in a loop costs by its growth, not by its length', () => {
    const { status } = run("s = ''\nfor i in range(30000): s += 'x'\nprint(len(s))", {
      limits: { instructions: 600_000 },
    });
    expect(status).toBe('ok');
  });
});
