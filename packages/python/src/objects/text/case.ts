import { mapChars } from './builder.ts';
import { isCased, isCaseIgnorable, isLowercase, isTitlecase, isUppercase } from './classify.ts';
import { unicodePart } from '../../parts/parts.ts';
import type * as unicodeData from '../../unicode/unicode-data.ts';

const base36 = (text: string): number => Number.parseInt(text, 36);

/** Reads a mapping of the generated tables: runs of single characters, then those that become several. */
function readMapping(data: string, special: string): Map<number, string> {
  const map = new Map<number, string>();
  const steps = data.split(' ');
  let start = 0;
  for (let i = 0; i < steps.length; i += 4) {
    start += base36(steps[i] as string);
    const count = base36(steps[i + 1] as string);
    const stride = base36(steps[i + 2] as string);
    const distance = base36(steps[i + 3] as string);
    for (let k = 0; k < count; k++) {
      const point = start + k * stride;
      map.set(point, String.fromCodePoint(point + distance));
    }
  }
  for (const entry of special === '' ? [] : special.split(' ')) {
    const [point = '', text = ''] = entry.split('=');
    map.set(base36(point), String.fromCodePoint(...text.split('+').map(base36)));
  }
  return map;
}

function mapping(name: 'lower' | 'upper' | 'title' | 'fold'): (char: string) => string {
  let map: Map<number, string> | null = null;
  return (char) => {
    if (map === null) {
      const { data }: { data: typeof unicodeData } = unicodePart.get();
      map = readMapping(data[`${name}Data`], data[`${name}SpecialData`]);
    }
    return map.get(char.codePointAt(0) as number) ?? char;
  };
}

const lowerChar = mapping('lower');
const upperChar = mapping('upper');
const titleChar = mapping('title');
const foldChar = mapping('fold');

const beyondAscii = /[^\0-\x7f]/;

/** Whether all characters are ASCII: then the host's own case methods do. */
export function isAscii(text: string): boolean {
  return !beyondAscii.test(text);
}

const sigma = 'Σ';

export function lower(text: string): string {
  return isAscii(text) ? text.toLowerCase() : mapChars(text, (char, unit) => lowerAt(text, char, unit));
}

function lowerAt(text: string, char: string, unit: number): string {
  return char === sigma ? lowerSigma(text, unit) : lowerChar(char);
}

/** A capital sigma at the end of a word has a form of its own (Unicode's Final_Sigma). */
function lowerSigma(text: string, unit: number): string {
  let before = unit;
  let point: number | undefined;
  do {
    point = pointBefore(text, before);
    before -= point !== undefined && point > 0xffff ? 2 : 1;
  } while (point !== undefined && isCaseIgnorable(point));
  if (point === undefined || !isCased(point)) return 'σ';
  let behind = unit + 1;
  for (;;) {
    point = text.codePointAt(behind);
    if (point === undefined || !isCaseIgnorable(point)) return point !== undefined && isCased(point) ? 'σ' : 'ς';
    behind += point > 0xffff ? 2 : 1;
  }
}

function pointBefore(text: string, unit: number): number | undefined {
  if (unit <= 0) return undefined;
  const point = unit >= 2 ? (text.codePointAt(unit - 2) as number) : 0;
  return point > 0xffff ? point : text.charCodeAt(unit - 1);
}

const pointOf = (char: string): number => char.codePointAt(0) as number;

export function upper(text: string): string {
  return isAscii(text) ? text.toUpperCase() : mapChars(text, upperChar);
}

export function casefold(text: string): string {
  return isAscii(text) ? text.toLowerCase() : mapChars(text, foldChar);
}

export function capitalize(text: string): string {
  return mapChars(text, (char, unit) => (unit === 0 ? titleChar(char) : lowerAt(text, char, unit)));
}

export function swapcase(text: string): string {
  return mapChars(text, (char, unit) => {
    const point = pointOf(char);
    return isUppercase(point) ? lowerAt(text, char, unit) : isLowercase(point) ? upperChar(char) : char;
  });
}

export function title(text: string): string {
  let inWord = false;
  return mapChars(text, (char, unit) => {
    const result = inWord ? lowerAt(text, char, unit) : titleChar(char);
    inWord = hasCase(pointOf(char));
    return result;
  });
}

const hasCase = (point: number): boolean => isLowercase(point) || isUppercase(point) || isTitlecase(point);

/** `str.isupper`: at least one upper-case character, none of the other cases. */
export function isUpper(text: string): boolean {
  return hasOnlyCase(text, isUppercase, (point) => isLowercase(point) || isTitlecase(point));
}

export function isLower(text: string): boolean {
  return hasOnlyCase(text, isLowercase, (point) => isUppercase(point) || isTitlecase(point));
}

function hasOnlyCase(text: string, wanted: (point: number) => boolean, refused: (point: number) => boolean): boolean {
  let found = false;
  for (const char of text) {
    const point = char.codePointAt(0) as number;
    if (refused(point)) return false;
    found ||= wanted(point);
  }
  return found;
}

/** `str.istitle`: words begin in upper or title case and go on in lower case. */
export function isTitle(text: string): boolean {
  let found = false;
  let inWord = false;
  for (const char of text) {
    const point = char.codePointAt(0) as number;
    if (isUppercase(point) || isTitlecase(point)) {
      if (inWord) return false;
      inWord = true;
      found = true;
    } else if (isLowercase(point)) {
      if (!inWord) return false;
      found = true;
    } else {
      inWord = false;
    }
  }
  return found;
}

/**
 * The lower case that patterns compare by: one code point, the first of the full lower case (`İ` becomes `i`). CPython's
 * `_PyUnicode_ToLowercase`.
 */
export function simpleLower(point: number): number {
  if (point < 128) return point >= 65 && point <= 90 ? point + 32 : point;
  return pointOf(lowerChar(String.fromCodePoint(point)));
}

/** The upper case of the same kind: `ß` becomes `S`. */
export function simpleUpper(point: number): number {
  if (point < 128) return point >= 97 && point <= 122 ? point - 32 : point;
  return pointOf(upperChar(String.fromCodePoint(point)));
}

const isOnePoint = (text: string): boolean => text.length === (pointOf(text) > 0xffff ? 2 : 1);

let folded: ReadonlyMap<number, readonly number[]> | null = null;

/** Lower-case letters that share their upper case with other lower-case letters, and those others. */
export function foldings(): ReadonlyMap<number, readonly number[]> {
  folded ??= makeFoldings();
  return folded;
}

function makeFoldings(): ReadonlyMap<number, readonly number[]> {
  const byUpper = new Map<string, Set<number>>();
  const { data } = unicodePart.get();
  for (const point of readMapping(data.upperData, data.upperSpecialData).keys()) {
    const upper = upperChar(String.fromCodePoint(point));
    let group = byUpper.get(upper);
    if (group === undefined) byUpper.set(upper, (group = new Set()));
    group.add(simpleLower(point));
    if (isOnePoint(upper)) group.add(simpleLower(pointOf(upper)));
  }
  const others = new Map<number, readonly number[]>();
  for (const group of byUpper.values()) {
    if (group.size < 2) continue;
    const members = Array.from(group);
    for (const point of members)
      others.set(
        point,
        members.filter((member) => member !== point),
      );
  }
  return others;
}
