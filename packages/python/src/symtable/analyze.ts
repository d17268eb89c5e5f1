import { BOUND, Resolution, SymbolFlag, flagsOf, packSymbol, resolutionOf } from './scope.ts';
import type { Scope } from './scope.ts';
import { sourceErrorAt } from './source-error.ts';

/** The names a scope sees from the scopes around it. A child works on a copy: its bindings do not leak out. */
interface Surroundings {
  /** Names bound in enclosing functions; `null` for the module, which nothing encloses. */
  readonly bound: Set<string> | null;
  /** Names an enclosing scope declared `global`. */
  readonly global: Set<string>;
  readonly typeParameters: Set<string>;
  /** The class body whose names an annotation scope sees. */
  readonly classScope: Scope | null;
}

/** The second pass; the essay in `symbol-table.ts` explains it. Errors point at the declaration. */
export function analyze(module: Scope, filename: string): void {
  new Analyzer(filename).block(
    module,
    { bound: null, global: new Set(), typeParameters: new Set(), classScope: null },
    new Set(),
  );
}

class Analyzer {
  private readonly filename: string;

  constructor(filename: string) {
    this.filename = filename;
  }

  /** Decides every name of a scope and of those within; adds to `free` what they need from outside. */
  block(scope: Scope, around: Surroundings, free: Set<string>): void {
    const isClass = scope.block === 'class';
    const local = new Set<string>();
    const resolutions = new Map<string, Resolution>();
    // A class's own names are invisible in its methods: what they see is fixed before its names are looked at.
    const newBound = new Set(isClass ? around.bound : null);
    const newGlobal = new Set(isClass ? around.global : null);
    for (const [name, symbol] of scope.symbols) {
      resolutions.set(name, this.resolve(scope, name, symbol, around, local, free));
    }
    if (isClass) {
      for (const hidden of ['__class__', '__classdict__', '__conditional_annotations__']) {
        newBound.add(hidden);
      }
    } else {
      if (scope.isFunctionLike) {
        addAll(newBound, local);
      }
      addAll(newBound, around.bound);
      addAll(newGlobal, around.global);
    }

    const newFree = new Set<string>();
    const inlinedCells = new Set<string>();
    for (const child of scope.children) {
      const childFree = new Set(newFree);
      this.block(
        child,
        {
          bound: new Set(newBound),
          global: new Set(newGlobal),
          typeParameters: new Set(around.typeParameters),
          classScope: child.canSeeClassScope ? (isClass ? scope : around.classScope) : null,
        },
        childFree,
      );
      // PEP 709. In an annotation scope of a class the names come from a dictionary: no inlining there.
      if (child.comprehension !== null && child.comprehension !== 'generator' && !scope.canSeeClassScope) {
        inlineComprehension(scope, child, resolutions, childFree, inlinedCells);
        child.isInlined = true;
      }
      addAll(newFree, childFree);
    }
    spliceInlined(scope);

    if (scope.isFunctionLike) {
      makeCells(resolutions, newFree, inlinedCells);
    } else if (isClass) {
      dropClassCells(scope, newFree);
    }
    record(scope, resolutions, around.bound, newFree, inlinedCells);
    addAll(free, newFree);
  }

  private resolve(
    scope: Scope,
    name: string,
    symbol: number,
    around: Surroundings,
    local: Set<string>,
    free: Set<string>,
  ): Resolution {
    const { bound, global, typeParameters, classScope } = around;
    if ((symbol & SymbolFlag.GLOBAL) !== 0) {
      if ((symbol & SymbolFlag.NONLOCAL) !== 0) {
        throw this.errorAtDirective(scope, name, `name '${name}' is nonlocal and global`);
      }
      global.add(name);
      bound?.delete(name);
      return Resolution.GLOBAL_EXPLICIT;
    }
    if ((symbol & SymbolFlag.NONLOCAL) !== 0) {
      if (bound === null) {
        throw this.errorAtDirective(scope, name, 'nonlocal declaration not allowed at module level');
      }
      if (!bound.has(name)) {
        throw this.errorAtDirective(scope, name, `no binding for nonlocal '${name}' found`);
      }
      if (typeParameters.has(name)) {
        throw this.errorAtDirective(scope, name, `nonlocal binding not allowed for type parameter '${name}'`);
      }
      free.add(name);
      return Resolution.FREE;
    }
    if ((symbol & BOUND) !== 0) {
      local.add(name);
      global.delete(name);
      if ((symbol & SymbolFlag.TYPE_PARAM) !== 0) {
        typeParameters.add(name);
      } else {
        typeParameters.delete(name);
      }
      return Resolution.LOCAL;
    }
    if (classScope !== null) {
      // The class binds the name: at run time its namespace is searched, then the globals, and never
      // the functions around the class.
      const inClass = classScope.symbol(name);
      if ((inClass & SymbolFlag.GLOBAL) !== 0) {
        return Resolution.GLOBAL_EXPLICIT;
      }
      if ((inClass & BOUND) !== 0 && (inClass & SymbolFlag.NONLOCAL) === 0) {
        return Resolution.GLOBAL_IMPLICIT;
      }
    }
    if (bound?.has(name) === true) {
      free.add(name);
      return Resolution.FREE;
    }
    return Resolution.GLOBAL_IMPLICIT;
  }

