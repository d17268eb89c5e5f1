import { describe, expect, test } from 'vitest';
import { costlyPrograms, endlessPrograms, endOf } from '../testing/bounds.ts';

describe('what has no end, or no room', () => {
  test.each(endlessPrograms)(
    'L10 L11 L12 $title ends with $end, at the same instruction each time',
    ({ source, end, limits }) => {
      const whole = endOf(source, limits);
      expect(whole.end).toBe(end);
      expect(endOf(source, limits, 7_777)).toEqual(whole);
    },
  );
});

/** One instruction pays for at most so many characters, bytes, items or words. */
const atOnce = 128;
const size = 1_500;
const larger = 4 * size;
const plenty = { instructions: 100_000_000 };

describe('what walks data', () => {
  test.each(costlyPrograms)('L7 $title is paid for by the size', ({ idle, busy }) => {
    const price = (n: number): number => endOf(busy(n), plenty).instructions - endOf(idle(n), plenty).instructions;
    expect(price(larger) - price(size)).toBeGreaterThan((larger - size) / atOnce);
  });
});
