import { fromLatin1, latin1 } from '../bytes-like.ts';
import { raise } from '../errors.ts';
import type { Meter } from '../meter.ts';
import type { Value } from '../object.ts';
import { reserveText } from './allocate.ts';
import { decodeEscapes, describeDoubt, doubtfulEscape } from '../../source/escapes.ts';
import { mapChars, TextBuilder } from './builder.ts';
import { isAscii } from './case.ts';
import { type DecodeError, decodeWith, type EncodeError, encodeWith } from './codec-errors.ts';
import { decodeRawEscapes } from './raw-escapes.ts';
import { escapeCode, escaped } from './repr.ts';
import { type ByteOrder, decodeUtf16, decodeUtf32, encodeUtf16, encodeUtf32 } from './utf-wide.ts';
import { decodeUtf8, encodeUtf8 } from './utf8.ts';

type CodecName =
  | 'utf-8'
  | 'utf-8-sig'
  | 'ascii'
  | 'latin-1'
  | 'utf-16'
  | 'utf-16-le'
  | 'utf-16-be'
  | 'utf-32'
  | 'utf-32-le'
  | 'utf-32-be'
  | 'unicode-escape'
  | 'raw-unicode-escape';

/** The names that Python's `encodings.aliases` knows for the codecs there are, as `normalized` spells them. */
const aliases = new Map<string, CodecName>([
  ...names('utf-8', 'utf_8 utf8 u8 utf cp65001'),
  ...names('utf-8-sig', 'utf_8_sig'),
  ...names('ascii', 'ascii us_ascii 646 us iso_ir_6 ansi_x3.4_1968'),
  ...names('latin-1', 'latin_1 latin1 latin l1 iso_8859_1 iso8859_1 iso8859 8859 cp819 iso88591'),
  ...names('utf-16', 'utf_16 utf16 u16'),
  ...names('utf-16-le', 'utf_16_le utf_16le utf16_le utf16le unicodelittleunmarked'),
  ...names('utf-16-be', 'utf_16_be utf_16be utf16_be utf16be unicodebigunmarked'),
  ...names('utf-32', 'utf_32 utf32 u32'),
  ...names('utf-32-le', 'utf_32_le utf_32le utf32_le utf32le'),
  ...names('utf-32-be', 'utf_32_be utf_32be utf32_be utf32be'),
  ...names('unicode-escape', 'unicode_escape'),
  ...names('raw-unicode-escape', 'raw_unicode_escape'),
]);

function names(codec: CodecName, list: string): [string, CodecName][] {
  return [codec, ...list.split(' ')].map((name) => [name, codec]);
}

/** Whether there is such a codec, under any of its names. */
export function isCodec(name: string): boolean {
  return codecNamed(name) !== undefined;
}

const codecNamed = (name: string): CodecName | undefined => aliases.get(name) ?? aliases.get(normalized(name));

/** Runs of what is neither letter nor digit nor dot are one underscore, and none at either end. */
const normalized = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^\x00-\x7f]/g, '')
    .replaceAll(/[^a-z0-9.]+/g, '_')
    .replaceAll(/^_|_$/g, '');

/** The codec's own name, as `codecs.lookup(name).name` has it; `undefined` where there is none. */
export function codecName(name: string): string | undefined {
  const codec = codecNamed(name);
  return codec === 'latin-1' ? 'iso8859-1' : codec;
}

function codecOf(name: string): CodecName {
  const codec = codecNamed(name);
  if (codec === undefined) throw raise('LookupError', `unknown encoding: ${name}`);
  return codec;
}

/** What is wrong with the first escape in the data that means nothing, though it is decoded; `undefined` where all do. */
export function doubtIn(data: Uint8Array, encoding: string): string | undefined {
  if (codecNamed(encoding) !== 'unicode-escape') return undefined;
  const text = latin1(data);
  const at = doubtfulEscape(text, false);
  if (at < 0 || at + 1 === text.length) return undefined;
  return `${describeDoubt(text, at).what} Such sequences will not work in the future. `;
}

/** `bytes.decode(encoding, errors)`. `object` is what an error names as its object. */
export function decodeBytes(meter: Meter, data: Uint8Array, encoding: string, errors: string, object: Value): string {
  const codec = codecOf(encoding);
  meter.charge(data.length >> 1);
  reserveText(meter, data.length);
  const fail =
    (name: string): DecodeError =>
    (start, end, reason) =>
      decodeWith(errors, name, object, data, start, end, reason);
  switch (codec) {
    case 'utf-8':
      return decodeUtf8(data, fail('utf-8'));
    case 'utf-8-sig': {
      const hasMark = data[0] === 0xef && data[1] === 0xbb && data[2] === 0xbf;
      return decodeUtf8(hasMark ? data.subarray(3) : data, fail('utf-8'));
    }
    case 'latin-1':
      return latin1(data);
    case 'ascii':
      return decodeAscii(data, fail('ascii'));
    case 'utf-16':
    case 'utf-16-le':
    case 'utf-16-be': {
      const order = orderOf(codec, data, 2);
      return decodeUtf16(order.data, order.order, order.skipped, fail(`utf-16-${order.order}`));
    }
    case 'utf-32':
    case 'utf-32-le':
    case 'utf-32-be': {
      const order = orderOf(codec, data, 4);
      return decodeUtf32(order.data, order.order, order.skipped, fail(`utf-32-${order.order}`));
    }
    case 'unicode-escape':
      // Each escape is a piece of its own while the text is put together.
      meter.reserve(8 * data.length);
      return decodeEscapes(latin1(data), fail('unicodeescape'));
    case 'raw-unicode-escape':
      return decodeRawEscapes(latin1(data), fail('rawunicodeescape'));
    default:
      return codec satisfies never;
  }
}

