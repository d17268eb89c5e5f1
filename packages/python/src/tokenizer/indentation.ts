import type { Tokenizer } from './tokenizer.ts';

const tabWidth = 8;
/** CPython's MAXINDENT, less the outermost level. */
const maxIndents = 100;

/**
 * Measures the white space at the start of a logical line and adds its INDENT or DEDENTs. Lines that hold only blanks and
 * comments have no indentation, nor have lines inside brackets.
 */
export function readIndentation(scan: Tokenizer): void {
  const { text } = scan;
  for (;;) {
    let column = 0;
    let tabColumn = 0;
    let joined = 0;
    for (;;) {
      const code = text.charCodeAt(scan.at);
      if (code === 32) {
        column++;
        tabColumn++;
      } else if (code === 9) {
        column = (Math.floor(column / tabWidth) + 1) * tabWidth;
        tabColumn++;
      } else if (code === 12) {
        column = 0;
        tabColumn = 0;
      } else if (code === 92 /* \ */) {
        // The first of the joined lines that is indented decides.
        joined ||= column;
        scan.joinLines();
        continue;
      } else break;
      scan.at++;
    }
    const code = text.charCodeAt(scan.at);
    if (code === 35 /* # */ || code === 10) {
      const newline = text.indexOf('\n', scan.at);
      scan.at = newline + 1;
      scan.newLine(scan.at);
      continue;
    }
    return settle(scan, joined || column, joined || tabColumn);
  }
}

function settle(scan: Tokenizer, column: number, tabColumn: number): void {
  const { indents, tabIndents, at } = scan;
  const top = indents.at(-1)!;
  if (column > top) {
    if (indents.length >= maxIndents) scan.failWeakly('IndentationError', 'too many levels of indentation', 1, 0);
    if (tabColumn <= tabIndents.at(-1)!) failOnTabs(scan);
    indents.push(column);
    tabIndents.push(tabColumn);
    scan.push('INDENT', at, at);
    return;
  }
  let dedents = 0;
  while (column < indents.at(-1)!) {
    indents.pop();
    tabIndents.pop();
    dedents++;
  }
  if (column !== indents.at(-1)!) {
    const length = scan.text.indexOf('\n', at) + 1 - scan.lineStart;
    scan.failWeakly('IndentationError', 'unindent does not match any outer indentation level', length, -1);
  }
  if (tabColumn !== tabIndents.at(-1)!) failOnTabs(scan);
  for (; dedents > 0; dedents--) scan.push('DEDENT', at, at);
}

function failOnTabs(scan: Tokenizer): never {
  scan.failWeakly('TabError', 'inconsistent use of tabs and spaces in indentation', 1, 0);
}
