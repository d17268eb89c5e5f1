/**
 * Writes what CPython 3.14 (Pyodide) makes of patterns: of those in src/modules/re/golden/cases.json, and of a thousand
 * small ones that are generated here, always the same.
 *   node packages/python/scripts/generate-re-golden.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { loadPyodide } from 'pyodide';

const folder = new URL('../src/modules/re/golden/', import.meta.url);
const judge = readFileSync(new URL('judge.py', folder), 'utf8');

/** A string literal of Python in ASCII. */
const literal = (text, isBytes) =>
  `${isBytes ? 'b' : ''}"${Array.from(text, (char) => {
    const code = char.codePointAt(0);
    if (code > 0xffff) return `\\U${code.toString(16).padStart(8, '0')}`;
    if (code > 0xff) return `\\u${code.toString(16).padStart(4, '0')}`;
    return code < 32 || code > 126 || char === '"' || char === '\\' ? `\\x${code.toString(16).padStart(2, '0')}` : char;
  }).join('')}"`;

/** The program that judges the cases. */
const program = (cases) =>
  `cases = [\n${cases
    .map(([pattern, flags, texts, kind]) => {
      const isBytes = kind === 'bytes';
      return `(${literal(pattern, isBytes)}, ${flags}, [${texts.map((text) => literal(text, isBytes)).join(', ')}]),\n`;
    })
    .join('')}]\n${judge}`;

const texts = [
  '',
  'a',
  'b',
  'ab',
  'ba',
  'aab',
  'abb',
  'abc',
  'a b',
  'A1',
  'a\nb',
  'aaaa',
  'abab',
  'cab_',
  'aé',
  'éÉ\u{1f600}',
];
const longTexts = ['aaaaaaaaaaaaaab', 'abababababababa', 'aaaaaaaaaaaaaaaa'];

const { pattern } = fc.letrec((tie) => ({
  character: fc.constantFrom('a', 'b', 'c', 'a', 'b', '.', '\\w', '\\d', '\\s', '[ab]', '[^a]', '[a-c1]', 'é', '\\W'),
  place: fc.constantFrom('^', '$', '\\b', '\\B', '\\Z', '\\1', '\\2'),
  atom: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 8, arbitrary: tie('character') },
    { weight: 1, arbitrary: tie('place') },
    { weight: 4, arbitrary: tie('sequence').map((body) => `(${body})`) },
    { weight: 2, arbitrary: tie('sequence').map((body) => `(?:${body})`) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.constantFrom('?=', '?!', '?>', '?<=', '?<!', '?i:', '?(1)', '?P<n>'), tie('sequence'))
        .map(([opening, body]) => `(${opening}${String(body)})`),
    },
  ),
  quantified: fc
    .tuple(
      tie('atom'),
      fc.constantFrom('', '', '', '*', '+', '?', '*?', '+?', '??', '*+', '++', '{2}', '{1,2}', '{,2}?'),
    )
    .map(([atom, quantifier]) => `${String(atom)}${quantifier}`),
  sequence: fc
    .array(fc.array(tie('quantified'), { maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .map((branches) => branches.map((branch) => branch.join('')).join('|')),
  pattern: fc.array(tie('quantified'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('')),
}));
const generatedCase = fc.tuple(
  pattern.filter((text) => text.length < 40),
  fc.constantFrom(0, 0, 0, 2, 8, 16, 256),
  fc.tuple(fc.constantFrom(...texts), fc.constantFrom(...texts), fc.constantFrom(...texts, ...longTexts)),
);

const python = await loadPyodide();
python.runPython(`
import contextlib, io, warnings
warnings.simplefilter('ignore')
def answer(source):
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(source, {})
    return output.getvalue()
`);
const answer = python.globals.get('answer');

const save = (name, value) =>
  writeFileSync(new URL(name, folder), `[\n${value.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
const judged = (source) =>
  answer(source)
    .trimEnd()
    .split(/\n(?! {2})/u);
const own = JSON.parse(readFileSync(new URL('cases.json', folder), 'utf8'));
save('expected.json', judged(program(own)));
const seen = new Map(fc.sample(generatedCase, { seed: 314, numRuns: 1500 }).map((each) => [each[0], each]));
const generated = Array.from(seen.values()).slice(0, 1000);
const results = judged(`brief = True\n${program(generated)}`);
save(
  'generated.json',
  generated.map((each, i) => [...each, results[i]]),
);
