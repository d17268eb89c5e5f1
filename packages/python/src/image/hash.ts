/**
 * A hash of bytes as 16 hexadecimal digits, for telling states apart, not for security: two 32-bit lanes, each
 * multiplied by its own odd constant per word and crossed with the other, with an avalanche at the end.
 */
export function hashImage(bytes: Uint8Array): string {
  let a = 0x9e3779b9 ^ bytes.length;
  let b = 0x85ebca6b;
  const words = bytes.length >> 2;
  for (let i = 0; i < words; i++) {
    const at = i * 4;
    const word =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    a = Math.imul(rotate(a ^ word, 13), 0xcc9e2d51) + b;
    b = Math.imul(rotate(b + word, 17), 0x1b873593) ^ a;
  }
  for (let i = words * 4; i < bytes.length; i++) {
    a = Math.imul(a ^ (bytes[i] as number), 0x01000193);
    b = Math.imul(b + (bytes[i] as number), 0xc2b2ae35) ^ rotate(a, 5);
  }
  a = avalanche(a ^ rotate(b, 16));
  b = avalanche(b + a);
  return hex(a) + hex(b);
}

/** The same in 32 bits: what an image carries to tell that it was damaged. */
export function checksum(bytes: Uint8Array): number {
  return Number.parseInt(hashImage(bytes).slice(0, 8), 16);
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
