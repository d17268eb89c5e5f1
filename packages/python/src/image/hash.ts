/**
 * A hash of bytes as 16 hexadecimal digits, for telling states apart, not for security: two 32-bit lanes, each
 * multiplied by its own odd constant per word and crossed with the other, with an avalanche at the end.
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
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let a = 0x9e3779b9 ^ bytes.length;
  let b = 0x85ebca6b;
  const words = bytes.length & ~3;
  for (let at = 0; at < words; at += 4) {
    const word = view.getInt32(at, true);
    a = Math.imul(rotate(a ^ word, 13), 0xcc9e2d51) + b;
    b = Math.imul(rotate(b + word, 17), 0x1b873593) ^ a;
  }
  for (let i = words; i < bytes.length; i++) {
    a = Math.imul(a ^ (bytes[i] as number), 0x01000193);
    b = Math.imul(b + (bytes[i] as number), 0xc2b2ae35) ^ rotate(a, 5);
  }
  a = avalanche(a ^ rotate(b, 16));
  b = avalanche(b + a);
  return [a, b];
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
