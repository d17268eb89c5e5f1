import { expect, test } from 'vitest';
import '../parts/all.ts';
import { SourceError } from '../source/diagnostic.ts';
import { parseModule } from './parse.ts';

function messageOf(source: string): string {
  try {
    parseModule(source, '');
  } catch (thrown) {
    if (thrown instanceof SourceError) return thrown.diagnostic.message;
    throw thrown;
  }
  return 'parsed';
}

const many = 20_000;
const tooComplex = 'Parser stack overflowed - Python source too complex to compile';

test('200 brackets may be open, not 201', () => {
  expect(messageOf('('.repeat(200) + '1' + ')'.repeat(200))).toBe('parsed');
  expect(messageOf('('.repeat(201) + '1' + ')'.repeat(201))).toBe('too many nested parentheses');
});

test.each([
  ['sums', `1${' + 1'.repeat(many)}`],
  ['attributes', `a${'.b'.repeat(many)}`],
  ['calls', `f${'()'.repeat(many)}`],
  ['comparisons', `a${' < a'.repeat(many)}`],
  ['conditions', `a${' or a'.repeat(many)}`],
  ['targets', `${'a = '.repeat(many)}1`],
  ['string literals', `'a' `.repeat(many)],
])('a long chain of %s takes no stack', (_name, source) => {
  expect(messageOf(source)).toBe('parsed');
});

test.each([
  ['minus signs', `${'-'.repeat(many)}1`],
  ['nots', `${'not '.repeat(many)}1`],
  ['powers', `1${'**1'.repeat(many)}`],
  ['lambdas', `${'lambda: '.repeat(many)}1`],
  ['conditional expressions', `${'a if b else '.repeat(many)}c`],
  ['elifs', `if a: b\n${'elif a: b\n'.repeat(many)}`],
])('a tree too deep for later phases is refused: %s', (_name, source) => {
  expect(messageOf(source)).toBe(tooComplex);
});

test.each([
  ['lists', `${'['.repeat(199)}1 2${']'.repeat(199)}`],
  ['calls', `${'f('.repeat(150)}a b${')'.repeat(150)}`],
  ['sums', `1${' + 1'.repeat(many)} 2`],
])('a mistake deep inside %s is found without running out of stack', (_name, source) => {
  expect(messageOf(source)).toMatch(/^invalid syntax/);
});

test('a mistake at the end of a long program is explained as fast as in a short one', () => {
  const program = 'x = f(1, [2, 3])\n'.repeat(many);
  expect(messageOf(`${program}if x = 1: pass`)).toBe("invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
});
