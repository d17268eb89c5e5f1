import { foldings, simpleLower, simpleUpper } from '../../objects/text/case.ts';

/**
 * How letters compare under IGNORECASE: by their simple lower case, one code point for one, and for letters of Unicode by
 * a table of lower-case letters with a common upper case beside it (`µ` and `μ`, `s` and `ſ`).
 */
export interface CaseRule {
  lower: (code: number) => number;
  /** Whether the letter has another case; only then its set is compared without regard to case. */
  isCased: (code: number) => boolean;
  /** Other lower-case letters that match the same. */
  others: (lowered: number) => readonly number[];
  /** Whether ranges beyond the basic plane are compared by upper case, too. */
  readonly isUnicode: boolean;
}

const isAsciiUpper = (code: number): boolean => code >= 65 && code <= 90;
const isAsciiLower = (code: number): boolean => code >= 97 && code <= 122;
const none: readonly number[] = [];

export const asciiCase: CaseRule = {
  lower: (code) => (isAsciiUpper(code) ? code + 32 : code),
  isCased: (code) => isAsciiUpper(code) || isAsciiLower(code),
  others: () => none,
  isUnicode: false,
};

export const unicodeCase: CaseRule = {
  lower: simpleLower,
  isCased: (code) => simpleLower(code) !== code || simpleUpper(code) !== code,
  others: (lowered) => foldings().get(lowered) ?? none,
  isUnicode: true,
};
