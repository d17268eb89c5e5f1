import { builtinType, objectType, PyObject, type PyType, type Value } from './object.ts';

export const tupleType = builtinType('tuple', objectType, { layout: 'tuple' });

export class PyTuple extends PyObject {
  readonly items: readonly Value[];
  constructor(items: readonly Value[], cls: PyType = tupleType) {
    super(cls, 40 + 8 * items.length);
    this.items = items;
  }
}
