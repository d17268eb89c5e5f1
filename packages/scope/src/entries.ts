import {
  PyDict,
  PyException,
  PyFunction,
  PyInstance,
  PyList,
  type PyObject,
  PyRange,
  PySet,
  PyTuple,
  PyType,
  type Value,
} from '@nonlocal/python';

/** Items shown of a container before it is opened further. */
const windowSize = 50;

/** The first entries of a container, as they are in the heap. */
export interface Entries {
  /** Of all, shown or not. */
  readonly length: number;
  /** Keys of a mapping, names of attributes; `null` where the entries are numbered. */
  readonly keys: readonly Value[] | null;
  readonly values: readonly Value[];
}

/** `null` for what is not shown as a container. */
export function entriesOf(object: PyObject): Entries | null {
  if (object instanceof PyDict) return dictEntries(object);
  if (object instanceof PyList || object instanceof PyTuple)
    return { length: object.items.length, keys: null, values: object.items.slice(0, windowSize) };
  if (object instanceof PySet) return { length: object.size, keys: null, values: firstOf(object) };
  if (object instanceof PyRange) {
    const length = Number(object.length);
    const values = Array.from({ length: Math.min(length, windowSize) }, (_, i) => object.at(i));
    return { length, keys: null, values };
  }
  if (isGuestClass(object)) return classEntries(object);
  if (isGuestInstance(object)) return instanceEntries(object);
  return null;
}

export function isGuestClass(object: PyObject): object is PyType {
  return object instanceof PyType && object.module === '__main__';
}

export function isGuestInstance(object: PyObject): boolean {
  if (object.cls.module !== '__main__') return false;
  return object instanceof PyInstance || (object instanceof PyException && !object.cls.isBuiltin);
}

export function isDunder(name: string): boolean {
  return name.startsWith('__') && name.endsWith('__');
}

function dictEntries(dict: PyDict): Entries {
  const keys: Value[] = [];
  const values: Value[] = [];
  for (let slot = 0; slot < dict.keys.length && keys.length < windowSize; slot++) {
    const key = dict.keys[slot];
    if (key === undefined) continue;
    keys.push(key);
    values.push(dict.at(slot));
  }
  return exact(dict.size, keys, values);
}

function firstOf(set: PySet): Value[] {
  const values: Value[] = [];
  for (let place = 0; place < set.table.length && values.length < windowSize; place++) {
    const value = set.table[place];
    if (value !== undefined && value !== null) values.push(value);
  }
  return values.slice();
}

function classEntries(type: PyType): Entries {
  const keys: string[] = [];
  const values: Value[] = [];
  let length = 0;
  for (const [name, value] of type.namespace) {
    if (isDunder(name) && !(value instanceof PyFunction)) continue;
    length++;
    if (keys.length === windowSize) continue;
    keys.push(name);
    values.push(value);
  }
  return exact(length, keys, values);
}

function instanceEntries(object: PyObject): Entries {
  const keys: string[] = [];
  const values: Value[] = [];
  let length = 0;
  const add = (name: string, value: Value): void => {
    length++;
    if (keys.length === windowSize) return;
    keys.push(name);
    values.push(value);
  };
  if (object instanceof PyException) add('args', object.args);
  if (object instanceof PyInstance) {
    object.cls.slotNames?.forEach((name, i) => {
      const value = object.slots?.[i];
      if (value !== undefined) add(name, value);
    });
  }
  const { attrs } = object;
  if (attrs !== null) {
    for (let slot = 0; slot < attrs.keys.length; slot++) {
      const name = attrs.keys[slot];
      if (typeof name === 'string') add(name, attrs.at(slot));
    }
  }
  return exact(length, keys, values);
}

/** Arrays that grew have room to spare, and these are kept while the object is on screen. */
function exact(length: number, keys: readonly Value[], values: readonly Value[]): Entries {
  return { length, keys: keys.slice(), values: values.slice() };
}
