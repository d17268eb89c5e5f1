import { expect, it } from 'vitest';
import { TokenBucket } from './token-bucket.ts';

it('a bucket admits its burst at once and its rate after', () => {
  const bucket = new TokenBucket(10, 3, 0);
  const admitted = [0, 0, 0, 0, 50, 100, 150, 200].map((now) => bucket.take(now));
  expect(admitted).toEqual([true, true, true, false, false, true, false, true]);
  expect(bucket.isFull(300)).toBe(false);
  expect(bucket.isFull(10_000)).toBe(true);
});

it('what is owed is waited for', () => {
  const bucket = new TokenBucket(10, 1, 0);
  for (let i = 0; i < 3; i++) bucket.owe(0);
  expect([200, 250, 300].map((now) => bucket.hasOne(now))).toEqual([false, false, true]);
});
