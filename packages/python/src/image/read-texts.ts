import { blankArray, put } from './blank.ts';
import { ByteReader, textAt } from './bytes.ts';
import { mostShort, shortText } from './short-text.ts';

/** Longer ones, up to so many bytes of them at once, are slices of one text. */
const window = 512;

/** Texts as a `TextTable` writes them: all heads, then all units. */
export function readTexts(reader: ByteReader, count: number): (string | undefined)[] {
  const heads = new ByteReader(reader.bytes, reader.skip(0));
  let size = 0;
  for (let i = 0; i < count; i++) {
    const head = reader.uint();
    size += head % 2 === 1 ? head - 1 : head / 2;
  }
  const { bytes } = reader;
  let at = reader.skip(size);
  const end = at + size;
  const texts = blankArray<string>(count);
  let seen = '';
  let seenAt = at;
  for (let i = 0; i < count; i++) {
    const head = heads.uint();
    const isWide = head % 2 === 1;
    const length = Math.floor(head / 2);
    if (isWide || length > window) {
      put(texts, i, textAt(bytes, at, length, isWide));
    } else if (length <= mostShort) {
      put(texts, i, shortText(bytes, at, length));
    } else {
      if (at + length > seenAt + seen.length) {
        seenAt = at;
        seen = textAt(bytes, at, Math.min(window, end - at), false);
      }
      put(texts, i, seen.slice(at - seenAt, at - seenAt + length));
    }
    at += isWide ? 2 * length : length;
  }
  return texts;
}
