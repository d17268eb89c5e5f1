import { isCased, isCaseIgnorable, isLowercase, isTitlecase, isUppercase } from './classify.ts';
import {
  foldData,
  foldSpecialData,
  lowerData,
  lowerSpecialData,
  titleData,
  titleSpecialData,
  upperData,
  upperSpecialData,
} from './unicode-data.ts';

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

function mapping(data: string, special: string): (char: string) => string {
  let map: Map<number, string> | null = null;
  return (char) => {
    map ??= readMapping(data, special);
    return map.get(char.codePointAt(0) as number) ?? char;
  };
}

const lowerChar = mapping(lowerData, lowerSpecialData);
const upperChar = mapping(upperData, upperSpecialData);
const titleChar = mapping(titleData, titleSpecialData);
const foldChar = mapping(foldData, foldSpecialData);

const beyondAscii = /[^\0-\x7f]/;

/** Whether all characters are ASCII: then the host's own case methods do. */
export function isAscii(text: string): boolean {
  return !beyondAscii.test(text);
}

const sigma = 'Σ';

export function lower(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  const chars = Array.from(text);
  return chars.map((char, i) => (char === sigma ? lowerSigma(chars, i) : lowerChar(char))).join('');
}

/** A capital sigma at the end of a word has a form of its own (Unicode's Final_Sigma). */
function lowerSigma(chars: readonly string[], at: number): string {
  let before = at - 1;
  while (before >= 0 && isCaseIgnorable(pointOf(chars[before]))) before--;
  if (before < 0 || !isCased(pointOf(chars[before]))) return 'σ';
  let behind = at + 1;
  while (behind < chars.length && isCaseIgnorable(pointOf(chars[behind]))) behind++;
  return behind < chars.length && isCased(pointOf(chars[behind])) ? 'σ' : 'ς';
}

const pointOf = (char: string | undefined): number => (char as string).codePointAt(0) as number;

export function upper(text: string): string {
  return isAscii(text) ? text.toUpperCase() : Array.from(text, upperChar).join('');
}

export function casefold(text: string): string {
  return isAscii(text) ? text.toLowerCase() : Array.from(text, foldChar).join('');
}

export function capitalize(text: string): string {
  const chars = Array.from(text);
  return chars.map((char, i) => (i === 0 ? titleChar(char) : lowerAt(chars, i))).join('');
}

export function swapcase(text: string): string {
  const chars = Array.from(text);
  return chars
    .map((char, i) => {
      const point = pointOf(char);
      return isUppercase(point) ? lowerAt(chars, i) : isLowercase(point) ? upperChar(char) : char;
    })
    .join('');
}

export function title(text: string): string {
  const chars = Array.from(text);
  let inWord = false;
  return chars
    .map((char, i) => {
      const result = inWord ? lowerAt(chars, i) : titleChar(char);
      inWord = hasCase(pointOf(char));
      return result;
    })
    .join('');
}

const lowerAt = (chars: readonly string[], at: number): string =>
  chars[at] === sigma ? lowerSigma(chars, at) : lowerChar(chars[at] as string);

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
