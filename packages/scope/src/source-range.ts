import type { CodeObject } from '@nonlocal/python';
import type { SourceRange } from './view.ts';

const known = new WeakMap<CodeObject, (SourceRange | undefined)[]>();

/** The source that the instruction stands for. Where it stands for none, the first line. */
export function rangeAt(code: CodeObject, index: number): SourceRange {
  let ranges = known.get(code);
  if (ranges === undefined) {
    ranges = [];
    known.set(code, ranges);
  }
  return (ranges[index] ??= makeRange(code, index));
}

function makeRange(code: CodeObject, index: number): SourceRange {
  const [line = -1, endLine = -1, col = -1, endCol = -1] = code.positions.subarray(4 * index, 4 * index + 4);
  if (line < 0) return { line: Math.max(1, code.firstLine), col: 0, endLine: Math.max(1, code.firstLine), endCol: 0 };
  return { line, col: Math.max(0, col), endLine: Math.max(line, endLine), endCol: Math.max(0, endCol) };
}

/** The source of the value that the instruction leaves on top: of two that one instruction loads, the second. */
export function valueRangeAt(code: CodeObject, index: number): SourceRange {
  const second = code.secondPositions;
  for (let i = 0; i < second.length; i += 5) {
    if (second[i] === index) {
      const [line = 1, endLine = 1, col = 0, endCol = 0] = second.subarray(i + 1, i + 5);
      return { line, col: Math.max(0, col), endLine, endCol: Math.max(0, endCol) };
    }
  }
  return rangeAt(code, index);
}
