import type { View } from '@nonlocal/scope';
import { describe, expect, it } from 'vitest';
import { insideInner } from '../testing/views.ts';
import { marksOf } from './marks.ts';

const at = (line: number, col: number, endCol: number) => ({ line, col, endLine: line, endCol });

describe('marks', () => {
  it('are the running line, the lines that wait for it, and the expression with its value', () => {
    expect(marksOf(insideInner, null)).toEqual({
      line: 3,
      isWaiting: false,
      waiting: [12, 8],
      expression: { range: at(3, 15, 33), value: "'pack the sunglasses'" },
      error: null,
    });
  });

  it('go to the place where a chosen caller waits', () => {
    expect(marksOf(insideInner, 2)).toMatchObject({
      line: 8,
      isWaiting: true,
      expression: { range: at(8, 4, 19), value: null },
    });
  });

  it('show what a function returns, and no running line once the program has ended', () => {
    const value = { type: 'str', text: "'done'" };
    const returning: View = { ...insideInner, event: { kind: 'return', frame: 3, value } };
    expect(marksOf(returning, null).expression?.value).toBe("returns 'done'");
    expect(marksOf({ ...insideInner, status: { kind: 'finished' } }, null)).toMatchObject({ line: null, waiting: [] });
  });

  it('underline an exception where it stands, and a syntax error where the compiler says', () => {
    const raised: View = { ...insideInner, event: { kind: 'exception', frame: 3, type: 'NameError', message: 'no' } };
    expect(marksOf(raised, null).error).toEqual({ range: at(3, 8, 33), message: 'NameError: no' });
    const diagnostic = {
      type: 'SyntaxError',
      message: 'invalid syntax',
      filename: 'main.py',
      line: 2,
      offset: 5,
      endLine: 2,
      endOffset: 6,
      text: 'x = = 1\n',
    };
    const malformed: View = { ...insideInner, frames: [], status: { kind: 'malformed', diagnostic } };
    expect(marksOf(malformed, null).error).toEqual({ range: at(2, 4, 5), message: 'SyntaxError: invalid syntax' });
  });
});
