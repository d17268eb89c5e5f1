import { compileSource } from '../compiler/compile.ts';
import { wrapCode } from '../objects/constant.ts';
import { reprOf } from '../objects/protocol.ts';
import { Machine, type MachineOptions } from '../vm/machine.ts';
import { PyModule } from '../objects/module.ts';

export interface Ran {
  readonly stdout: string;
  readonly stderr: string;
  /** `ok`, `raised`, or the name of the limit. */
  readonly status: string;
  /** Type and arguments of the uncaught exception: `ValueError('x',)`. */
  readonly exception: string | null;
}

export interface RunOptions extends Partial<MachineOptions> {
  readonly input?: readonly string[];
  /** Runs in slices of so many instructions. */
  readonly slice?: number;
}

/** Runs a program to its end. `input` lines feed `input()`. */
export function run(
  source: string,
  options: RunOptions = {},
): Ran {
  let stdout = '';
  let stderr = '';
  const compile: MachineOptions['compile'] = (text, filename, mode) => compileSource(text, filename, mode);
  const vm = new Machine({
    ...options,
    compile,
    onOutput: (stream, text) => {
      if (stream === 'stdout') stdout += text;
      else stderr += text;
    },
  });
  vm.stdin.push(...(options.input ?? []));
  vm.stdinClosed = true;
  const compiled = compile(source, 'main.py', 'exec', 0);
  if (compiled.kind === 'diagnostic') {
    const { type, message, line } = compiled.diagnostic;
    return { stdout, stderr, status: 'malformed', exception: `${type}: ${message} (line ${line})` };
  }
  const result = vm.enter(() => {
    const main = new PyModule('__main__');
    main.namespace.setStr('__name__', '__main__');
    vm.modules.setStr('__main__', main);
    vm.start(wrapCode(compiled.code, false), main.namespace, main.namespace);
    let outcome = vm.run(options.slice);
    while (outcome.kind === 'sliced') outcome = vm.run(options.slice);
    return outcome;
  });
  switch (result.kind) {
    case 'returned':
      return { stdout, stderr, status: 'ok', exception: null };
    case 'raised': {
      const { exception } = result;
      const args = vm.enter(() => reprOf(vm, exception.args)) ?? '(…)';
      return { stdout, stderr, status: 'raised', exception: `${exception.cls.name}${args}` };
    }
    case 'limit':
      return { stdout, stderr, status: result.limit.limit, exception: null };
    case 'input':
    case 'sliced':
    case 'stopped':
      return { stdout, stderr, status: result.kind, exception: null };
    default:
      return result satisfies never;
  }
}
