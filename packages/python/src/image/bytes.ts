/** Bytes that are no image, a damaged one, or one of a newer version. */
export class ImageError extends Error {
  override readonly name = 'ImageError';
}

/** A growing row of bytes. Integers are little-endian base 128 ("varints"), up to 2^53. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  length = 0;

  byte(value: number): void {
    if (this.length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.length++] = value;
  }

  uint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  float(value: number): void {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value, true);
    this.raw(new Uint8Array(view.buffer));
  }

  raw(bytes: Uint8Array): void {
    if (this.length + bytes.length > this.#bytes.length) this.#grow(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** UTF-16 kept as it is, lone surrogates too: one byte a unit where all are below 256, else two. */
  text(text: string): void {
    let isWide = false;
    for (let i = 0; i < text.length && !isWide; i++) isWide = text.charCodeAt(i) > 0xff;
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

  #grow(needed: number): void {
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + needed));
    grown.set(this.#bytes.subarray(0, this.length));
    this.#bytes = grown;
  }
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
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 0x80) {
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
    const bytes = this.raw(8);
    return new DataView(bytes.buffer, bytes.byteOffset, 8).getFloat64(0, true);
  }

  /** A copy. */
  raw(length: number): Uint8Array {
    if (length > this.left) throw new ImageError('the image ends too early');
    const bytes = this.#bytes.slice(this.#at, this.#at + length);
    this.#at += length;
    return bytes;
  }

  text(): string {
    const head = this.uint();
    const size = head % 2 === 1 ? 2 : 1;
    const length = Math.floor(head / 2);
    if (length * size > this.left) throw new ImageError('a text in the image exceeds its size');
    let text = '';
    const units: number[] = [];
    for (let i = 0; i < length; i++) {
      units.push(size === 1 ? this.byte() : this.byte() + 256 * this.byte());
      if (units.length === 4096) text += String.fromCharCode(...units.splice(0));
    }
    return text + String.fromCharCode(...units);
  }
}
