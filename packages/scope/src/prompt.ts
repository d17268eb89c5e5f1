import {
  compile,
  type CompileMode,
  type Diagnostic,
  Frame,
  isCellSlot,
  localNames,
  type Machine,
  newSlots,
  ON_RETURN,
  PyCell,
  type PyCode,
  PyDict,
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

/** Compiles what was typed: one statement as the interactive prompt takes it, else a row of statements. */
export function preparePrompt(vm: Machine, source: string, mode: CompileMode): Prepared {
  let result = compile(source, promptFilename, mode, 0);
  if (
    result.kind === 'diagnostic' &&
    mode === 'single' &&
    result.diagnostic.message.startsWith('multiple statements')
  ) {
    result = compile(source, promptFilename, 'exec', 0);
  }
  if (result.kind === 'diagnostic') return result;
  const { code } = result;
  return { kind: 'code', code: vm.enter(() => wrapCode(code, false)) };
}

/** Enters `code` in the scope of `frame`. The program's own budgets, depth and input are set aside meanwhile. */
export function enterPrompt(vm: Machine, code: PyCode, scope: Frame, instructions: number): Evaluation {
  const { frame, depth, handled, executed, budgetEnd, written, stdinClosed, tracer, raising } = vm;
  const stdin = vm.stdin.splice(0);
  const names = scope.names ?? vm.enter(() => functionNames(vm, scope));
  const given = new Map(names instanceof PyDict && scope.names === null ? names.entries() : []);
  vm.depth = 0;
  vm.budgetEnd = executed + instructions;
  vm.written = 0;
  vm.stdinClosed = true;
  vm.tracer = null;
  vm.raising = null;
  vm.enter(() =>
    vm.push(new Frame(code, scope.globals, scope.builtins, names, null, newSlots(code), frame, ON_RETURN.host)),
  );
  return {
    finish() {
      while (vm.frame !== frame && vm.frame !== null) abandon(vm);
      if (scope.names === null && names instanceof PyDict) vm.enter(() => writeBack(vm, scope, names, given));
      Object.assign(vm, { frame, depth, handled, executed, budgetEnd, written, stdinClosed, tracer, raising });
      vm.stdin.push(...stdin);
    },
  };
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

/** The names that code in a function's frame can see of it, and those that the prompt added. */
function functionNames(vm: Machine, scope: Frame): PyDict {
  const names = new PyDict();
  const added = vm.held.get(ownNames);
  if (added instanceof PyDict) added.copyInto(names);
  const locals = localNames(scope);
  if (locals instanceof PyDict) {
    for (const [name, value] of locals.entries()) if (typeof name === 'string') names.setStr(name, value);
  }
  return names;
}

/**
 * Brings what the prompt did to the names into the frame's slots and cells. What it left alone stays: the code may have
 * reached a cell in another way.
 */
function writeBack(vm: Machine, scope: Frame, names: PyDict, given: ReadonlyMap<Value, Value>): void {
  const { localsPlus } = scope.code.code;
  localsPlus.forEach((name, slot) => {
    const value = names.getStr(name);
    if (name.startsWith('.') || value === given.get(name)) return;
    const held = scope.slots[slot];
    if (held instanceof PyCell && isCellSlot(scope, slot)) held.set(value);
    else scope.slots[slot] = value;
  });
  for (const [name, value] of names.entries()) {
    if (typeof name === 'string' && !localsPlus.includes(name)) addedNames(vm).setStr(name, value);
  }
}

function addedNames(vm: Machine): PyDict {
  const there = vm.held.get(ownNames);
  if (there instanceof PyDict) return there;
  const made = new PyDict();
  vm.held.set(ownNames, made);
  return made;
}
