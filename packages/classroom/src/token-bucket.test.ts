import { expect, it } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

it('a bucket admits its burst at once and its rate after', () => {
  const bucket = new TokenBucket(10, 3, 0);
  const admitted = [0, 0, 0, 0, 50, 100, 150, 200].map((now) => bucket.take(now));
  expect(admitted).toEqual([true, true, true, false, false, true, false, true]);
  expect(bucket.isFull(300)).toBe(false);
  expect(bucket.isFull(10_000)).toBe(true);
});
