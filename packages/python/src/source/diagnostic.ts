/**
 * A malformed program, in CPython's words: what `SyntaxError` and its kin carry. Data, never a throw
 * across the package's border.
 */
export interface Diagnostic {
  readonly type:
    | 'SyntaxError'
    | 'IndentationError'
    | 'TabError'
    | 'MemoryError'
    | 'RecursionError'
    | 'OverflowError'
    | 'SystemError'
    | 'ValueError';
  /** CPython's `msg`, without file or line. */
  readonly message: string;
  readonly filename: string;
  /** Lines from 1. Columns from 1 in UTF-16 units, as `SyntaxError.offset`; 0 where CPython has none. */
  readonly line: number;
  readonly offset: number;
  readonly endLine: number;
  readonly endOffset: number;
  /** The source line, for the caret; `null` where CPython shows none. */
  readonly text: string | null;
}

/** Thrown inside the front half of the compiler and caught at its door; never leaves the package. */
export class SourceError extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}
