import type { CodeObject } from '../code/code-object.ts';
import { builtinType, PyObject, type Value } from './object.ts';

export const codeType = builtinType('code', undefined, { isBase: false });

/** A Python code object around the compiler's. One per machine and code, so that identity is CPython's. */
export class PyCode extends PyObject {
  readonly code: CodeObject;
  /** Objects of `code.consts`, nested code among them. */
  readonly consts: readonly Value[];
  /** Inline caches by instruction; filled by the machine, no part of its state. */
  readonly caches: unknown[];
  /** True for the engine's own Python: its frames are hidden from tracebacks, stepping and `sys._getframe`. */
  readonly isHidden: boolean;
  constructor(code: CodeObject, consts: readonly Value[], isHidden: boolean) {
    super(codeType, 200 + code.instructions.length * 4);
    this.code = code;
    this.consts = consts;
    this.caches = [];
    this.isHidden = isHidden;
  }
}
