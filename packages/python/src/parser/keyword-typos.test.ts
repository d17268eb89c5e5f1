import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import '../parts/all.ts';
import { compileSource } from '../compiler/compile.ts';
import { SourceError } from '../source/diagnostic.ts';
import { closestName } from '../vm/suggestion.ts';
import { withKeywordSuggestion } from './keyword-typos.ts';
import { isIncomplete, parseModule } from './parse.ts';

interface Golden {
  readonly source: string;
  readonly message: string;
  readonly offset: number;
  readonly endOffset: number;
}

const golden = JSON.parse(readFileSync(new URL('./keyword-typos.golden.json', import.meta.url), 'utf8')) as Golden[];
const judge = { closestName, compiles: (source: string) => compileSource(source, '', 'exec').kind === 'code' };

test.each(golden)('CPython prints the same of $source', ({ source, message, offset, endOffset }) => {
  let thrown: unknown;
  try {
    parseModule(source, 'snippet.py');
  } catch (error) {
    thrown = error;
  }
  if (!(thrown instanceof SourceError)) throw new Error(`no syntax error in ${source}`);
  const printed = withKeywordSuggestion(thrown.diagnostic, source, judge);
  expect({ message: printed.message, offset: printed.offset, endOffset: printed.endOffset }).toEqual({
    message,
    offset,
    endOffset,
  });
});

test.each(['if x:', 'def f(', '"""abc', 'x = [1,\n2', 'try:\n  a\n', 'if x:\n  a\nelse:', 'x = \\\n', '@a', 'f("""'])(
  'more text could mend %j',
  (source) => {
    expect(isIncomplete(source, 'single')).toBe(true);
  },
);

test.each(['x y', 'if x y:', ')', 'x = 1 1', 'def f(a b', '1a'])('no text can mend %j', (source) => {
  expect(isIncomplete(source, 'single')).toBe(false);
});
