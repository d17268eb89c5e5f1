import type { Machine } from '../vm/machine.ts';
import type { PyDict } from './dict.ts';
import { raise } from './errors.ts';
import { touch } from './heap.ts';
import { exhausted, PyIterator } from './iterator.ts';
import { iteratorType } from './iterator-type.ts';
import type { PyType, Value } from './object.ts';
import { PyTuple } from './tuple.ts';

export type EntryPart = 'keys' | 'values' | 'items';

/** Walks a dict's slots, upwards or downwards; complains when keys came or went. */
export class PyDictIterator extends PyIterator {
  dict: PyDict | null;
  readonly part: EntryPart;
  readonly stride: 1 | -1;
  slot: number;
  /** The dict's size when the walk began; -1 once it was found changed, so that it stays an error. */
  size: number;
  left: number;
  constructor(dict: PyDict, part: EntryPart, stride: 1 | -1 = 1) {
    super((stride === 1 ? forwardTypes : reverseTypes)[part], 64);
    this.dict = dict;
    this.part = part;
    this.stride = stride;
    this.slot = stride === 1 ? 0 : dict.keys.length - 1;
    this.size = dict.size;
    this.left = dict.size;
  }

  override advance(vm: Machine): Value | typeof exhausted {
    const { dict } = this;
    if (dict === null) return exhausted;
    touch(this);
    if (dict.size !== this.size) {
      this.size = -1;
      throw raise('RuntimeError', 'dictionary changed size during iteration');
    }
    const { keys } = dict;
    let { slot } = this;
    while (slot >= 0 && slot < keys.length && keys[slot] === undefined) slot += this.stride;
    const skipped = Math.abs(slot - this.slot);
    if (skipped > 64) vm.charge(skipped >> 4);
    const key = keys[slot];
    if (key === undefined) {
      this.dict = null;
      return exhausted;
    }
    if (this.left <= 0) throw raise('RuntimeError', 'dictionary keys changed during iteration');
    this.left--;
    this.slot = slot + this.stride;
    return entryPart(dict, slot, key, this.part);
  }
}

function entryPart(dict: PyDict, slot: number, key: Value, part: EntryPart): Value {
  switch (part) {
    case 'keys':
      return key;
    case 'values':
      return dict.at(slot);
    case 'items':
      return new PyTuple([key, dict.at(slot)]);
    default:
      return part satisfies never;
  }
}

/** All keys, values or items at once. */
export function dictPart(dict: PyDict, part: EntryPart): Value[] {
  const row: Value[] = [];
  for (let slot = 0; slot < dict.keys.length; slot++) {
    const key = dict.keys[slot];
    if (key !== undefined) row.push(entryPart(dict, slot, key, part));
  }
  return row;
}

const entriesLeft = (iterator: PyDictIterator): number =>
  iterator.dict === null || iterator.dict.size !== iterator.size ? 0 : iterator.left;
const forwardTypes: Readonly<Record<EntryPart, PyType>> = {
  keys: iteratorType('dict_keyiterator', entriesLeft),
  values: iteratorType('dict_valueiterator', entriesLeft),
  items: iteratorType('dict_itemiterator', entriesLeft),
};
const reverseTypes: Readonly<Record<EntryPart, PyType>> = {
  keys: iteratorType('dict_reversekeyiterator', entriesLeft),
  values: iteratorType('dict_reversevalueiterator', entriesLeft),
  items: iteratorType('dict_reverseitemiterator', entriesLeft),
};
