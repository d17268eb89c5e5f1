import type { Tokenizer } from './tokenizer.ts';

/** In the order in which CPython complains. */
const incompatible = [
  ['u', 'b'],
  ['u', 'r'],
  ['u', 'f'],
  ['u', 't'],
  ['b', 'f'],
  ['b', 't'],
  ['f', 't'],
] as const;

/** What the letters before a quote make of the string; `null` where they are a name that runs into it. */
export function stringPrefix(scan: Tokenizer, start: number, quote: number): 'plain' | 'formatted' | null {
  if (quote - start > 5) return null;
  const letters = scan.text.slice(start, quote).toLowerCase();
  if (!/^[burft]+$/.test(letters) || new Set(letters).size !== letters.length) return null;
  for (const [first, second] of incompatible) {
    if (letters.includes(first) && letters.includes(second)) {
      scan.fail(`'${first}' and '${second}' prefixes are incompatible`, start + 1, quote + 1);
    }
  }
  return letters.includes('f') || letters.includes('t') ? 'formatted' : 'plain';
}

/** 3 where the quote at `at` is a triple one, else 1. */
export function quoteSize(text: string, at: number): 1 | 3 {
  const quote = text.charCodeAt(at);
  return text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote ? 3 : 1;
}

/** Scans a string without replacement fields; its prefix begins at `start`, its quote stands at `quoteAt`. */
export function scanString(scan: Tokenizer, start: number, quoteAt: number): void {
  const { text, line, lineStart } = scan;
  const quote = text.charCodeAt(quoteAt);
  const size = quoteSize(text, quoteAt);
  let at = quoteAt + size;
  let sawEscapedQuote = false;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === quote && (size === 1 || quoteSize(text, at) === 3)) break;
    if (code === 10) {
      if (size === 1) failUnterminated(scan, start, line, lineStart, size, sawEscapedQuote);
      scan.newLine(at + 1);
    } else if (code === 92 /* \ */) {
      at++;
      const escaped = text.charCodeAt(at);
      if (escaped === quote) sawEscapedQuote = true;
      else if (escaped === 10) scan.newLine(at + 1);
    } else if (at >= text.length) failUnterminated(scan, start, line, lineStart, size, sawEscapedQuote);
    at++;
  }
  scan.at = at + size;
  scan.tokens.push({
    kind: 'STRING',
    text: text.slice(start, scan.at),
    start,
    end: scan.at,
    line,
    col: start - lineStart,
    endLine: scan.line,
    endCol: scan.at - scan.lineStart,
  });
}

/** The error is shown where the string begins, and says where the tokenizer found out. */
function failUnterminated(
  scan: Tokenizer,
  start: number,
  line: number,
  lineStart: number,
  size: 1 | 3,
  sawEscapedQuote: boolean,
): never {
  const mode = scan.formatted.at(-1);
  const detected = lastLine(scan);
  scan.line = line;
  scan.lineStart = lineStart;
  const quote = scan.text.charCodeAt(start);
  if (mode !== undefined && mode.quote === quote && mode.quoteSize === size) {
    scan.fail(`${mode.letter}-string: expecting '}'`, start + 1);
  }
  if (size === 3) scan.at = scan.text.length;
  if (size === 3) scan.fail(`unterminated triple-quoted string literal (detected at line ${detected})`, start + 1);
  const hint = sawEscapedQuote ? '; perhaps you escaped the end quote?' : '';
  scan.fail(`unterminated string literal (detected at line ${detected})${hint}`, start + 1);
}

/** The line the scan stands on, where the line after the final newline does not count. */
export function lastLine(scan: Tokenizer): number {
  return scan.lineStart >= scan.text.length && scan.line > 1 ? scan.line - 1 : scan.line;
}
