import { type CodeScope, type Frame, isCellSlot, Op, PyCell, PyDict } from '@nonlocal/python';
import { foundIn } from './found-in.ts';
import type { ResolutionView } from './view.ts';

/** Names traced in one step at most. */
const mostNames = 12;

type Walk = ResolutionView['walk'][number];

/**
 * Collects how the names are found that are loaded between two moments, each name once. The walk is read from the scopes
 * of the compiled program; what it finds there, from the running frame.
 */
export class ResolutionTrace {
  #found: ResolutionView[] = [];

  /** Before each instruction. */
  readonly watch = (frame: Frame): void => {
    if (this.#found.length >= mostNames) return;
    const { instructions, names } = frame.code.code;
    const argument = instructions[frame.pc + 1] as number;
    switch (instructions[frame.pc]) {
      case Op.LOAD_FAST:
      case Op.LOAD_FAST_BORROW:
      case Op.LOAD_FAST_CHECK:
        this.#slot(frame, argument);
        return;
      case Op.LOAD_DEREF:
      case Op.LOAD_FROM_DICT_OR_DEREF:
        this.#slot(frame, argument, true);
        return;
      case Op.LOAD_FAST_LOAD_FAST:
      case Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
        this.#slot(frame, argument >> 4);
        this.#slot(frame, argument & 15);
        return;
      case Op.STORE_FAST_LOAD_FAST:
        this.#slot(frame, argument & 15);
        return;
      case Op.LOAD_GLOBAL:
        this.#name(frame, names[argument >> 1] as string);
        return;
      case Op.LOAD_NAME:
        this.#name(frame, names[argument] as string);
        return;
      default:
    }
  };

  /** What was found since it was last taken. */
  take(): readonly ResolutionView[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }

  #add(name: string, walk: readonly Walk[]): void {
    if (!this.#found.some((known) => known.name === name)) this.#found.push({ name, found: foundIn(walk), walk });
  }

  #slot(frame: Frame, slot: number, isDeref = false): void {
    const { localsPlus, freevars, scope } = frame.code.code;
    const name = localsPlus[slot] as string;
    if (name.startsWith('.')) return;
    const held = frame.slots[slot];
    // A cell that is taken for a closure is not looked into.
    if (!isDeref && held instanceof PyCell && isCellSlot(frame, slot)) return;
    if (slot < localsPlus.length - freevars.length) {
      const isBound =
        held instanceof PyCell && isCellSlot(frame, slot) ? held.contents !== undefined : held !== undefined;
      this.#add(name, [{ scope: 'local', where: scope.name, outcome: isBound ? 'found' : 'unbound' }]);
      return;
    }
    const isBound = held instanceof PyCell && held.contents !== undefined;
    const walk: Walk[] = [here(scope, 'absent')];
    for (let outer = scope.parent; outer !== null; outer = outer.parent) {
      const resolution = outer.names.get(name);
      if (outer.kind !== 'class' && (resolution === 'cell' || resolution === 'local')) {
        walk.push({ scope: 'enclosing', where: outer.name, outcome: isBound ? 'found' : 'unbound' });
        break;
      }
      if (outer.kind !== 'module') walk.push(passed(outer));
    }
    this.#add(name, walk);
  }

  #name(frame: Frame, name: string): void {
    const { scope } = frame.code.code;
    const walk: Walk[] = [];
    if (scope.kind === 'class') {
      const isOwn = frame.names instanceof PyDict && frame.names.getStr(name) !== undefined;
      walk.push({ scope: 'class', where: scope.name, outcome: isOwn ? 'found' : 'absent' });
      if (isOwn) {
        this.#add(name, walk);
        return;
      }
    } else if (scope.kind !== 'module') {
      walk.push(here(scope, 'absent'));
    }
    for (let outer = scope.parent; outer !== null; outer = outer.parent)
      if (outer.kind !== 'module') walk.push(passed(outer));
    const isGlobal = frame.globals.getStr(name) !== undefined;
    walk.push({ scope: 'global', where: moduleName(frame), outcome: isGlobal ? 'found' : 'absent' });
    if (!isGlobal)
      walk.push({
        scope: 'builtin',
        where: 'builtins',
        outcome: frame.builtins.getStr(name) === undefined ? 'absent' : 'found',
      });
    this.#add(name, walk);
  }
}

function here(scope: CodeScope, outcome: Walk['outcome']): Walk {
  return { scope: scope.kind === 'class' ? 'class' : 'local', where: scope.name, outcome };
}

/** Class scopes are not searched from the functions inside them. */
function passed(scope: CodeScope): Walk {
  return scope.kind === 'class'
    ? { scope: 'class', where: scope.name, outcome: 'skipped' }
    : { scope: 'enclosing', where: scope.name, outcome: 'absent' };
}

function moduleName(frame: Frame): string {
  const name = frame.globals.getStr('__name__');
  return typeof name === 'string' ? name : '?';
}
