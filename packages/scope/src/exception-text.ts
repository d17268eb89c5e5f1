import { type Diagnostic, type Machine, type PyException, strOf } from '@nonlocal/python';

/** An uncaught exception as an observer sees it. */
export interface Failure {
  readonly type: string;
  readonly message: string;
  readonly traceback: string;
}

/** Type, message and CPython's traceback text. `sourceOf` gives the source of a file by its name. */
export function describeException(vm: Machine, exception: PyException, _sourceOf: (filename: string) => string | null): Failure {
  const type = exception.cls.name;
  const message = vm.enter(() => strOf(vm, exception)) ?? '';
  return { type, message, traceback: `${type}${message === '' ? '' : `: ${message}`}\n` };
}

/** A malformed source as CPython prints it. */
export function describeDiagnostic(diagnostic: Diagnostic): string {
  return `  File "${diagnostic.filename}", line ${diagnostic.line}\n${diagnostic.type}: ${diagnostic.message}\n`;
}
