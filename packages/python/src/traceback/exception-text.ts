import { Raised } from '../objects/errors.ts';
import type { PyException } from '../objects/exception.ts';
import { PyList } from '../objects/list.ts';
import type { Value } from '../objects/object.ts';
import { reprOf, strOf } from '../objects/protocol.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import { LimitReached } from '../vm/limit.ts';
import type { Machine } from '../vm/machine.ts';

/** What an exception says of itself. */
export interface ExceptionText {
  /** `str(exception)` */
  readonly message: string;
  /** Its `__notes__` as lines; a note may have several. */
  readonly notes: readonly string[];
}

/** `ValueError`, `decimal.InvalidOperation`: with the module where it is not the program's own or built in. */
export function typeText(exception: PyException): string {
  const { module, qualname } = exception.cls;
  return module === '__main__' || module === 'builtins' ? qualname : `${module}.${qualname}`;
}

/** The texts as far as natives can tell; `undefined` where a `__str__` of the guest's must run (`exception_texts` then). */
export function exceptionText(vm: Machine, exception: PyException): ExceptionText | undefined {
  const message = told(() => strOf(vm, exception), '<exception str() failed>');
  const notes = notesOf(vm, exception.attrs?.getStr('__notes__') ?? None);
  return message === undefined || notes === undefined ? undefined : { message, notes };
}

function notesOf(vm: Machine, notes: Value): readonly string[] | undefined {
  if (notes === None) return [];
  if (!(notes instanceof PyList) && !(notes instanceof PyTuple)) {
    const text = told(() => reprOf(vm, notes), '<__notes__ repr() failed>');
    return text === undefined ? undefined : [text];
  }
  const lines: string[] = [];
  for (const note of notes.items) {
    const text = told(() => strOf(vm, note), '<note str() failed>');
    if (text === undefined) return undefined;
    lines.push(...text.split('\n'));
  }
  return lines;
}

function told(tell: () => string | undefined, failure: string): string | undefined {
  try {
    return tell();
  } catch (error) {
    if (error instanceof Raised || error instanceof LimitReached) return failure;
    throw error;
  }
}
