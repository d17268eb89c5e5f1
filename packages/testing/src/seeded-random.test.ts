import { expect, it } from 'vitest';
import { Dice, seededRandom } from './seeded-random.ts';

it('the same seed gives the same numbers, another gives others, all spread over [0, 1)', () => {
  const take = (seed: number): readonly number[] => {
    const random = seededRandom(seed);
    return Array.from({ length: 2_000 }, random);
  };
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
  const numbers = take(7);
  expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
  expect(() => new Dice(seededRandom(1)).pick([])).toThrow(/nothing to pick/);
});
