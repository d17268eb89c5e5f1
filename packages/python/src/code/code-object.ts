/**
 * The code object: where compiler and machine meet. Plain data; the machine wraps it in a Python object
 * (`objects/code.ts`) whose attributes are CPython's `co_*`.
 *
 * Instructions are CPython 3.14's, one `(opcode, argument)` pair each, without inline caches and without
 * `EXTENDED_ARG`: those are layout, added when `co_code` or `dis` asks (`assemble.ts`).
 *
 *     instructions   op0 arg0 op1 arg1 …            Int32Array, 2 per instruction
 *     positions      line0 endLine0 col0 endCol0 …  Int32Array, 4 per instruction, -1 where there is none
 *
 * A jump's argument is the index of the target instruction, not a relative offset.
 */
export interface CodeObject {
  readonly name: string;
  readonly qualname: string;
  readonly filename: string;
  readonly firstLine: number;
  readonly flags: number;
  readonly argCount: number;
  readonly posOnlyArgCount: number;
  readonly kwOnlyArgCount: number;
  readonly stackSize: number;
  /** Parameters first, then the other locals that are not captured only; CPython's order. */
  readonly varnames: readonly string[];
  /** In CPython's order: captured parameters in the order of the parameters, then the others, sorted. */
  readonly cellvars: readonly string[];
  /** Sorted. `__closure__` follows this order. */
  readonly freevars: readonly string[];
  readonly names: readonly string[];
  readonly consts: readonly Const[];
  /** The slots of a frame: `varnames`, then cell variables that are not parameters, then free variables. */
  readonly localsPlus: readonly string[];
  readonly instructions: Int32Array;
  readonly positions: Int32Array;
  readonly exceptionTable: readonly ExceptionEntry[];
  /**
   * For each instruction 1 where executing it leaves, on top of the stack, the value of the source
   * expression that the instruction's position covers. Expression steps stop behind these. Where `LOAD_GLOBAL`
   * also pushes a NULL (for the call that follows), the value is the one below it.
   */
  readonly expressionEnds: Uint8Array;
  /**
   * Where the second half of a super-instruction (`LOAD_FAST_BORROW_LOAD_FAST_BORROW`, `STORE_FAST_LOAD_FAST`, …)
   * stands in the source; `positions` has the first half's. Five numbers each, by rising index:
   * `index line endLine col endCol`.
   */
  readonly secondPositions: Int32Array;
  /** The scope this code was compiled from: explanations of name resolution are read from it. */
  readonly scope: CodeScope;
  /** Of code that the guest put together, by `code.replace` or `types.CodeType`. */
  readonly given?: GivenCode;
}

/** What code that the guest put together has besides: its tables as they were given, byte for byte. */
export interface GivenCode {
  readonly bytes: Uint8Array;
  readonly lineTable: Uint8Array;
  readonly exceptionTable: Uint8Array;
  readonly layout: CodeLayout;
  /** Why it cannot be run; `null` where it can. */
  readonly problem: string | null;
}

/** Where each instruction lies in `co_code`. */
export interface CodeLayout {
  /** By instruction index: the offset of the instruction itself, behind its `EXTENDED_ARG`s. */
  readonly offsets: Int32Array;
  /** By instruction index: the offset where it begins, `EXTENDED_ARG`s included. One more entry: the total. */
  readonly starts: Int32Array;
  /** Arguments as encoded: of jumps the distance. */
  readonly args: Int32Array;
}

/** One protected range. Indices count instructions; `end` is exclusive. */
export interface ExceptionEntry {
  readonly start: number;
  readonly end: number;
  readonly target: number;
  /** To this depth the value stack is cut before the handler runs. */
  readonly depth: number;
  /** Whether the index of the failing instruction is pushed below the exception. */
  readonly pushLasti: boolean;
}

export type Const =
  | { readonly type: 'none' }
  | { readonly type: 'ellipsis' }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'int'; readonly value: number | bigint }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'complex'; readonly real: number; readonly imag: number }
  | { readonly type: 'str'; readonly value: string }
  | { readonly type: 'bytes'; readonly value: Uint8Array }
  | { readonly type: 'tuple'; readonly items: readonly Const[] }
  | { readonly type: 'frozenset'; readonly items: readonly Const[] }
  | { readonly type: 'slice'; readonly start: Const; readonly stop: Const; readonly step: Const }
  | { readonly type: 'code'; readonly code: CodeObject };

/** How a scope came about. `annotation`, `typeParameters` and `typeAlias` are PEP 649's and PEP 695's. */
export type ScopeKind =
  | 'module'
  | 'function'
  | 'lambda'
  | 'class'
  | 'comprehension'
  | 'annotation'
  | 'typeParameters'
  | 'typeAlias';

/** How a scope resolves one name: https://docs.python.org/3.14/reference/executionmodel.html#resolution-of-names */
export type NameResolution = 'local' | 'cell' | 'free' | 'globalExplicit' | 'globalImplicit';

export interface CodeScope {
  readonly kind: ScopeKind;
  readonly name: string;
  /** Every name that occurs in this scope, and how it resolves here. */
  readonly names: ReadonlyMap<string, NameResolution>;
  /** The lexically enclosing scope, `null` for the module. */
  readonly parent: CodeScope | null;
}

/** `co_flags` bits: https://docs.python.org/3.14/library/inspect.html#code-objects-bit-flags */
export const CodeFlag = {
  OPTIMIZED: 0x1,
  NEWLOCALS: 0x2,
  VARARGS: 0x4,
  VARKEYWORDS: 0x8,
  NESTED: 0x10,
  GENERATOR: 0x20,
  COROUTINE: 0x80,
  ITERABLE_COROUTINE: 0x100,
  ASYNC_GENERATOR: 0x200,
  FUTURE_ANNOTATIONS: 0x1000000,
  HAS_DOCSTRING: 0x4000000,
  METHOD: 0x8000000,
} as const;
