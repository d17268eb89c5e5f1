import { CodeFlag } from './code/code-object.ts';
import { compileSource } from './compiler/compile.ts';
import { rememberingCompiler } from './image/units.ts';
import type { PyCode } from './objects/code.ts';
import { wrapCode } from './objects/constant.ts';
import { PyModule } from './objects/module.ts';
import { None } from './objects/singleton.ts';
import type { Diagnostic } from './source/diagnostic.ts';
import type { Frame } from './vm/frame.ts';
import { Machine, type MachineOptions } from './vm/machine.ts';

/** Instructions that one source may compile to: the compile budget, apart from the run's. */
const mostInstructions = 1_000_000;

/** The compiler as machines use it. */
export const compile: MachineOptions['compile'] = rememberingCompiler((source, filename, mode, flags) =>
  compileSource(source, filename, mode, {
    futureAnnotations: (flags & CodeFlag.FUTURE_ANNOTATIONS) !== 0,
    maxInstructions: mostInstructions,
  }),
);

/** A machine without a program. Images of it can be written and read in any process that runs this engine. */
export function createMachine(options: Omit<MachineOptions, 'compile'>): Machine {
  return new Machine({ ...options, compile });
}

export type Loaded =
  | { readonly kind: 'loaded'; readonly frame: Frame; readonly code: PyCode }
  | { readonly kind: 'malformed'; readonly diagnostic: Diagnostic };

/** Makes `source` the machine's `__main__`, ready to run; nothing is executed yet. */
export function loadProgram(vm: Machine, source: string, filename: string): Loaded {
  const result = compile(source, filename, 'exec', 0);
  if (result.kind === 'diagnostic') return { kind: 'malformed', diagnostic: result.diagnostic };
  return vm.enter(() => {
    const main = new PyModule('__main__');
    const { namespace } = main;
    namespace.setStr('__name__', '__main__');
    namespace.setStr('__doc__', None);
    namespace.setStr('__package__', None);
    namespace.setStr('__loader__', None);
    namespace.setStr('__spec__', None);
    namespace.setStr('__builtins__', vm.builtinsModule);
    vm.modules.setStr('__main__', main);
    const code = wrapCode(result.code, false);
    vm.start(code, namespace, namespace);
    return { kind: 'loaded', frame: vm.frame as Frame, code };
  });
}

/** Options for `readImage` of a machine that `createMachine` made. */
export function readOptions(options: Omit<MachineOptions, 'compile'>): MachineOptions {
  return { ...options, compile };
}
