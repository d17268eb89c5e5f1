import type { SourceMode, SourceText } from '../source/source-text.ts';
import {
  describeInvalidCharacter,
  invalidIdentifierIndex,
  isDigit,
  isIdentifierPart,
  isIdentifierStart,
} from './characters.ts';
import {
  closeReplacement,
  formattedPunctuation,
  scanFormattedText,
  startFormatted,
  type FormattedMode,
} from './formatted.ts';
import { readIndentation } from './indentation.ts';
import { scanNumber } from './numbers.ts';
import { operatorLength } from './operators.ts';
import { lastLine, scanString, stringPrefix } from './string-literals.ts';
import { keywords, type OpenBracket, type Token, type TokenFailure, type TokenKind, type TokenList } from './token.ts';

/** CPython's MAXLEVEL. */
const maxOpenBrackets = 200;

const keywordKinds = new Map<string, TokenKind>(keywords.map((word) => [word, word]));
const closerOf: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * Splits a program into CPython 3.14's tokens; comments and blank lines leave none. Reads the whole text at once: where
 * it is malformed the list ends in an `ERROR` token, and the parser decides whether it comes that far.
 */
export function tokenize(source: SourceText, mode: SourceMode = 'file'): TokenList {
  const list = new Tokenizer(source.text).run();
  return mode === 'eval' && source.hidesLastNewline && list.failure === null ? withoutLastNewline(list) : list;
}

/** An expression needs no NEWLINE, and CPython makes one only of a newline that is there. */
function withoutLastNewline(list: TokenList): TokenList {
  const index = list.tokens.findLastIndex(({ kind }) => kind === 'NEWLINE');
  return { ...list, tokens: list.tokens.filter((_, at) => at !== index) };
}

