import { describe, expect, it } from 'vitest';
import { exponential, logarithm, power, toDouble } from './double-double.ts';

describe('powers are rounded correctly', () => {
  it('powers of ten are what their decimal text reads as', () => {
    for (let n = -323; n <= 308; n++) expect(power(10, n)).toBe(Number(`1e${n}`));
  });

  it('square roots are those of the processor', () => {
    for (let i = 1; i < 2000; i++) expect(power(i / 7, 0.5)).toBe(Math.sqrt(i / 7));
  });

  it('the last digit of compound interest is right', () => {
    expect(power(1.05, 30)).toBe(4.321942375150668);
    expect(power(9.9, 30)).toBe(7.397003733882812e29);
    expect(power(1.07, 7)).toBe(1.6057814764784306);
  });

  it('what is too large or too small is infinite or zero', () => {
    expect(power(10, 309)).toBe(Infinity);
    expect(power(2, 1e10)).toBe(Infinity);
    expect(power(2, -1e10)).toBe(0);
    expect(power(0.5, 1074)).toBe(5e-324);
  });

  it('exponential and logarithm undo each other', () => {
    for (const x of [0.001, 0.5, 1, 2, 10, 12345.678, 1e100]) expect(toDouble(exponential(logarithm(x)))).toBe(x);
  });
});
