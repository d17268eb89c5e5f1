/**
 * A hash of bytes as 16 hexadecimal digits, for telling states apart, not for security. Two 32-bit lanes take turns with the
 * words and do not wait for each other; each word is stirred into its lane by a multiplication, a rotation and another
 * multiplication, and the lanes are crossed with an avalanche at the end.
 */
export function hashImage(bytes: Uint8Array): string {
  const [a, b] = lanes(bytes);
  return hex(a) + hex(b);
}

/** The first of the two lanes: what an image carries to tell that it was damaged. */
export function checksum(bytes: Uint8Array): number {
  return lanes(bytes)[0] >>> 0;
}

function lanes(bytes: Uint8Array): readonly [number, number] {
  const { length } = bytes;
  const view = new DataView(bytes.buffer, bytes.byteOffset, length);
  let a = 0x9e3779b9 ^ length;
  let b = 0x85ebca6b;
  const pairs = length & ~7;
  for (let at = 0; at < pairs; at += 8) {
    a = stir(a, view.getInt32(at, true));
    b = stir(b, view.getInt32(at + 4, true));
  }
  for (let at = pairs; at < length; at++) a = stir(a, bytes[at] as number);
  a = avalanche(a ^ rotate(b, 16));
  b = avalanche(b + a);
  return [a, b];
}

function stir(lane: number, word: number): number {
  return Math.imul(rotate((lane + Math.imul(word, 0xcc9e2d51)) | 0, 13), 0x1b873593);
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function avalanche(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b);
  return h ^ (h >>> 16);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
