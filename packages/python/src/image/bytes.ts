/** Bytes that are no image, a damaged one, or one of a newer version. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
}

/** Arguments of one `String.fromCharCode`: the host's stack bounds them. */
const unitsAtOnce = 4096;

/** A growing row of bytes. Integers are little-endian base 128 ("varints"), up to 2^53. */
export class ByteWriter {
  #bytes: Uint8Array;
  /** May be set back: what is behind it is forgotten. */
  length = 0;

  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity);
  }

  byte(value: number): void {
    if (this.length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.length++] = value;
  }

  uint(value: number): void {
    if (value < 0x80) this.byte(value);
    else this.#longUint(value);
  }

  #longUint(value: number): void {
    if (this.length + 8 > this.#bytes.length) this.#grow(8);
    const bytes = this.#bytes;
    let at = this.length;
    let rest = value;
    // Bitwise operators see 32 bits only.
    while (rest >= 0x8000_0000) {
      bytes[at++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    while (rest >= 0x80) {
      bytes[at++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    bytes[at++] = rest;
    this.length = at;
  }

  raw(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /**
   * Its head, which is twice its length, plus one where it is wide; then its units. UTF-16 is kept as it is, lone surrogates
   * too: one byte a unit where all are below 256, else two.
   */
  text(text: string): void {
    const isWide = /[^\0-\xff]/.test(text);
    this.uint(text.length * 2 + (isWide ? 1 : 0));
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      this.byte(unit & 0xff);
      if (isWide) this.byte(unit >> 8);
    }
  }

  finish(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }

  /** What was written, not a copy: only until the next byte. */
  peek(): Uint8Array {
    return this.#bytes.subarray(0, this.length);
  }

  #grow(needed: number): void {
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + needed));
    grown.set(this.#bytes.subarray(0, this.length));
    this.#bytes = grown;
  }
}

/** Reads what a `ByteWriter` wrote; every count is checked against the bytes that are left before anything is made. */
export class ByteReader {
  readonly bytes: Uint8Array;
  #at: number;
  readonly #end: number;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  get left(): number {
    return this.#end - this.#at;
  }

  byte(): number {
    if (this.#at >= this.#end) throw new ImageError('the image ends too early');
    return this.bytes[this.#at++] as number;
  }

  uint(): number {
    const first = this.byte();
    return first < 0x80 ? first : this.#longUint(first & 0x7f);
  }

  #longUint(first: number): number {
    let value = first;
    for (let shift = 7; shift < 28; shift += 7) {
      const byte = this.byte();
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    for (let scale = 2 ** 28; scale <= 2 ** 49; scale *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80 && Number.isSafeInteger(value)) return value;
    }
    throw new ImageError('a number in the image is too long');
  }

  /** A count of things of which each takes at least `least` bytes. */
  count(least = 1): number {
    const count = this.uint();
    if (count * least > this.left) throw new ImageError('a count in the image exceeds its size');
    return count;
  }

  /** A copy. */
  raw(length: number): Uint8Array {
    const start = this.skip(length);
    return this.bytes.slice(start, start + length);
  }

  text(): string {
    const head = this.uint();
    const isWide = head % 2 === 1;
    const length = Math.floor(head / 2);
    return textAt(this.bytes, this.skip(isWide ? 2 * length : length), length, isWide);
  }

  /** Where the bytes are that are passed over. */
  skip(length: number): number {
    if (length > this.left) throw new ImageError('the image ends too early');
    this.#at += length;
    return this.#at - length;
  }
}

/** The text of that many units, of two bytes each where it is wide. */
export function textAt(bytes: Uint8Array, at: number, length: number, isWide: boolean): string {
  let text = '';
  for (let from = 0; from < length; from += unitsAtOnce) {
    const count = Math.min(length - from, unitsAtOnce);
    const start = at + (isWide ? 2 * from : from);
    const units = isWide ? new Uint16Array(count) : bytes.subarray(start, start + count);
    for (let i = 0; isWide && i < count; i++)
      units[i] = (bytes[start + 2 * i] as number) + 256 * (bytes[start + 2 * i + 1] as number);
    text += String.fromCharCode.apply(null, units as unknown as number[]);
  }
  return text;
}
