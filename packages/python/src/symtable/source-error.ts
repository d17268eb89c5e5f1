import type { Range } from '../ast/nodes.ts';
import { SourceError } from '../source/diagnostic.ts';
import type { Diagnostic } from '../source/diagnostic.ts';

/** A malformed program found after parsing. The door that knows the source fills in the line's text. */
export function sourceErrorAt(
  filename: string,
  range: Range,
  message: string,
  type: Diagnostic['type'] = 'SyntaxError',
): SourceError {
  return new SourceError({
    type,
    message,
    filename,
    line: range.line,
    offset: range.col + 1,
    endLine: range.endLine,
    endOffset: range.endCol + 1,
    text: null,
  });
}

/** What CPython raises when it runs out of C stack in the compiler; it carries no position. */
export function tooDeeplyNested(filename: string): SourceError {
  const nowhere: Range = { line: 0, col: -1, endLine: 0, endCol: -1 };
  return sourceErrorAt(filename, nowhere, 'maximum recursion depth exceeded during compilation', 'RecursionError');
}
