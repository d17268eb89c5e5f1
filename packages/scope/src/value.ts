import { PyBytes, PyComplex, PyFloat, type PyObject, typeOf, type Value } from '@nonlocal/python';
import { safeRepr } from './safe-repr.ts';
import type { ValueView } from './value-view.ts';

/** Told about the objects that a view mentions. */
export type Refer = (object: PyObject) => void;

/** How a value is shown where it is used: in place, or by the id of an object. */
export function valueView(value: Value, refer: Refer): ValueView {
  if (!isShownApart(value)) return { type: typeOf(value).name, text: safeRepr(value) };
  refer(value);
  return { ref: value.id };
}

/** Whether two values are shown alike. `null`: unbound. */
export function isSameValue(a: ValueView | null, b: ValueView | null): boolean {
  if (a === null || b === null) return a === b;
  if ('ref' in a) return 'ref' in b && a.ref === b.ref;
  return !('ref' in b) && a.text === b.text && a.type === b.type;
}

/** Whether a value is an object of its own on screen. What can neither change nor be told apart by an id is not. */
export function isShownApart(value: Value | undefined): value is PyObject {
  if (typeof value !== 'object' || value.id < 0) return false;
  return !(value.cls.isBuiltin && (value instanceof PyFloat || value instanceof PyComplex || value instanceof PyBytes));
}
