/** The longest that `shortText` makes. */
export const mostShort = 16;

/** What is read of the bytes lies within them. */
type Units = Readonly<Record<number, number>>;

const text: (...units: (number | undefined)[]) => string = String.fromCharCode as typeof text;

/**
 * The text of up to 16 units of one byte each. Arguments that stand in the call become a text in half the time that a
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
    case 8:
      return text(b[at], b[at + 1], b[at + 2], b[at + 3], b[at + 4], b[at + 5], b[at + 6], b[at + 7]);
    case 9:
      return text(b[at], b[at + 1], b[at + 2], b[at + 3], b[at + 4], b[at + 5], b[at + 6], b[at + 7], b[at + 8]);
    case 10:
      return text(
        b[at],
        b[at + 1],
        b[at + 2],
        b[at + 3],
        b[at + 4],
        b[at + 5],
        b[at + 6],
        b[at + 7],
        b[at + 8],
        b[at + 9],
      );
    case 11:
      return text(
        b[at],
        b[at + 1],
        b[at + 2],
        b[at + 3],
        b[at + 4],
        b[at + 5],
        b[at + 6],
        b[at + 7],
        b[at + 8],
        b[at + 9],
        b[at + 10],
      );
    case 12:
      return text(
        b[at],
        b[at + 1],
        b[at + 2],
        b[at + 3],
        b[at + 4],
        b[at + 5],
        b[at + 6],
        b[at + 7],
        b[at + 8],
        b[at + 9],
        b[at + 10],
        b[at + 11],
      );
    case 13:
      return text(
        b[at],
        b[at + 1],
        b[at + 2],
        b[at + 3],
        b[at + 4],
        b[at + 5],
        b[at + 6],
        b[at + 7],
        b[at + 8],
        b[at + 9],
        b[at + 10],
        b[at + 11],
        b[at + 12],
      );
    case 14:
      return text(
        b[at],
        b[at + 1],
        b[at + 2],
        b[at + 3],
        b[at + 4],
        b[at + 5],
        b[at + 6],
        b[at + 7],
        b[at + 8],
        b[at + 9],
        b[at + 10],
        b[at + 11],
        b[at + 12],
        b[at + 13],
      );
    case 15:
      return text(
        b[at],
        b[at + 1],
        b[at + 2],
        b[at + 3],
        b[at + 4],
        b[at + 5],
        b[at + 6],
        b[at + 7],
        b[at + 8],
        b[at + 9],
        b[at + 10],
        b[at + 11],
        b[at + 12],
        b[at + 13],
        b[at + 14],
      );
    default:
      return text(
        b[at],
        b[at + 1],
        b[at + 2],
        b[at + 3],
        b[at + 4],
        b[at + 5],
        b[at + 6],
        b[at + 7],
        b[at + 8],
        b[at + 9],
        b[at + 10],
        b[at + 11],
        b[at + 12],
        b[at + 13],
        b[at + 14],
        b[at + 15],
      );
  }
}
