/**
 * The symbol table: which names each block of code has, and where each name lives.
 *
 * Python decides this before anything runs. A block is a module, a class body, a function (lambdas and
 * generator expressions are functions), or one of the hidden blocks of PEP 649 and PEP 695: the function that
 * evaluates annotations, the scope of type parameters, a type variable's bound or default, a type alias.
 * Two passes do it.
 *
 * **First pass** (`collector.ts`, `collect-*.ts`): walk the tree and note facts. In this block the name is
 * a parameter, is assigned, is imported, is read, is declared `global` or `nonlocal`, is annotated, is a type
 * parameter, is the target of a comprehension's `for`. The order of statements matters only for
 * declarations: `global x` behind a use of `x` is an error there and then. Private names are mangled
 * first, so that what follows compares final names. Whatever a default, decorator, base class or the outermost
 * iterable of a comprehension reads belongs to the block *around*, where it is evaluated. `:=` in
 * a comprehension binds in the nearest block that is not a comprehension (PEP 572).
 *
 * **Second pass** (`analyze.ts`): go down the tree of blocks with the set of names that enclosing
 * functions bind, and come up again with the set of names that inner blocks are still missing.
 *
 *     going down, for each name of the block:
 *       declared global              → explicit global; hidden from inner blocks' search
 *       declared nonlocal            → free; must be bound in an enclosing function, else SyntaxError
 *       bound here                   → local
 *       bound in an enclosing function → free
 *       anything else                → implicit global: found at run time in the globals or the builtins
 *
 *     coming up, for each name an inner block has free:
 *       local in this function       → the local becomes a *cell*: it may outlive the call
 *       otherwise                    → free here as well, though this block never mentions it: the closure is
 *                                      handed down from frame to frame
 *
 * A class body takes part with two twists. Its bindings are not visible in its methods, so it passes down
 * exactly what it was given – plus three cells of its own: `__class__` (for `super()`), `__classdict__` (so
 * that annotation scopes can look into the namespace while it is built) and `__conditional_annotations__`.
 * And its own free names may *also* be bound in it; the flag FREE_CLASS keeps both facts.
 *
 * **Inlined comprehensions** (PEP 709): since 3.12 a list, set or dict comprehension runs in the frame
 * around it. The table still treats it as a block, so that its loop variable stays its own, and then merges
 * it: names the outer block lacks are added to it, cells become cells of the outer block, and the inner
 * blocks of the comprehension are hung into its place. Generator expressions stay functions, and so do
 * comprehensions in annotation scopes of a class, whose names come from a dictionary.
 *
 * The result serves the compiler, and the explanations: `Scope.uses` has every place where a name is
 * written, `Scope.symbols` CPython's own flags.
 *
 * Sources: https://docs.python.org/3.14/reference/executionmodel.html#naming-and-binding, PEP 227, 572, 649,
 * 695, 709, 3104.
 */
import type { Mod, Range } from '../ast/nodes.ts';
import { analyze } from './analyze.ts';
import { visitExpression } from './collect-expressions.ts';
import { visitStatements } from './collect-statements.ts';
import { Collector } from './collector.ts';
import type { ScopeIndex } from './collector.ts';
import { hasDocstring } from './docstring.ts';
import { readFutureFeatures } from './future.ts';
import type { FutureFeatures } from './future.ts';
import type { Scope } from './scope.ts';

/** The scopes of one program, with the way from a node to the scope it opens. */
export interface SymbolTable {
  readonly module: Scope;
  readonly index: ScopeIndex;
  readonly future: FutureFeatures;
}

/** The module's scope; the others hang below it. Throws `SourceError` where the program's names contradict. */
export function buildSymbolTable(mod: Mod, filename: string): Scope {
  return collectScopes(mod, filename, false).module;
}

/** As `buildSymbolTable`, with what the compiler needs besides. */
export function collectScopes(mod: Mod, filename: string, futureAnnotations: boolean): SymbolTable {
  const future = readFutureFeatures(mod, filename, futureAnnotations);
  const collector = new Collector(filename, future);
  const start: Range = { line: 0, col: 0, endLine: 0, endCol: 0 };
  const module = collector.create('module', 'module', 'top', start, mod);
  collector.enter(module);
  if (mod.kind === 'Expression') {
    visitExpression(collector, mod.body);
  } else {
    module.hasDocstring = mod.kind === 'Module' && hasDocstring(mod.body);
    visitStatements(collector, mod.body);
  }
  collector.exit();
  analyze(module, filename);
  return { module, index: collector.index, future };
}
