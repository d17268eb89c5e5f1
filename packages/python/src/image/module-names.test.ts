import { expect, test } from 'vitest';
import { fingerprint, load, replace } from './testing.ts';
import { writeImage } from './write-image.ts';

test('functions of imported modules survive, and are named in few bytes', () => {
  const subject = load(`
import functools, collections
Point = collections.namedtuple('Point', 'x y')
held = functools.partial(sorted, key=lambda p: p.y)
for i in range(1000): pass
print(held([Point(1, 2), Point(3, 0)]), functools.reduce.__code__.co_name)
`);
  while (subject.vm.run(50).kind === 'sliced' && subject.vm.frame?.currentLine !== 5) continue;
  expect(writeImage(subject.vm).length).toBeLessThan(16_384);
  const before = fingerprint(subject);
  replace(subject);
  expect(fingerprint(subject)).toBe(before);
  subject.vm.run();
  expect(subject.output).toBe('[Point(x=3, y=0), Point(x=1, y=2)] reduce\n');
});
