import type { AnnAssign, Range, Stmt } from '../ast/nodes.ts';
import { Resolution, SymbolFlag, resolutionOf } from '../symtable/scope.ts';
import type { Scope } from '../symtable/scope.ts';
import { ConstantPool } from './constants.ts';
import { InstructionSequence } from './instruction-sequence.ts';
import type { Label } from './instruction-sequence.ts';

export type UnitKind = 'module' | 'class' | 'function' | 'asyncFunction' | 'lambda' | 'comprehension' | 'annotations';

/** A statement that surrounds the code being generated and must be undone when something leaves it early. */
export type Enclosing =
  | { readonly kind: 'while'; readonly start: Label; readonly exit: Label }
  | { readonly kind: 'for'; readonly start: Label; readonly exit: Label }
  | { readonly kind: 'asyncFor'; readonly start: Label; readonly exit: Label }
  | { readonly kind: 'tryExcept' }
  | { readonly kind: 'finallyTry'; readonly finalbody: readonly Stmt[] }
  | { readonly kind: 'finallyEnd' }
  | { readonly kind: 'with'; readonly location: Range; readonly isAsync: boolean }
  | { readonly kind: 'exceptHandler' }
  | { readonly kind: 'groupHandler' }
  | { readonly kind: 'handlerCleanup'; readonly name: string | null }
  | { readonly kind: 'value' }
  | { readonly kind: 'asyncGenerator' }
  | { readonly kind: 'stopIteration' };

export interface ArgumentCounts {
  readonly args: number;
  readonly posOnly: number;
  readonly kwOnly: number;
}

export const NO_ARGUMENTS: ArgumentCounts = { args: 0, posOnly: 0, kwOnly: 0 };

/** An annotation that waits for the end of the body; `index` is -1 where it surely is reached. */
export interface DeferredAnnotation {
  readonly statement: AnnAssign;
  readonly index: number;
}

/** What code generation gathers for one code object. Maps go from a name to its index. */
export class Unit {
  readonly kind: UnitKind;
  readonly scope: Scope;
  readonly name: string;
  readonly firstLine: number;
  readonly counts: ArgumentCounts;
  /** The class whose name mangles private names here. */
  readonly privateClass: string | null;
  qualname: string;
  sequence = new InstructionSequence();
  readonly constants = new ConstantPool();
  readonly names = new Map<string, number>();
  readonly varnames = new Map<string, number>();
  /** Numbered on from the cells to the free variables. */
  readonly cellvars = new Map<string, number>();
  readonly freevars = new Map<string, number>();
  readonly enclosing: Enclosing[] = [];
  /** While the code of an inlined comprehension is generated, its view of a name wins over the scope's. */
  readonly overlay = new Map<string, number>();
  /** Names that an inlined comprehension keeps in slots although this scope's live in a dictionary. */
  readonly hiddenLocals = new Set<string>();
  readonly staticAttributes = new Set<string>();
  readonly deferredAnnotations: DeferredAnnotation[] = [];
  /** The name shown for the first parameter, where that is hidden from the code itself. */
  firstParameter: string | null = null;
  nextAnnotationIndex = 0;
  inlineDepth = 0;
  conditionalDepth = 0;

  constructor(
    kind: UnitKind,
    scope: Scope,
    name: string,
    firstLine: number,
    counts: ArgumentCounts,
    privateClass: string | null,
  ) {
    this.kind = kind;
    this.scope = scope;
    this.name = name;
    this.qualname = name;
    this.firstLine = firstLine;
    this.counts = counts;
    this.privateClass = privateClass;
    for (const parameter of scope.parameters) {
      indexOf(this.varnames, parameter);
    }
    for (const cell of namesOf(scope, Resolution.CELL, SymbolFlag.COMP_CELL)) {
      indexOf(this.cellvars, cell);
    }
    if (scope.needsClassCell) {
      indexOf(this.cellvars, '__class__');
    }
    if (scope.needsClassDict) {
      indexOf(this.cellvars, '__classdict__');
    }
    if (scope.hasConditionalAnnotations) {
      indexOf(this.cellvars, '__conditional_annotations__');
    }
    for (const free of namesOf(scope, Resolution.FREE, SymbolFlag.FREE_CLASS)) {
      this.freeIndex(free);
    }
  }

  /** The index of a free variable, which is added if it is new. */
  freeIndex(name: string): number {
    const index = this.freevars.get(name) ?? this.cellvars.size + this.freevars.size;
    this.freevars.set(name, index);
    return index;
  }

  symbol(name: string): number {
    return this.overlay.get(name) ?? this.scope.symbol(name);
  }

  resolution(name: string): Resolution {
    return resolutionOf(this.symbol(name));
  }
}

/** The index of a name, which is added at the end if it is new. */
export function indexOf(names: Map<string, number>, name: string): number {
  let index = names.get(name);
  if (index === undefined) {
    index = names.size;
    names.set(name, index);
  }
  return index;
}

function namesOf(scope: Scope, resolution: Resolution, flag: number): string[] {
  const names: string[] = [];
  for (const [name, symbol] of scope.symbols) {
    if (resolutionOf(symbol) === resolution || (symbol & flag) !== 0) {
      names.push(name);
    }
  }
  return names.sort(byCodePoint);
}

/** Python's order of strings. JavaScript's differs for characters beyond the basic plane. */
export function byCodePoint(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = (x[i]?.codePointAt(0) ?? 0) - (y[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return x.length - y.length;
}
