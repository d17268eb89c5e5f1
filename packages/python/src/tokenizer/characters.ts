import {
  isIdentifierPart as isPartOfName,
  isIdentifierStart as isStartOfName,
  isPrintable,
} from '../unicode/properties.ts';

/** Classes of the ASCII characters, one bit each, so that the scanner asks one table. */
const IDENTIFIER_START = 1;
const IDENTIFIER_PART = 2;
const DIGIT = 4;

const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const char = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(char)) classes[code] = IDENTIFIER_START | IDENTIFIER_PART;
  else if (/[0-9]/.test(char)) classes[code] = IDENTIFIER_PART | DIGIT;
}

/** Every character past ASCII counts as part of an identifier until `invalidIdentifierIndex` has looked at it. */
export function isIdentifierStart(code: number): boolean {
  return code >= 128 || (classes[code]! & IDENTIFIER_START) !== 0;
}

export function isIdentifierPart(code: number): boolean {
  return code >= 128 || (classes[code]! & IDENTIFIER_PART) !== 0;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 97 && code <= 102) || (code >= 65 && code <= 70);
}

/** Index of the first character that no identifier may have there; -1 where the text is an identifier (PEP 3131). */
export function invalidIdentifierIndex(text: string): number {
  let index = 0;
  for (const char of text) {
    const point = char.codePointAt(0) as number;
    if (!(index === 0 ? isStartOfName(point) : isPartOfName(point))) return index;
    index += char.length;
  }
  return -1;
}

/** CPython's complaint about a character that cannot be in a program. */
export function describeInvalidCharacter(char: string): string {
  const code = char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  return !isPrintable(char.codePointAt(0) as number)
    ? `invalid non-printable character U+${code}`
    : `invalid character '${char}' (U+${code})`;
}
