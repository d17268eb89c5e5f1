import type { Machine } from '../vm/machine.ts';
import { intrinsic } from '../frozen/intrinsic.ts';
import type { PyDict } from './dict.ts';
import { hashOf } from './hash.ts';
import { keyOf, needsPython, Unhashable } from './key.ts';
import { PyList } from './list.ts';
import type { Value } from './object.ts';
import { None } from './singleton.ts';

/**
 * What frozen Python needs to look up keys whose class has its own `__eq__` or `__hash__`: the keys that may equal one
 * of a given hash, and the entries by slot.
 */

intrinsic(
  '_dict_candidates',
  '(dict, hash, /)',
  (vm, dict: PyDict, hash: number | bigint) => new PyList(candidates(vm, dict, hash)),
);

function candidates(vm: Machine, dict: PyDict, hash: number | bigint): Value[] {
  const slots = dict.pythonKeys?.get(hash)?.slice() ?? [];
  if (dict.index === null || dict.index.size > 0) {
    // Plain keys have no index by hash: they are looked through.
    vm.charge(dict.keys.length);
    for (let slot = 0; slot < dict.keys.length; slot++) {
      const key = dict.keys[slot];
      if (key !== undefined && keyOf(key) !== needsPython && hashOf(vm, key) === hash) slots.push(slot);
    }
  }
  vm.charge(slots.length);
  return slots.sort((a, b) => a - b).map((slot) => dict.keys[slot] as Value);
}

/** The slot of that very key object; -1 where it is gone. */
intrinsic('_dict_slot', '(dict, hash, key, /)', (_vm, dict: PyDict, hash: number | bigint, key: Value) => {
  for (const slot of dict.pythonKeys?.get(hash) ?? []) if (dict.keys[slot] === key) return slot;
  const canonical = keyOf(key);
  if (canonical === needsPython || canonical instanceof Unhashable) return -1;
  const slot = dict.find(key);
  return typeof slot === 'number' && slot >= 0 ? slot : -1;
});

intrinsic('_dict_at', '(dict, slot, /)', (_vm, dict: PyDict, slot: number) => dict.at(slot));
intrinsic('_dict_set_at', '(dict, slot, value, /)', (_vm, dict: PyDict, slot: number, value: Value) => {
  dict.setSlot(slot, value);
  return None;
});
intrinsic('_dict_delete_at', '(dict, slot, /)', (_vm, dict: PyDict, slot: number) => {
  dict.deleteSlot(slot);
  return None;
});
/** Adds a key that was looked for and not found. */
intrinsic(
  '_dict_insert',
  '(dict, hash, key, value, /)',
  (_vm, dict: PyDict, hash: number | bigint, key: Value, value: Value) => {
    const canonical = keyOf(key);
    if (canonical === needsPython || canonical instanceof Unhashable) dict.insertByHash(key, hash, value);
    else dict.insert(key, canonical, value);
    return None;
  },
);
