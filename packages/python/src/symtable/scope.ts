import type { Range } from '../ast/nodes.ts';
import type { CodeScope, NameResolution, ScopeKind } from '../code/code-object.ts';

/**
 * What the source says of a name in one scope: the facts of the first pass. The numbers are those of
 * CPython's `symtable` module. A symbol packs them with the resolution the second pass decided on:
 *
 *     bit  15 … 12          11 … 0
 *          Resolution       SymbolFlag
 */
export const SymbolFlag = {
  GLOBAL: 1,
  LOCAL: 2,
  PARAM: 4,
  NONLOCAL: 8,
  USE: 16,
  /** In a class: a method reads a variable of this name from outside the class. */
  FREE_CLASS: 64,
  IMPORT: 128,
  ANNOT: 256,
  COMP_ITER: 512,
  TYPE_PARAM: 1024,
  /** A cell of a comprehension that was inlined here. */
  COMP_CELL: 2048,
} as const;

/** Each of these gives the name a binding in the scope itself. */
export const BOUND = SymbolFlag.LOCAL | SymbolFlag.PARAM | SymbolFlag.IMPORT | SymbolFlag.TYPE_PARAM;

export const Resolution = { UNKNOWN: 0, LOCAL: 1, GLOBAL_EXPLICIT: 2, GLOBAL_IMPLICIT: 3, FREE: 4, CELL: 5 } as const;
export type Resolution = (typeof Resolution)[keyof typeof Resolution];

const RESOLUTION_SHIFT = 12;
const FLAG_MASK = (1 << RESOLUTION_SHIFT) - 1;

export function resolutionOf(symbol: number): Resolution {
  return ((symbol >> RESOLUTION_SHIFT) & 15) as Resolution;
}

export function flagsOf(symbol: number): number {
  return symbol & FLAG_MASK;
}

export function packSymbol(flags: number, resolution: Resolution): number {
  return flags | (resolution << RESOLUTION_SHIFT);
}

/** CPython's block types. Lambdas, comprehensions and generator expressions are functions. */
export type BlockType =
  | 'module'
  | 'function'
  | 'class'
  | 'annotation'
  | 'typeVariable'
  | 'typeAlias'
  | 'typeParameters';

export type ComprehensionKind = 'list' | 'set' | 'dict' | 'generator';

export type NameAction = 'load' | 'store' | 'delete' | 'parameter' | 'import' | 'global' | 'nonlocal' | 'typeParameter';

/** One place where a name is written. */
export interface NameUse {
  readonly action: NameAction;
  readonly range: Range;
  /**
   * Whether `range` is the name's own. Otherwise it is that of the statement or clause which holds the name
   * (`def f`, `import a as b`, `except E as e`): the tree keeps no position for the name itself.
   */
  readonly isExact: boolean;
}

interface Directive {
  readonly name: string;
  readonly range: Range;
}

/** One block of code with names of its own. Names are mangled. Built by `buildSymbolTable`, then left alone. */
export class Scope implements CodeScope {
  readonly block: BlockType;
  readonly kind: ScopeKind;
  readonly name: string;
  readonly range: Range;
  readonly parent: Scope | null;
  /** In source order; those of an inlined comprehension stand in its place. */
  readonly children: Scope[] = [];
  /** Comprehensions that became part of this scope (PEP 709). */
  readonly inlined: Scope[] = [];
  /** In order of first occurrence; see `SymbolFlag` for the layout. */
  readonly symbols = new Map<string, number>();
  readonly uses = new Map<string, NameUse[]>();
  /** Parameters in the order of `co_varnames`. */
  readonly parameters: string[] = [];
  /** `global` and `nonlocal` statements, for the position of late errors. */
  readonly directives: Directive[] = [];
  readonly comprehension: ComprehensionKind | null;
  /** Whether a function encloses this scope. */
  readonly isNested: boolean;
  readonly isMethod: boolean;
  isGenerator = false;
  isCoroutine = false;
  isInlined = false;
  hasVarargs = false;
  hasVarkeywords = false;
  hasDocstring = false;
  hasAnnotations = false;
  /** A method mentions `__class__` or `super`: the class body owns the cell `__class__`. */
  needsClassCell = false;
  /** An annotation scope inside looks names up in the class body's namespace. */
  needsClassDict = false;
  hasConditionalAnnotations = false;
  /** An annotation or type parameter scope directly in a class sees the class's names. */
  canSeeClassScope = false;
  /** Where the annotations of this module or class body are evaluated (PEP 649). */
  annotationScope: Scope | null = null;
  /** In the type parameter scope of a generic class only these names are mangled. */
  mangledNames: Set<string> | null = null;
  /** What kind of bound or default a type variable scope holds, for error messages. */
  typeVariableRole: string | null = null;

  constructor(
    block: BlockType,
    kind: ScopeKind,
    name: string,
    range: Range,
    parent: Scope | null,
    comprehension: ComprehensionKind | null,
  ) {
    this.block = block;
    this.kind = kind;
    this.name = name;
    this.range = range;
    this.parent = parent;
    this.comprehension = comprehension;
    this.isNested = parent !== null && (parent.isNested || parent.isFunctionLike);
    this.isMethod = parent !== null && parent.block === 'class' && block === 'function';
  }

  /** Whether names are slots of a frame here; a module's and a class's live in a dictionary. */
  get isFunctionLike(): boolean {
    return this.block !== 'module' && this.block !== 'class';
  }

  symbol(name: string): number {
    return this.symbols.get(name) ?? 0;
  }

  resolution(name: string): Resolution {
    return resolutionOf(this.symbol(name));
  }

  get names(): ReadonlyMap<string, NameResolution> {
    const names = new Map<string, NameResolution>();
    for (const [name, symbol] of this.symbols) {
      names.set(name, resolutionNames[resolutionOf(symbol)]);
    }
    return names;
  }
}

const resolutionNames: Readonly<Record<Resolution, NameResolution>> = {
  [Resolution.UNKNOWN]: 'globalImplicit',
  [Resolution.LOCAL]: 'local',
  [Resolution.GLOBAL_EXPLICIT]: 'globalExplicit',
  [Resolution.GLOBAL_IMPLICIT]: 'globalImplicit',
  [Resolution.FREE]: 'free',
  [Resolution.CELL]: 'cell',
};
