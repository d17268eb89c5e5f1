import type { CodeObject } from '../code/code-object.ts';
import { builtinType, PyObject, type Value } from './object.ts';

export const codeType = builtinType('code', undefined, { isBase: false });

/** A code object as the dispatch loop runs it, made when it is first entered: see `vm/quicken.ts`. */
export interface QuickCode {
  /** As `code.instructions`, some of them replaced. */
  readonly instructions: Int32Array;
  /** Inline caches, by the index of the instruction that follows. */
  readonly caches: unknown[];
  /** Slots for locals and cells; the value stack begins behind them. */
  readonly localsCount: number;
  /** The number of arguments that need no binding: with so many, all positional, each parameter gets its own. Else -1. */
  readonly plainArguments: number;
  /** What the slots of a new frame are copied from. */
  readonly blankSlots: readonly undefined[];
}

/** A Python code object around the compiler's. One per machine and code, so that identity is CPython's. */
export class PyCode extends PyObject {
  readonly code: CodeObject;
  /** Objects of `code.consts`, nested code among them. */
  readonly consts: readonly Value[];
  /** What the machine made of it to run it fast; no part of its state. */
  quick: QuickCode | null;
  /** True for the engine's own Python: its frames are hidden from tracebacks, stepping and `sys._getframe`. */
  readonly isHidden: boolean;
  constructor(code: CodeObject, consts: readonly Value[], isHidden: boolean) {
    super(codeType, 200 + code.instructions.length * 4);
    this.code = code;
    this.consts = consts;
    this.quick = null;
    this.isHidden = isHidden;
  }
}
