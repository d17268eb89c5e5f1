import { intrinsic } from '../frozen/intrinsic.ts';
import { keyOf, needsPython, Unhashable } from './key.ts';
import { PyList } from './list.ts';
import type { PyType, Value } from './object.ts';
import { PySet } from './set.ts';
import { addElement } from './set-operations.ts';
import { None } from './singleton.ts';

/** What frozen Python needs to compare elements of sets whose class has its own `__eq__` or `__hash__`. */

intrinsic(
  '_set_candidates',
  '(set, hash, /)',
  (vm, set: PySet, hash: number | bigint) => new PyList(set.withHash(vm, hash)),
);

/** Removes that very object; false where it is gone. */
intrinsic('_set_remove', '(set, element, /)', (_vm, set: PySet, element: Value) => {
  const place = set.table.indexOf(element);
  if (place < 0) return false;
  set.removeAt(place);
  return true;
});

/** Adds an element that was looked for and not found. */
intrinsic('_set_insert', '(set, hash, element, /)', (vm, set: PySet, hash: number | bigint, element: Value) => {
  const key = keyOf(element);
  set.insert(vm, element, key === needsPython || key instanceof Unhashable ? null : key, hash);
  return None;
});

/** An empty set or frozenset of a class, to be filled before anybody sees it. */
intrinsic('_set_new', '(cls, /)', (_vm, cls: PyType) => new PySet(cls));
intrinsic('_set_items', '(set, /)', (_vm, set: PySet) => new PyList(set.items()));

/** Makes one set what the other, a fresh one, is. */
intrinsic('_set_become', '(set, other, /)', (_vm, set: PySet, other: PySet) => {
  set.takeFrom(other);
  return None;
});

/** Adds an element that needs no comparing in Python; false where it does. */
intrinsic('_set_add', '(set, element, /)', (vm, set: PySet, element: Value) => addElement(vm, set, element) ?? false);
