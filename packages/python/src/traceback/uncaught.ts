import { Raised } from '../objects/errors.ts';
import type { PyException } from '../objects/exception.ts';
import type { PyList } from '../objects/list.ts';
import type { Value } from '../objects/object.ts';
import { asStr } from '../objects/string.ts';
import { PyTuple } from '../objects/tuple.ts';
import { enterFunction } from '../vm/call.ts';
import { ON_RETURN } from '../vm/frame.ts';
import { LimitReached } from '../vm/limit.ts';
import type { Machine } from '../vm/machine.ts';
import type { ExceptionText } from './exception-text.ts';
import { formatException, type GetSource, type ToldTexts, untoldExceptions } from './format-exception.ts';

/** Instructions that all `__str__` methods of one traceback may take together. */
const budget = 1_000_000;

/**
 * The text of an exception that ended a run of an idle machine (`vm.frame` is null). Runs the guest's `__str__` where a
 * class has one, within bounds; one that fails or takes too long is shown as CPython shows a failing one.
 */
export function uncaughtText(vm: Machine, exception: PyException, getSource: GetSource): string {
  return vm.enter(() => {
    const untold = untoldExceptions(vm, exception);
    const told = untold.length === 0 ? undefined : askPython(vm, untold);
    return formatException(vm, exception, getSource, told);
  });
}

function askPython(vm: Machine, exceptions: readonly PyException[]): ToldTexts {
  const told = new Map<PyException, ExceptionText>();
  const { frame, tracer, depth, handled, result } = vm;
  vm.tracer = null;
  vm.frame = null;
  vm.depth = 0;
  try {
    enterFunction(vm, vm.frozen('exception_texts'), [new PyTuple(exceptions)], [], ON_RETURN.host);
    const outcome = vm.run(budget);
    if (outcome.kind === 'returned') {
      (outcome.value as PyList).items.forEach((item, i) => told.set(exceptions[i] as PyException, readText(item)));
    }
  } catch (error) {
    if (!(error instanceof Raised) && !(error instanceof LimitReached)) throw error;
  } finally {
    vm.tracer = tracer;
    vm.frame = frame;
    vm.depth = depth;
    vm.handled = handled;
    vm.result = result;
  }
  return told;
}

function readText(pair: Value): ExceptionText {
  const [message, notes] = (pair as PyTuple).items as [Value, PyList];
  return { message: asStr(message) ?? '', notes: notes.items.flatMap((note) => (asStr(note) ?? '').split('\n')) };
}
