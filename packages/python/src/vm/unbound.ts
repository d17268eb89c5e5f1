import { nameError } from '../objects/errors.ts';
import type { PyCode } from '../objects/code.ts';

/** The errors for names that have no value, in CPython's words. */
export function globalNotFound(name: string): unknown {
  return nameError(`name '${name}' is not defined`, name);
}

export function unboundLocal(code: PyCode, slot: number): unknown {
  const name = code.code.localsPlus[slot] as string;
  return nameError(
    `cannot access local variable '${name}' where it is not associated with a value`,
    name,
    'UnboundLocalError',
  );
}

/** An empty cell: the frame's own variable, or one of an enclosing function. */
export function unboundCell(code: PyCode, slot: number): unknown {
  const name = code.code.localsPlus[slot] as string;
  if (slot < code.code.localsPlus.length - code.code.freevars.length) return unboundLocal(code, slot);
  return nameError(
    `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
    name,
  );
}
