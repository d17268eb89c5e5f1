import { SourceError } from '../source/diagnostic.ts';
import { shownLine, type SourceText } from '../source/source-text.ts';
import type { SyntaxNote } from '../source/syntax-note.ts';
import type { Range } from '../ast/nodes.ts';
import type { Token, TokenKind, TokenList } from '../tokenizer/token.ts';
import { describeTokenFailure } from './token-failure.ts';

/**
 * Thrown where the tokens stop making sense. It says nothing: `explain/` finds the words. There is one for all, and it is
 * no `Error`: those take a stack trace, and made while modules load it has Chromium parse their whole file again.
 */
class ParseFailure {
  readonly message = 'the tokens stop making sense';
}
export const parseFailure = new ParseFailure();

/** Levels of expressions inside expressions; keeps every later phase's recursion far from the host's stack limit. */
const maxDepth = 1000;

/** A place in the token list. */
export class Cursor {
  readonly source: SourceText;
  readonly list: TokenList;
  readonly notes: SyntaxNote[];
  private readonly tokens: readonly Token[];
  private index = 0;
  /** The token to be read next. */
  token: Token;
  /** The last token read that is no NEWLINE, INDENT or DEDENT: a node ends where it ends. */
  last: Token;
  private depth = 0;
  /** Index of the token at which the last but one statement outside of any other began: a mistake is no further back. */
  explainFrom = 0;
  /**
   * The line of the last compound statement that was read to its end, inner ones included but, as CPython counts for its
   * suggestions, no function; 0 before the first.
   */
  lastCompoundLine = 0;

  constructor(source: SourceText, list: TokenList, notes: SyntaxNote[] = []) {
    this.notes = notes;
    this.source = source;
    this.list = list;
    this.tokens = list.tokens;
    this.token = this.last = list.tokens[0]!;
  }

  /** Reads a token that has a text: not for NEWLINE, INDENT and DEDENT. */
  advance(): Token {
    const token = this.token;
    this.last = token;
    this.token = this.tokens[++this.index]!;
    return token;
  }

  /** Reads NEWLINE, INDENT or DEDENT, which do not count as the end of a node. */
  skip(kind: 'NEWLINE' | 'INDENT' | 'DEDENT'): void {
    if (this.token.kind !== kind) this.fail();
    this.token = this.tokens[++this.index]!;
  }

  at(kind: TokenKind): boolean {
    return this.token.kind === kind;
  }

  accept(kind: TokenKind): boolean {
    if (this.token.kind !== kind) return false;
    this.advance();
    return true;
  }

  expect(kind: TokenKind): Token {
    if (this.token.kind !== kind) this.fail();
    return this.advance();
  }

  /** The token `distance` tokens after the next one; the last one, past the end. */
  peek(distance: number): Token {
    return this.tokens[this.index + distance] ?? this.tokens.at(-1)!;
  }

  mark(): number {
    return this.index;
  }

  /** Goes back to a `mark()`; `last` must have been kept by the caller. */
  reset(mark: number, last: Token): void {
    this.index = mark;
    this.token = this.tokens[mark]!;
    this.last = last;
  }

  fail(): never {
    throw parseFailure;
  }

  /** Counts a level of nesting in; `levels` at once where they were read in a loop. */
  enter(levels = 1): void {
    this.depth += levels;
    if (this.depth > maxDepth) {
      const { line, col } = this.token;
      throw new SourceError({
        type: 'MemoryError',
        message: 'Parser stack overflowed - Python source too complex to compile',
        filename: this.source.filename,
        line,
        offset: col + 1,
        endLine: line,
        endOffset: col + 1,
        text: shownLine(this.source, line),
      });
    }
  }

  leave(levels = 1): void {
    this.depth -= levels;
  }

  /** Refuses what the tokens allow but their values do not: a bad escape, a number too long. */
  raise(message: string, where: Range): never {
    const { failure } = this.list;
    if (failure?.outranksParser) throw new SourceError(describeTokenFailure(this.source, failure));
    throw new SourceError({
      type: 'SyntaxError',
      message,
      filename: this.source.filename,
      line: where.line,
      offset: where.col + 1,
      endLine: where.endLine,
      endOffset: where.endCol + 1,
      text: shownLine(this.source, where.line),
    });
  }
}
