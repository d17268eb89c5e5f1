import { builtinType, objectType, PyObject, type Value } from '../../objects/object.ts';
import type { PyPattern } from './pattern.ts';

export const matchType = builtinType('re.Match', objectType, { qualname: 'Match', module: 're', isBase: false });

/** A match. */
export class PyMatch extends PyObject {
  readonly pattern: PyPattern;
  /** What was searched: the object that was given. */
  readonly subject: Value;
  /** Where each group begins and ends, the whole match first; -1 for a group that took no part. */
  readonly marks: readonly number[];
  readonly from: number;
  readonly to: number;
  /** Number of the group that closed last; -1 where none did. */
  readonly lastGroup: number;
  constructor(
    pattern: PyPattern,
    subject: Value,
    marks: readonly number[],
    from: number,
    to: number,
    lastGroup: number,
  ) {
    super(matchType, 72 + 8 * marks.length);
    this.pattern = pattern;
    this.subject = subject;
    this.marks = marks;
    this.from = from;
    this.to = to;
    this.lastGroup = lastGroup;
  }
}
