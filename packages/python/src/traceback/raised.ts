import type { PyException } from '../objects/exception.ts';
import type { Machine } from '../vm/machine.ts';
import { aside } from './aside.ts';
import { exceptionText, typeText } from './exception-text.ts';

/** The last line's two halves of an exception on its way; no Python is run: a `__str__` of the guest's is not asked. */
export function describeRaised(
  vm: Machine,
  exception: PyException,
): { readonly type: string; readonly message: string } {
  return aside(vm, () => ({ type: typeText(exception), message: exceptionText(vm, exception)?.message ?? '' }));
}
