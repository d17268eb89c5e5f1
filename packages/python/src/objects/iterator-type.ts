import type { Machine } from '../vm/machine.ts';
import { raise } from './errors.ts';
import { exhausted, type PyIterator } from './iterator.ts';
import { defineMethods, method, type MethodDefinition } from './native.ts';
import { builtinType, type PyType, type Value } from './object.ts';

/** `__next__` of a built-in iterator; `undefined` where Python must run. */
export function step(vm: Machine, iterator: PyIterator): Value | undefined {
  const value = iterator.advance(vm);
  if (value === exhausted) throw raise('StopIteration');
  return value;
}

/**
 * Gives a type what every iterator has. `slow` is the frozen function that does `__next__` where `advance` gives up;
 * the class's `slowNext` names the same.
 */
export function defineIterator(type: PyType, slow: string | null, more: readonly MethodDefinition[] = []): void {
  defineMethods(type, () => [
    method('__iter__', '(self, /)', (_vm, self: PyIterator) => self),
    method('__next__', '(self, /)', step, slow === null ? {} : { slow }),
    ...more,
  ]);
}

/** A built-in iterator type that cannot be subclassed and whose `remaining` gives `__length_hint__`. */
export function iteratorType<T extends PyIterator>(
  name: string,
  remaining: ((iterator: T) => number | bigint) | null = null,
): PyType {
  const type = builtinType(name, undefined, { isBase: false });
  const hint = remaining === null ? [] : [method('__length_hint__', '(self, /)', (_vm, self: T) => remaining(self))];
  defineIterator(type, null, hint);
  return type;
}
