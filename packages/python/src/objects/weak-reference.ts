import { builtinType, objectType, PyObject, type PyType, type Value } from './object.ts';

export const weakRefType = builtinType('ReferenceType', objectType, { module: 'weakref', layout: 'weakref' });

/** `weakref.ref(object)`: refers to an object without keeping it. */
export class PyWeakRef extends PyObject {
  /** `null` once the object is gone. */
  referent: PyObject | null;
  /** Called with this reference when the object goes; `null` where there is none, and once it was called. */
  callback: Value | null;
  /** The object's hash, once it was asked for: the reference keeps it. */
  hash: number | bigint | null;
  constructor(cls: PyType, referent: PyObject | null, callback: Value | null) {
    super(cls, 72);
    this.referent = referent;
    this.callback = callback;
    this.hash = null;
  }
}
