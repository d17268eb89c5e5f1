import { heap } from '../heap.ts';
import type { Meter } from '../meter.ts';
import { isSpace } from './classify.ts';
import { finder } from './find.ts';

/** Asks and accounts for a text of that many UTF-16 units. Call it before the text is made. */
export function reserveText(meter: Meter, length: number): void {
  meter.reserve(2 * length);
  heap.allocated += 49 + length;
}

/**
 * Pays for `left + right`. The host joins texts without copying, as CPython extends them in place: a text that grows in a
 * loop must not pay for its whole length each time, only whenever it has doubled.
 */
export function reserveJoined(meter: Meter, left: number, right: number): void {
  const total = left + right;
  if (Math.clz32(total) !== Math.clz32(left)) meter.reserve(2 * total);
  heap.allocated += 49 + right;
}

/** Asks for the parts that splitting a long text makes, before they are made: at a separator, or at blanks (`null`). */
export function reserveParts(meter: Meter, text: string, limit: number, separator: string | null): void {
  if (text.length < 65536 || (limit >= 0 && limit < 65536)) return;
  let parts = 1;
  if (separator === null) {
    // Each blank ends a part at most; line breaks are blanks too.
    for (let at = 0; at < text.length; at++) if (isSpace(text.charCodeAt(at))) parts++;
  } else {
    const find = finder(text, separator);
    for (let at = find(0); at >= 0; at = find(at + separator.length)) parts++;
  }
  meter.reserve(64 * parts);
}
