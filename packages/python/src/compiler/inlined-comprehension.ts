import type { Range } from '../ast/nodes.ts';
import { Op } from '../code/opcodes.ts';
import { Resolution, SymbolFlag, resolutionOf } from '../symtable/scope.ts';
import type { Scope } from '../symtable/scope.ts';
import type { Generator } from './generator.ts';
import type { Label } from './instruction-sequence.ts';
import { NO_LOCATION } from './location.ts';
import { Pseudo } from './operations.ts';
import { indexOf } from './unit.ts';

/** What has to be undone behind an inlined comprehension. */
export interface Inlining {
  end(): void;
}

/**
 * Prepares to run a comprehension in this frame. Its iterator is on top of the stack. Each name it binds is
 * saved below the iterator and cleared, so that an outer variable of that name is neither seen nor changed; in
 * a module or class, whose variables live in a dictionary, the name gets a slot of its own meanwhile.
 *
 *     before   … iterator
 *     after    … saved₁ … savedₙ iterator       (through one SWAP, so savedₙ and saved₁ trade places)
 */
export function beginInlining(g: Generator, comprehension: Scope, location: Range): Inlining {
  const { unit } = g;
  const isInClass = unit.scope.block === 'class' && unit.inlineDepth === 0;
  unit.inlineDepth++;
  const overlaid: [name: string, previous: number | undefined][] = [];
  const hidden: string[] = [];
  const saved: string[] = [];
  for (const [name, symbol] of comprehension.symbols) {
    const inner = resolutionOf(symbol);
    const outer = resolutionOf(unit.symbol(name));
    const differs =
      inner !== outer && inner !== Resolution.FREE && !(inner === Resolution.CELL && outer === Resolution.FREE);
    if (differs || isInClass) {
      overlaid.push([name, unit.overlay.get(name)]);
      unit.overlay.set(name, symbol);
    }
    if (isBound(symbol)) {
      saved.push(name);
      if (!unit.scope.isFunctionLike && !unit.hiddenLocals.has(name)) {
        unit.hiddenLocals.add(name);
        hidden.push(name);
      }
    }
  }
  for (const name of saved) {
    g.emit(Op.LOAD_FAST_AND_CLEAR, location, indexOf(unit.varnames, name));
    if (resolutionOf(comprehension.symbol(name)) === Resolution.CELL) {
      const isFree = resolutionOf(unit.symbol(name)) === Resolution.FREE;
      g.emit(Op.MAKE_CELL, location, isFree ? unit.freeIndex(name) : indexOf(unit.cellvars, name));
    }
  }
  let cleanup: Label | null = null;
  if (saved.length > 0) {
    g.emit(Op.SWAP, location, saved.length + 1);
    cleanup = g.newLabel();
    g.jump(Pseudo.SETUP_FINALLY, cleanup, location);
  }
  const restore = (): void => {
    g.emit(Op.SWAP, location, saved.length + 1);
    for (const name of saved.toReversed()) {
      g.emit(Pseudo.STORE_FAST_MAYBE_NULL, location, indexOf(unit.varnames, name));
    }
  };
  return {
    end(): void {
      if (cleanup !== null) {
        const end = g.newLabel();
        g.emit(Pseudo.POP_BLOCK, NO_LOCATION);
        g.jump(Pseudo.JUMP_NO_INTERRUPT, end, NO_LOCATION);
        // On an exception the unfinished collection goes, and the saved names come back as well.
        g.useLabel(cleanup);
        g.emit(Op.SWAP, NO_LOCATION, 2);
        g.emit(Op.POP_TOP, NO_LOCATION);
        restore();
        g.emit(Op.RERAISE, NO_LOCATION, 0);
        g.useLabel(end);
        restore();
      }
      unit.inlineDepth--;
      for (const [name, previous] of overlaid) {
        if (previous === undefined) {
          unit.overlay.delete(name);
        } else {
          unit.overlay.set(name, previous);
        }
      }
      for (const name of hidden) {
        unit.hiddenLocals.delete(name);
      }
    },
  };
}

/** Bound in the comprehension itself; `:=` binds outside. */
function isBound(symbol: number): boolean {
  return (symbol & SymbolFlag.LOCAL) !== 0 && (symbol & SymbolFlag.NONLOCAL) === 0;
}
