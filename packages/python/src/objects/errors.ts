import { exceptionClass, PyException } from './exception.ts';
import type { Value } from './object.ts';

/**
 * A Python exception on its way through JavaScript frames of the machine. Natives throw it, the dispatch loop catches
 * it; it never leaves the package. Not an `Error`: no stack is captured, so raising stays cheap.
 */
export class Raised {
  readonly exception: PyException;
  /** Raised again (`raise` alone, `finally`): the frame has its traceback entry already. */
  readonly isAgain: boolean;
  constructor(exception: PyException, isAgain = false) {
    this.exception = exception;
    this.isAgain = isAgain;
  }
}

/** `throw raise('ValueError', 'message')`. */
export function raise(type: string, ...args: readonly Value[]): Raised {
  const exception = new PyException(exceptionClass(type), args);
  if (type === 'StopIteration' && args[0] !== undefined) exception.fields.set('value', args[0]);
  return new Raised(exception);
}

export function typeError(message: string): Raised {
  return raise('TypeError', message);
}

export function valueError(message: string): Raised {
  return raise('ValueError', message);
}

/** A `NameError` that carries the name, for "Did you mean". */
export function nameError(
  message: string,
  name: string,
  type: 'NameError' | 'UnboundLocalError' = 'NameError',
): Raised {
  const raised = raise(type, message);
  raised.exception.fields.set('name', name);
  return raised;
}

/** An `AttributeError` that carries object and name, for "Did you mean". */
export function attributeError(message: string, object: Value, name: string): Raised {
  const raised = raise('AttributeError', message);
  raised.exception.fields.set('name', name);
  raised.exception.fields.set('obj', object);
  return raised;
}
