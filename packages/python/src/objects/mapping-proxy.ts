import { builtinType, PyObject } from './object.ts';

export const mappingProxyType = builtinType('mappingproxy', undefined, { isBase: false });

/** A read-only window onto a mapping, or onto the attributes of a class: `cls.__dict__`, `types.MappingProxyType`. */
export class PyMappingProxy extends PyObject {
  readonly mapping: PyObject;
  constructor(mapping: PyObject) {
    super(mappingProxyType, 32);
    this.mapping = mapping;
  }
}
