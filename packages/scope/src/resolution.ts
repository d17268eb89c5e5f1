import { type CodeObject, type CodeScope, type Frame, isCellSlot, Op, PyCell, PyDict } from '@nonlocal/python';
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
    const { instructions } = frame.code.code;
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
        this.#name(frame, argument >> 1);
        return;
      case Op.LOAD_NAME:
        this.#name(frame, argument);
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

  #add(resolution: ResolutionView): void {
    for (const known of this.#found) if (known.name === resolution.name) return;
    this.#found.push(resolution);
  }

  #slot(frame: Frame, slot: number, isDeref = false): void {
    const { code } = frame.code;
    if ((code.localsPlus[slot] as string).startsWith('.')) return;
    const held = frame.slots[slot];
    let isBound = held !== undefined;
    if (held instanceof PyCell && isCellSlot(frame, slot)) {
      // A cell that is taken for a closure is not looked into.
      if (!isDeref) return;
      isBound = held.contents !== undefined;
    }
    const { slots } = walksOf(code);
    const place = 2 * slot + (isBound ? 1 : 0);
    this.#add((slots[place] ??= slotResolution(code, slot, isBound ? 'found' : 'unbound')));
  }

  #name(frame: Frame, index: number): void {
    const { code } = frame.code;
    const name = code.names[index] as string;
    const end = endOf(frame, name);
    const { names } = walksOf(code);
    const place = ends.length * index + ends.indexOf(end);
    const known = names[place];
    const where = moduleName(frame);
    if (known !== undefined && known.module === where) {
      this.#add(known.resolution);
      return;
    }
    const resolution = nameResolution(code.scope, name, end, where);
    names[place] = { module: where, resolution };
    this.#add(resolution);
  }
}

/** Where a name without a slot can be found. */
const ends = ['class', 'global', 'builtin', 'nowhere'] as const;
type End = (typeof ends)[number];

function endOf(frame: Frame, name: string): End {
  if (frame.code.code.scope.kind === 'class' && frame.names instanceof PyDict && frame.names.getStr(name) !== undefined)
    return 'class';
  if (frame.globals.findStr(name) >= 0) return 'global';
  return frame.builtins.findStr(name) >= 0 ? 'builtin' : 'nowhere';
}

/** The walks of a code object's names: few, since they follow from its scope and from where they end. */
interface Walks {
  /** By slot: unbound, bound. */
  readonly slots: (ResolutionView | undefined)[];
  /** By index in `names`, then by end. */
  readonly names: ({ readonly module: string; readonly resolution: ResolutionView } | undefined)[];
}

const known = new WeakMap<CodeObject, Walks>();

function walksOf(code: CodeObject): Walks {
  let walks = known.get(code);
  if (walks === undefined) {
    walks = { slots: [], names: [] };
    known.set(code, walks);
  }
  return walks;
}

function resolutionOf(name: string, walk: readonly Walk[]): ResolutionView {
  // A walk that grew has room to spare; it is kept with the code.
  return { name, found: foundIn(walk), walk: walk.slice() };
}

function slotResolution(
  { localsPlus, freevars, scope }: CodeObject,
  slot: number,
  outcome: Walk['outcome'],
): ResolutionView {
  const name = localsPlus[slot] as string;
  if (slot < localsPlus.length - freevars.length)
    return resolutionOf(name, [{ scope: 'local', where: scope.name, outcome }]);
  const walk: Walk[] = [here(scope, 'absent')];
  for (let outer = scope.parent; outer !== null; outer = outer.parent) {
    const resolution = outer.names.get(name);
    if (outer.kind !== 'class' && (resolution === 'cell' || resolution === 'local')) {
      walk.push({ scope: 'enclosing', where: outer.name, outcome });
      break;
    }
    if (outer.kind !== 'module') walk.push(passed(outer));
  }
  return resolutionOf(name, walk);
}

function nameResolution(scope: CodeScope, name: string, end: End, module: string): ResolutionView {
  const walk: Walk[] = [];
  if (scope.kind === 'class') {
    walk.push({ scope: 'class', where: scope.name, outcome: end === 'class' ? 'found' : 'absent' });
    if (end === 'class') return resolutionOf(name, walk);
  } else if (scope.kind !== 'module') {
    walk.push(here(scope, 'absent'));
  }
  for (let outer = scope.parent; outer !== null; outer = outer.parent)
    if (outer.kind !== 'module') walk.push(passed(outer));
  walk.push({ scope: 'global', where: module, outcome: end === 'global' ? 'found' : 'absent' });
  if (end !== 'global')
    walk.push({ scope: 'builtin', where: 'builtins', outcome: end === 'builtin' ? 'found' : 'absent' });
  return resolutionOf(name, walk);
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
