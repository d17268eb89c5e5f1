import { requireIndex, toSize } from '../../objects/integer-index.ts';
import type { Value } from '../../objects/object.ts';
import type { Machine } from '../../vm/machine.ts';
import { PyMatch } from './match.ts';
import { Search, type SearchMode } from './matcher.ts';
import type { PyPattern } from './pattern.ts';
import { programOf } from './programs.ts';
import type { Subject } from './subject.ts';

/** Where a search begins and ends, cut to the text. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** `pos` and `endpos`; `undefined` where one of them has a guest's `__index__`. */
export function windowOf(length: number, from: Value | undefined, to: Value | undefined): Window | undefined {
  const start = boundOf(from, length, 0);
  const end = boundOf(to, length, length);
  return start === undefined || end === undefined ? undefined : { from: start, to: end };
}

function boundOf(value: Value | undefined, length: number, otherwise: number): number | undefined {
  if (value === undefined) return otherwise;
  const index = requireIndex(value);
  return index === undefined ? undefined : Math.max(0, Math.min(length, toSize(index)));
}

/** One match, or `null`. */
export function matchOnce(
  vm: Machine,
  pattern: PyPattern,
  value: Value,
  subject: Subject,
  window: Window,
  mode: SearchMode,
): PyMatch | null {
  const marks = new Search(vm, programOf(pattern), subject, window.to, mode).find(window.from, false);
  return marks === null ? null : makeMatch(pattern, value, marks, window);
}

export function makeMatch(pattern: PyPattern, value: Value, marks: readonly number[], window: Window): PyMatch {
  return new PyMatch(pattern, value, marks.slice(0, -1), window.from, window.to, marks.at(-1) as number);
}

/**
 * Walks the matches in a text, one after another. An empty match may lie where another ended, but not where an empty one
 * did.
 */
export class Walk {
  readonly #search: Search;
  readonly #to: number;
  at: number;
  mustAdvance: boolean;
  constructor(vm: Machine, pattern: PyPattern, subject: Subject, { from, to }: Window, mustAdvance = false) {
    this.#search = new Search(vm, programOf(pattern), subject, to, 'search');
    this.#to = to;
    this.at = from;
    this.mustAdvance = mustAdvance;
  }

  /** Places of the next match; see `Search.find`. */
  next(): number[] | null {
    if (this.at > this.#to) return null;
    const marks = this.#search.find(this.at, this.mustAdvance);
    if (marks === null) return null;
    this.mustAdvance = marks[0] === marks[1];
    this.at = marks[1] as number;
    return marks;
  }
}
