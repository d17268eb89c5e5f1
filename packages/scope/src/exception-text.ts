import {
  describeUncaught,
  type Diagnostic,
  diagnosticText,
  type Machine,
  type PyException,
  type Uncaught,
} from '@nonlocal/python';

/** An uncaught exception as an observer sees it. */
export type Failure = Uncaught;

/**
 * Type, message and CPython's traceback text. `sourceOf` gives the source of a file by its name. A `__str__` of the
 * program's is run for it, but what that takes is not counted as the program's.
 */
export function describeException(
  vm: Machine,
  exception: PyException,
  sourceOf: (filename: string) => string | null,
): Failure {
  const { executed, debt, budgetEnd } = vm;
  try {
    return describeUncaught(vm, exception, sourceOf);
  } finally {
    Object.assign(vm, { executed, debt, budgetEnd });
  }
}

/** A malformed source as CPython prints it. */
export function describeDiagnostic(diagnostic: Diagnostic): string {
  return diagnosticText(diagnostic);
}
