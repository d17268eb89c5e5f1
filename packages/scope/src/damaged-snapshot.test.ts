import { expect, test } from 'vitest';
import { damageSnapshot, endureSnapshot, someSnapshot } from './testing/damaged-snapshot.ts';
import { seeded } from './testing/random-program.ts';

/** The short form of `scripts/fuzz-snapshots.mjs`. */
test('a damaged snapshot is refused by a SnapshotError, or read; nothing else comes of it', () => {
  const below = seeded(31);
  const ends = new Set<string>();
  for (let seed = 1; seed <= 3; seed++) {
    const snapshot = someSnapshot(seed);
    for (let n = 0; n < 150; n++) ends.add(endureSnapshot(damageSnapshot(snapshot, below)));
  }
  expect(ends).toContain('refused');
});

test('a machine whose frames have no code is refused', () => {
  expect(endureSnapshot(damageSnapshot(someSnapshot(1501), seeded(1561)))).toBe('refused');
});
