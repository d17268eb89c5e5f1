import { expect, test } from 'vitest';
import '../parts/all.ts';
import { makeSourceText } from '../source/source-text.ts';
import { tokenize } from './tokenizer.ts';

function kinds(source: string): string {
  const { tokens } = tokenize(makeSourceText(source, '', 'file'));
  return tokens
    .map(({ kind, text }) => (/^[A-Z]{2}/.test(kind) && text.trim() !== '' ? `${kind}:${text}` : kind))
    .join(' ');
}

test('comments and blank lines leave no token', () => {
  expect(kinds('# a\n\n  # b\nx\n   \n# c\n')).toBe('NAME:x NEWLINE ENDMARKER');
});

test('a block opens with INDENT and closes before the next line, or at the end', () => {
  expect(kinds('if x:\n  if y:\n    a\nb')).toBe(
    'if NAME:x : NEWLINE INDENT if NAME:y : NEWLINE INDENT NAME:a NEWLINE DEDENT DEDENT NAME:b NEWLINE ENDMARKER',
  );
  expect(kinds('if x:\n  a')).toBe('if NAME:x : NEWLINE INDENT NAME:a NEWLINE DEDENT ENDMARKER');
});

test('brackets and a backslash join lines', () => {
  expect(kinds('(\n  x # c\n)\ny + \\\n  z')).toBe('( NAME:x ) NEWLINE NAME:y + NAME:z NEWLINE ENDMARKER');
});

test('the longest operator wins', () => {
  expect(kinds('a**=b//c->d:=e...<>f!=g')).toBe(
    'NAME:a **= NAME:b // NAME:c -> NAME:d := NAME:e ... STRAY:<> NAME:f != NAME:g NEWLINE ENDMARKER',
  );
});

test('a name is known by its NFKC form', () => {
  expect(kinds('ﬁ = 变量')).toBe('NAME:fi = NAME:变量 NEWLINE ENDMARKER');
});

test('an f-string is text and fields by turns, to any depth', () => {
  expect(kinds(`f'a{x!r:>{w}}{{'`)).toBe(
    `FSTRING_START:f' FSTRING_MIDDLE:a { NAME:x ! NAME:r : FSTRING_MIDDLE:> { NAME:w } } FSTRING_MIDDLE:{ FSTRING_END:' NEWLINE ENDMARKER`,
  );
  expect(kinds(`f'{f'{1}'}'`)).toBe(
    `FSTRING_START:f' { FSTRING_START:f' { NUMBER:1 } FSTRING_END:' } FSTRING_END:' NEWLINE ENDMARKER`,
  );
});

test('columns count UTF-16 units and lines count from 1', () => {
  const { tokens } = tokenize(makeSourceText(`'😀' + x\r\ny`, '', 'file'));
  expect(tokens.map(({ line, col, endCol }) => [line, col, endCol]).slice(0, 5)).toEqual([
    [1, 0, 4],
    [1, 5, 6],
    [1, 7, 8],
    [1, 8, 9],
    [2, 0, 1],
  ]);
});

test('a malformed text keeps its right tokens and says why it ends', () => {
  const { tokens, failure } = tokenize(makeSourceText(`x = 'abc`, 'f', 'file'));
  expect(tokens.map(({ kind }) => kind)).toEqual(['NAME', '=', 'ERROR']);
  expect(failure?.message).toBe('unterminated string literal (detected at line 1)');
});
