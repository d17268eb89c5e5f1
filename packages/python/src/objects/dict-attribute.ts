import { attributeDict } from '../vm/attribute.ts';
import { PyDict } from './dict.ts';
import { typeError } from './errors.ts';
import { touch } from './heap.ts';
import { getSet, type MethodDefinition } from './native.ts';
import { type PyObject, typeOf } from './object.ts';
import { None } from './singleton.ts';

/** `__dict__` of a built-in type whose instances have one. */
export const dictAttribute: MethodDefinition = getSet(
  '__dict__',
  (_vm, self: PyObject) => attributeDict(self),
  (_vm, self: PyObject, value) => {
    if (!(value instanceof PyDict))
      throw typeError(`__dict__ must be set to a dictionary, not a '${typeOf(value ?? None).name}'`);
    self.attrs = value;
    touch(self);
  },
);
