import type { ExprContext, Range } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { Resolution } from '../symtable/scope.ts';
import type { Generator } from './generator.ts';
import { indexOf } from './unit.ts';

type Storage = 'fast' | 'deref' | 'global' | 'name';

/** Reads, binds or deletes a variable, by the instruction that fits where it lives. */
export function nameOperation(g: Generator, name: string, context: ExprContext, location: Range): void {
  const { unit } = g;
  const mangled = g.mangled(name);
  const resolution = unit.resolution(mangled);
  switch (storageOf(g, mangled, resolution)) {
    case 'fast':
      g.emit(fastOps[context], location, indexOf(unit.varnames, mangled));
      return;
    case 'deref': {
      const index = resolution === Resolution.FREE ? unit.freeIndex(mangled) : indexOf(unit.cellvars, mangled);
      if (context !== 'Load') {
        g.emit(context === 'Store' ? Op.STORE_DEREF : Op.DELETE_DEREF, location, index);
      } else if (unit.scope.block === 'class' && unit.inlineDepth === 0) {
        g.emit(Op.LOAD_LOCALS, location);
        g.emit(Op.LOAD_FROM_DICT_OR_DEREF, location, index);
      } else if (unit.scope.canSeeClassScope) {
        loadClassDict(g, location);
        g.emit(Op.LOAD_FROM_DICT_OR_DEREF, location, index);
      } else {
        g.emit(Op.LOAD_DEREF, location, index);
      }
      return;
    }
    case 'global': {
      const index = indexOf(unit.names, mangled);
      if (context !== 'Load') {
        g.emit(context === 'Store' ? Op.STORE_GLOBAL : Op.DELETE_GLOBAL, location, index);
      } else if (unit.scope.canSeeClassScope && resolution === Resolution.GLOBAL_IMPLICIT) {
        loadClassDict(g, location);
        g.emit(Op.LOAD_FROM_DICT_OR_GLOBALS, location, index);
      } else {
        g.emit(Op.LOAD_GLOBAL, location, index << 1);
      }
      return;
    }
    case 'name': {
      const index = indexOf(unit.names, mangled);
      if (context !== 'Load') {
        g.emit(context === 'Store' ? Op.STORE_NAME : Op.DELETE_NAME, location, index);
      } else if (unit.scope.block === 'class' && unit.inlineDepth > 0) {
        // A comprehension does not see the names of the class body it runs in.
        g.emit(Op.LOAD_GLOBAL, location, index << 1);
      } else {
        g.emit(Op.LOAD_NAME, location, index);
      }
      return;
    }
    default:
  }
}

const fastOps: Readonly<Record<ExprContext, number>> = {
  Load: Op.LOAD_FAST,
  Store: Op.STORE_FAST,
  Del: Op.DELETE_FAST,
};

function storageOf(g: Generator, name: string, resolution: Resolution): Storage {
  const { unit } = g;
  const { isFunctionLike } = unit.scope;
  switch (resolution) {
    case Resolution.FREE:
    case Resolution.CELL:
      return 'deref';
    case Resolution.LOCAL:
      return isFunctionLike || unit.hiddenLocals.has(name) ? 'fast' : 'name';
    case Resolution.GLOBAL_IMPLICIT:
      return isFunctionLike ? 'global' : 'name';
    case Resolution.GLOBAL_EXPLICIT:
      return 'global';
    case Resolution.UNKNOWN:
      return 'name';
    default:
      return resolution satisfies never;
  }
}

function loadClassDict(g: Generator, location: Range): void {
  g.emit(Op.LOAD_DEREF, location, g.unit.freeIndex('__classdict__'));
}

/** The index of an attribute or imported name in `co_names`. */
export function nameIndex(g: Generator, name: string): number {
  return indexOf(g.unit.names, g.mangled(name));
}
