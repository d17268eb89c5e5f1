import { describe, expect, test } from 'vitest';
import { parseArguments } from './arguments.ts';
import { UsageError } from './usage.ts';

describe('the command line', () => {
  test('options may stand before or behind the file, with = or a space', () => {
    const expected = { kind: 'run', file: 'a.py', limits: { instructions: 5, bytes: 9 } };
    expect(parseArguments(['run', '--max-steps', '5', 'a.py', '--max-bytes=9'])).toEqual(expected);
  });

  test('a line is the granularity when none is given', () => {
    expect(parseArguments(['trace', '-'])).toMatchObject({ file: '-', granularity: 'line' });
  });

  test.each([
    [['fly'], /no command fly/u],
    [['run'], /one FILE/u],
    [['run', 'a', 'b'], /one FILE/u],
    [['run', 'a', '--fast'], /no option --fast/u],
    [['run', 'a', '--max-steps'], /needs a value/u],
    [['run', 'a', '--max-steps', '0'], /whole number/u],
    [['trace', 'a', '--granularity', 'word'], /line, expression, instruction/u],
  ])('%j is refused with its reason', (words, reason) => {
    expect(() => parseArguments(words)).toThrow(UsageError);
    expect(() => parseArguments(words)).toThrow(reason);
  });
});
