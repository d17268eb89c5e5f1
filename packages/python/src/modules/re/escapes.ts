import { namesPart } from '../../parts/parts.ts';
import type { Category, Node, Place, SetItem } from './nodes.ts';
import { lengthOfText, type PatternSource } from './pattern-source.ts';

export const octalDigits = '01234567';
export const decimalDigits = '0123456789';
const hexDigits = '0123456789abcdefABCDEF';

/** Escapes that stand for one character everywhere: in patterns, in their sets, in templates. */
export const characterEscapes: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['b', 8],
  ['f', 12],
  ['n', 10],
  ['r', 13],
  ['t', 9],
  ['v', 11],
  ['\\', 92],
]);

const places: ReadonlyMap<string, Place> = new Map([
  ['A', 'beginText'],
  ['b', 'boundary'],
  ['B', 'notBoundary'],
  ['z', 'endText'],
  ['Z', 'endText'],
]);

const categories: ReadonlyMap<string, Category> = new Map([
  ['d', 'digit'],
  ['D', 'notDigit'],
  ['s', 'space'],
  ['S', 'notSpace'],
  ['w', 'word'],
  ['W', 'notWord'],
]);

/** What the escapes of a pattern must know of it. */
export interface Groups {
  /** The number that the next group gets. */
  readonly count: number;
  /** Complains, `length` characters back, where the group is open or may not be looked at from here. */
  refer: (group: number, length: number) => Node;
}

export function isAsciiLetter(char: string): boolean {
  return /^[A-Za-z]$/u.test(char);
}

/** An escape within `[…]`; its token was taken. */
export function setEscape(source: PatternSource, token: string): SetItem {
  const char = token.slice(1);
  const category = categories.get(char);
  const code = characterEscapes.get(char) ?? (category === undefined ? numericEscape(source, token) : undefined);
  if (category !== undefined) return { kind: 'category', category };
  if (code !== undefined) return { kind: 'code', code };
  if (octalDigits.includes(char))
    return { kind: 'code', code: octal(source, token + source.takeWhile(octalDigits, 2)) };
  return { kind: 'code', code: plain(source, token) };
}

/** An escape outside of sets. */
export function escape(source: PatternSource, token: string, groups: Groups): Node {
  const char = token.slice(1);
  const place = places.get(char);
  if (place !== undefined) return { kind: 'at', place };
  const category = categories.get(char);
  if (category !== undefined) return { kind: 'set', isNegated: false, items: [{ kind: 'category', category }] };
  const code = characterEscapes.get(char) ?? numericEscape(source, token);
  if (code !== undefined) return { kind: 'literal', code };
  if (char === '0') return { kind: 'literal', code: Number.parseInt(char + source.takeWhile(octalDigits, 2), 8) };
  if (!decimalDigits.includes(char)) return { kind: 'literal', code: plain(source, token) };
  // Three octal digits are a character, anything else is the number of a group.
  let digits = token + source.takeWhile(decimalDigits, 1);
  if (/^\\[0-7]{2}$/u.test(digits)) {
    const third = source.takeWhile(octalDigits, 1);
    digits += third;
    if (third !== '') return { kind: 'literal', code: octal(source, digits) };
  }
  const group = Number(digits.slice(1));
  if (group < groups.count) return groups.refer(group, digits.length);
  throw source.error(`invalid group reference ${group}`, digits.length - 1);
}

/** `\xhh`, `\uhhhh`, `\Uhhhhhhhh`, `\N{name}`; `undefined` for any other escape. */
function numericEscape(source: PatternSource, token: string): number | undefined {
  const char = token.slice(1);
  if (char === 'x') return hex(source, token, 2);
  if (!source.isText) return undefined;
  if (char === 'u') return hex(source, token, 4);
  if (char === 'U') return hex(source, token, 8);
  if (char !== 'N') return undefined;
  if (!source.accept('{')) throw source.error('missing {');
  const name = source.takeUntil('}', 'character name');
  const found = namesPart.get().characterOf(name);
  if (found === undefined)
    throw source.error(`undefined character name ${source.quote(name)}`, lengthOfText(name) + '\\N{}'.length);
  return found.codePointAt(0);
}

function hex(source: PatternSource, token: string, digits: number): number {
  const whole = token + source.takeWhile(hexDigits, digits);
  if (whole.length !== token.length + digits) throw source.error(`incomplete escape ${whole}`, whole.length);
  const code = Number.parseInt(whole.slice(2), 16);
  if (code > 0x10ffff) throw source.error(`bad escape ${whole}`, whole.length);
  return code;
}

/** The value of a backslash with octal digits. */
export function octal(source: PatternSource, digits: string): number {
  const code = Number.parseInt(digits.slice(1), 8);
  if (code > 0o377) throw source.error(`octal escape value ${digits} outside of range 0-0o377`, digits.length);
  return code;
}

/** An escaped character that stands for itself: letters and digits never do. */
function plain(source: PatternSource, token: string): number {
  const char = token.slice(1);
  if (isAsciiLetter(char) || decimalDigits.includes(char)) throw source.error(`bad escape ${token}`, 2);
  return char.codePointAt(0) as number;
}
