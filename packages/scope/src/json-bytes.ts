const zero = 0x30;
const quotationMark = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const comma = 0x2c;
const hexDigits = '0123456789abcdef';

/**
 * Writers of JSON as ASCII bytes, everything else escaped, into one buffer that is used again and again: strings put
 * together piece by piece would leave a tree of pieces behind each time. Each writer is told the place to write at and
 * gives the place behind. A comma stands behind each value; what closes a list, or makes a string the key of the next
 * value, takes its place.
 *
 * Nobody asks whether there is room: what is written past the end of a typed array is dropped, and only counted.
 * `jsonBytes` then writes once more, with more room.
 */
let bytes = new Uint8Array(4096);

/** The bytes of the value that `write` writes, good until the next call. */
export function jsonBytes<T>(value: T, write: (at: number, value: T) => number): Uint8Array {
  let end = write(0, value);
  if (end > bytes.length) {
    bytes = new Uint8Array(2 * end);
    end = write(0, value);
  }
  return bytes.subarray(0, end - 1);
}

/** The text of such bytes. */
export function asciiText(ascii: Uint8Array): string {
  // Arguments of one call lie on the stack.
  const chunk = 8192;
  let text = '';
  for (let at = 0; at < ascii.length; at += chunk)
    text += String.fromCharCode.apply(null, ascii.subarray(at, at + chunk) as unknown as number[]);
  return text;
}

export function openList(at: number): number {
  bytes[at] = 0x5b;
  return at + 1;
}

export function closeList(at: number): number {
  return close(at, 0x5d);
}

export function openRecord(at: number): number {
  bytes[at] = 0x7b;
  return at + 1;
}

export function closeRecord(at: number): number {
  return close(at, 0x7d);
}

/** The key of the next value of a record. */
export function writeKey(at: number, key: string): number {
  const end = writeString(at, key);
  bytes[end - 1] = colon;
  return end;
}

export function writeNull(at: number): number {
  return writeJson(at, 'null');
}

export function writeNumber(at: number, value: number): number {
  // Whole, not negative, and within the range of a 32-bit integer.
  if (value >>> 0 !== value || value >= 1e9) return writeJson(at, String(value));
  let end = at + 1;
  for (let limit = 10; value >= limit; limit *= 10) end++;
  let rest = value;
  for (let i = end - 1; i > at; i--) {
    const tens = (rest / 10) | 0;
    bytes[i] = zero + rest - 10 * tens;
    rest = tens;
  }
  bytes[at] = zero + rest;
  bytes[end] = comma;
  return end + 1;
}

export function writeString(at: number, text: string): number {
  bytes[at] = quotationMark;
  const end = writeCharacters(at + 1, text);
  bytes[end] = quotationMark;
  bytes[end + 1] = comma;
  return end + 2;
}

/** A string of two parts with a colon between them. */
export function writePair(at: number, before: string, after: string): number {
  bytes[at] = quotationMark;
  const middle = writeCharacters(at + 1, before);
  bytes[middle] = colon;
  const end = writeCharacters(middle + 1, after);
  bytes[end] = quotationMark;
  bytes[end + 1] = comma;
  return end + 2;
}

/** What is JSON, and ASCII, already. */
function writeJson(at: number, text: string): number {
  for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
  bytes[at + text.length] = comma;
  return at + text.length + 1;
}

function close(at: number, bracket: number): number {
  const end = bytes[at - 1] === comma ? at - 1 : at;
  bytes[end] = bracket;
  bytes[end + 1] = comma;
  return end + 2;
}

function writeCharacters(at: number, text: string): number {
  let end = at;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x20 && code < 0x7f && code !== quotationMark && code !== backslash) bytes[end++] = code;
    else end = writeEscape(end, code);
  }
  return end;
}

function writeEscape(at: number, code: number): number {
  bytes[at] = backslash;
  if (code === quotationMark || code === backslash) {
    bytes[at + 1] = code;
    return at + 2;
  }
  if (code === 0x0a) {
    bytes[at + 1] = 0x6e;
    return at + 2;
  }
  bytes[at + 1] = 0x75;
  for (let i = 0; i < 4; i++) bytes[at + 2 + i] = hexDigits.charCodeAt((code >> (12 - 4 * i)) & 15);
  return at + 6;
}
