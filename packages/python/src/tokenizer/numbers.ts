import { isDigit, isHexDigit, isIdentifierPart } from './characters.ts';
import type { Tokenizer } from './tokenizer.ts';

const underscore = 95;

/** Scans the number at `start` and returns its end. The text of a number may hold underscores; it is otherwise valid. */
export function scanNumber(scan: Tokenizer, start: number): number {
  const { text } = scan;
  if (text.charCodeAt(start) !== 48 /* 0 */) return scanDecimal(scan, start);
  const letter = text.charCodeAt(start + 1) | 32;
  if (letter === 120 /* x */) return scanRadix(scan, start + 2, 'hexadecimal', isHexDigit);
  if (letter === 111 /* o */) return scanRadix(scan, start + 2, 'octal', (code) => code >= 48 && code <= 55);
  if (letter === 98 /* b */) return scanRadix(scan, start + 2, 'binary', (code) => code === 48 || code === 49);
  return scanDecimal(scan, start);
}

function scanRadix(scan: Tokenizer, from: number, radix: string, belongs: (code: number) => boolean): number {
  const { text } = scan;
  let at = from;
  for (;;) {
    if (text.charCodeAt(at) === underscore) at++;
    const first = at;
    while (belongs(text.charCodeAt(at))) at++;
    const code = text.charCodeAt(at);
    if (isDigit(code)) scan.fail(`invalid digit '${text.charAt(at)}' in ${radix} literal`, at + 1);
    if (at === first) scan.fail(`invalid ${radix} literal`, at);
    if (code === underscore) continue;
    verifyEnd(scan, at, radix);
    return at;
  }
}

function scanDecimal(scan: Tokenizer, start: number): number {
  const { text } = scan;
  let at = start;
  let kind = 'decimal';
  if (text.charCodeAt(at) !== 46) at = scanDigits(scan, at);
  const integerEnd = at;
  if (text.charCodeAt(at) === 46) {
    at++;
    if (isDigit(text.charCodeAt(at))) at = scanDigits(scan, at);
  }
  if ((text.charCodeAt(at) | 32) === 101 /* e */) {
    const sign = text.charCodeAt(at + 1);
    const digits = sign === 43 || sign === 45 ? at + 2 : at + 1;
    if (isDigit(text.charCodeAt(digits))) at = scanDigits(scan, digits);
    else if (digits === at + 2) scan.fail('invalid decimal literal', digits);
    else {
      // No exponent: `1else`. CPython does not look for leading zeros then.
      verifyEnd(scan, at, kind);
      return at;
    }
  }
  if ((text.charCodeAt(at) | 32) === 106 /* j */) {
    at++;
    kind = 'imaginary';
  }
  if (at === integerEnd) refuseLeadingZeros(scan, start, at);
  verifyEnd(scan, at, kind);
  return at;
}

function scanDigits(scan: Tokenizer, from: number): number {
  const { text } = scan;
  let at = from;
  for (;;) {
    while (isDigit(text.charCodeAt(at))) at++;
    if (text.charCodeAt(at) !== underscore) return at;
    if (!isDigit(text.charCodeAt(++at))) scan.fail('invalid decimal literal', at);
  }
}

/** Refuses `0777`, which Python 2 read as octal; `00` is zero. */
function refuseLeadingZeros(scan: Tokenizer, start: number, end: number): void {
  const { text } = scan;
  let zerosEnd = start;
  while (text.charCodeAt(zerosEnd) === 48 || text.charCodeAt(zerosEnd) === underscore) zerosEnd++;
  if (zerosEnd === start || zerosEnd >= end) return;
  scan.fail(
    'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
    start + 1,
    zerosEnd + 1,
  );
}

const wordsAfterNumber = ['and', 'else', 'for', 'not', 'or'];

/** A number may run into the keyword after it (`1if x else 2`), but into no other name. */
function verifyEnd(scan: Tokenizer, at: number, kind: string): void {
  const { text } = scan;
  const code = text.charCodeAt(at);
  if (code >= 128 || !isIdentifierPart(code)) return;
  const isWord = (word: string) => text.startsWith(word, at) && !isIdentifierPart(text.charCodeAt(at + word.length));
  // CPython looks at only two letters where the word is `if`, `in` or `is`.
  if (/^i[fns]/.test(text.slice(at, at + 2)) || wordsAfterNumber.some(isWord)) return;
  scan.fail(`invalid ${kind} literal`, at);
}
