import type { Start } from './program.ts';
import type { Subject } from './subject.ts';

/** The first position from `from` to `last` at which a match can begin; a higher one where there is none. */
export function nextStart(start: Start, subject: Subject, from: number, last: number): number {
  switch (start.kind) {
    case 'anywhere':
      return from;
    case 'beginning':
      return from > 0 ? last + 1 : from;
    case 'prefix': {
      const at = subject.find(start.text, start.codes, from);
      return at < 0 ? last + 1 : at;
    }
    case 'set': {
      const { set } = start;
      let at = from;
      while (at <= last && !set.has(subject.at(at))) at++;
      return at;
    }
    default:
      return start satisfies never;
  }
}
