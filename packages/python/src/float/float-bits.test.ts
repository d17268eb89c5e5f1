import { describe, expect, it } from 'vitest';
import { bitLength, decompose, ldexp, nearestQuotient, powerOfTwo } from './float-bits.ts';

describe('doubles taken apart and put together', () => {
  it('powers of two are exact from the smallest subnormal to the largest', () => {
    expect(powerOfTwo(-1074)).toBe(5e-324);
    expect(powerOfTwo(-1075)).toBe(0);
    expect(powerOfTwo(1023)).toBe(8.98846567431158e307);
    expect(powerOfTwo(1024)).toBe(Infinity);
  });

  it('decompose and ldexp are each other’s inverse', () => {
    for (const value of [0.1, -2.5, 5e-324, 1.7976931348623157e308, 2.2250738585072014e-308, 123456789]) {
      const { mantissa, exponent } = decompose(value);
      expect(ldexp(Number(mantissa), exponent)).toBe(value);
    }
  });

  it('ldexp rounds once where the result is subnormal', () => {
    expect(ldexp(3, -1075)).toBe(2 * 5e-324);
    expect(ldexp(1, -1075)).toBe(0);
    expect(ldexp(1.5, -1075)).toBe(5e-324);
  });

  it('a quotient of big integers is the nearest double, ties to even', () => {
    expect(nearestQuotient(2n ** 53n + 1n, 1n)).toBe(2 ** 53);
    expect(nearestQuotient(2n ** 53n + 3n, 1n)).toBe(2 ** 53 + 4);
    expect(nearestQuotient(1n, 3n)).toBe(1 / 3);
    expect(nearestQuotient(10n ** 400n, 10n ** 399n)).toBe(10);
    expect(nearestQuotient(10n ** 400n, 1n)).toBe(Infinity);
    expect(nearestQuotient(1n, 2n ** 1075n)).toBe(0);
    expect(nearestQuotient(3n, 2n ** 1075n)).toBe(2 * 5e-324);
  });

  it('counts the bits of a magnitude', () => {
    const cases: readonly (readonly [number | bigint, number])[] = [
      [0, 0],
      [1, 1],
      [-255, 8],
      [2 ** 32, 33],
      [2 ** 53 - 1, 53],
      [2n ** 100n, 101],
      [-(2n ** 64n) + 1n, 64],
    ];
    for (const [value, bits] of cases) expect(bitLength(value)).toBe(bits);
  });
});
