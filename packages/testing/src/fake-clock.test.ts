import { expect, it } from 'vitest';
import { FakeClock } from './fake-clock.ts';

it('timers fire in the order of their times, also those that timers start, and called-off ones never', () => {
  const clock = new FakeClock();
  const fired: string[] = [];
  clock.after(20, () => fired.push('b'));
  clock.after(10, () => {
    fired.push('a');
    clock.after(5, () => fired.push('a5'));
  });
  clock.after(20, () => fired.push('c'));
  clock.after(15, () => fired.push('never'))();
  clock.after(31, () => fired.push('later'));
  const before = clock.now();
  clock.advance(30);
  expect(fired).toEqual(['a', 'a5', 'b', 'c']);
  expect(clock.now() - before).toBe(30);
});
