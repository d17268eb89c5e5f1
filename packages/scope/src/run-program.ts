import { type Limits, loadProgram, type Machine } from '@nonlocal/python';
import { describeDiagnostic, describeException } from './exception-text.ts';
import { systemExit } from './system-exit.ts';

/** What a plain run is given. Nothing is observed; the program only runs. */
export interface RunOptions {
  readonly source: string;
  readonly filename: string;
  readonly limits?: Partial<Limits>;
  readonly onOutput: (stream: 'stdout' | 'stderr' | 'stdin', text: string) => void;
  /** The next line for `input()`, without its newline; `null` at the end of input. `prompt` was not written yet. */
  readonly readLine: (prompt: string) => string | null;
}

export type RunEnd =
  | { readonly kind: 'finished'; readonly exitCode: number }
  /** Ended by an exception or malformed; `text` is what CPython prints on stderr. */
  | { readonly kind: 'failed'; readonly text: string }
  | { readonly kind: 'limit'; readonly limit: string; readonly message: string };

/** Runs a program to its end, as `python FILE` would. */
export function runProgram(options: RunOptions): RunEnd {
  const { source, filename } = options;
  const loaded = loadProgram(source, filename, { limits: options.limits ?? {}, onOutput: options.onOutput });
  if (loaded.kind === 'malformed') return { kind: 'failed', text: describeDiagnostic(loaded.diagnostic) };
  const { machine } = loaded;
  const sourceOf = (name: string): string | null => (name === filename ? source : null);
  for (;;) {
    const result = machine.run();
    switch (result.kind) {
      case 'returned':
        return { kind: 'finished', exitCode: 0 };
      case 'raised': {
        const exit = systemExit(result.exception);
        if (exit !== null) {
          if (exit.message !== null) options.onOutput('stderr', exit.message);
          return { kind: 'finished', exitCode: exit.code };
        }
        return { kind: 'failed', text: describeException(machine, result.exception, sourceOf).traceback };
      }
      case 'limit':
        return { kind: 'limit', limit: result.limit.limit, message: result.limit.message };
      case 'input':
        feed(machine, options.readLine(result.prompt));
        break;
      case 'sliced':
      case 'stopped':
      case 'needs':
        throw new Error(`a plain run was ${result.kind}`);
      default:
        return result satisfies never;
    }
  }
}

function feed(machine: Machine, line: string | null): void {
  if (line === null) machine.stdinClosed = true;
  else machine.stdin.push(line);
}
