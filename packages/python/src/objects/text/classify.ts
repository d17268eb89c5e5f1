import {
  alphabeticData,
  casedData,
  caseIgnorableData,
  decimalData,
  digitData,
  identifierPartData,
  identifierStartData,
  lowercaseData,
  numericData,
  printableData,
  titlecaseData,
  uppercaseData,
} from './unicode-data.ts';

/** A set of code points: `[start, end, start, end …]`, ends exclusive. */
type Ranges = Int32Array;

function readRanges(data: string): Ranges {
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
function boundsBelow(ranges: Ranges, point: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as number) <= point) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A test for one property; its table is read when a text beyond ASCII first needs it. */
function property(data: string): (point: number) => boolean {
  let ranges: Ranges | null = null;
  const ascii = new Uint8Array(128);
  return (point) => {
    if (ranges === null) {
      ranges = readRanges(data);
      for (let i = 0; i < 128; i++) ascii[i] = boundsBelow(ranges, i) & 1;
    }
    return point < 128 ? ascii[point] === 1 : (boundsBelow(ranges, point) & 1) === 1;
  };
}

export const isAlphabetic = property(alphabeticData);
export const isDecimal = property(decimalData);
export const isDigit = property(digitData);
export const isNumeric = property(numericData);
export const isPrintable = property(printableData);
export const isLowercase = property(lowercaseData);
export const isUppercase = property(uppercaseData);
export const isTitlecase = property(titlecaseData);
/** Has upper and lower forms, for the rule of the final sigma. */
export const isCased = property(casedData);
export const isCaseIgnorable = property(caseIgnorableData);
export const isIdentifierStart = property(identifierStartData);
export const isIdentifierPart = property(identifierPartData);

export function isAlphanumeric(point: number): boolean {
  return isAlphabetic(point) || isDecimal(point) || isDigit(point) || isNumeric(point);
}

let decimals: Ranges | null = null;

/** The value of a decimal digit of any script. Digits stand in tens from 0 to 9, so their place in the range tells. */
export function decimalValue(point: number): number | undefined {
  if (point < 128) return point >= 48 && point <= 57 ? point - 48 : undefined;
  decimals ??= readRanges(decimalData);
  const below = boundsBelow(decimals, point);
  return (below & 1) === 1 ? (point - (decimals[below - 1] as number)) % 10 : undefined;
}

/** What `str.isspace`, `str.split` and `str.strip` call whitespace. */
export function isSpace(code: number): boolean {
  if (code <= 32) return code === 32 || (code >= 9 && code <= 13) || (code >= 28 && code <= 31);
  if (code < 0x1680) return code === 0x85 || code === 0xa0;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  );
}

/** Where `str.splitlines` ends a line. */
export function isLineBreak(code: number): boolean {
  return (
    (code >= 10 && code <= 13) || (code >= 28 && code <= 30) || code === 0x85 || code === 0x2028 || code === 0x2029
  );
}
