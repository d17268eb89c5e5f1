import { TextBuilder } from './builder.ts';
import type { DecodeError } from './codec-errors.ts';

/**
 * Decodes `raw_unicode_escape`: only `\uXXXX` and `\UXXXXXXXX` mean something, behind an odd number of backslashes.
 * `text` is the bytes as Latin-1.
 */
export function decodeRawEscapes(text: string, fail: DecodeError): string {
  const decoded = new TextBuilder();
  let from = 0;
  for (let at = text.indexOf('\\'); at >= 0; at = text.indexOf('\\', at)) {
    const letter = text.charAt(at + 1);
    const size = letter === 'u' ? 4 : letter === 'U' ? 8 : 0;
    if (size === 0) {
      at += 2;
      continue;
    }
    decoded.add(text.slice(from, at));
    const digits = (/^[0-9a-fA-F]*/.exec(text.slice(at + 2, at + 2 + size)) as RegExpExecArray)[0];
    const point = Number.parseInt(digits, 16);
    from = at + 2 + digits.length;
    if (digits.length < size) decoded.add(fail(at, from, `truncated \\${letter}${'X'.repeat(size)} escape`));
    else decoded.add(point > 0x10ffff ? fail(at, from, '\\Uxxxxxxxx out of range') : String.fromCodePoint(point));
    at = from;
  }
  decoded.add(text.slice(from));
  return decoded.text();
}
