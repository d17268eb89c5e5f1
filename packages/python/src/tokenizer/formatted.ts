import { lastLine, quoteSize } from './string-literals.ts';
import type { TokenKind } from './token.ts';
import type { Tokenizer } from './tokenizer.ts';

/** CPython's MAX_EXPR_NESTING: replacement fields inside format specifiers of replacement fields. */
const maxFieldNesting = 3;
/** CPython's MAXFSTRINGLEVEL: strings inside replacement fields. */
const maxStringNesting = 150;

/**
 * An open f-string or t-string (PEP 701, PEP 750). The tokenizer alternates between its text and its replacement fields:
 *
 *     f'ab {x:>{w}} cd'
 *       ---              text, depth 0
 *           -            expression, depth 1, expressionDepth 0
 *             -          text of the format specifier, the same
 *               -        expression, depth 2, expressionDepth 1
 */
export interface FormattedMode {
  readonly letter: 'f' | 't';
  readonly raw: boolean;
  readonly quote: number;
  readonly quoteSize: 1 | 3;
  readonly start: number;
  readonly line: number;
  readonly lineStart: number;
  /** Brackets of every sort open since the string began. */
  depth: number;
  /** How many replacement fields are open around this place, less one. A field's own brackets make `depth` exceed it. */
  expressionDepth: number;
  inExpression: boolean;
  inFormatSpec: boolean;
}

export function startFormatted(scan: Tokenizer, start: number, quoteAt: number): void {
  const { text } = scan;
  if (scan.formatted.length >= maxStringNesting) scan.fail('too many nested f-strings or t-strings', quoteAt + 1);
  const prefix = text.slice(start, quoteAt).toLowerCase();
  const letter = prefix.includes('t') ? 't' : 'f';
  const size = quoteSize(text, quoteAt);
  scan.formatted.push({
    letter,
    raw: prefix.includes('r'),
    quote: text.charCodeAt(quoteAt),
    quoteSize: size,
    start,
    line: scan.line,
    lineStart: scan.lineStart,
    depth: 0,
    expressionDepth: -1,
    inExpression: false,
    inFormatSpec: false,
  });
  scan.at = quoteAt + size;
  scan.push(letter === 'f' ? 'FSTRING_START' : 'TSTRING_START', start, scan.at);
}

/** Scans up to the next replacement field, doubled brace or closing quote, or enters or leaves one of them. */
export function scanFormattedText(scan: Tokenizer, mode: FormattedMode): void {
  const { text } = scan;
  const start = scan.at;
  if (text.charCodeAt(start) === 123 && text.charCodeAt(start + 1) !== 123) {
    mode.inExpression = true;
    return enterField(scan, mode);
  }
  if (closesHere(text, start, mode)) {
    scan.at = start + mode.quoteSize;
    scan.push(mode.letter === 'f' ? 'FSTRING_END' : 'TSTRING_END', start, scan.at);
    scan.formatted.pop();
    return;
  }
  const { line, lineStart } = scan;
  const inSpec = mode.inFormatSpec && mode.expressionDepth >= 0;
  let at = start;
  let inUnicodeName = false;
  for (;;) {
    const code = text.charCodeAt(at);
    if (at >= text.length) failUnterminated(scan, mode);
    if (code === mode.quote && closesHere(text, at, mode)) break;
    if (code === 10) {
      if (mode.quoteSize === 1) {
        if (inSpec) failNewlineInSpec(scan, mode, at);
        failUnterminated(scan, mode);
      }
      scan.newLine(at + 1);
    } else if (code === 123 /* { */) {
      if (text.charCodeAt(at + 1) === 123 && !inSpec) {
        return pushMiddle(scan, mode, start, at + 1, line, lineStart, 1);
      }
      mode.inExpression = true;
      pushMiddle(scan, mode, start, at, line, lineStart, 0);
      return enterField(scan, mode);
    } else if (code === 125 /* } */) {
      if (inUnicodeName) {
        inUnicodeName = false;
      } else {
        if (text.charCodeAt(at + 1) === 125 && !inSpec && mode.depth === 0) {
          return pushMiddle(scan, mode, start, at + 1, line, lineStart, 1);
        }
        mode.inExpression = true;
        if (at > start) pushMiddle(scan, mode, start, at, line, lineStart, 0);
        return;
      }
    } else if (code === 92 /* \ */) {
      const next = text.charCodeAt(at + 1);
      if (next === 123 || next === 125) {
        // The brace keeps its meaning.
      } else {
        at++;
        if (next === 10) scan.newLine(at + 1);
        else if (next === 78 /* N */ && !mode.raw && text.charCodeAt(at + 1) === 123) {
          inUnicodeName = true;
          at++;
        }
      }
    }
    at++;
  }
  pushMiddle(scan, mode, start, at, line, lineStart, 0);
}

function closesHere(text: string, at: number, mode: FormattedMode): boolean {
  return text.charCodeAt(at) === mode.quote && (mode.quoteSize === 1 || quoteSize(text, at) === 3);
}

/** At a `{`: the regular scanner opens the bracket, the field begins inside it. */
function enterField(scan: Tokenizer, mode: FormattedMode): void {
  mode.expressionDepth++;
  if (mode.expressionDepth >= maxFieldNesting) {
    scan.fail(`${mode.letter}-string: expressions nested too deeply`, scan.at);
  }
}

/** Adds the text between `start` and `end`, which began on another line perhaps, and the `twin` of a doubled brace after it. */
function pushMiddle(
  scan: Tokenizer,
  mode: FormattedMode,
  start: number,
  end: number,
  line: number,
  lineStart: number,
  twin: number,
): void {
  scan.at = end + twin;
  if (scan.at === start) return;
  const kind: TokenKind = mode.letter === 'f' ? 'FSTRING_MIDDLE' : 'TSTRING_MIDDLE';
  scan.tokens.push({
    kind,
    text: scan.text.slice(start, end),
    start,
    end: scan.at,
    line,
    col: start - lineStart,
    endLine: scan.line,
    endCol: scan.at - scan.lineStart,
  });
}

/** Inside a replacement field: a `:` outside of brackets begins the format specifier, even where `:=` stands. */
export function formattedPunctuation(scan: Tokenizer, mode: FormattedMode, start: number): boolean {
  if (scan.text.charCodeAt(start) !== 58 || mode.expressionDepth < 0) return false;
  if (mode.depth - 1 !== mode.expressionDepth) return false;
  mode.inExpression = false;
  mode.inFormatSpec = true;
  scan.at = start + 1;
  scan.push(':', start, scan.at);
  return true;
}

/** After a closing bracket inside a replacement field: the field may end with it. */
export function closeReplacement(mode: FormattedMode, char: string): void {
  mode.depth--;
  if (char !== '}' || mode.depth !== mode.expressionDepth) return;
  mode.expressionDepth--;
  mode.inExpression = false;
  mode.inFormatSpec = false;
}

function failNewlineInSpec(scan: Tokenizer, mode: FormattedMode, at: number): never {
  const { letter } = mode;
  scan.fail(
    `${letter}-string: newlines are not allowed in format specifiers for single quoted ${letter}-strings`,
    at + 1,
  );
}

function failUnterminated(scan: Tokenizer, mode: FormattedMode): never {
  const detected = lastLine(scan);
  scan.line = mode.line;
  scan.lineStart = mode.lineStart;
  if (mode.quoteSize === 3) scan.at = scan.text.length;
  const sort = mode.quoteSize === 3 ? 'triple-quoted ' : '';
  scan.fail(`unterminated ${sort}${mode.letter}-string literal (detected at line ${detected})`, mode.start + 1);
}
