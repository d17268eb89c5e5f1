import {
  compile,
  compilePrompt,
  type CompileMode,
  type Diagnostic,
  displayName,
  Frame,
  isCellSlot,
  type Machine,
  newSlots,
  ON_RETURN,
  PyCell,
  PyCode,
  PyDict,
  PyFunction,
  PyTuple,
  type Value,
  wrapCode,
} from '@nonlocal/python';

export const promptFilename = '<prompt>';

/** Where the machine keeps the names that the prompt made in function frames, which have no place for them. */
const ownNames = 'prompt';

/** A running evaluation: the machine has a frame for it on top, and gets back what it had before when that is done. */
export interface Evaluation {
  /** Puts everything back. Call once, when the frame has returned, raised, or is to be given up. */
  readonly finish: () => void;
}

export type Prepared =
  | { readonly kind: 'code'; readonly code: PyCode }
  | { readonly kind: 'diagnostic'; readonly diagnostic: Diagnostic };

/**
 * Compiles what was typed to run in the scope of `frame`: one statement as the interactive prompt takes it, else a row
 * of statements.
 */
export function preparePrompt(vm: Machine, source: string, mode: CompileMode, frame: Frame): Prepared {
  const result = compile(source, promptFilename, mode, 0);
  const isRow = result.kind === 'diagnostic' && result.diagnostic.message.startsWith('multiple statements');
  if (result.kind === 'diagnostic' && !(isRow && mode === 'single')) return result;
  if (frame.names === null) return prepareInFunction(vm, source, frame);
  if (result.kind === 'diagnostic') return prepared(compilePrompt(vm, null, source, promptFilename));
  const { code } = result;
  return { kind: 'code', code: vm.enter(() => wrapCode(code, false)) };
}

function prepared(result: PyCode | Diagnostic): Prepared {
  return result instanceof PyCode ? { kind: 'code', code: result } : { kind: 'diagnostic', diagnostic: result };
}

/** In a function's frame the code becomes a function defined there: closures that it makes hold the frame's own cells. */
function prepareInFunction(vm: Machine, source: string, frame: Frame): Prepared {
  const names = [...new Set([...namesOf(frame), ...addedTo(vm).keys()])];
  const first = compilePrompt(vm, names, source, promptFilename);
  if (!(first instanceof PyCode)) return prepared(first);
  // What it assigns besides is to be there for the next prompt: it gets cells too.
  const made = first.code.varnames.filter((name) => !names.includes(name) && !name.startsWith('.'));
  if (made.length === 0) return { kind: 'code', code: first };
  return prepared(compilePrompt(vm, [...names, ...made], source, promptFilename));
}

/** Enters `code` in the scope of `scope`. The program's own budgets, depth and input are set aside meanwhile. */
export function enterPrompt(vm: Machine, code: PyCode, scope: Frame, instructions: number): Evaluation {
  const { frame, depth, handled, executed, budgetEnd, written, stdinClosed, tracer, raising } = vm;
  const stdin = vm.stdin.splice(0);
  const closure = scope.names === null ? vm.enter(() => closureFor(vm, code, scope)) : null;
  vm.depth = 0;
  vm.budgetEnd = executed + instructions;
  vm.written = 0;
  vm.stdinClosed = true;
  vm.tracer = null;
  vm.raising = null;
  vm.enter(() => {
    const func = closure === null ? null : functionWith(code, scope, closure);
    vm.push(new Frame(code, scope.globals, scope.builtins, scope.names, func, newSlots(code), frame, ON_RETURN.host));
  });
  return {
    finish() {
      while (vm.frame !== frame && vm.frame !== null) abandon(vm);
      if (closure !== null) vm.enter(() => writeBack(vm, scope, code.code.freevars, closure));
      Object.assign(vm, { frame, depth, handled, executed, budgetEnd, written, stdinClosed, tracer, raising });
      vm.stdin.push(...stdin);
    },
  };
}

function functionWith(code: PyCode, scope: Frame, cells: readonly PyCell[]): PyFunction {
  const module = scope.globals.getStr('__name__') ?? '__main__';
  const func = new PyFunction(code, scope.globals, scope.builtins, '', module, '', scope.id);
  func.closure = new PyTuple(cells);
  return func;
}

/** The frame's own cells, and cells of their own for variables that have none. */
function closureFor(vm: Machine, code: PyCode, scope: Frame): PyCell[] {
  const { localsPlus } = scope.code.code;
  const added = addedTo(vm);
  return code.code.freevars.map((name) => {
    if (name === displayName) return new PyCell(vm.frozen('display'));
    const slot = localsPlus.indexOf(name);
    if (slot < 0) return new PyCell(added.get(name));
    const held = scope.slots[slot];
    return held instanceof PyCell && isCellSlot(scope, slot) ? held : new PyCell(held);
  });
}

/** Brings what is in the cells that are not the frame's own to where it belongs. */
function writeBack(vm: Machine, scope: Frame, names: readonly string[], cells: readonly PyCell[]): void {
  const { localsPlus } = scope.code.code;
  names.forEach((name, i) => {
    const cell = cells[i];
    if (cell === undefined || name === displayName) return;
    const slot = localsPlus.indexOf(name);
    if (slot < 0) keep(vm, name, cell.contents);
    else if (scope.slots[slot] !== cell) scope.slots[slot] = cell.contents;
  });
}

function namesOf(frame: Frame): string[] {
  return frame.code.code.localsPlus.filter((name) => !name.startsWith('.'));
}

function addedTo(vm: Machine): ReadonlyMap<string, Value> {
  const dict = vm.held.get(ownNames);
  const names = new Map<string, Value>();
  if (!(dict instanceof PyDict)) return names;
  for (const [name, value] of dict.entries()) if (typeof name === 'string') names.set(name, value);
  return names;
}

function keep(vm: Machine, name: string, value: Value | undefined): void {
  let dict = vm.held.get(ownNames);
  if (!(dict instanceof PyDict)) {
    if (value === undefined) return;
    dict = new PyDict();
    vm.held.set(ownNames, dict);
  }
  if (!(dict instanceof PyDict)) return;
  if (value === undefined) dict.deleteStr(name);
  else dict.setStr(name, value);
}

/** Drops a frame that a limit ended. A generator that ran in it is over. */
function abandon(vm: Machine): void {
  const generator = vm.frame?.generator ?? null;
  if (generator !== null) {
    generator.frame = null;
    generator.isRunning = false;
  }
  vm.pop();
}
