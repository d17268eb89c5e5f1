import { mapChars, TextBuilder } from './builder.ts';
import { isPrintable } from './classify.ts';

const isPlainAscii = /^[\0-\x7f]*$/;
const plain = /^[ -&(-[\]-~]*$/;

/** `repr` of a str: single quotes, double ones where only single ones occur inside. */
export function reprText(text: string): string {
  if (plain.test(text)) return `'${text}'`;
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return quote + mapChars(text, (char) => (char === quote ? `\\${quote}` : escaped(char, isPrintable))) + quote;
}

/** `ascii(value)`, given the repr. */
export function asciiText(repr: string): string {
  return isPlainAscii.test(repr)
    ? repr
    : mapChars(repr, (char) => (char <= '\x7f' ? char : escapeCode(char.codePointAt(0) as number)));
}

/** The character as itself where `isShown`, else as an escape. */
export function escaped(char: string, isShown: (point: number) => boolean): string {
  const named = escapes.get(char);
  if (named !== undefined) return named;
  const point = char.codePointAt(0) as number;
  return isShown(point) ? char : escapeCode(point);
}

const escapes = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** `\x0b`, `\u20ac`, `\U0001f600`. */
export function escapeCode(point: number): string {
  const hex = point.toString(16);
  if (point <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return point <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

/** `repr` of a bytes object. `escapesSingle`: as a bytearray's, where single quotes get a backslash even between double ones. */
export function reprBytes(data: Uint8Array, escapesSingle = false): string {
  const quote = data.includes(39) && !data.includes(34) ? '"' : "'";
  const body = new TextBuilder();
  for (const byte of data) {
    const char = String.fromCharCode(byte);
    if (escapesSingle ? byte === 39 : char === quote) body.add(`\\${char}`);
    else if (byte >= 32 && byte < 127 && byte !== 92) body.add(char);
    else body.add(escapes.get(char) ?? escapeCode(byte));
  }
  return `b${quote}${body.text()}${quote}`;
}
