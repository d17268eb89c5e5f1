import type { CodeObject } from '../code/code-object.ts';
import { type Anchors, caretAnchors, isWholeCall } from './caret-anchors.ts';
import { dedent, displayWidth, indent } from './text-block.ts';

/** One line of a traceback: where a frame stood. Lines from 1; columns from 0 in UTF-16 units, -1 where unknown. */
export interface Entry {
  readonly filename: string;
  readonly name: string;
  readonly line: number;
  readonly endLine: number;
  readonly col: number;
  readonly endCol: number;
}

/** The place of instruction `index`; `line` is what is known where the instruction has no position of its own. */
export function entryAt(code: CodeObject, index: number, line: number): Entry {
  const { filename, name, positions } = code;
  const at = index < 0 ? -1 : (positions[4 * index] ?? -1);
  if (at < 0) return { filename, name, line, endLine: line, col: -1, endCol: -1 };
  const endLine = positions[4 * index + 1] ?? -1;
  return {
    filename,
    name,
    line: at,
    endLine: endLine < 0 ? at : endLine,
    col: positions[4 * index + 2] ?? -1,
    endCol: positions[4 * index + 3] ?? -1,
  };
}

/** `  File "main.py", line 3, in f`, the source behind it, and carets under the part that failed. */
export function entryText(entry: Entry, source: readonly string[] | null): string {
  const header = `  File "${entry.filename}", line ${entry.line}, in ${entry.name}\n`;
  if (source === null) return header;
  const original: string[] = [];
  for (let line = entry.line; line <= entry.endLine; line++) original.push((source[line - 1] ?? '').trimEnd());
  const lines = dedent(original.join('\n')).split('\n');
  if (lines.every((line) => line.trim() === '')) return header;
  if (entry.col < 0 || entry.endCol < 0) return `${header}    ${(original[0] as string).trim()}\n`;

  const cut = (original[0] as string).length - (lines[0] as string).length;
  const start = Math.max(0, Math.min(entry.col, (original[0] as string).length) - cut);
  const end = Math.max(0, Math.min(entry.endCol, (original.at(-1) as string).length) - cut);
  return header + indent(dedent(underlined(lines, start, end)), '    ');
}

/** The lines with carets under what lies between `start` in the first and `end` in the last one. */
function underlined(lines: readonly string[], start: number, end: number): string {
  const last = lines.at(-1) as string;
  const text = lines.join('\n');
  const anchors = shifted(caretAnchors(text.slice(start, text.length - (last.length - end))), start);
  const showsCarets = needsCarets(lines, start, end, anchors);
  const shown = shownLines(lines.length, anchors);
  let result = '';
  let previous = -1;
  const show = (line: number): void => {
    result += `${lines[line] as string}\n`;
    if (showsCarets) result += `${carets(lines, line, start, end, anchors)}\n`;
  };
  for (const line of shown) {
    const skipped = line - previous - 1;
    // A single line left out would take as much room as the note that it is.
    if (skipped === 1) show(line - 1);
    else if (skipped > 1) result += `...<${skipped} lines>...\n`;
    show(line);
    previous = line;
  }
  return result;
}

/** Anchors are found in the expression's own text, which begins in the middle of the first line. */
function shifted(anchors: Anchors | null, start: number): Anchors | null {
  if (anchors === null) return null;
  const { startLine, startCol, endLine, endCol } = anchors;
  return {
    startLine,
    startCol: startLine === 0 ? startCol + start : startCol,
    endLine,
    endCol: endLine === 0 ? endCol + start : endCol,
  };
}

/** No carets where they would underline all that stands there. */
function needsCarets(lines: readonly string[], start: number, end: number, anchors: Anchors | null): boolean {
  const first = lines[0] as string;
  const last = lines.at(-1) as string;
  if (isWholeCall(lines, letters(first, start), letters(last, end))) return false;
  return anchors !== null || first.slice(0, start).trim() !== '' || last.slice(end).trim() !== '';
}

function letters(line: string, end: number): number {
  let count = 0;
  for (const _char of line.slice(0, end)) count++;
  return count;
}

/** The first and the last line, and those around the ends of the anchors. */
function shownLines(count: number, anchors: Anchors | null): number[] {
  const shown = new Set([0, count - 1]);
  if (anchors !== null) {
    for (const line of [anchors.startLine, anchors.endLine])
      for (const near of [line - 1, line, line + 1]) shown.add(near);
  }
  return Array.from(shown)
    .filter((line) => line >= 0 && line < count)
    .toSorted((a, b) => a - b);
}

function carets(lines: readonly string[], line: number, start: number, end: number, anchors: Anchors | null): string {
  const text = lines[line] as string;
  const blank = text.length - text.trimStart().length;
  const from = line === 0 ? displayWidth(text, start) : 0;
  const width = line === lines.length - 1 ? displayWidth(text, end) : displayWidth(text);
  const anchorFrom = anchors === null ? 0 : displayWidth(lines[anchors.startLine] as string, anchors.startCol);
  const anchorTo = anchors === null ? 0 : displayWidth(lines[anchors.endLine] as string, anchors.endCol);
  let result = '';
  for (let col = 0; col < width; col++) {
    if (col < blank || col < from) {
      result += ' ';
      continue;
    }
    const isInside =
      anchors !== null &&
      (line > anchors.startLine || (line === anchors.startLine && col >= anchorFrom)) &&
      (line < anchors.endLine || (line === anchors.endLine && col < anchorTo));
    result += anchors === null || isInside ? '^' : '~';
  }
  return result;
}