/** Unwinds to `run`. */
class Halt extends Error {
  readonly failure: TokenFailure;
  constructor(failure: TokenFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The state of a scan. The files beside this one scan one kind of token each and move `at`. */
export class Tokenizer {
  readonly text: string;
  /** Offset of the next character to read. */
  at = 0;
  line = 1;
  /** Offset of the current line's first character. */
  lineStart = 0;
  readonly tokens: Token[] = [];
  /** Column of each open block, tabs to multiples of 8; and with tabs as one column, to find mixtures (TabError). */
  readonly indents: number[] = [0];
  readonly tabIndents: number[] = [0];
  readonly brackets: OpenBracket[] = [];
  /** The f-strings and t-strings that are open, innermost last. */
  readonly formatted: FormattedMode[] = [];
  private atLineStart = true;
  /** Where the comment on this line begins; the NEWLINE after it begins there too. -1 without one. */
  private commentStart = -1;

  constructor(text: string) {
    this.text = text;
  }

  run(): TokenList {
    let failure: TokenFailure | null = null;
    try {
      while (this.step());
    } catch (thrown) {
      if (!(thrown instanceof Halt)) throw thrown;
      failure = thrown.failure;
      this.push('ERROR', this.at, this.at);
    }
    return { tokens: this.tokens, failure, openBrackets: this.brackets };
  }

  /** Adds a token that lies on one line. */
  push(kind: TokenKind, start: number, end: number): void {
    this.tokens.push({
      kind,
      text: this.text.slice(start, end),
      start,
      end,
      line: this.line,
      col: start - this.lineStart,
      endLine: this.line,
      endCol: end - this.lineStart,
    });
  }

  /** Moves to the line that begins at `offset`. */
  newLine(offset: number): void {
    this.line++;
    this.lineStart = offset;
  }

  /** Gives up with an error whose offset is the column of `cursor`: that of the last character read, counted from 1. */
  fail(message: string, cursor: number, endCursor = cursor): never {
    const outranks = this.formatted.length === 0;
    throw this.halt('SyntaxError', message, cursor - this.lineStart, endCursor - this.lineStart, outranks, false);
  }

  /** Gives up with an error that loses against a syntax error found earlier in the text. */
  failWeakly(type: TokenFailure['type'], message: string, offset: number, endOffset: number): never {
    throw this.halt(type, message, offset, endOffset, false, true);
  }

  private halt(
    type: TokenFailure['type'],
    message: string,
    offset: number,
    endOffset: number,
    outranksParser: boolean,
    keepsNewline: boolean,
  ): Halt {
    return new Halt({
      type,
      message,
      line: this.line,
      offset,
      endLine: this.line,
      endOffset,
      outranksParser,
      atEnd: this.at >= this.text.length,
      keepsNewline,
    });
  }

  /** Scans one token; false at the end of the text. */
  private step(): boolean {
    const mode = this.formatted.at(-1);
    if (mode !== undefined && !mode.inExpression) {
      scanFormattedText(this, mode);
      return true;
    }
    if (this.atLineStart) {
      this.atLineStart = false;
      readIndentation(this);
    }
    this.commentStart = -1;
    this.skipBlanks();
    return this.scanToken(mode);
  }

  /** Skips white space, comments, joined lines and, inside brackets, newlines. */
  private skipBlanks(): void {
    const text = this.text;
    for (;;) {
      const code = text.charCodeAt(this.at);
      if (code === 32 || code === 9 || code === 12) this.at++;
      else if (code === 35 /* # */) this.skipComment();
      else if (code === 10 && this.brackets.length > 0) this.newLine(++this.at);
      else if (code === 92 /* \ */) this.joinLines();
      else return;
    }
  }

  private skipComment(): void {
    this.commentStart = this.at;
    const newline = this.text.indexOf('\n', this.at);
    this.at = newline < 0 ? this.text.length : newline;
  }

  /** A backslash at the end of a line. */
  joinLines(): void {
    if (this.text.charCodeAt(this.at + 1) !== 10) {
      const column = this.at + 1 - this.lineStart;
      this.failWeakly('SyntaxError', 'unexpected character after line continuation character', column + 1, 0);
    }
    if (this.at + 2 >= this.text.length) {
      const length = this.text.length - this.lineStart;
      this.at = this.text.length;
      this.failIfBracketOpen();
      this.failWeakly('SyntaxError', 'unexpected EOF while parsing', length, -1);
    }
    this.at += 2;
    this.newLine(this.at);
  }

  private scanToken(mode: FormattedMode | undefined): boolean {
    const start = this.at;
    const text = this.text;
    if (start >= text.length) return this.finish();
    const code = text.charCodeAt(start);
    if (isIdentifierStart(code)) this.scanName(start);
    else if (code === 10) {
      this.at = start + 1;
      this.push('NEWLINE', this.commentStart < 0 ? start : this.commentStart, this.at);
      this.newLine(this.at);
      this.atLineStart = true;
    } else if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(start + 1)))) {
      this.at = scanNumber(this, start);
      this.push('NUMBER', start, this.at);
    } else if (code === 34 || code === 39) scanString(this, start, start);
    else this.scanOperator(start, code, mode);
    return true;
  }

  private finish(): boolean {
    this.failIfBracketOpen();
    this.push('ENDMARKER', this.at, this.at);
    return false;
  }

  private failIfBracketOpen(): void {
    const bracket = this.brackets.at(-1);
    if (bracket === undefined) return;
    throw new Halt({
      ...neverClosed(bracket),
      outranksParser: false,
      atEnd: true,
      keepsNewline: bracket.line >= lastLine(this),
    });
  }

  private scanName(start: number): void {
    const text = this.text;
    let end = start + 1;
    let ascii = text.charCodeAt(start) < 128;
    for (;;) {
      const code = text.charCodeAt(end);
      if (!isIdentifierPart(code)) break;
      if (code >= 128) ascii = false;
      end++;
    }
    const after = text.charCodeAt(end);
    if (after === 34 || after === 39) {
      const prefix = stringPrefix(this, start, end);
      if (prefix === 'formatted') return startFormatted(this, start, end);
      if (prefix === 'plain') return scanString(this, start, end);
    }
    let name = text.slice(start, end);
    if (!ascii) {
      const bad = invalidIdentifierIndex(name);
      if (bad >= 0) {
        const char = String.fromCodePoint(name.codePointAt(bad)!);
        this.fail(describeInvalidCharacter(char), start + bad + 1);
      }
      name = name.normalize('NFKC');
    }
    this.at = end;
    const kind = (ascii ? keywordKinds.get(name) : undefined) ?? 'NAME';
    const col = start - this.lineStart;
    this.tokens.push({
      kind,
      text: name,
      start,
      end,
      line: this.line,
      col,
      endLine: this.line,
      endCol: end - this.lineStart,
    });
  }

  private scanOperator(start: number, code: number, mode: FormattedMode | undefined): void {
    const text = this.text;
    if (mode !== undefined && formattedPunctuation(this, mode, start)) return;
    const length = operatorLength(text, start, code);
    if (code === 60 && length === 1 && text.charCodeAt(start + 1) === 62) {
      this.at = start + 2;
      return this.push('STRAY', start, this.at);
    }
    if (length === 0) {
      if (code !== 36 && code !== 63 && code !== 96) {
        this.fail(describeInvalidCharacter(text.charAt(start)), start + 1);
      }
      this.at = start + 1;
      return this.push('STRAY', start, this.at);
    }
    this.at = start + length;
    if (code === 40 || code === 91 || code === 123) this.openBracket(start, mode);
    else if (code === 41 || code === 93 || code === 125) this.closeBracket(start, mode);
    this.push(text.slice(start, this.at) as TokenKind, start, this.at);
  }

  private openBracket(start: number, mode: FormattedMode | undefined): void {
    if (this.brackets.length >= maxOpenBrackets) this.fail('too many nested parentheses', start + 1);
    this.brackets.push({ char: this.text.charAt(start), line: this.line, col: start - this.lineStart });
    if (mode !== undefined) mode.depth++;
  }

  private closeBracket(start: number, mode: FormattedMode | undefined): void {
    const char = this.text.charAt(start);
    if (mode !== undefined && mode.depth === 0 && char === '}') {
      this.fail(`${mode.letter}-string: single '}' is not allowed`, start + 1);
    }
    const opening = this.brackets.pop();
    if (opening === undefined) this.fail(`unmatched '${char}'`, start + 1);
    if (closerOf[opening.char] !== char) {
      if (mode !== undefined && opening.char === '{' && mode.depth - 1 === mode.expressionDepth) {
        this.fail(`${mode.letter}-string: unmatched '${char}'`, start + 1);
      }
      const where = opening.line === this.line ? '' : ` on line ${opening.line}`;
      this.fail(
        `closing parenthesis '${char}' does not match opening parenthesis '${opening.char}'${where}`,
        start + 1,
      );
    }
    if (mode !== undefined) closeReplacement(mode, char);
  }
}

/** What CPython says of a bracket that is open at the end of the text. */
export function neverClosed(bracket: OpenBracket) {
  return {
    type: 'SyntaxError',
    message: `'${bracket.char}' was never closed`,
    line: bracket.line,
    offset: bracket.col + 1,
    endLine: bracket.line,
    endOffset: 0,
  } as const;
}
