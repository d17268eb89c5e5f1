import { instructionAtOffset, layoutOf } from './assemble.ts';
import type { CodeObject, ExceptionEntry } from './code-object.ts';

/**
 * `co_exceptiontable`: https://github.com/python/cpython/blob/main/InternalDocs/exception_handling.md#format-of-the-exception-table
 *
 *     entry   start | length | target | depth*2 + lasti      code units, 6 bits a byte, the highest first
 */
const FIRST = 0x80;
const MORE = 0x40;

export function encodeExceptionTable(code: CodeObject): Uint8Array {
  const { starts } = layoutOf(code);
  const unit = (index: number): number => (starts[index] ?? 0) / 2;
  const bytes: number[] = [];
  for (const { start, end, target, depth, pushLasti } of code.exceptionTable) {
    addNumber(bytes, unit(start), FIRST);
    addNumber(bytes, unit(end) - unit(start), 0);
    addNumber(bytes, unit(target), 0);
    addNumber(bytes, depth * 2 + (pushLasti ? 1 : 0), 0);
  }
  return Uint8Array.from(bytes);
}

function addNumber(bytes: number[], value: number, mark: number): void {
  const first = bytes.length;
  for (let shift = 24; shift > 0; shift -= 6) {
    if (value >= 1 << shift) bytes.push(MORE | ((value >> shift) & 63));
  }
  bytes.push(value & 63);
  bytes[first] = (bytes[first] ?? 0) | mark;
}

/** `null` where the bytes are no table, or name places where no instruction of the code begins. */
export function decodeExceptionTable(bytes: Uint8Array, code: CodeObject): ExceptionEntry[] | null {
  const { starts } = layoutOf(code);
  const entries: ExceptionEntry[] = [];
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (;;) {
      const byte = bytes[at++];
      if (byte === undefined) return -1;
      value = (value * 64 + (byte & 63)) % 2 ** 31;
      if ((byte & MORE) === 0) return value;
    }
  };
  const instruction = (unit: number): number => {
    const count = starts.length - 1;
    if (unit * 2 === starts[count]) return count;
    const index = instructionAtOffset(code, unit * 2);
    return index >= 0 && starts[index] === unit * 2 ? index : -1;
  };
  while (at < bytes.length) {
    if (((bytes[at] ?? 0) & FIRST) === 0) return null;
    const [from, length, to, last] = [number(), number(), number(), number()];
    if (from < 0 || length < 0 || to < 0 || last < 0) return null;
    const [start, end, target] = [instruction(from), instruction(from + length), instruction(to)];
    if (start < 0 || end < start || target < 0) return null;
    entries.push({ start, end, target, depth: last >> 1, pushLasti: (last & 1) === 1 });
  }
  return entries;
}
