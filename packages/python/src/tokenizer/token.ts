/** What a token is. A keyword's or an operator's kind is its own text, so the parser reads like the grammar. */
export type TokenKind = Keyword | Operator | TokenClass;

export type TokenClass =
  | 'NAME'
  | 'NUMBER'
  | 'STRING'
  | 'FSTRING_START'
  | 'FSTRING_MIDDLE'
  | 'FSTRING_END'
  | 'TSTRING_START'
  | 'TSTRING_MIDDLE'
  | 'TSTRING_END'
  | 'NEWLINE'
  | 'INDENT'
  | 'DEDENT'
  | 'ENDMARKER'
  /** `?`, `$`, a backquote or `<>`: fits nowhere in the grammar but is no error of its own. */
  | 'STRAY'
  /** The tokenizer gave up here; `TokenList.failure` says why. */
  | 'ERROR';

export const keywords = [
  'False',
  'None',
  'True',
  'and',
  'as',
  'assert',
  'async',
  'await',
  'break',
  'class',
  'continue',
  'def',
  'del',
  'elif',
  'else',
  'except',
  'finally',
  'for',
  'from',
  'global',
  'if',
  'import',
  'in',
  'is',
  'lambda',
  'nonlocal',
  'not',
  'or',
  'pass',
  'raise',
  'return',
  'try',
  'while',
  'with',
  'yield',
] as const;
export type Keyword = (typeof keywords)[number];

export type Operator =
  | '('
  | ')'
  | '['
  | ']'
  | '{'
  | '}'
  | ':'
  | ','
  | ';'
  | '.'
  | '...'
  | '->'
  | ':='
  | '!'
  | '+'
  | '-'
  | '*'
  | '/'
  | '//'
  | '%'
  | '@'
  | '**'
  | '|'
  | '&'
  | '^'
  | '~'
  | '<<'
  | '>>'
  | '<'
  | '>'
  | '<='
  | '>='
  | '=='
  | '!='
  | '='
  | '+='
  | '-='
  | '*='
  | '/='
  | '//='
  | '%='
  | '@='
  | '**='
  | '|='
  | '&='
  | '^='
  | '<<='
  | '>>=';

/** Lines from 1, columns from 0 in UTF-16 units, ends exclusive. `start` and `end` are offsets into the source text. */
export interface Token {
  readonly kind: TokenKind;
  /** A name in NFKC form; else the source text of the token (a middle part of an f-string: without a doubled brace's twin). */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly col: number;
  readonly endLine: number;
  readonly endCol: number;
}

/** Why the tokenizer stopped. */
export interface TokenFailure {
  readonly type: 'SyntaxError' | 'IndentationError' | 'TabError';
  readonly message: string;
  readonly line: number;
  /** From 1, as `SyntaxError.offset`. */
  readonly offset: number;
  readonly endLine: number;
  readonly endOffset: number;
  /**
   * Whether this error replaces a parser's error found earlier in the text. CPython reads on to the end of the text after
   * a syntax error and prefers what the tokenizer says there, but only about errors that it raises itself, and not inside
   * a formatted string.
   */
  readonly outranksParser: boolean;
  /** Whether the text ended too early: more text could mend it. */
  readonly atEnd: boolean;
  /** Whether the shown line keeps its newline. */
  readonly keepsNewline: boolean;
}

/** A bracket that is open where tokenizing stopped. */
export interface OpenBracket {
  readonly char: string;
  readonly line: number;
  readonly col: number;
}

export interface TokenList {
  /** Ends in `ENDMARKER`, or in `ERROR` where there is a failure. */
  readonly tokens: readonly Token[];
  readonly failure: TokenFailure | null;
  readonly openBrackets: readonly OpenBracket[];
}
