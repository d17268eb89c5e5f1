import { PyObject, type PyType, type Value } from './object.ts';

/** An instance of a class that the guest wrote and that has no built-in base with a layout of its own. */
export class PyInstance extends PyObject {
  /** Values of `__slots__`, by index in the class's `slotNames`. */
  slots: (Value | undefined)[] | null;
  constructor(cls: PyType) {
    super(cls, 56);
    this.slots = cls.slotNames === null ? null : Array.from({ length: cls.slotNames.length });
  }
}
