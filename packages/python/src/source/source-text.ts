/** What a text is read as: a program, an expression, or what was typed at the prompt. */
export type SourceMode = 'file' | 'eval' | 'single';

/**
 * A program's text as the tokenizer reads it: `\r\n` and lone `\r` are `\n`, a leading byte order mark is gone, and the
 * last line ends in a newline. Lines count from 1, columns from 0 in UTF-16 units.
 */
export interface SourceText {
  readonly filename: string;
  readonly text: string;
  /** The last newline is ours, and CPython, which adds one to a whole program only, shows and counts none there. */
  readonly hidesLastNewline: boolean;
}

export function makeSourceText(source: string, filename: string, mode: SourceMode): SourceText {
  let text = source.charCodeAt(0) === 0xfeff ? source.slice(1) : source;
  if (text.includes('\r')) text = text.replace(/\r\n?/g, '\n');
  const lacksNewline = text !== '' && !text.endsWith('\n');
  return { filename, text: lacksNewline ? `${text}\n` : text, hidesLastNewline: lacksNewline && mode !== 'file' };
}

/** A line as an error shows it, with its newline; `''` past the end. */
export function shownLine(source: SourceText, line: number): string {
  const { text, hidesLastNewline } = source;
  let start = 0;
  for (let n = 1; n < line; n++) {
    const newline = text.indexOf('\n', start);
    if (newline < 0) return '';
    start = newline + 1;
  }
  const newline = text.indexOf('\n', start);
  return text.slice(start, hidesLastNewline && newline === text.length - 1 ? newline : newline + 1);
}
