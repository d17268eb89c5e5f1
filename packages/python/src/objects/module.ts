import { PyDict } from './dict.ts';
import { builtinType, objectType, PyObject, type PyType } from './object.ts';

export const moduleType = builtinType('module', objectType, { layout: 'module', hasDict: true });

/** A module; its namespace is `attrs`, there from the start. */
export class PyModule extends PyObject {
  readonly name: string;
  constructor(name: string, cls: PyType = moduleType) {
    super(cls, 64);
    this.name = name;
    this.attrs = new PyDict();
  }

  /** `vars(module)`. */
  get namespace(): PyDict {
    return this.attrs as PyDict;
  }
}
