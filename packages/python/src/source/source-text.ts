/**
 * A program's text as the tokenizer reads it: `\r\n` and lone `\r` are `\n`, a leading byte order mark is gone, and the
 * last line ends in a newline. Lines count from 1, columns from 0 in UTF-16 units.
 */
export interface SourceText {
  readonly filename: string;
  readonly text: string;
  /** The text as given, had a last line without a newline: CPython's messages about such a line differ. */
  readonly lacksFinalNewline: boolean;
}

export function makeSourceText(source: string, filename: string): SourceText {
  let text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  const lacksFinalNewline = text !== '' && !text.endsWith('\n');
  return { filename, text: lacksFinalNewline ? text + '\n' : text, lacksFinalNewline };
}

/** Offset of the first character of each line; one more entry than there are newlines. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The text of a line with its newline; `''` past the end. */
export function lineAt(text: string, line: number): string {
  let start = 0;
  for (let n = 1; n < line; n++) {
    const newline = text.indexOf('\n', start);
    if (newline < 0) return '';
    start = newline + 1;
  }
  const end = text.indexOf('\n', start);
  return end < 0 ? text.slice(start) : text.slice(start, end + 1);
}
