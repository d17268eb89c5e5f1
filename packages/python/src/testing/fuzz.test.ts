import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { seededRandom } from '@nonlocal/testing';
import { damage, endure, endureImage, imageOf, makeText } from './fuzz.ts';

const corpus = ['closures/memo', 'classes/metaclass', 'generators/send-and-throw', 'scopes/walrus'].map((name) =>
  readFileSync(new URL(`../../conformance/programs/${name}.py`, import.meta.url), 'utf8'),
);

/** What became of each input; an input that came to anything else throws. */
function count(inputs: number, seed: number, take: (draw: (below: number) => number) => string): Map<string, number> {
  const random = seededRandom(seed);
  const counts = new Map<string, number>();
  for (let n = 0; n < inputs; n++) {
    const outcome = take((below) => Math.floor(random() * below));
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  }
  return counts;
}

test('a text, whatever it is, ends in a diagnostic or a run that leaves nothing of the host behind', () => {
  const counts = count(600, 1, (draw) => endure(makeText(corpus, draw)));
  expect(counts.get('ran')).toBeGreaterThan(60);
  expect(counts.get('malformed')).toBeGreaterThan(60);
});

test('an image with damaged bytes is refused, or read', () => {
  const image = imageOf(corpus[0] as string, 400) as Uint8Array;
  const counts = count(600, 2, (draw) => endureImage(damage(image, draw)));
  expect(counts.get('refused')).toBeGreaterThan(500);
});