  private errorAtDirective(scope: Scope, name: string, message: string): Error {
    const directive = scope.directives.find((candidate) => candidate.name === name);
    return sourceErrorAt(this.filename, directive?.range ?? scope.range, message);
  }
}

/** Merges the names of a comprehension into the scope that will hold its code. */
function inlineComprehension(
  scope: Scope,
  comprehension: Scope,
  resolutions: Map<string, Resolution>,
  comprehensionFree: Set<string>,
  inlinedCells: Set<string>,
): void {
  let dropsClassCell = false;
  for (const [name, symbol] of comprehension.symbols) {
    if ((symbol & SymbolFlag.PARAM) !== 0) {
      continue;
    }
    let resolution = resolutionOf(symbol);
    const flags = flagsOf(symbol);
    if (resolution === Resolution.CELL || (flags & SymbolFlag.COMP_CELL) !== 0) {
      inlinedCells.add(name);
    }
    if (resolution === Resolution.FREE && scope.block === 'class' && name === '__class__') {
      // Never free through a class body: the body itself owns the cell, but does not see it.
      resolution = Resolution.GLOBAL_IMPLICIT;
      comprehensionFree.delete(name);
      dropsClassCell = true;
    }
    const existing = scope.symbols.get(name);
    if (existing === undefined) {
      scope.symbols.set(name, flags);
      resolutions.set(name, resolution);
    } else if ((existing & BOUND) !== 0 && scope.block !== 'class' && !isFreeInChild(comprehension, name)) {
      // What was free in the comprehension is now simply local to the scope around it.
      comprehensionFree.delete(name);
    }
  }
  if (dropsClassCell) {
    comprehension.symbols.delete('__class__');
  }
}

function isFreeInChild(scope: Scope, name: string): boolean {
  return scope.children.some((child) => child.resolution(name) === Resolution.FREE);
}

function spliceInlined(scope: Scope): void {
  for (let i = scope.children.length - 1; i >= 0; i--) {
    const child = scope.children[i];
    if (child?.isInlined === true) {
      scope.children.splice(i, 1, ...child.children);
      scope.inlined.unshift(child);
    }
  }
}

/** A local that something inside needs becomes a cell; here its search ends. */
function makeCells(resolutions: Map<string, Resolution>, free: Set<string>, inlinedCells: Set<string>): void {
  for (const [name, resolution] of resolutions) {
    if (resolution === Resolution.LOCAL && (free.has(name) || inlinedCells.has(name))) {
      resolutions.set(name, Resolution.CELL);
      free.delete(name);
    }
  }
}

function dropClassCells(scope: Scope, free: Set<string>): void {
  if (free.delete('__class__')) {
    scope.needsClassCell = true;
  }
  if (free.delete('__classdict__')) {
    scope.needsClassDict = true;
  }
  if (free.delete('__conditional_annotations__')) {
    scope.hasConditionalAnnotations = true;
  }
}

/** Writes the decisions down, and lists what inner scopes need from outside as free here too. */
function record(
  scope: Scope,
  resolutions: ReadonlyMap<string, Resolution>,
  bound: ReadonlySet<string> | null,
  free: ReadonlySet<string>,
  inlinedCells: ReadonlySet<string>,
): void {
  for (const [name, symbol] of scope.symbols) {
    const flags = flagsOf(symbol) | (inlinedCells.has(name) ? SymbolFlag.COMP_CELL : 0);
    scope.symbols.set(name, packSymbol(flags, resolutions.get(name) ?? Resolution.UNKNOWN));
  }
  const seesClass = scope.block === 'class' || scope.canSeeClassScope;
  for (const name of free) {
    const symbol = scope.symbols.get(name);
    if (symbol !== undefined) {
      if (seesClass) {
        scope.symbols.set(name, symbol | SymbolFlag.FREE_CLASS);
      }
    } else if (bound === null || bound.has(name)) {
      scope.symbols.set(name, packSymbol(0, Resolution.FREE));
    }
  }
}

function addAll(target: Set<string>, source: ReadonlySet<string> | null): void {
  if (source !== null) {
    for (const name of source) {
      target.add(name);
    }
  }
}
