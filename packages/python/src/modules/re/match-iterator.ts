import { PyByteArray } from '../../objects/bytes.ts';
import { callableIteratorType } from '../../objects/call-iterators.ts';
import { touch } from '../../objects/heap.ts';
import { exhausted, PyIterator } from '../../objects/iterator.ts';
import type { Value } from '../../objects/object.ts';
import type { Machine } from '../../vm/machine.ts';
import type { PyPattern } from './pattern.ts';
import { paid } from './programs.ts';
import { makeMatch, Walk } from './scan.ts';
import { subjectOf } from './subject-text.ts';
import type { Subject } from './subject.ts';

/** What `finditer` gives: a `callable_iterator`, as CPython's, which is one over the search. */
export class PyMatchIterator extends PyIterator {
  readonly pattern: PyPattern;
  readonly value: Value;
  /** Where the search began; `at` is where it goes on, -1 once it has ended. */
  readonly from: number;
  readonly to: number;
  at: number;
  mustAdvance: boolean;
  /** The text as the matcher reads it: no part of images. */
  subject: Subject | null;
  constructor(pattern: PyPattern, value: Value, from: number, to: number, subject: Subject | null) {
    super(callableIteratorType, 72);
    this.pattern = pattern;
    this.value = value;
    this.from = from;
    this.to = to;
    this.at = from;
    this.mustAdvance = false;
    this.subject = subject;
  }

  override advance(vm: Machine): Value | typeof exhausted {
    if (this.at < 0) return exhausted;
    // It was paid for when the iterator was made. A bytearray may have changed since.
    if (this.subject === null || this.value instanceof PyByteArray)
      this.subject = subjectOf(paid, this.pattern, this.value);
    const window = { from: this.at, to: Math.min(this.to, this.subject.length) };
    const walk = new Walk(vm, this.pattern, this.subject, window, this.mustAdvance);
    const marks = walk.next();
    touch(this);
    this.at = marks === null ? -1 : walk.at;
    this.mustAdvance = walk.mustAdvance;
    return marks === null ? exhausted : makeMatch(this.pattern, this.value, marks, { from: this.from, to: this.to });
  }
}
