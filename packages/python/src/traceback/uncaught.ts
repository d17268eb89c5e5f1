import { Raised } from '../objects/errors.ts';
import type { PyException } from '../objects/exception.ts';
import type { PyList } from '../objects/list.ts';
import { PyTuple } from '../objects/tuple.ts';
import { enterFunction } from '../vm/call.ts';
import { ON_RETURN } from '../vm/frame.ts';
import { LimitReached } from '../vm/limit.ts';
import type { Machine } from '../vm/machine.ts';
import { aside } from './aside.ts';
import { type ExceptionText, exceptionText, typeText } from './exception-text.ts';
import { formatException, type GetSource, type ToldTexts, untoldExceptions } from './format-exception.ts';
import { readTexts } from './told-texts.ts';

/** An exception that nobody handled, in words. */
export interface Uncaught {
  /** As the last line of the traceback names it: `ValueError`, `shop.OutOfStock`. */
  readonly type: string;
  readonly message: string;
  /** What CPython prints on stderr. */
  readonly traceback: string;
}

/** Instructions that all `__str__` methods of one traceback may take together. */
const budget = 200_000;

/**
 * Describes an exception that ended a run. Where a class has a `__str__` in Python it runs here, within bounds: one that
 * fails or takes too long is shown as CPython shows a failing one. Apart from what such a method does, the machine is
 * left as it was, its counters included.
 */
export function describeUncaught(vm: Machine, exception: PyException, getSource: GetSource): Uncaught {
  const untold = aside(vm, () => untoldExceptions(vm, exception));
  const told = untold.length === 0 ? new Map<PyException, ExceptionText>() : vm.enter(() => askPython(vm, untold));
  return aside(vm, () => ({
    type: typeText(exception),
    message: (told.get(exception) ?? exceptionText(vm, exception))?.message ?? '',
    traceback: formatException(vm, exception, getSource, told),
  }));
}

function askPython(vm: Machine, exceptions: readonly PyException[]): ToldTexts {
  let told: ToldTexts = new Map();
  const { frame, tracer, depth, hiddenDepth, handled, result } = vm;
  vm.tracer = null;
  vm.frame = null;
  vm.depth = 0;
  vm.hiddenDepth = 0;
  try {
    enterFunction(vm, vm.frozen('exception_texts'), [new PyTuple(exceptions)], [], ON_RETURN.host);
    const outcome = vm.run(budget);
    if (outcome.kind === 'returned') told = readTexts(exceptions, outcome.value as PyList);
  } catch (error) {
    if (!(error instanceof Raised) && !(error instanceof LimitReached)) throw error;
  } finally {
    vm.tracer = tracer;
    vm.frame = frame;
    vm.depth = depth;
    vm.hiddenDepth = hiddenDepth;
    vm.handled = handled;
    vm.result = result;
  }
  return told;
}
