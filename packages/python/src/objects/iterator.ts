import type { Machine } from '../vm/machine.ts';
import { PyObject } from './object.ts';
import type { Value } from './object.ts';

/** What `advance` gives at the end. */
export const exhausted = null;

/**
 * A built-in iterator. `for` loops call `advance` directly: no StopIteration is made. Subclasses keep their position in
 * plain fields, so that an iterator in mid-air can be copied with the machine.
 */
export abstract class PyIterator extends PyObject {
  /** The next value; `exhausted` at the end; `undefined` where the guest's Python must run: then `slowNext` takes over. */
  abstract advance(vm: Machine): Value | typeof exhausted | undefined;
  /** Name of the frozen function of one argument, the iterator, that does `__next__` in Python. */
  get slowNext(): string | null {
    return null;
  }
}
