import type { SourceText } from '../../source/source-text.ts';
import type { Token, TokenList } from '../../tokenizer/token.ts';
import { firstOf, type Match, type Sketch } from './sketch.ts';

/** What will be told of the error. Lines and offsets as in `Diagnostic`. */
export interface Complaint {
  readonly type: 'SyntaxError' | 'IndentationError';
  readonly message: string;
  readonly line: number;
  readonly offset: number;
  readonly endLine: number;
  readonly endOffset: number;
}

/** Thrown to end a reading with a complaint. */
export class Complained extends Error {
  readonly complaint: Complaint;
  constructor(complaint: Complaint) {
    super(complaint.message);
    this.complaint = complaint;
  }
}

/** Thrown where the reading runs into the place at which the tokenizer gave up. */
export class RanIntoTokenFailure extends Error {}

/**
 * How CPython places an error: at a construct, or at the last token that the tokenizer had to produce so far, which may
 * lie beyond what the rule itself matched.
 */
export class Complaints {
  private readonly source: SourceText;
  private readonly tokens: readonly Token[];
  /** Index of the furthest token produced. */
  furthest = 0;

  constructor(source: SourceText, list: TokenList) {
    this.source = source;
    this.tokens = list.tokens;
  }

  fetched(index: number, token: Token): void {
    if (token.kind === 'ERROR') throw new RanIntoTokenFailure();
    if (index > this.furthest) this.furthest = index;
  }

  lastToken(): Token {
    return this.tokens[this.furthest]!;
  }

  at(where: Sketch, message: string): never {
    return this.between(where, where, message);
  }

  between(from: Sketch, to: Sketch, message: string): never {
    const { line, col } = this.known(from);
    const { endLine, endCol } = this.known(to);
    throw complained('SyntaxError', message, line, col + 1, endLine, endCol + 1);
  }

  /** From the construct to where the tokenizer stands. */
  startingFrom(from: Sketch, message: string): never {
    const { line, col } = this.known(from);
    const { endLine, endCol } = this.cursor(this.lastToken());
    throw complained('SyntaxError', message, line, col + 1, endLine, endCol);
  }

  /** At the last character of the construct, with no end. */
  atLastCharacter(where: Match, message: string): never {
    const { line, endLine, endCol } = firstOf(where);
    throw complained('SyntaxError', message, line, endCol, endLine, 0);
  }

  atLastToken(message: string): never {
    return this.atToken(this.lastToken(), 'SyntaxError', message);
  }

  indentation(message: string): never {
    return this.atToken(this.lastToken(), 'IndentationError', message);
  }

  atToken(token: Token, type: Complaint['type'], message: string): never {
    const { line, col, endLine, endCol } = token;
    if (this.hasPlace(token)) throw complained(type, message, line, col + 1, endLine, endCol + 1);
    const cursor = this.cursor(token);
    throw complained(type, message, cursor.endLine, cursor.endCol, cursor.endLine, -1);
  }

  /** The line on which the tokenizer stands after the furthest token. */
  cursorLine(): number {
    return this.cursor(this.lastToken()).endLine;
  }

  /** INDENT, DEDENT and ENDMARKER have a line but no columns. */
  private known(sketch: Sketch): Pick<Token, 'line' | 'col' | 'endLine' | 'endCol'> {
    if (sketch.kind !== 'INDENT' && sketch.kind !== 'DEDENT' && sketch.kind !== 'ENDMARKER') return sketch;
    const { endLine } = this.cursor(sketch);
    return { line: endLine, col: -1, endLine, endCol: -1 };
  }

  /** At the end of the text the tokenizer stays on the last line, behind its newline. */
  private cursor(sketch: Sketch): Pick<Token, 'endLine' | 'endCol'> {
    const { text, hidesLastNewline } = this.source;
    const hidden = hidesLastNewline ? 1 : 0;
    const { kind, endLine, endCol } = sketch;
    if (kind === 'NEWLINE') return { endLine, endCol: endCol - (this.isHidden(sketch) ? hidden : 0) };
    const end = this.tokens.at(-1)!;
    if (endCol > 0 || end.kind !== 'ENDMARKER' || endLine !== end.line) return { endLine, endCol };
    const lineStart = text.lastIndexOf('\n', text.length - 2) + 1;
    return { endLine: endLine - 1, endCol: text.length - hidden - lineStart };
  }

  /** Whether this is a newline that CPython does not know of. */
  private isHidden(sketch: Sketch): boolean {
    return this.source.hidesLastNewline && sketch.endLine === this.tokens.at(-1)!.line - 1;
  }

  private hasPlace(token: Token): boolean {
    if (token.kind === 'NEWLINE') return !this.isHidden(token);
    return token.kind !== 'INDENT' && token.kind !== 'DEDENT' && token.kind !== 'ENDMARKER';
  }
}

function complained(
  type: Complaint['type'],
  message: string,
  line: number,
  offset: number,
  endLine: number,
  endOffset: number,
): Complained {
  return new Complained({ type, message, line, offset, endLine, endOffset });
}
