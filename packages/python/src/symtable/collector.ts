import type { ExprContext, Range } from '../ast/nodes.ts';
import type { ScopeKind } from '../code/code-object.ts';
import type { SourceError } from '../source/diagnostic.ts';
import type { FutureFeatures } from './future.ts';
import { mangle } from './mangle.ts';
import { Scope, SymbolFlag } from './scope.ts';
import type { BlockType, ComprehensionKind, NameAction } from './scope.ts';
import { sourceErrorAt, tooDeeplyNested } from './source-error.ts';

/** Nesting that the visitors of the front half may reach: far below what the host's stack holds. */
const MAX_DEPTH = 400;

/** Which scope a node opens. A type variable's default opens one beside its bound's, hence the second map. */
export interface ScopeIndex {
  readonly scopes: Map<object, Scope>;
  readonly defaults: Map<object, Scope>;
}

/** What holds only while a scope is being visited. */
interface Visit {
  readonly scope: Scope;
  inConditionalBlock: boolean;
  inIterationTarget: boolean;
  inUnevaluatedAnnotation: boolean;
  /** Depth of comprehension iterables around the current node: `:=` is forbidden there. */
  iterableDepth: number;
}

/** State of the first pass: the stack of scopes, and the one operation that records a fact about a name. */
export class Collector {
  readonly filename: string;
  readonly future: FutureFeatures;
  readonly index: ScopeIndex = { scopes: new Map(), defaults: new Map() };
  readonly stack: Visit[] = [];
  /** The class whose name mangles private names here. */
  privateClass: string | null = null;
  private moduleScope: Scope | null = null;
  private depth = 0;

  constructor(filename: string, future: FutureFeatures) {
    this.filename = filename;
    this.future = future;
  }

  get visit(): Visit {
    const top = this.stack.at(-1);
    if (top === undefined) {
      throw new Error('no scope is being visited');
    }
    return top;
  }

  get scope(): Scope {
    return this.visit.scope;
  }

  error(message: string, range: Range): SourceError {
    return sourceErrorAt(this.filename, range, message);
  }

  /** Makes a scope inside the current one without entering it. */
  create(
    block: BlockType,
    kind: ScopeKind,
    name: string,
    range: Range,
    key: object | null,
    comprehension: ComprehensionKind | null = null,
  ): Scope {
    const scope = new Scope(block, kind, name, range, this.stack.at(-1)?.scope ?? null, comprehension);
    if (key !== null) {
      this.index.scopes.set(key, scope);
    }
    return scope;
  }

  enter(scope: Scope): void {
    const outer = this.stack.at(-1);
    this.stack.push({
      scope,
      inConditionalBlock: false,
      inIterationTarget: false,
      inUnevaluatedAnnotation: false,
      iterableDepth: outer?.iterableDepth ?? 0,
    });
    if (outer !== undefined && outer.scope.mangledNames !== null && scope.block !== 'class') {
      scope.mangledNames = outer.scope.mangledNames;
    }
    // Under the annotations future they are only text, and take no part in the table.
    if (this.future.annotations && scope.block === 'annotation') {
      return;
    }
    if (scope.block === 'module') {
      this.moduleScope = scope;
    }
    outer?.scope.children.push(scope);
  }

  /** Enters a scope that is called with the annotation format as its hidden parameter. */
  enterEvaluated(scope: Scope): void {
    this.enter(scope);
    this.addHidden('.format', SymbolFlag.PARAM);
    this.addHidden('.format', SymbolFlag.USE);
  }

  exit(): void {
    this.stack.pop();
  }

  mangled(name: string, scope: Scope = this.scope): string {
    if (scope.mangledNames !== null && !scope.mangledNames.has(name)) {
      return name;
    }
    return mangle(this.privateClass, name);
  }

  lookup(name: string, scope: Scope = this.scope): number {
    return scope.symbol(this.mangled(name, scope));
  }

  /** Records a fact about a name that the program wrote at `range`. */
  add(name: string, flags: number, range: Range, action: NameAction, isExact: boolean): void {
    const binds = SymbolFlag.PARAM | SymbolFlag.LOCAL | SymbolFlag.IMPORT;
    if ((flags & binds) !== 0) {
      this.checkAssignable(name, range, action === 'delete' ? 'Del' : 'Store');
    }
    if ((flags & SymbolFlag.TYPE_PARAM) !== 0) {
      this.scope.mangledNames?.add(name);
    }
    this.addTo(this.visit, name, flags, range);
    const mangled = this.mangled(name);
    const uses = this.scope.uses.get(mangled);
    const use = { action, range, isExact };
    if (uses === undefined) {
      this.scope.uses.set(mangled, [use]);
    } else {
      uses.push(use);
    }
  }

  /** Records a fact about a name that the language itself adds. */
  addHidden(name: string, flags: number): void {
    this.addTo(this.visit, name, flags, this.scope.range);
  }

  addTo(visit: Visit, name: string, flags: number, range: Range): void {
    const { scope } = visit;
    const mangled = this.mangled(name);
    let symbol = scope.symbol(mangled);
    if ((flags & symbol & SymbolFlag.TYPE_PARAM) !== 0) {
      throw this.error(`duplicate type parameter '${name}'`, range);
    }
    symbol |= flags;
    if (visit.inIterationTarget) {
      if ((symbol & (SymbolFlag.GLOBAL | SymbolFlag.NONLOCAL)) !== 0) {
        throw this.error(`comprehension inner loop cannot rebind assignment expression target '${name}'`, range);
      }
      symbol |= SymbolFlag.COMP_ITER;
    }
    scope.symbols.set(mangled, symbol);
    if ((flags & SymbolFlag.PARAM) !== 0) {
      scope.parameters.push(mangled);
    } else if ((flags & SymbolFlag.GLOBAL) !== 0 && this.moduleScope !== null) {
      this.moduleScope.symbols.set(mangled, this.moduleScope.symbol(mangled) | flags);
    }
  }

  isModuleScope(scope: Scope): boolean {
    return scope === this.moduleScope;
  }

  recordDirective(name: string, range: Range): void {
    this.scope.directives.push({ name: this.mangled(name), range });
  }

  checkAssignable(name: string, range: Range, context: ExprContext): void {
    if (name === '__debug__' && context !== 'Load') {
      throw this.error(context === 'Store' ? 'cannot assign to __debug__' : 'cannot delete __debug__', range);
    }
  }

  /** Runs a visit one level deeper, within the nesting limit. */
  deeper(visit: () => void): void {
    if (++this.depth > MAX_DEPTH) {
      throw tooDeeplyNested(this.filename);
    }
    visit();
    this.depth--;
  }

  /** Runs a visit of statements that may not be reached: annotations there are conditional. */
  conditionally(visit: () => void): void {
    const current = this.visit;
    const outer = current.inConditionalBlock;
    current.inConditionalBlock = true;
    visit();
    current.inConditionalBlock = outer;
  }
}
