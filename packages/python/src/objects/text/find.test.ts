import { describe, expect, it } from 'vitest';
import { backwardFinder, finder } from './find.ts';

/** Long and repetitive enough that the host's search is not used. */
const long = 'ab'.repeat(5000);

describe('both searches find the same places', () => {
  it.each([
    [`${long}c`, long.slice(2) + 'c'],
    [`x${long}`, `x${long.slice(0, 9000)}`],
    [long, `${long.slice(0, 6000)}x`],
    [long, long],
  ])('case %#', (text, sub) => {
    const texts = `${text}${text}`;
    for (const from of [0, 1, 5, text.length]) expect(finder(texts, sub)(from)).toBe(texts.indexOf(sub, from));
    for (const from of [texts.length, text.length, 1, 0])
      expect(backwardFinder(texts, sub)(from)).toBe(texts.lastIndexOf(sub, from));
  });
});
