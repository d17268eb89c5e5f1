import { describe, expect, it } from 'vitest';
import { exponentText, fixedDigits, generalText } from './decimal.ts';

describe('decimal digits of doubles are exact', () => {
  it.each([
    [0.5, 0, '0'],
    [1.5, 0, '2'],
    [2.5, 0, '2'],
    [0.125, 2, '0.12'],
    [0.375, 2, '0.38'],
    [2.675, 2, '2.67'],
    [1e22, 0, '10000000000000000000000'],
    [5e-324, 3, '0.000'],
    [0.1, 55, '0.1000000000000000055511151231257827021181583404541015625'],
  ])('%d to %d places is %s: ties go to the even digit', (value, places, text) => {
    expect(fixedDigits(value, places)).toBe(text);
  });

  it('places beyond the last digit are zeros, however many', () => {
    expect(fixedDigits(0.5, 5000)).toBe(`0.5${'0'.repeat(4999)}`);
  });

  it.each([
    [0, 2, '0.00e+00'],
    [9.995, 2, '9.99e+00'],
    [9.9951, 2, '1.00e+01'],
    [2.5, 0, '2e+00'],
    [3.5, 0, '4e+00'],
    [1e100, 3, '1.000e+100'],
    [5e-324, 3, '4.941e-324'],
  ])('%d in scientific form with %d decimals is %s', (value, precision, text) => {
    expect(exponentText(value, precision, false)).toBe(text);
  });

  it.each([
    [100000, 6, '100000'],
    [1e6, 6, '1e+06'],
    [0.0001, 6, '0.0001'],
    [0.00001, 6, '1e-05'],
    [123456789, 3, '1.23e+08'],
    [0, 3, '0'],
  ])('%d in general form with %d digits is %s', (value, precision, text) => {
    expect(generalText(value, precision, false)).toBe(text);
  });
});
