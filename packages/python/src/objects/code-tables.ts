import type { CodeObject } from '../code/code-object.ts';
import { encodeExceptionTable } from '../code/exception-table.ts';
import { encodeLineTable } from '../code/line-table.ts';

/** `co_linetable` and `co_exceptiontable`, as they were given or as CPython would write them. */
export function lineTableOf(code: CodeObject): Uint8Array {
  return code.given?.lineTable ?? encodeLineTable(code);
}

export function exceptionTableOf(code: CodeObject): Uint8Array {
  return code.given?.exceptionTable ?? encodeExceptionTable(code);
}

export function areSameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
