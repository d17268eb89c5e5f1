import { PyGetSet, PyNative, PyStaticNative } from './native.ts';
import { PyObject, PyType, type Value } from './object.ts';

/** What `id()` gives: made of the object's number, so it is the same in every engine that runs the program. */
export function idOf(value: Value): number {
  if (value instanceof PyObject) {
    if (value.id >= 0) return 0x7f00_0000_0000 + value.id * 16;
    return (value instanceof PyType ? 0x5500_0000_0000 : 0x5600_0000_0000) + numberOf(value) * 16;
  }
  switch (typeof value) {
    case 'number':
      return 0x5700_0000_0000 + (value >= -5 && value <= 256 ? (value + 5) * 32 : textNumber(String(value)) * 16);
    case 'boolean':
      return value ? 0x5580_0000_0020 : 0x5580_0000_0000;
    default:
      return 0x5800_0000_0000 + textNumber(String(value)) * 16;
  }
}

const sharedNumbers = new WeakMap<PyObject, number>();

/**
 * The number by which a program can tell an object from others: its id, or, where all machines share the object, one
 * made of its name. The ids of shared objects depend on the order in which the engine's files were loaded.
 */
export function numberOf(object: PyObject): number {
  if (object.id >= 0) return object.id;
  let number = sharedNumbers.get(object);
  if (number === undefined) sharedNumbers.set(object, (number = textNumber(labelOf(object))));
  return number;
}

function labelOf(object: PyObject): string {
  if (object instanceof PyType) return `${object.module}${object.qualname}`;
  if (object instanceof PyNative) return `${object.module} ${object.owner?.qualname ?? ''} ${object.name}`;
  if (object instanceof PyStaticNative) return `static ${labelOf(object.native)}`;
  if (object instanceof PyGetSet) return `${object.owner.module} ${object.owner.qualname} ${object.name}`;
  return 'name' in object && typeof object.name === 'string' ? `${object.cls.name} ${object.name}` : object.cls.name;
}

/** As it stands in a `repr`: `0x7f0000000010`. */
export function addressOf(value: Value): string {
  return `0x${idOf(value).toString(16)}`;
}

/** A 32-bit FNV-1a hash: a number for what has no identity of its own. */
function textNumber(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
