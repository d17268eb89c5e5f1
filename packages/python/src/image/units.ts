import type { CodeObject } from '../code/code-object.ts';
import { PyCode } from '../objects/code.ts';
import { wrapCode } from '../objects/constant.ts';
import { firstGuestId, swapHeap } from '../objects/heap.ts';
import type { CompileMode, CompileResult, MachineOptions } from '../vm/machine.ts';

/**
 * What was compiled at once. An image refers to code by its unit, which is compiled again when the image is read; code
 * objects are never written.
 */
export interface Unit {
  readonly source: string;
  readonly filename: string;
  readonly mode: CompileMode;
  readonly flags: number;
}

/**
 * Where a code object comes from. Wrapping a unit's code makes its constants and nested code objects in a fixed order,
 * so their ids are `first + ordinal`: one number places a whole unit.
 */
export interface CodeOrigin {
  readonly unit: Unit;
  readonly root: CodeObject;
  readonly ordinal: number;
}

const origins = new WeakMap<CodeObject, CodeOrigin>();

/** Results by source, the latest last: a restored machine does not compile again what this process has compiled. */
const results = new Map<string, CompileResult>();
const keptResults = 64;
const longSource = 100_000;

/** A compiler that remembers where its code objects come from. Machines that are to be imaged compile with it alone. */
export function rememberingCompiler(compile: MachineOptions['compile']): MachineOptions['compile'] {
  return (source, filename, mode, flags) => {
    const key = `${mode}\0${flags}\0${filename}\0${source}`;
    const known = results.get(key);
    if (known !== undefined) return known;
    const result = compile(source, filename, mode, flags);
    if (result.kind === 'code') remember(result.code, { source, filename, mode, flags });
    if (source.length <= longSource) results.set(key, result);
    if (results.size > keptResults) results.delete(results.keys().next().value as string);
    return result;
  };
}

function remember(root: CodeObject, unit: Unit): void {
  for (const code of codesOf(wrapUnit(root, firstGuestId, false)))
    origins.set(code.code, { unit, root, ordinal: code.id - firstGuestId });
}

/** `undefined` for code that was put together by hand (`code.replace`, `types.CodeType`). */
export function originOf(code: CodeObject): CodeOrigin | undefined {
  return origins.get(code);
}

/** Wraps a unit's code so that its objects get the ids from `first` on. */
export function wrapUnit(root: CodeObject, first: number, isHidden: boolean): PyCode {
  const previous = swapHeap({ nextId: first, allocated: 0, owed: 0, dirty: null });
  try {
    return wrapCode(root, isHidden);
  } finally {
    swapHeap(previous);
  }
}

/** A code object and those nested in it. */
export function codesOf(code: PyCode): PyCode[] {
  const codes = [code];
  for (let i = 0; i < codes.length; i++) {
    for (const value of (codes[i] as PyCode).consts) if (value instanceof PyCode) codes.push(value);
  }
  return codes;
}
