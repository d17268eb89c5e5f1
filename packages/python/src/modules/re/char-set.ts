import { isAlphanumeric, isDecimal, isSpace } from '../../objects/text/classify.ts';
import { simpleUpper } from '../../objects/text/case.ts';
import type { CaseRule } from './case.ts';
import { ASCII, LOCALE } from './flags.ts';
import { type Category, complementOf, type SetItem } from './nodes.ts';

/** ASCII is a page: what few texts go beyond need not be there for it. */
const pageBits = 7;
const pageSize = 1 << pageBits;

/** Pages that all sets of the process may keep, against patterns by the thousand that each meet every character. */
const mostPages = 1 << 14;
let pages = 0;

/** A set of code points. Answers are kept in pages of 128 characters, made when a text first has one of them. */
export class CharSet {
  readonly #test: (code: number) => boolean;
  readonly #pages: (Uint8Array | undefined)[] = [];

  constructor(test: (code: number) => boolean) {
    this.#test = test;
  }

  has(code: number): boolean {
    const page = this.#pages[code >> pageBits];
    return page === undefined ? this.#look(code) : page[code & (pageSize - 1)] === 1;
  }

  #look(code: number): boolean {
    const number = code >> pageBits;
    if (number > 0 && pages++ >= mostPages) return this.#test(code);
    this.#pages[number] = this.#page(number);
    return this.#test(code);
  }

  #page(number: number): Uint8Array {
    const page = new Uint8Array(pageSize);
    for (let i = 0; i < pageSize; i++) page[i] = this.#test(number * pageSize + i) ? 1 : 0;
    return page;
  }
}

const isAsciiDigit = (code: number): boolean => code >= 48 && code <= 57;
const isAsciiSpace = (code: number): boolean => code === 32 || (code >= 9 && code <= 13);
const isAsciiWord = (code: number): boolean =>
  isAsciiDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
const isWord = (code: number): boolean => code === 95 || isAlphanumeric(code);

/** Without UNICODE the categories are those of ASCII; so are those of LOCALE, for the machine's locale is C. */
function categoryTest(category: Category, isAscii: boolean): (code: number) => boolean {
  switch (category) {
    case 'digit':
      return isAscii ? isAsciiDigit : isDecimal;
    case 'space':
      return isAscii ? isAsciiSpace : isSpace;
    case 'word':
      return isAscii ? isAsciiWord : isWord;
    case 'notDigit':
    case 'notSpace':
    case 'notWord': {
      const test = categoryTest(complementOf(category), isAscii);
      return (code) => !test(code);
    }
    default:
      return category satisfies never;
  }
}

/** Whether categories mean ASCII under these flags. */
export function hasAsciiCategories(flags: number, isText: boolean): boolean {
  return !isText || (flags & (ASCII | LOCALE)) !== 0;
}

/** Sets of one category: there are few, and every pattern uses them. */
const categorySets = new Map<string, CharSet>();

export function categorySet(category: Category, isAscii: boolean): CharSet {
  const key = `${category}${isAscii ? 'A' : 'U'}`;
  let set = categorySets.get(key);
  if (set === undefined) categorySets.set(key, (set = new CharSet(categoryTest(category, isAscii))));
  return set;
}

/** Every character but a newline. */
export const notNewline = new CharSet((code) => code !== 10);

export interface SetRules {
  /** How case is disregarded; `null` where it counts. */
  readonly rule: CaseRule | null;
  readonly isAscii: boolean;
  readonly isNegated: boolean;
}

/** Code points below are looked at one by one where case is disregarded, those from here on as ranges. */
const basicPlane = 0x10000;

/**
 * The set of the items. Where case is disregarded, the text's character is lowered and looked up among lowered members; a
 * set without a letter that has case is not concerned. (So says CPython; `[^ß]` and the like show it.)
 */
export function makeSet(items: readonly SetItem[], { rule, isAscii, isNegated }: SetRules): CharSet {
  const single = items.length === 1 ? items[0] : undefined;
  if (single?.kind === 'category' && rule === null)
    return categorySet(isNegated ? complementOf(single.category) : single.category, isAscii);
  const tests = items.flatMap((item) => (item.kind === 'category' ? [categoryTest(item.category, isAscii)] : []));
  const members = new Set<number>();
  const ranges: (readonly [number, number])[] = [];
  const upperRanges: (readonly [number, number])[] = [];
  let hasCase = false;
  const add = (code: number, caseRule: CaseRule): void => {
    const lowered = caseRule.lower(code);
    members.add(lowered);
    for (const other of caseRule.others(lowered)) members.add(other);
  };
  for (const item of items) {
    if (item.kind === 'category') continue;
    if (rule === null) {
      if (item.kind === 'code') members.add(item.code);
      else ranges.push([item.low, item.high]);
    } else if (item.kind === 'code') {
      add(item.code, rule);
      hasCase ||= rule.isCased(rule.lower(item.code));
    } else {
      for (let code = item.low; code <= Math.min(item.high, basicPlane - 1); code++) {
        add(code, rule);
        hasCase ||= rule.isCased(code);
      }
      if (item.high >= basicPlane) {
        hasCase = true;
        (rule.isUnicode ? upperRanges : ranges).push([item.low, item.high]);
      }
    }
  }
  const lower = hasCase && rule !== null ? rule.lower : (code: number): number => code;
  const isWithin = (code: number, among: readonly (readonly [number, number])[]): boolean =>
    among.some(([low, high]) => code >= low && code <= high);
  return new CharSet((given) => {
    const code = lower(given);
    const isMember =
      members.has(code) ||
      isWithin(code, ranges) ||
      tests.some((test) => test(code)) ||
      (upperRanges.length > 0 && (isWithin(code, upperRanges) || isWithin(simpleUpper(code), upperRanges)));
    return isMember !== isNegated;
  });
}

/** What compiling a set costs beyond its items: ranges are walked where case is disregarded. */
export function setCost(items: readonly SetItem[], rule: CaseRule | null): number {
  if (rule === null) return items.length;
  return items.reduce(
    (cost, item) =>
      cost + (item.kind === 'range' ? Math.min(item.high, basicPlane) - Math.min(item.low, basicPlane) : 1),
    0,
  );
}
