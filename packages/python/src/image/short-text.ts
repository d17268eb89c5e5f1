/** The longest that `shortText` makes. */
export const mostShort = 8;

/** What is read of the bytes lies within them. */
type Units = Readonly<Record<number, number>>;

const text: (...units: (number | undefined)[]) => string = String.fromCharCode as typeof text;

/**
 * The text of up to eight units of one byte each. Arguments that stand in the call become a text in half the time that a
 * slice of a longer text takes, or an array of them.
 */
export function shortText(bytes: Uint8Array, at: number, length: number): string {
  const b: Units = bytes;
  switch (length) {
    case 0:
      return '';
    case 1:
      return text(b[at]);
    case 2:
      return text(b[at], b[at + 1]);
    case 3:
      return text(b[at], b[at + 1], b[at + 2]);
    case 4:
      return text(b[at], b[at + 1], b[at + 2], b[at + 3]);
    case 5:
      return text(b[at], b[at + 1], b[at + 2], b[at + 3], b[at + 4]);
    case 6:
      return text(b[at], b[at + 1], b[at + 2], b[at + 3], b[at + 4], b[at + 5]);
    case 7:
      return text(b[at], b[at + 1], b[at + 2], b[at + 3], b[at + 4], b[at + 5], b[at + 6]);
    default:
      return text(b[at], b[at + 1], b[at + 2], b[at + 3], b[at + 4], b[at + 5], b[at + 6], b[at + 7]);
  }
}
