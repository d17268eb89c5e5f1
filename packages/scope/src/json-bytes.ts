const zero = 0x30;
const quotationMark = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const comma = 0x2c;
const hexDigits = '0123456789abcdef';

/** Bytes that a number or a bracket with its comma takes at most. */
const mostOfNumber = 32;
/** Bytes that a character takes at most. */
const mostOfCharacter = 6;

/**
 * Writes JSON as ASCII bytes, everything else escaped: one buffer that is used again and again, where strings put together
 * piece by piece would leave a tree of pieces behind each time. A comma stands behind each value; what closes a list, or
 * makes a string the key of the next value, takes its place.
 */
export class JsonBytes {
  #bytes = new Uint8Array(4096);
  #length = 0;

  /** The bytes of the value that was written, until the next `clear`. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length - 1);
  }

  get text(): string {
    let text = '';
    const { bytes } = this;
    const chunk = 8192;
    for (let at = 0; at < bytes.length; at += chunk)
      text += String.fromCharCode(...bytes.subarray(at, Math.min(bytes.length, at + chunk)));
    return text;
  }

  clear(): void {
    this.#length = 0;
  }

  openList(): void {
    this.#open(0x5b);
  }

  closeList(): void {
    this.#close(0x5d);
  }

  openRecord(): void {
    this.#open(0x7b);
  }

  closeRecord(): void {
    this.#close(0x7d);
  }

  /** The key of the next value of a record. */
  key(key: string): void {
    this.string(key);
    this.#bytes[this.#length - 1] = colon;
  }

  null(): void {
    this.json('null');
  }

  number(value: number): void {
    if (value >= 0 && value < 1e9 && Number.isInteger(value)) this.#digits(value);
    else this.json(String(value));
  }

  string(text: string): void {
    this.#reserve(mostOfCharacter * text.length + 3);
    this.#bytes[this.#length++] = quotationMark;
    this.#characters(text);
    this.#endString();
  }

  /** A string of two parts with a colon between them. */
  pair(before: string, after: string): void {
    this.#reserve(mostOfCharacter * (before.length + after.length) + 4);
    this.#bytes[this.#length++] = quotationMark;
    this.#characters(before);
    this.#bytes[this.#length++] = colon;
    this.#characters(after);
    this.#endString();
  }

  /** What is JSON, and ASCII, already. */
  json(text: string): void {
    this.#reserve(text.length + 1);
    const bytes = this.#bytes;
    const at = this.#length;
    for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
    bytes[at + text.length] = comma;
    this.#length = at + text.length + 1;
  }

  #open(bracket: number): void {
    this.#reserve(mostOfNumber);
    this.#bytes[this.#length++] = bracket;
  }

  #close(bracket: number): void {
    this.#reserve(mostOfNumber);
    const bytes = this.#bytes;
    let at = this.#length;
    if (bytes[at - 1] === comma) at--;
    bytes[at] = bracket;
    bytes[at + 1] = comma;
    this.#length = at + 2;
  }

  #endString(): void {
    const bytes = this.#bytes;
    const at = this.#length;
    bytes[at] = quotationMark;
    bytes[at + 1] = comma;
    this.#length = at + 2;
  }

  #digits(value: number): void {
    this.#reserve(mostOfNumber);
    const bytes = this.#bytes;
    let size = 1;
    for (let limit = 10; value >= limit; limit *= 10) size++;
    const end = this.#length + size;
    let rest = value;
    for (let at = end - 1; rest >= 10; at--) {
      const tens = (rest / 10) | 0;
      bytes[at] = zero + rest - 10 * tens;
      rest = tens;
    }
    bytes[this.#length] = zero + rest;
    bytes[end] = comma;
    this.#length = end + 1;
  }

  /** Room was made before. */
  #characters(text: string): void {
    const bytes = this.#bytes;
    let at = this.#length;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code >= 0x20 && code < 0x7f && code !== quotationMark && code !== backslash) {
        bytes[at++] = code;
      } else {
        this.#length = at;
        this.#escape(code);
        at = this.#length;
      }
    }
    this.#length = at;
  }

  #escape(code: number): void {
    this.#bytes[this.#length++] = backslash;
    if (code === quotationMark || code === backslash) {
      this.#bytes[this.#length++] = code;
    } else if (code === 0x0a) {
      this.#bytes[this.#length++] = 0x6e;
    } else {
      this.#bytes[this.#length++] = 0x75;
      for (let shift = 12; shift >= 0; shift -= 4)
        this.#bytes[this.#length++] = hexDigits.charCodeAt((code >> shift) & 15);
    }
  }

  #reserve(count: number): void {
    if (this.#length + count > this.#bytes.length) this.#grow(count);
  }

  #grow(count: number): void {
    const bytes = new Uint8Array(2 * (this.#length + count));
    bytes.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bytes;
  }
}
