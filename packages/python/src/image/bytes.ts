/** Bytes that are no image, a damaged one, or one of a newer version. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
}

const scratch = new DataView(new ArrayBuffer(8));

/** Arguments of one `String.fromCharCode`: the host's stack bounds them. */
const unitsAtOnce = 4096;

/** A growing row of bytes. Integers are little-endian base 128 ("varints"), up to 2^53. */
export class ByteWriter {
  #bytes: Uint8Array;
  length = 0;

  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity);
  }

  byte(value: number): void {
    if (this.length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.length++] = value;
  }

  uint(value: number): void {
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

  float(value: number): void {
    scratch.setFloat64(0, value, true);
    for (let i = 0; i < 8; i++) this.byte(scratch.getUint8(i));
  }

  raw(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** UTF-16 kept as it is, lone surrogates too: one byte a unit where all are below 256, else two. */
  text(text: string): void {
    this.texts([text]);
  }

  /** Texts behind each other: first the head of each (twice its length, plus one where it is wide), then their units. */
  texts(texts: readonly string[]): void {
    let room = 0;
    const heads: number[] = [];
    for (const text of texts) {
      const size = isWide(text) ? 1 : 0;
      room += text.length << size;
      heads.push(text.length * 2 + size);
      this.uint(text.length * 2 + size);
    }
    if (this.length + room > this.#bytes.length) this.#grow(room);
    const bytes = this.#bytes;
    let at = this.length;
    for (let which = 0; which < texts.length; which++) {
      const text = texts[which] as string;
      const { length } = text;
      if ((heads[which] as number) % 2 === 0) {
        for (let i = 0; i < length; i++) bytes[at++] = text.charCodeAt(i);
        continue;
      }
      for (let i = 0; i < length; i++) {
        const unit = text.charCodeAt(i);
        bytes[at++] = unit & 0xff;
        bytes[at++] = unit >> 8;
      }
    }
    this.length = at;
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

function isWide(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0xff) return true;
  return false;
}

/** Reads what a `ByteWriter` wrote; every count is checked against the bytes that are left before anything is made. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at: number;
  readonly #end: number;

  constructor(bytes: Uint8Array, start = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  get left(): number {
    return this.#end - this.#at;
  }

  byte(): number {
    if (this.#at >= this.#end) throw new ImageError('the image ends too early');
    return this.#bytes[this.#at++] as number;
  }

  uint(): number {
    const first = this.byte();
    if (first < 0x80) return first;
    let value = first & 0x7f;
    for (let scale = 0x80; scale <= 2 ** 49; scale *= 0x80) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return Number.isSafeInteger(value) ? value : this.#tooLong();
    }
    return this.#tooLong();
  }

  #tooLong(): never {
    throw new ImageError('a number in the image is too long');
  }

  /** A count of things of which each takes at least `least` bytes. */
  count(least = 1): number {
    const count = this.uint();
    if (count * least > this.left) throw new ImageError('a count in the image exceeds its size');
    return count;
  }

  float(): number {
    for (let i = 0; i < 8; i++) scratch.setUint8(i, this.byte());
    return scratch.getFloat64(0, true);
  }

  /** A copy. */
  raw(length: number): Uint8Array {
    if (length > this.left) throw new ImageError('the image ends too early');
    const bytes = this.#bytes.slice(this.#at, this.#at + length);
    this.#at += length;
    return bytes;
  }

  text(): string {
    return this.texts(1)[0] as string;
  }

  /** Short texts of one-byte units are read many at a time: one string of them all, and slices of it. */
  texts(count: number): string[] {
    const heads: number[] = [];
    for (let i = 0; i < count; i++) heads.push(this.uint());
    const texts: string[] = [];
    for (let next = 0; next < count;) {
      const first = next;
      let total = 0;
      for (; next < count && (heads[next] as number) % 2 === 0; next++) {
        if (total + (heads[next] as number) / 2 > unitsAtOnce) break;
        total += (heads[next] as number) / 2;
      }
      const run = this.#units(total, 1);
      let at = 0;
      for (let i = first; i < next; i++) {
        const end = at + (heads[i] as number) / 2;
        texts.push(run.slice(at, end));
        at = end;
      }
      if (next === count) break;
      const head = heads[next++] as number;
      texts.push(this.#units(Math.floor(head / 2), head % 2 === 1 ? 2 : 1));
    }
    return texts;
  }

  #units(length: number, size: 1 | 2): string {
    if (length * size > this.left) throw new ImageError('a text in the image exceeds its size');
    let text = '';
    for (let left = length; left > 0; left -= unitsAtOnce) text += this.#someUnits(Math.min(left, unitsAtOnce), size);
    return text;
  }

  #someUnits(length: number, size: 1 | 2): string {
    const bytes = this.#bytes;
    const start = this.#at;
    this.#at += length * size;
    if (size === 1)
      return String.fromCharCode.apply(null, bytes.subarray(start, start + length) as unknown as number[]);
    const units = new Uint16Array(length);
    for (let i = 0; i < length; i++)
      units[i] = (bytes[start + 2 * i] as number) + 256 * (bytes[start + 2 * i + 1] as number);
    return String.fromCharCode.apply(null, units as unknown as number[]);
  }
}
