import { unicodePart } from '../parts/parts.ts';
import type * as unicodeData from './unicode-data.ts';

/** A set of code points: `[start, end, start, end …]`, ends exclusive. */
export type Ranges = Int32Array;

/** Reads a property of the generated tables. */
export function readRanges(data: string): Ranges {
  const steps = data.split(' ');
  const ranges = new Int32Array(steps.length);
  let at = 0;
  for (let i = 0; i < steps.length; i++) {
    at += Number.parseInt(steps[i] as string, 36);
    ranges[i] = at;
  }
  return ranges;
}

/** How many bounds are at or below the point: odd inside a range. */
export function boundsBelow(ranges: Ranges, point: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as number) <= point) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A test for one property. ASCII is told by a pattern; the table is read when a text beyond it first needs it. */
function property(name: keyof typeof unicodeData, ascii: RegExp): (point: number) => boolean {
  let ranges: Ranges | null = null;
  let first: Uint8Array | null = null;
  return (point) => {
    if (point < 128) {
      first ??= Uint8Array.from({ length: 128 }, (_, code) => (ascii.test(String.fromCharCode(code)) ? 1 : 0));
      return first[point] === 1;
    }
    ranges ??= readRanges(unicodePart.get().data[name]);
    return (boundsBelow(ranges, point) & 1) === 1;
  };
}

export const isAlphabetic = property('alphabeticData', /[A-Za-z]/);
export const isDecimal = property('decimalData', /[0-9]/);
export const isDigit = property('digitData', /[0-9]/);
export const isNumeric = property('numericData', /[0-9]/);
export const isPrintable = property('printableData', /[ -~]/);
export const isLowercase = property('lowercaseData', /[a-z]/);
export const isUppercase = property('uppercaseData', /[A-Z]/);
export const isTitlecase = property('titlecaseData', /[^\0-\x7f]/);
/** Has upper and lower forms, for the rule of the final sigma. */
export const isCased = property('casedData', /[A-Za-z]/);
export const isCaseIgnorable = property('caseIgnorableData', /['.:^`]/);
export const isIdentifierStart = property('identifierStartData', /[A-Z_a-z]/);
export const isIdentifierPart = property('identifierPartData', /[0-9A-Z_a-z]/);
