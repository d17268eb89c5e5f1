import type { Diagnostic } from '../source/diagnostic.ts';
import { shownLine, type SourceText } from '../source/source-text.ts';
import type { TokenFailure } from '../tokenizer/token.ts';

/** The tokenizer's complaint as the student sees it. */
export function describeTokenFailure(source: SourceText, failure: TokenFailure): Diagnostic {
  const { type, message, line, offset, endLine, endOffset } = failure;
  const text = shownLine(source, line);
  return {
    type,
    message,
    filename: source.filename,
    line,
    offset,
    endLine,
    endOffset,
    text: failure.keepsNewline ? text : text.replace(/\n$/, ''),
  };
}
