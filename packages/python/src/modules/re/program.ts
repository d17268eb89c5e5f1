import type { CharSet } from './char-set.ts';
import type { CaseRule } from './case.ts';

/**
 * Instructions of compiled patterns, each with its arguments. A *test* is two numbers: `TEST` and a code point or the
 * number of a set. Jumps name the place in the code.
 *
 *     success
 *     char CODE    set SET    all                one character
 *     save SLOT                                  a group's start (even) or end (odd) is here
 *     at PLACE SET                               `^`, `\b` …; SET has the letters of words
 *     jump TO
 *     split OTHER TEST                           try what follows, then OTHER; TEST must hold for what follows
 *     greedy|lazy|possessive TEST LEAST MOST RUN NEXT   repeated character; RUN: its row in the table of runs, -1 none;
 *                                                NEXT: code point that must follow, -1 where it is not known
 *     repeat R UNTIL                             begins a general repetition
 *     maxUntil|minUntil R BODY LEAST MOST        stands behind its body
 *     atomic … endAtomic
 *     look BACK … endLook                        the text is BACK characters behind
 *     lookNot BACK AFTER … endLookNot
 *     possess R, possessLoop R LEAST MOST AFTER … endPossess R LOOP
 *     back GROUP RULE                            back-reference; RULE: how case is disregarded, -1 not at all
 *     conditional GROUP ELSE
 *     memo POINT                                 has this failed from here before?
 *     fail
 */
export const OP = {
  success: 0,
  char: 1,
  set: 2,
  all: 3,
  save: 4,
  at: 5,
  jump: 6,
  split: 7,
  greedy: 8,
  lazy: 9,
  possessive: 10,
  repeat: 11,
  maxUntil: 12,
  minUntil: 13,
  atomic: 14,
  endAtomic: 15,
  look: 16,
  endLook: 17,
  lookNot: 18,
  endLookNot: 19,
  possess: 20,
  possessLoop: 21,
  endPossess: 22,
  back: 23,
  conditional: 24,
  memo: 25,
  fail: 26,
} as const;

/** Kinds of a test. */
export const TEST = { char: 0, set: 1, all: 2, none: 3 } as const;

export const PLACE = {
  begin: 0,
  beginLine: 1,
  end: 2,
  endLine: 3,
  endText: 4,
  boundary: 5,
  notBoundary: 6,
} as const;

/** A general repetition around a place of the code, as far as failing there may depend on it. */
export interface Surrounding {
  /** Its number. */
  readonly repeat: number;
  /** Its body may match nothing: then it matters whether this turn has moved. */
  readonly mayStand: boolean;
  /** How many counts must be told apart, from -1 (before the first turn) on; higher ones are as the last. */
  readonly counts: number;
}

/** A place whose failures are remembered, by position and by what surrounds it. */
export interface MemoPoint {
  readonly surroundings: readonly Surrounding[];
  /** Number of states at each position: the product of what the surroundings tell apart. */
  readonly states: number;
  /** States of the points before it. */
  readonly base: number;
}

/** What a match must begin with, to skip where none can begin. */
export type Start =
  | { readonly kind: 'anywhere' }
  /** Only where the text begins. */
  | { readonly kind: 'beginning' }
  | { readonly kind: 'prefix'; readonly text: string; readonly codes: readonly number[] }
  | { readonly kind: 'set'; readonly set: CharSet };

/** A compiled pattern. */
export interface Program {
  readonly code: Int32Array;
  readonly sets: readonly CharSet[];
  readonly rules: readonly CaseRule[];
  readonly flags: number;
  readonly groupCount: number;
  readonly groupNames: ReadonlyMap<string, number>;
  /** Names by number. */
  readonly namesByGroup: ReadonlyMap<number, string>;
  readonly repeatCount: number;
  readonly runCount: number;
  readonly memoPoints: readonly MemoPoint[];
  readonly start: Start;
  /** Fewest characters of a match. */
  readonly leastWidth: number;
}
