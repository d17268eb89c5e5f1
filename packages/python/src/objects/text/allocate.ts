import { heap } from '../heap.ts';
import type { Meter } from '../meter.ts';

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
