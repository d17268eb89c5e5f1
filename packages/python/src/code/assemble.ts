/**
 * Layout of a code object as bytes, the way CPython's `co_code` has it: two bytes an instruction, an
 * `EXTENDED_ARG` for each further byte of a large argument, and the inline caches behind.
 *
 *     [EXTENDED_ARG hi] [op lo] [CACHE 0] [CACHE 0] …        one code unit is 2 bytes
 *
 * Jump arguments become distances in code units, from the end of the jump and its caches. They depend on the
 * size of other jumps, so sizes are tried until none grows.
 */
import type { CodeLayout, CodeObject } from './code-object.ts';
import { Op, opcodeInfo } from './opcodes.ts';

/** So often sizes may also shrink; then they only grow, so that the search surely ends. */
const MAX_FREE_ROUNDS = 50;

const layouts = new WeakMap<CodeObject, CodeLayout>();

export function layoutOf(code: CodeObject): CodeLayout {
  if (code.given !== undefined) return code.given.layout;
  let layout = layouts.get(code);
  if (layout === undefined) {
    layout = computeLayout(code);
    layouts.set(code, layout);
  }
  return layout;
}

function computeLayout(code: CodeObject): CodeLayout {
  const count = code.instructions.length / 2;
  const args = new Int32Array(count);
  const extended = new Uint8Array(count);
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) {
    // A jump's first guess is the index it leads to. Which sizes the search ends with depends on it.
    args[i] = argAt(code, i);
  }
  let rounds = 0;
  for (let hasChanged = true; hasChanged; rounds++) {
    hasChanged = false;
    let offset = 0;
    for (let i = 0; i < count; i++) {
      const needed = extraBytes(args[i] ?? 0);
      extended[i] = rounds < MAX_FREE_ROUNDS ? needed : Math.max(needed, extended[i] ?? 0);
      starts[i] = offset;
      offset += 2 * (1 + (extended[i] ?? 0) + caches(opAt(code, i)));
    }
    starts[count] = offset;
    for (let i = 0; i < count; i++) {
      if (isJump(opAt(code, i))) {
        const distance = Math.abs((starts[argAt(code, i)] ?? 0) - (starts[i + 1] ?? 0)) / 2;
        args[i] = distance;
        const change = extraBytes(distance) - (extended[i] ?? 0);
        hasChanged ||= change > 0 || (change < 0 && rounds < MAX_FREE_ROUNDS);
      }
    }
  }
  const offsets = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    offsets[i] = (starts[i] ?? 0) + 2 * (extended[i] ?? 0);
  }
  return { offsets, starts, args };
}

export function opAt(code: CodeObject, index: number): number {
  return code.instructions[2 * index] ?? 0;
}

export function argAt(code: CodeObject, index: number): number {
  return code.instructions[2 * index + 1] ?? 0;
}

function isJump(op: number): boolean {
  return opcodeInfo[op]?.jump !== 'none';
}

function caches(op: number): number {
  return opcodeInfo[op]?.caches ?? 0;
}

function extraBytes(arg: number): number {
  const unsigned = arg >>> 0;
  return unsigned > 0xffffff ? 3 : unsigned > 0xffff ? 2 : unsigned > 0xff ? 1 : 0;
}

/** The bytes of `co_code`. */
export function assembleBytes(code: CodeObject): Uint8Array {
  if (code.given !== undefined) return code.given.bytes;
  const { starts, offsets, args } = layoutOf(code);
  const count = args.length;
  const bytes = new Uint8Array(starts[count] ?? 0);
  for (let i = 0; i < count; i++) {
    const offset = offsets[i] ?? 0;
    const arg = (args[i] ?? 0) >>> 0;
    for (let at = starts[i] ?? 0, shift = (offset - at) * 4; at < offset; at += 2, shift -= 8) {
      bytes[at] = Op.EXTENDED_ARG;
      bytes[at + 1] = (arg >>> shift) & 0xff;
    }
    bytes[offset] = opAt(code, i);
    bytes[offset + 1] = arg & 0xff;
  }
  return bytes;
}

/** The byte offset of an instruction: what `f_lasti` shows. -1 stays -1. */
export function offsetOfInstruction(code: CodeObject, index: number): number {
  return index < 0 ? -1 : (layoutOf(code).offsets[index] ?? -1);
}

/** The instruction that a byte offset lies in, caches and `EXTENDED_ARG`s included; -1 beyond the code. */
export function instructionAtOffset(code: CodeObject, offset: number): number {
  const { starts } = layoutOf(code);
  let low = 0;
  let high = starts.length - 1;
  if (offset < 0 || offset >= (starts[high] ?? 0)) {
    return -1;
  }
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}

/** An entry of `co_lines()`: byte offsets, and the line or `null`. */
export interface LineRange {
  readonly start: number;
  readonly end: number;
  readonly line: number | null;
}

/** What `co_lines()` yields: neighbours of one line are one range. */
export function codeLines(code: CodeObject): LineRange[] {
  const { starts } = layoutOf(code);
  const ranges: LineRange[] = [];
  const count = starts.length - 1;
  let begin = 0;
  for (let i = 0; i < count; i++) {
    const line = code.positions[4 * i] ?? -1;
    const next = i + 1 < count ? (code.positions[4 * (i + 1)] ?? -1) : null;
    if (line !== next) {
      ranges.push({ start: begin, end: starts[i + 1] ?? 0, line: line < 0 ? null : line });
      begin = starts[i + 1] ?? 0;
    }
  }
  return ranges;
}

export type CodePosition = readonly [
  line: number | null,
  endLine: number | null,
  col: number | null,
  endCol: number | null,
];

/** What `co_positions()` yields: one for each code unit, caches included. */
export function codePositions(code: CodeObject): CodePosition[] {
  const { starts } = layoutOf(code);
  const positions: CodePosition[] = [];
  for (let i = 0; i + 1 < starts.length; i++) {
    const [line = -1, endLine = -1, col = -1, endCol = -1] = code.positions.subarray(4 * i, 4 * i + 4);
    const position: CodePosition = [orNull(line), orNull(endLine), orNull(col), orNull(endCol)];
    const units = ((starts[i + 1] ?? 0) - (starts[i] ?? 0)) / 2;
    for (let n = 0; n < units; n++) {
      positions.push(position);
    }
  }
  return positions;
}

function orNull(value: number): number | null {
  return value < 0 ? null : value;
}
