import type { PyDict } from './dict.ts';
import type { EntryPart } from './dict-iterators.ts';
import { builtinType, PyObject, type PyType } from './object.ts';
import { defineKeyRule } from './key.ts';

/** `dict.keys()`, `.values()`, `.items()`: a window onto the dict, not a copy. */
export class PyDictView extends PyObject {
  readonly dict: PyDict;
  readonly part: EntryPart;
  constructor(dict: PyDict, part: EntryPart) {
    super(viewTypes[part], 32);
    this.dict = dict;
    this.part = part;
  }
}

export const dictKeysType = builtinType('dict_keys', undefined, { isBase: false });
export const dictValuesType = builtinType('dict_values', undefined, { isBase: false });
export const dictItemsType = builtinType('dict_items', undefined, { isBase: false });
const viewTypes: Readonly<Record<EntryPart, PyType>> = {
  keys: dictKeysType,
  values: dictValuesType,
  items: dictItemsType,
};

defineKeyRule(dictKeysType, 'unhashable');
defineKeyRule(dictItemsType, 'unhashable');
