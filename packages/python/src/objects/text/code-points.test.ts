import { describe, expect, it } from 'vitest';
import { charAt, indexAt, lengthOf, sliceOf, unitAt } from './code-points.ts';

describe('texts are counted in code points', () => {
  it('characters beyond U+FFFF count once', () => {
    expect(lengthOf('a😀b')).toBe(3);
    expect(charAt('a😀b', 1)).toBe('😀');
    expect(charAt('a😀b', 2)).toBe('b');
    expect(sliceOf('a😀b😀', 1, 3)).toBe('😀b');
  });

  it('a lone surrogate is a character of its own', () => {
    expect(lengthOf('a\ud800b')).toBe(3);
    expect(charAt('\udc00\ud800', 1)).toBe('\ud800');
  });

  it('units and indices translate into each other', () => {
    const text = 'a😀b😀c';
    for (let index = 0; index <= lengthOf(text); index++) expect(indexAt(text, unitAt(text, index))).toBe(index);
  });
});
