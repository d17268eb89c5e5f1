import { owe } from '../heap.ts';

/**
 * Python counts code points, JavaScript UTF-16 units. A text without surrogates – nearly every text – needs no
 * translation; V8 answers `isWide` for one-byte strings without looking at them.
 */
const surrogate = /[\ud800-\udfff]/;

/** The last long text that was asked about: a loop over indices asks about one text again and again. */
let lastAsked = '';
let lastAnswer = false;

/** Whether units and code points may differ. */
export function isWide(text: string): boolean {
  if (text.length < 64) return surrogate.test(text);
  if (text !== lastAsked) {
    lastAsked = text;
    lastAnswer = surrogate.test(text);
  }
  return lastAnswer;
}

/** `len(text)` */
export function lengthOf(text: string): number {
  return isWide(text) ? offsetsOf(text).length - 1 : text.length;
}

/** Where the code points of the last wide text that was asked about begin, and its end: `'a😀b'` has `[0, 1, 3, 4]`. */
let lastText = '';
let lastOffsets: Int32Array = new Int32Array(1);

function offsetsOf(text: string): Int32Array {
  // Whether it was this text that was asked about last is nothing that may count.
  owe(text.length >> 10);
  if (text === lastText) return lastOffsets;
  const offsets = new Int32Array(text.length + 1);
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    offsets[count++] = i;
    if (isPair(text, i)) i++;
  }
  offsets[count++] = text.length;
  lastText = text;
  lastOffsets = offsets.subarray(0, count);
  return lastOffsets;
}

function isPair(text: string, at: number): boolean {
  const high = text.charCodeAt(at);
  if (high < 0xd800 || high > 0xdbff) return false;
  const low = text.charCodeAt(at + 1);
  return low >= 0xdc00 && low <= 0xdfff;
}

/** The character at `index`, which must be within `0 … len - 1`. */
export function charAt(text: string, index: number): string {
  if (!isWide(text)) return text.charAt(index);
  const offsets = offsetsOf(text);
  return text.slice(offsets[index], offsets[index + 1]);
}

/** `text[start:stop]` with both within `0 … len`. */
export function sliceOf(text: string, start: number, stop: number): string {
  if (!isWide(text)) return text.slice(start, Math.max(start, stop));
  const offsets = offsetsOf(text);
  return text.slice(offsets[start], offsets[Math.max(start, stop)]);
}

/** The characters of a text, each a string of one code point. */
export function charsOf(text: string): string[] {
  return isWide(text) ? Array.from(text) : text.split('');
}

/** The unit at which code point `index` begins. */
export function unitAt(text: string, index: number): number {
  return isWide(text) ? (offsetsOf(text)[index] ?? text.length) : index;
}

/** The code point that begins at unit `unit`. */
export function indexAt(text: string, unit: number): number {
  if (!isWide(text)) return unit;
  const offsets = offsetsOf(text);
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] as number) < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}
