import type { DecodeError, EncodeError } from './codec-errors.ts';

/** The range that the second byte of a sequence must be in; the others are 0x80 to 0xbf (Unicode, table 3-7). */
function secondByte(first: number): readonly [number, number] {
  switch (first) {
    case 0xe0:
      return [0xa0, 0xbf];
    case 0xed:
      return [0x80, 0x9f];
    case 0xf0:
      return [0x90, 0xbf];
    case 0xf4:
      return [0x80, 0x8f];
    default:
      return [0x80, 0xbf];
  }
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first < 0xc2 || first > 0xf4) return 0;
  return first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/** Decodes UTF-8. An error covers the bytes that could have begun a sequence, as Unicode recommends and CPython does. */
export function decodeUtf8(data: Uint8Array, fail: DecodeError): string {
  let text = '';
  let units: number[] = [];
  const flush = (): void => {
    text += String.fromCharCode(...units);
    units = [];
  };
  for (let at = 0; at < data.length;) {
    const first = data[at] as number;
    const length = sequenceLength(first);
    if (length === 1) {
      units.push(first);
      at++;
    } else {
      const good = length === 0 ? 0 : goodBytes(data, at, length);
      if (length !== 0 && good === length) {
        pushPoint(units, pointAt(data, at, length));
        at += length;
      } else {
        flush();
        const end = at + Math.max(1, good);
        const reason =
          length === 0
            ? 'invalid start byte'
            : end >= data.length
              ? 'unexpected end of data'
              : 'invalid continuation byte';
        text += fail(at, end, reason);
        at = end;
      }
    }
    if (units.length >= 8192) flush();
  }
  flush();
  return text;
}

/** How many bytes from `at` belong to a sequence of that length. */
function goodBytes(data: Uint8Array, at: number, length: number): number {
  const [low, high] = secondByte(data[at] as number);
  for (let i = 1; i < length; i++) {
    const byte = data[at + i];
    if (byte === undefined || (i === 1 ? byte < low || byte > high : byte < 0x80 || byte > 0xbf)) return i;
  }
  return length;
}

function pointAt(data: Uint8Array, at: number, length: number): number {
  let point = (data[at] as number) & (0x7f >> length);
  for (let i = 1; i < length; i++) point = (point << 6) | ((data[at + i] as number) & 63);
  return point;
}

function pushPoint(units: number[], point: number): void {
  if (point > 0xffff) units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff));
  else units.push(point);
}

/** Encodes as UTF-8 behind the bytes of `mark`; runs of lone surrogates go to the error handler. */
export function encodeUtf8(text: string, fail: EncodeError, mark: readonly number[] = []): Uint8Array {
  const data = mark.slice();
  const points = Array.from(text, (char) => char.codePointAt(0) as number);
  for (let at = 0; at < points.length; at++) {
    const point = points[at] as number;
    if (point < 0x80) data.push(point);
    else if (point < 0x800) data.push(0xc0 | (point >> 6), 0x80 | (point & 63));
    else if (isSurrogate(point)) {
      let end = at + 1;
      while (end < points.length && isSurrogate(points[end] as number)) end++;
      const put = fail(points, at, end, 'surrogates not allowed');
      for (const byte of typeof put === 'string' ? encodeUtf8(put, fail) : put) data.push(byte);
      at = end - 1;
    } else if (point < 0x10000) {
      data.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    } else {
      data.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63));
    }
  }
  return Uint8Array.from(data);
}

export function isSurrogate(point: number): boolean {
  return point >= 0xd800 && point <= 0xdfff;
}
