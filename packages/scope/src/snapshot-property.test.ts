import { expect, test } from 'vitest';
import { problemAt, somewhere } from './testing/snapshot-property.ts';

/** The short form of `scripts/snapshot-property.mjs`, which takes ten thousand, and a fresh process. */
test('the rest of a run is the same after a snapshot and a restore, to the state hash', async () => {
  for (let seed = 1; seed <= 20; seed++) expect(await problemAt(somewhere(seed), null)).toBeNull();
});
