import type { Range } from '../ast/nodes.ts';

/** Of an instruction that stands for nothing in the source; it may take its neighbour's. */
export const NO_LOCATION: Range = { line: -1, col: -1, endLine: -1, endCol: -1 };

/** Takes the location of the instruction that ends up behind it. */
export const NEXT_LOCATION: Range = { line: -2, col: -2, endLine: -2, endCol: -2 };

/** A line without columns. */
export function lineLocation(line: number): Range {
  return { line, col: -1, endLine: line, endCol: -1 };
}

/** The start of a line: where the hidden first instructions of a function stand. */
export function lineStart(line: number): Range {
  return { line, col: 0, endLine: line, endCol: 0 };
}
