import type { CharSet } from './char-set.ts';
import { PLACE } from './program.ts';
import type { Subject } from './subject.ts';

const newline = 10;

/** Whether a position of the text, which ends at `end`, is such a place. `letters`: what words are made of, for `\b` and `\B`. */
export function isAtPlace(
  place: number,
  subject: Subject,
  end: number,
  at: number,
  letters: CharSet | undefined,
): boolean {
  switch (place) {
    case PLACE.begin:
      return at === 0;
    case PLACE.beginLine:
      return at === 0 || subject.at(at - 1) === newline;
    case PLACE.end:
      return at === end || (at === end - 1 && subject.at(at) === newline);
    case PLACE.endLine:
      return at === end || subject.at(at) === newline;
    case PLACE.endText:
      return at === end;
    default: {
      const before = at > 0 && letters?.has(subject.at(at - 1)) === true;
      const behind = at < end && letters?.has(subject.at(at)) === true;
      return (before !== behind) === (place === PLACE.boundary);
    }
  }
}
