import { ByteWriter } from './bytes.ts';
import { cleared, mostKept } from './cleared.ts';

/** Longer ones are rare, and the host's own table knows them without reading them again. */
const shortLength = 32;
const places = 8192;
/**
 * Texts numbered in the order in which they are first named, and written down as they come. Most are short: those are
 * written at once, and looked up by the hash that writing them gave, in a table in which a text takes the place of the
 * one that was there. So a short text may, rarely, be written twice; which are depends on nothing but the texts.
 */
export class TextTable {
  count = 0;
  /** Of each text its head, and its units; see `ByteWriter.text`. */
  #heads = new ByteWriter();
  #units = new Uint8Array(1024);
  #length = 0;
  /** By place: an index plus `#before`, below which it is of texts that were cleared; and where its units are. */
  readonly #indices = new Int32Array(places);
  readonly #starts = new Int32Array(places);
  readonly #sizes = new Int8Array(places);
  #before = 1;
  readonly #long = new Map<string, number>();

  /** The index of the text. */
  add(text: string): number {
    return text.length <= shortLength ? this.#addShort(text) : this.#addLong(text);
  }

  /** All heads, then all units. */
  write(out: ByteWriter): void {
    out.raw(this.#heads.peek());
    out.raw(this.#units.subarray(0, this.#length));
  }

  clear(): void {
    this.#before += this.count;
    if (this.#before > 1 << 30) {
      this.#indices.fill(0);
      this.#before = 1;
    }
    this.count = 0;
    this.#heads = cleared(this.#heads);
    this.#length = 0;
    if (this.#units.length > mostKept) this.#units = new Uint8Array(1024);
    this.#long.clear();
  }

  #addShort(text: string): number {
    const start = this.#length;
    const hash = this.#write(text);
    const size = hash < 0 ? -text.length : text.length;
    const place = hash & (places - 1);
    const index = (this.#indices[place] as number) - this.#before;
    if (index >= 0 && this.#sizes[place] === size && this.#isAt(this.#starts[place] as number, start)) {
      this.#length = start;
      return index;
    }
    this.#indices[place] = this.#before + this.count;
    this.#starts[place] = start;
    this.#sizes[place] = size;
    return this.#note(text, hash);
  }

  #addLong(text: string): number {
    const known = this.#long.get(text);
    if (known !== undefined) return known;
    this.#long.set(text, this.count);
    return this.#note(text, this.#write(text));
  }

  #note(text: string, hash: number): number {
    this.#heads.uint(text.length * 2 + (hash < 0 ? 1 : 0));
    return this.count++;
  }

  /** Writes the units; gives a hash of them, which is negative where they take two bytes each. */
  #write(text: string): number {
    const { length } = text;
    const start = this.#length;
    if (start + 2 * length > this.#units.length) this.#grow(2 * length);
    const units = this.#units;
    let all = 0;
    let hash = length;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      units[start + i] = unit;
      all |= unit;
      hash = Math.imul(hash ^ unit, 0x9e3779b1);
    }
    hash = (hash ^ (hash >>> 15)) & 0x7fff_ffff;
    this.#length = start + length;
    if (all < 0x100) return hash;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      units[start + 2 * i] = unit;
      units[start + 2 * i + 1] = unit >> 8;
    }
    this.#length += length;
    return ~hash;
  }

  /** Whether what was written last, from `start` on, is what was written at `earlier`. From the end: such texts mostly begin alike. */
  #isAt(earlier: number, start: number): boolean {
    const units = this.#units;
    for (let i = this.#length - 1; i >= start; i--) if (units[i] !== units[earlier + i - start]) return false;
    return true;
  }

  #grow(needed: number): void {
    const grown = new Uint8Array(Math.max(this.#units.length * 2, this.#length + needed));
    grown.set(this.#units.subarray(0, this.#length));
    this.#units = grown;
  }
}
