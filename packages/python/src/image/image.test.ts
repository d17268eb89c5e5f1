import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ImageError } from './bytes.ts';
import { checksum, hashImage } from './hash.ts';
import { readImage } from './read-image.ts';
import { fingerprint, load, programs, replace } from './testing.ts';
import { writeImage, writeImageWithin } from './write-image.ts';

const names = Object.keys(programs);

test.each(names)('%s: a machine that is written and read anywhere ends as if nothing had been', (name) => {
  const source = programs[name] as string;
  const whole = load(source);
  expect(whole.vm.run().kind).toBe('returned');
  const last = fingerprint(whole);
  const distance = 1 + (whole.vm.executed >> 6);
  for (let at = 0; at < whole.vm.executed; at += distance) {
    const part = load(source);
    part.vm.run(at);
    const before = fingerprint(part);
    replace(part);
    expect(fingerprint(part), `image of the image at ${at}`).toBe(before);
    expect(part.vm.run().kind).toBe('returned');
    expect(part.output, `output after ${at}`).toBe(whole.output);
    expect(fingerprint(part), `end after ${at}`).toBe(last);
  }
});

test.each(names)('%s: slices, and being restored in between, leave no trace in the image', (name) => {
  const source = programs[name] as string;
  const whole = load(source);
  const sliced = load(source);
  whole.vm.run();
  while (sliced.vm.run(97).kind === 'sliced') replace(sliced);
  expect(sliced.output).toBe(whole.output);
  expect(fingerprint(sliced)).toBe(fingerprint(whole));
});

test('an image in the middle of a small lesson is below 8 KB', () => {
  for (const name of names) {
    const subject = load(programs[name] as string);
    subject.vm.run(300);
    expect(writeImage(subject.vm).length).toBeLessThan(8192);
  }
});

test.each(names)(
  '%s: within enough bytes an image is the image, and within fewer its beginning is that of the image read back',
  (name) => {
    const subject = load(programs[name] as string);
    subject.vm.run(400);
    const whole = writeImage(subject.vm);
    expect(writeImageWithin(subject.vm, whole.length)).toEqual({ isWhole: true, bytes: whole });
    for (const most of [0, 100, whole.length >> 2]) {
      const { isWhole, bytes } = writeImageWithin(subject.vm, most);
      expect(isWhole).toBe(false);
      expect(bytes).toEqual(writeImageWithin(readImage(whole, subject.options), most).bytes);
    }
  },
);

test.each([
  ['a list', 'x = [0] * 3_000_000\n'],
  ['a text', "x = 'ab' * 1_500_000\n"],
  ['bytes', "x = b'ab' * 1_500_000\n"],
  ['a number', 'x = 1 << 8_000_000\n'],
  ['a dict', 'x = dict.fromkeys(range(300_000))\n'],
  ['a set', 'x = set(range(300_000))\n'],
])('P10 the beginning of the image of %s without end has a length that was asked for', (_, source) => {
  const subject = load(source);
  expect(subject.vm.run().kind).toBe('returned');
  const { isWhole, bytes } = writeImageWithin(subject.vm, 50_000);
  expect(isWhole).toBe(false);
  expect(bytes.length).toBeLessThan(60_000);
});

test('restored code runs at the same objects: identity of constants and code survives', () => {
  const subject = load(`
def f():
    return (1, 2.5)
held = f()
code = f.__code__
for i in range(10):
    pass
print(held is f(), code is f.__code__, held is f.__code__.co_consts[0] or held in f.__code__.co_consts)
`);
  subject.vm.run(60);
  replace(subject);
  subject.vm.run();
  expect(subject.output).toBe('True True True\n');
});

test('foreign, cut and newer bytes are refused by an ImageError', () => {
  const { vm, options } = load('x = 1\n');
  const image = writeImage(vm);
  const newer = image.slice();
  newer[2] = 99;
  for (const bytes of [new Uint8Array(0), new Uint8Array(50), image.slice(0, -1), image.slice(0, 20), newer]) {
    expect(() => readImage(bytes, options)).toThrow(ImageError);
  }
});

test('damaged images, even with a matching checksum, are refused or read, never anything else', () => {
  const images = names.map((name) => {
    const { vm, options } = load(programs[name] as string);
    vm.run(400);
    return { image: writeImage(vm), options };
  });
  const flips = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.constantFrom(...images), flips, ({ image, options }, places) => {
      const bytes = image.slice();
      for (const [place, byte] of places) bytes[3 + (place % (bytes.length - 7))] = byte;
      sign(bytes);
      try {
        readImage(bytes, options);
      } catch (error) {
        expect(error).toBeInstanceOf(ImageError);
      }
    }),
    { seed: 20261122, numRuns: 600 },
  );
});

function sign(bytes: Uint8Array): void {
  const sum = checksum(bytes.subarray(0, -4));
  for (let i = 0; i < 4; i++) bytes[bytes.length - 4 + i] = (sum >>> (8 * i)) & 0xff;
}

test('the hash tells a flipped bit, a swapped pair and a longer row of zeros apart', () => {
  const rows = [[1, 2, 3, 4, 5], [1, 2, 3, 4, 4], [2, 1, 3, 4, 5], [1, 2, 3, 4, 5, 0], [], [0], [0, 0]];
  expect(new Set(rows.map((row) => hashImage(Uint8Array.from(row)))).size).toBe(rows.length);
  expect(hashImage(Uint8Array.from([1, 2, 3]))).toMatch(/^[0-9a-f]{16}$/);
});
