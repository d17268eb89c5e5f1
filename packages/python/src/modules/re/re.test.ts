import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { readImage } from '../../image/read-image.ts';
import { writeImage } from '../../image/write-image.ts';
import { loadProgram, readOptions } from '../../program.ts';
import { run } from '../../testing/run.ts';

vi.setConfig({ testTimeout: 120_000 });

type Case = readonly [pattern: string, flags: number, texts: readonly string[], kind?: string];

const read = (name: string): string => readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8');
const judge = read('judge.py');

/** A literal of Python: JSON's escapes are Python's. */
const literal = (text: string, isBytes: boolean): string =>
  isBytes
    ? `b"${Array.from(text, (char) => `\\x${(char.codePointAt(0) as number).toString(16).padStart(2, '0')}`).join('')}"`
    : JSON.stringify(text);

/** What our engine makes of the cases, one answer each. */
function judged(cases: readonly Case[], isBrief: boolean): string[] {
  const rows = cases.map(([pattern, flags, texts, kind]) => {
    const isBytes = kind === 'bytes';
    return `(${literal(pattern, isBytes)}, ${flags}, [${texts.map((text) => literal(text, isBytes)).join(', ')}]),\n`;
  });
  const { stdout, exception } = run(`${isBrief ? 'brief = True\n' : ''}cases = [\n${rows.join('')}]\n${judge}`);
  expect(exception).toBeNull();
  return stdout.trimEnd().split(/\n(?! {2})/u);
}

describe('patterns match as in CPython 3.14', () => {
  it('the written ones, with what matches, splits, is replaced, and how they are refused', () => {
    const cases = JSON.parse(read('cases.json')) as Case[];
    const expected = JSON.parse(read('expected.json')) as string[];
    const answers = judged(cases, false);
    expect(answers.length).toBe(expected.length);
    cases.forEach(([pattern, flags], i) =>
      expect({ pattern, flags, answer: answers[i] }).toEqual({ pattern, flags, answer: expected[i] }),
    );
  });

  const generated = JSON.parse(read('generated.json')) as (readonly [string, number, readonly string[], string])[];

  it.each([0, 250, 500, 750])('generated ones, from number %i on', (from) => {
    const cases = generated.slice(from, from + 250);
    const answers = judged(
      cases.map(([pattern, flags, texts]) => [pattern, flags, texts]),
      true,
    );
    expect(cases.length).toBe(250);
    cases.forEach(([pattern, flags, , expected], i) =>
      expect({ pattern, flags, answer: answers[i] }).toEqual({ pattern, flags, answer: expected }),
    );
  });
});

/** Instructions that a program takes. */
function costOf(source: string): number {
  const loaded = loadProgram(source, 'main.py', { limits: { instructions: 50_000_000 } });
  if (loaded.kind !== 'loaded') throw new Error(loaded.diagnostic.message);
  expect(loaded.machine.run().kind).toBe('returned');
  return loaded.machine.executed;
}

describe('a pattern cannot blow up', () => {
  it.each([
    ['match', '(a+)+$', "'a' * n + '!'"],
    ['search', '(a+)+$', "'a' * n + '!'"],
    ['match', '(a|a)*b', "'a' * n"],
    ['match', '(a|aa)+$', "'a' * n + '!'"],
    ['match', '(a*)*b', "'a' * n"],
    ['search', '.*.*=.*', "'x' * n"],
    ['search', '.*?.*?=', "'x' * n"],
    ['search', '\\s+$', "' ' * n + 'x'"],
    ['match', '(x+x+)+y', "'x' * n"],
    ['match', '(?:(?:a|b)?c?)*d', "'abc' * (n // 3)"],
    ['match', '(?=(a+)+$)', "'a' * n + '!'"],
    ['match', '(?>(?:a|a)*)b', "'a' * n"],
    ['match', '^(\\w+\\s?)*$', "'word ' * (n // 5) + '!'"],
  ])('re.%s of %s takes time in proportion to the text', (how, pattern, text) => {
    const cost = (n: number): number => costOf(`import re\nn = ${n}\nassert re.${how}(r'${pattern}', ${text}) is None`);
    const importing = costOf('import re');
    expect((cost(8000) - importing) / (cost(2000) - importing)).toBeLessThan(5);
  });

  it('a pattern with back-references meets the limit of instructions', () => {
    const source = `import re\nre.match(r'(a+)+\\1b', 'a' * 60)`;
    expect(run(source, { limits: { instructions: 1_000_000 } }).status).toBe('instructions');
  });

  it.each([
    ["re.compile('(' * 5000 + ')' * 5000)", 'RecursionError'],
    ["re.compile('(?:(a)*' * 5000 + ')' * 5000)", 'RecursionError'],
    ["re.sub('a', r'\\g<0>' * 10**5, 'a' * 10**5)", 'instructions'],
    ["re.compile('|'.join(['a'] * 10**6))", 'instructions'],
    ["[re.compile('(?i)[\\\\0-\\\\uffff]' + str(i)) for i in range(1000)]", 'instructions'],
    ["re.findall('', 'a' * 10**7)", 'instructions'],
    ["re.sub('', 'x' * 10**6, 'a' * 10**6)", 'instructions'],
    ["re.match('(?:a|b)*c', 'ab' * 10**7)", 'instructions'],
  ])('%s ends in %s', (source, end) => {
    const { status, exception } = run(`import re\n${source}`, { limits: { instructions: 3_000_000 } });
    expect(exception ?? status).toContain(end);
  });

  it.each(["re.sub('', 'x' * 10**6, 'a' * 1000)", "re.escape('*' * 10**8)"])('%s ends in MemoryError', (source) => {
    expect(run(`import re\n${source}`, { limits: { instructions: 30_000_000 } }).exception).toBe('MemoryError()');
  });

  it('a set that lists every character works without much memory', () => {
    const source = `import re
text = ''.join(map(chr, range(0x400)))
print(len(re.findall(r'[^\\W\\d_]', text)), len(re.findall('(?i)[a-\\u03ff]', text)))`;
    expect(run(source).status).toBe('ok');
  });
});

describe('an image holds patterns, matches and what is being replaced', () => {
  const source = `import re
pattern = re.compile(r'(?P<letter>[a-z])(\\d)?', re.I)
def turn(match):
    return match['letter'].upper() + (match[2] or '-')
print(pattern.sub(turn, 'a1bc2 D\\U0001f600e5'))
walk = pattern.finditer('x9y\\U0001f600z')
first = next(walk)
print(first, [match.span() for match in walk], first.re is pattern, first.lastgroup)
print(re.compile('x') is re.compile('x'), {pattern: 1}[re.compile(pattern.pattern, re.I)])
print(re.sub(r'\\d', lambda m: str(int(m.group()) * 2), '1 2 3'), re.split('(,)', 'a,b'))`;

  it('copied every few instructions, the program prints the same and costs the same', () => {
    const whole = run(source);
    expect(whole.exception).toBeNull();
    let printed = '';
    const options = {
      onOutput: (_stream: string, text: string): void => {
        printed += text;
      },
    };
    const loaded = loadProgram(source, 'main.py', options);
    const plain = loadProgram(source, 'main.py', {});
    if (loaded.kind !== 'loaded' || plain.kind !== 'loaded') throw new Error('the program does not compile');
    plain.machine.run();
    let { machine } = loaded;
    machine.run(plain.machine.executed - 1500);
    while (machine.run(29).kind === 'sliced') machine = readImage(writeImage(machine), readOptions(options));
    expect(printed).toBe(whole.stdout);
    expect(machine.executed).toBe(plain.machine.executed);
  });
});
