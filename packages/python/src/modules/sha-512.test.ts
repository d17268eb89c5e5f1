import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha512 } from './sha-512.ts';

test('digests are those of the host at every length around a block', () => {
  for (const length of [0, 1, 55, 111, 112, 113, 127, 128, 129, 240, 300]) {
    const data = Uint8Array.from({ length }, (_, i) => (i * 31) & 255);
    expect(Array.from(sha512(data)), String(length)).toEqual(Array.from(createHash('sha512').update(data).digest()));
  }
});
