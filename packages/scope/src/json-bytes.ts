const zero = 0x30;
const quotationMark = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const hexDigits = '0123456789abcdef';

/**
 * Writes JSON as ASCII bytes, everything else escaped: one buffer that is used again and again, where strings put together
 * piece by piece would leave a tree of pieces behind each time.
 */
export class JsonBytes {
  #bytes = new Uint8Array(4096);
  #length = 0;
  /** Whether the next item of the list at hand needs a comma. */
  #isFirst = true;

  /** The bytes written, until the next `clear`. */
  get bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  get text(): string {
    let text = '';
    const chunk = 8192;
    for (let at = 0; at < this.#length; at += chunk)
      text += String.fromCharCode(...this.#bytes.subarray(at, Math.min(this.#length, at + chunk)));
    return text;
  }

  clear(): void {
    this.#length = 0;
    this.#isFirst = true;
  }

  open(bracket: '[' | '{'): void {
    this.#separate();
    this.#put(bracket.charCodeAt(0));
    this.#isFirst = true;
  }

  close(bracket: ']' | '}'): void {
    this.#put(bracket.charCodeAt(0));
    this.#isFirst = false;
  }

  /** The key of the next value of an object: letters only. */
  key(key: string): void {
    this.string(key);
    this.#put(0x3a);
    this.#isFirst = true;
  }

  null(): void {
    this.json('null');
  }

  number(value: number): void {
    this.#separate();
    if (value >= 0 && value < 1e9 && Number.isInteger(value)) this.#digits(value);
    else this.#ascii(String(value));
  }

  string(text: string): void {
    this.#separate();
    this.#reserve(6 * text.length + 2);
    this.#bytes[this.#length++] = quotationMark;
    this.#characters(text);
    this.#bytes[this.#length++] = quotationMark;
  }

  /** A string of two parts with a colon between them. */
  pair(before: string, after: string): void {
    this.#separate();
    this.#reserve(6 * (before.length + after.length) + 3);
    this.#bytes[this.#length++] = quotationMark;
    this.#characters(before);
    this.#bytes[this.#length++] = 0x3a;
    this.#characters(after);
    this.#bytes[this.#length++] = quotationMark;
  }

  /** What is JSON, and ASCII, already. */
  json(text: string): void {
    this.#separate();
    this.#ascii(text);
  }

  #separate(): void {
    if (!this.#isFirst) this.#put(comma);
    this.#isFirst = false;
  }

  #digits(value: number): void {
    let size = 1;
    for (let limit = 10; value >= limit; limit *= 10) size++;
    this.#reserve(size);
    const bytes = this.#bytes;
    let rest = value;
    for (let at = this.#length + size - 1; at >= this.#length; at--) {
      const tens = (rest / 10) | 0;
      bytes[at] = zero + rest - 10 * tens;
      rest = tens;
    }
    this.#length += size;
  }

  #ascii(text: string): void {
    this.#reserve(text.length);
    const bytes = this.#bytes;
    const at = this.#length;
    for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
    this.#length = at + text.length;
  }

  /** Room was made before: at most six bytes each. */
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

  #put(byte: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = byte;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const bytes = new Uint8Array(2 * (this.#length + count));
    bytes.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bytes;
  }
}
