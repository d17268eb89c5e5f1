import { CodeFlag } from './code/code-object.ts';
import { compileSource } from './compiler/compile.ts';
import { compilePromptSource, promptSource } from './compiler/compile-prompt.ts';
import { codesOf, rememberingCompiler } from './image/units.ts';
import type { PyCode } from './objects/code.ts';
import { wrapCode } from './objects/constant.ts';
import { PyModule } from './objects/module.ts';
import { None } from './objects/singleton.ts';
import { explainPart } from './parts/parts.ts';
import '#parts';
import type { Diagnostic } from './source/diagnostic.ts';
import { notesText } from './vm/guest-code.ts';
import { type Frame, ON_RETURN } from './vm/frame.ts';
import { Machine, type MachineOptions } from './vm/machine.ts';

/** Instructions that one source may compile to: the compile budget, apart from the run's. */
const mostInstructions = 1_000_000;

/** The compiler as machines use it. */
export const compile: MachineOptions['compile'] = rememberingCompiler((source, filename, mode, flags) => {
  const options = { futureAnnotations: (flags & CodeFlag.FUTURE_ANNOTATIONS) !== 0, maxInstructions: mostInstructions };
  return compilePromptSource(source, filename, options) ?? compileSource(source, filename, mode, options);
});

/**
 * Compiles a prompt's text, of any number of statements. With `names` it is seen from inside a function with variables of
 * these names: the code is to run as a function without parameters whose closure has a cell for each of its free
 * variables; `displayName` is one of them, for the function that shows an expression statement's value. With `null` it
 * is a module's.
 */
export function compilePrompt(
  vm: Machine,
  names: readonly string[] | null,
  source: string,
  filename: string,
): PyCode | Diagnostic {
  const result = compile(promptSource(names, source), filename, 'exec', 0);
  if (result.kind === 'diagnostic') return result.diagnostic;
  const code = vm.enter(() => wrapCode(result.code, false));
  // In a function: the module, the function around, the prompt's own.
  return names === null ? code : (codesOf(code)[2] as PyCode);
}

export type Loaded =
  | { readonly kind: 'loaded'; readonly machine: Machine; readonly frame: Frame }
  | { readonly kind: 'malformed'; readonly diagnostic: Diagnostic };

/**
 * A machine with `source` as its `__main__`, ready to run; nothing is executed yet. Images of it can be written, and read
 * in any process that runs this engine.
 */
export function loadProgram(source: string, filename: string, options: Omit<MachineOptions, 'compile'>): Loaded {
  const result = compile(source, filename, 'exec', 0);
  if (result.kind === 'diagnostic')
    return { kind: 'malformed', diagnostic: explainPart.get().withKeywordHint(result.diagnostic, source) };
  const machine = new Machine({ ...options, compile });
  return machine.enter(() => {
    const main = new PyModule('__main__');
    const { namespace } = main;
    namespace.setStr('__name__', '__main__');
    namespace.setStr('__doc__', None);
    namespace.setStr('__package__', None);
    namespace.setStr('__loader__', None);
    namespace.setStr('__spec__', None);
    namespace.setStr('__builtins__', machine.builtinsModule);
    machine.modules.setStr('__main__', main);
    machine.sources.set(filename, source);
    machine.unwrittenNotes = notesText(result.notes, filename, source);
    machine.start(wrapCode(result.code, false), namespace, namespace);
    const frame = machine.frame as Frame;
    frame.onReturn = ON_RETURN.program;
    return { kind: 'loaded', machine, frame };
  });
}

/** Options for `readImage` of a machine that `loadProgram` made. */
export function readOptions(options: Omit<MachineOptions, 'compile'>): MachineOptions {
  return { ...options, compile };
}
