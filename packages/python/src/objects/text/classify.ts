import { unicodePart } from '../../parts/parts.ts';
import {
  boundsBelow,
  isAlphabetic,
  isDecimal,
  isDigit,
  isNumeric,
  type Ranges,
  readRanges,
} from '../../unicode/properties.ts';

export {
  isAlphabetic,
  isCased,
  isCaseIgnorable,
  isDecimal,
  isDigit,
  isIdentifierPart,
  isIdentifierStart,
  isLowercase,
  isNumeric,
  isPrintable,
  isTitlecase,
  isUppercase,
} from '../../unicode/properties.ts';

export function isAlphanumeric(point: number): boolean {
  return isAlphabetic(point) || isDecimal(point) || isDigit(point) || isNumeric(point);
}

let decimals: Ranges | null = null;

/** The value of a decimal digit of any script. Digits stand in tens from 0 to 9, so their place in the range tells. */
export function decimalValue(point: number): number | undefined {
  if (point < 128) return point >= 48 && point <= 57 ? point - 48 : undefined;
  decimals ??= readRanges(unicodePart.get().data.decimalData);
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
