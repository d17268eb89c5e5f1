import { layoutOf } from './assemble.ts';
import type { CodeObject } from './code-object.ts';

/**
 * `co_linetable`: https://github.com/python/cpython/blob/main/InternalDocs/code_objects.md#source-code-locations
 *
 *     entry   1 kind(4) units-1(3) | what the kind needs
 *
 *     0–9     one line, the last entry's; columns in a byte: the start's upper bits are the kind
 *     10–12   one line, so many behind the last entry's; a byte each for the columns
 *     13      a line by its distance, no columns
 *     14      distance, number of further lines, both columns plus one
 *     15      no place
 */
const SHORT_KINDS = 10;
const NO_COLUMNS = 13;
const LONG = 14;
const NO_PLACE = 15;
const mostUnits = 8;

/** A place in the source for so many code units. -1 where something is not known. */
export interface PlacedUnits {
  readonly units: number;
  readonly line: number;
  readonly endLine: number;
  readonly col: number;
  readonly endCol: number;
}

export function encodeLineTable(code: CodeObject): Uint8Array {
  const { starts } = layoutOf(code);
  const { positions } = code;
  const bytes: number[] = [];
  const count = starts.length - 1;
  let line = code.firstLine;
  for (let i = 0; i < count;) {
    const [first = -1, endLine = -1, col = -1, endCol = -1] = positions.subarray(4 * i, 4 * i + 4);
    let next = i + 1;
    while (next < count && [0, 1, 2, 3].every((part) => positions[4 * next + part] === positions[4 * i + part])) next++;
    const place = { line: first, endLine, col, endCol };
    for (let units = ((starts[next] ?? 0) - (starts[i] ?? 0)) / 2; units > 0; units -= mostUnits)
      line = addEntry(bytes, { ...place, units: Math.min(units, mostUnits) }, line);
    i = next;
  }
  return Uint8Array.from(bytes);
}

/** Gives the line that the next entry counts from. */
function addEntry(bytes: number[], { units, line, endLine, col, endCol }: PlacedUnits, last: number): number {
  const head = (kind: number): number => bytes.push(0x80 | (kind << 3) | (units - 1));
  if (line < 0) {
    head(NO_PLACE);
    return last;
  }
  const distance = line - last;
  const isOneLine = endLine === line || endLine < 0;
  if (col < 0 || endCol < 0) {
    if (isOneLine) {
      head(NO_COLUMNS);
      addSigned(bytes, distance);
      return line;
    }
  } else if (endLine === line) {
    if (distance === 0 && col < 8 * SHORT_KINDS && endCol >= col && endCol - col < 16) {
      head(col >> 3);
      bytes.push(((col & 7) << 4) | (endCol - col));
      return line;
    }
    if (distance >= 0 && distance < 3 && col < 128 && endCol < 128) {
      head(SHORT_KINDS + distance);
      bytes.push(col, endCol);
      return line;
    }
  }
  head(LONG);
  addSigned(bytes, distance);
  addVarint(bytes, Math.max(endLine - line, 0));
  addVarint(bytes, col + 1);
  addVarint(bytes, endCol + 1);
  return line;
}

function addVarint(bytes: number[], value: number): void {
  let rest = value;
  for (; rest > 63; rest = Math.floor(rest / 64)) bytes.push(0x40 | (rest & 63));
  bytes.push(rest);
}

function addSigned(bytes: number[], value: number): void {
  addVarint(bytes, value < 0 ? -value * 2 + 1 : value * 2);
}

/** Reads a table that anybody may have written: what is cut off ends it, and a number too large is what is left of it. */
export function decodeLineTable(bytes: Uint8Array, firstLine: number): PlacedUnits[] {
  const entries: PlacedUnits[] = [];
  let line = firstLine;
  let at = 0;
  const byte = (): number => bytes[at++] ?? 0;
  const varint = (): number => {
    let value = 0;
    let read = byte();
    for (let shift = 0; ; shift += 6) {
      if (shift < 30) value |= (read & 63) << shift;
      if ((read & 64) === 0) return value >>> 0;
      read = byte();
    }
  };
  const signed = (): number => {
    const value = varint();
    return (value & 1) === 0 ? value >>> 1 : -(value >>> 1);
  };
  while (at < bytes.length) {
    const head = byte();
    const kind = (head >> 3) & 15;
    const units = (head & 7) + 1;
    let [endLine, col, endCol] = [-1, -1, -1];
    if (kind === NO_PLACE) {
      entries.push({ units, line: -1, endLine, col, endCol });
      continue;
    }
    if (kind === LONG) {
      line = (line + signed()) | 0;
      endLine = (line + varint()) | 0;
      col = (varint() - 1) | 0;
      endCol = (varint() - 1) | 0;
    } else {
      if (kind === NO_COLUMNS) {
        line = (line + signed()) | 0;
      } else if (kind >= SHORT_KINDS) {
        line = (line + kind - SHORT_KINDS) | 0;
        col = byte();
        endCol = byte();
      } else {
        const packed = byte();
        col = (kind << 3) | (packed >> 4);
        endCol = col + (packed & 15);
      }
      endLine = line;
    }
    entries.push({ units, line, endLine, col, endCol });
  }
  return entries;
}
