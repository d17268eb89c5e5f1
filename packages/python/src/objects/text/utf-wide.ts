import { TextBuilder } from './builder.ts';
import type { DecodeError, EncodeError } from './codec-errors.ts';
import { isSurrogate } from './utf8.ts';

export type ByteOrder = 'le' | 'be';

function numberAt(data: Uint8Array, at: number, size: 2 | 4, order: ByteOrder): number {
  let value = 0;
  for (let i = 0; i < size; i++) value = value * 256 + (data[order === 'be' ? at + i : at + size - 1 - i] as number);
  return value;
}

function writeNumber(data: number[], value: number, size: 2 | 4, order: ByteOrder): void {
  for (let i = 0; i < size; i++) data.push((value >>> (8 * (order === 'be' ? size - 1 - i : i))) & 255);
}

/** Decodes UTF-16. `skipped` bytes of a byte order mark went before, which positions in errors count. */
export function decodeUtf16(data: Uint8Array, order: ByteOrder, skipped: number, fail: DecodeError): string {
  const text = new TextBuilder();
  for (let at = 0; at < data.length;) {
    const report = (length: number, reason: string): void => {
      text.add(fail(skipped + at, skipped + at + length, reason));
      at += length;
    };
    if (at + 1 >= data.length) {
      report(1, 'truncated data');
      continue;
    }
    const unit = numberAt(data, at, 2, order);
    if (!isSurrogate(unit)) {
      text.add(String.fromCharCode(unit));
      at += 2;
    } else if (unit >= 0xdc00) {
      report(2, 'illegal encoding');
    } else if (at + 3 >= data.length) {
      report(data.length - at, 'unexpected end of data');
    } else {
      const low = numberAt(data, at + 2, 2, order);
      if (low < 0xdc00 || low > 0xdfff) {
        report(2, 'illegal UTF-16 surrogate');
      } else {
        text.add(String.fromCharCode(unit, low));
        at += 4;
      }
    }
  }
  return text.text();
}

export function decodeUtf32(data: Uint8Array, order: ByteOrder, skipped: number, fail: DecodeError): string {
  const text = new TextBuilder();
  for (let at = 0; at < data.length;) {
    const length = Math.min(4, data.length - at);
    const point = length === 4 ? numberAt(data, at, 4, order) : -1;
    if (point >= 0 && point <= 0x10ffff && !isSurrogate(point)) {
      text.add(String.fromCodePoint(point));
    } else {
      const reason =
        point < 0
          ? 'truncated data'
          : isSurrogate(point)
            ? 'code point in surrogate code point range(0xd800, 0xe000)'
            : 'code point not in range(0x110000)';
      text.add(fail(skipped + at, skipped + at + length, reason));
    }
    at += length;
  }
  return text.text();
}

/** Encodes as UTF-16, behind a byte order mark where `hasMark`. */
export function encodeUtf16(text: string, order: ByteOrder, hasMark: boolean, fail: EncodeError): Uint8Array {
  return encodeWide(text, hasMark, fail, (data, point) => {
    if (point > 0xffff) {
      writeNumber(data, 0xd800 + ((point - 0x10000) >> 10), 2, order);
      writeNumber(data, 0xdc00 + ((point - 0x10000) & 0x3ff), 2, order);
    } else {
      writeNumber(data, point, 2, order);
    }
  });
}

export function encodeUtf32(text: string, order: ByteOrder, hasMark: boolean, fail: EncodeError): Uint8Array {
  return encodeWide(text, hasMark, fail, (data, point) => writeNumber(data, point, 4, order));
}

function encodeWide(
  text: string,
  hasMark: boolean,
  fail: EncodeError,
  write: (data: number[], point: number) => void,
): Uint8Array {
  const data: number[] = [];
  if (hasMark) write(data, 0xfeff);
  const points = Array.from(text, (char) => char.codePointAt(0) as number);
  points.forEach((point, at) => {
    if (!isSurrogate(point)) {
      write(data, point);
      return;
    }
    const put = fail(points, at, at + 1, 'surrogates not allowed');
    if (typeof put === 'string') for (const each of put) write(data, each.codePointAt(0) as number);
    else for (const byte of put) data.push(byte);
  });
  return Uint8Array.from(data);
}