interface Ordered {
  readonly data: Uint8Array;
  readonly order: ByteOrder;
  /** Bytes of the mark in front, which positions in errors count. */
  readonly skipped: number;
}

/** A byte order mark decides where the codec's name leaves it open. */
function orderOf(codec: CodecName, data: Uint8Array, size: 2 | 4): Ordered {
  if (codec.endsWith('le')) return { data, order: 'le', skipped: 0 };
  if (codec.endsWith('be')) return { data, order: 'be', skipped: 0 };
  const zeros = size === 2 || (data[2] === 0 && data[3] === 0);
  if (data[0] === 0xff && data[1] === 0xfe && zeros) return { data: data.subarray(size), order: 'le', skipped: size };
  const high = size - 2;
  if (data[high] === 0xfe && data[high + 1] === 0xff && (size === 2 || (data[0] === 0 && data[1] === 0))) {
    return { data: data.subarray(size), order: 'be', skipped: size };
  }
  return { data, order: 'le', skipped: 0 };
}

function decodeAscii(data: Uint8Array, fail: DecodeError): string {
  if (data.every((byte) => byte < 128)) return latin1(data);
  const text = new TextBuilder();
  data.forEach((byte, at) => {
    text.add(byte < 128 ? String.fromCharCode(byte) : fail(at, at + 1, 'ordinal not in range(128)'));
  });
  return text.text();
}

/** `str.encode(encoding, errors)`. */
export function encodeText(meter: Meter, text: string, encoding: string, errors: string, object: Value): Uint8Array {
  const codec = codecOf(encoding);
  meter.charge(text.length >> 1);
  // Beyond ASCII the code points and the bytes stand in arrays while they are worked on.
  meter.reserve((isAscii(text) && !codec.endsWith('escape') ? 2 : 32) * text.length);
  const fail = (name: string): EncodeError => {
    return (points, start, end, reason) => encodeWith(errors, name, object, points, start, end, reason);
  };
  switch (codec) {
    case 'utf-8':
      return isAscii(text) ? fromLatin1(text) : encodeUtf8(text, fail('utf-8'));
    case 'utf-8-sig':
      return encodeUtf8(text, fail('utf-8'), [0xef, 0xbb, 0xbf]);
    case 'ascii':
      return encodeBytes(text, 128, fail('ascii'));
    case 'latin-1':
      return encodeBytes(text, 256, fail('latin-1'));
    case 'utf-16':
      return encodeUtf16(text, 'le', true, fail('utf-16'));
    case 'utf-16-le':
    case 'utf-16-be':
      return encodeUtf16(text, codec === 'utf-16-be' ? 'be' : 'le', false, fail(codec));
    case 'utf-32':
      return encodeUtf32(text, 'le', true, fail('utf-32'));
    case 'utf-32-le':
    case 'utf-32-be':
      return encodeUtf32(text, codec === 'utf-32-be' ? 'be' : 'le', false, fail(codec));
    case 'unicode-escape':
      return fromLatin1(mapChars(text, (char) => escaped(char, (point) => point >= 32 && point < 127)));
    case 'raw-unicode-escape':
      return fromLatin1(mapChars(text, (char) => (char <= '\xff' ? char : escapeCode(char.codePointAt(0) as number))));
    default:
      return codec satisfies never;
  }
}

/** One byte a character; runs of characters beyond `limit` go to the error handler as one. */
function encodeBytes(text: string, limit: 128 | 256, fail: EncodeError): Uint8Array {
  const points = Array.from(text, (char) => char.codePointAt(0) as number);
  if (points.every((point) => point < limit)) return fromLatin1(text);
  const data: number[] = [];
  for (let at = 0; at < points.length;) {
    const point = points[at] as number;
    if (point < limit) {
      data.push(point);
      at++;
      continue;
    }
    let end = at + 1;
    while (end < points.length && (points[end] as number) >= limit) end++;
    for (const byte of encodedReplacement(fail(points, at, end, `ordinal not in range(${limit})`))) data.push(byte);
    at = end;
  }
  return Uint8Array.from(data);
}

/** What an error handler put in place: bytes, or a text that the codec can write. */
function encodedReplacement(put: string | Uint8Array): Uint8Array {
  return typeof put === 'string' ? fromLatin1(put) : put;
}
