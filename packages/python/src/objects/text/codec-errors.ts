import { raise } from '../errors.ts';
import type { Value } from '../object.ts';
import { escapeCode } from './repr.ts';
import { unicodeError } from './unicode-error.ts';

/** Called for bytes that mean nothing; gives the text to put in their place. */
export type DecodeError = (start: number, end: number, reason: string) => string;
/** Called for code points of a text that cannot be written, those from `start` to `end`; gives what to write. */
export type EncodeError = (text: readonly number[], start: number, end: number, reason: string) => string | Uint8Array;

/** Those that need not be registered. */
export const handlerNames: ReadonlySet<string> = new Set([
  'backslashreplace',
  'ignore',
  'replace',
  'strict',
  'surrogateescape',
  'surrogatepass',
  'xmlcharrefreplace',
]);

/** The error handlers of https://docs.python.org/3.14/library/codecs.html#error-handlers for decoding. */
export function decodeWith(
  handler: string,
  encoding: string,
  object: Value,
  data: Uint8Array,
  start: number,
  end: number,
  reason: string,
): string {
  const bytes = data.subarray(start, end);
  switch (handler) {
    case 'ignore':
      return '';
    case 'replace':
      return '\ufffd';
    case 'backslashreplace':
      return Array.from(bytes, escapeCode).join('');
    case 'surrogateescape':
      if (bytes.some((byte) => byte < 128)) break;
      return String.fromCharCode(...Array.from(bytes, (byte) => 0xdc00 + byte));
    case 'surrogatepass':
    case 'strict':
      break;
    default:
      throw raise('LookupError', `unknown error handler name '${handler}'`);
  }
  throw unicodeError('UnicodeDecodeError', encoding, object, start, end, reason);
}

/** The same for encoding; `text` is the object's code points. */
export function encodeWith(
  handler: string,
  encoding: string,
  object: Value,
  text: readonly number[],
  start: number,
  end: number,
  reason: string,
): string | Uint8Array {
  const points = text.slice(start, end);
  switch (handler) {
    case 'ignore':
      return '';
    case 'replace':
      return '?'.repeat(points.length);
    case 'backslashreplace':
      return points.map((point) => escapeCode(point)).join('');
    case 'xmlcharrefreplace':
      return points.map((point) => `&#${point};`).join('');
    case 'surrogateescape':
      if (points.some((point) => point < 0xdc80 || point > 0xdcff)) break;
      return Uint8Array.from(points, (point) => point - 0xdc00);
    case 'surrogatepass':
      if (!encoding.startsWith('utf-8') || points.some((point) => point < 0xd800 || point > 0xdfff)) break;
      return Uint8Array.from(points.flatMap((point) => [0xed, 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)]));
    case 'strict':
      break;
    default:
      throw raise('LookupError', `unknown error handler name '${handler}'`);
  }
  throw unicodeError('UnicodeEncodeError', encoding, object, start, end, reason);
}
