import { TextBuilder } from './builder.ts';

/** `str.expandtabs`: columns count from the last line break. */
export function expandTabs(text: string, size: number): string {
  const result = new TextBuilder();
  let column = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 9) {
      const width = size > 0 ? size - (column % size) : 0;
      result.add(text.slice(start, at) + ' '.repeat(width));
      start = at + 1;
      column += width;
    } else if (unit === 10 || unit === 13) {
      column = 0;
    } else if (unit < 0xdc00 || unit > 0xdfff) {
      column++;
    }
  }
  result.add(text.slice(start));
  return result.text();
}

/** `str.zfill`: zeros between the sign and the rest. `missing` is the number of characters to add. */
export function zeroFill(text: string, missing: number): string {
  if (missing <= 0) return text;
  const sign = text.startsWith('-') || text.startsWith('+') ? text.charAt(0) : '';
  return sign + '0'.repeat(missing) + text.slice(sign.length);
}

/** Padding for `str.center`: how many characters go in front; CPython puts the odd one there when the width is odd. */
export function centerBefore(missing: number, width: number): number {
  return Math.floor(missing / 2) + (missing & width & 1);
}
