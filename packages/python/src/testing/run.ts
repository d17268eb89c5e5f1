import { loadProgram } from '../program.ts';
import { reprOf } from '../objects/protocol.ts';
import { diagnosticText } from '../traceback/syntax-error-text.ts';
import { describeUncaught } from '../traceback/uncaught.ts';
import type { Machine, MachineOptions } from '../vm/machine.ts';

export interface Ran {
  readonly stdout: string;
  /** What the program wrote there, and the traceback of an uncaught exception. */
  readonly stderr: string;
  readonly exit: 0 | 1;
  /** `ok`, `raised`, `malformed`, or the name of the limit. */
  readonly status: string;
  /** Type and arguments of the uncaught exception: `ValueError('x',)`. */
  readonly exception: string | null;
}

export interface RunOptions extends Partial<MachineOptions> {
  /** Lines for `input()`. */
  readonly input?: readonly string[];
  /** Runs in slices of so many instructions. */
  readonly slice?: number;
}

/** Runs a program to its end. */
export function run(source: string, options: RunOptions = {}): Ran {
  let stdout = '';
  let stderr = '';
  // An uncaught exception is shown before the rest of the program ends.
  let late = '';
  let machine: Machine | null = null;
  const loaded = loadProgram(source, 'main.py', {
    ...options,
    onOutput: (stream, text) => {
      if (stream === 'stdout') stdout += text;
      else if (stream === 'stderr' && machine !== null && machine.ending !== null) late += text;
      else if (stream === 'stderr') stderr += text;
    },
  });
  if (loaded.kind === 'malformed') {
    const { type, message, line } = loaded.diagnostic;
    const exception = `${type}: ${message} (line ${line})`;
    return { stdout, stderr: diagnosticText(loaded.diagnostic), exit: 1, status: 'malformed', exception };
  }
  ({ machine } = loaded);
  machine.stdin.push(...(options.input ?? []));
  machine.stdinClosed = true;
  let result = machine.run(options.slice);
  while (result.kind === 'sliced') result = machine.run(options.slice);
  switch (result.kind) {
    case 'returned':
      return { stdout, stderr, exit: 0, status: 'ok', exception: null };
    case 'raised': {
      const { exception } = result;
      const { traceback } = describeUncaught(machine, exception, (name) => (name === 'main.py' ? source : null));
      const args = machine.enter(() => reprOf(machine, exception.args)) ?? '(…)';
      return {
        stdout,
        stderr: stderr + traceback + late,
        exit: 1,
        status: 'raised',
        exception: `${exception.cls.name}${args}`,
      };
    }
    case 'limit':
      return { stdout, stderr, exit: 1, status: result.limit.limit, exception: null };
    case 'input':
    case 'stopped':
    case 'needs':
      return { stdout, stderr, exit: 1, status: result.kind, exception: null };
    default:
      return result satisfies never;
  }
}
