import { expect, it } from 'vitest';
import { forkClaims } from './fork-claims.ts';

const waitMs = 50;

it('P15 a fork belongs to the page that has it open, until it lets go', async () => {
  const [one, two] = [forkClaims('one', waitMs), forkClaims('two', waitMs)];
  expect(await one.claim('f')).toBe(true);
  expect(await two.claim('f')).toBe(false);
  two.take('g');
  expect(await one.claim('g')).toBe(false);
  one.release('f');
  expect(await two.claim('f')).toBe(true);
  expect(await one.claim('f')).toBe(false);
});

it('P15 of pages that ask at once exactly one gets it', async () => {
  const pages = Array.from({ length: 5 }, (_, i) => forkClaims(`page ${i}`, waitMs));
  const claims = await Promise.all(pages.map((page) => page.claim('h')));
  expect(claims).toEqual([true, false, false, false, false]);
});
