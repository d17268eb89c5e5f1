import type { Machine } from '../vm/machine.ts';
import { PyDict } from './dict.ts';
import { PyDictView } from './dict-views.ts';
import { keyOf, needsPython, Unhashable } from './key.ts';
import { isRepeatable, materialize } from './materialize.ts';
import type { PyType, Value } from './object.ts';
import { deferred, frozenKey, notAnElement, PySet, setType } from './set.ts';

/**
 * The algebra of sets, step by step as CPython does it (Objects/setobject.c), because the order of the result depends on
 * the order of the steps. Every function gives `undefined` before anything is changed where elements must be compared in
 * Python.
 */

/** The elements of any repeatable iterable, none of which needs Python to be compared. */
export function plainElements(vm: Machine, source: Value): readonly Value[] | undefined {
  if (!isRepeatable(source)) return undefined;
  const items = materialize(vm, source) as readonly Value[];
  if (source instanceof PySet) return source.pythonKeys > 0 ? undefined : items;
  for (const item of items) {
    const key = keyOf(item);
    if (key === needsPython) return undefined;
    if (key instanceof Unhashable) break;
  }
  return items;
}

/** Where `value` is; a TypeError for what cannot be an element. A set counts as the frozenset of its elements. */
export function findElement(vm: Machine, set: PySet, value: Value): number {
  const place = set.find(value);
  if (!(place instanceof Unhashable)) return place;
  if (value instanceof PySet && value.cls.isSubtype(setType)) {
    vm.charge(value.table.length);
    const key = frozenKey(value);
    return key === needsPython ? deferred : set.findKey(key);
  }
  throw notAnElement(value, place);
}

export function addElement(vm: Machine, set: PySet, value: Value): true | undefined {
  const result = set.add(vm, value);
  if (result instanceof Unhashable) throw notAnElement(value, result);
  return result === deferred ? undefined : true;
}

/** `set.update(source)` */
export function updateSet(vm: Machine, set: PySet, source: Value): true | undefined {
  if (source instanceof PySet && isRepeatable(source)) return set.merge(vm, source) ? true : undefined;
  if (set.pythonKeys > 0) return undefined;
  const items = plainElements(vm, source);
  if (items === undefined) return undefined;
  if (source instanceof PyDict) {
    const size = set.fill + items.length;
    if (size * 5 >= (set.table.length - 1) * 3) set.resize(vm, (set.size + items.length) * 2);
  }
  vm.charge(items.length);
  for (const item of items) addElement(vm, set, item);
  return true;
}

export function copySet(vm: Machine, set: PySet, cls: PyType = set.cls): PySet {
  const copy = new PySet(cls);
  copy.merge(vm, set);
  return copy;
}

/** The keys of a set or dict, or `null` for any other source. */
function asLookup(source: Value): PySet | PyDict | null {
  if (source instanceof PySet || source instanceof PyDict) return source;
  return source instanceof PyDictView && source.part === 'keys' ? source.dict : null;
}

function has(source: PySet | PyDict, value: Value): boolean {
  const place = source.find(value);
  return typeof place === 'number' && place >= 0;
}

export function intersection(vm: Machine, set: PySet, other: Value, cls: PyType): PySet | undefined {
  if (set.pythonKeys > 0) return undefined;
  const items = plainElements(vm, other);
  if (items === undefined) return undefined;
  if (other === set) return copySet(vm, set, cls);
  const result = new PySet(cls);
  const isLarger = other instanceof PySet && other.size > set.size;
  const walked = isLarger ? set.items() : items;
  const looked = isLarger ? other : set;
  vm.charge(walked.length);
  for (const item of walked) {
    const place = looked.find(item);
    if (place instanceof Unhashable) throw notAnElement(item, place);
    if (place >= 0) addElement(vm, result, item);
  }
  return result;
}

export function difference(vm: Machine, set: PySet, other: Value, cls: PyType): PySet | undefined {
  if (set.pythonKeys > 0) return undefined;
  const items = plainElements(vm, other);
  if (items === undefined) return undefined;
  const lookup = other instanceof PySet || other instanceof PyDict ? other : null;
  if (lookup === null || set.size >> 2 > lookup.size) {
    const copy = copySet(vm, set, cls);
    removeAll(vm, copy, items);
    return copy;
  }
  const result = new PySet(cls);
  vm.charge(set.table.length);
  for (let place = 0; place < set.table.length; place++) {
    const value = set.table[place];
    if (value === undefined || value === null || has(lookup, value)) continue;
    addElement(vm, result, value);
  }
  return result;
}

/** `set.difference_update(other)` */
export function subtract(vm: Machine, set: PySet, other: Value): true | undefined {
  if (set.pythonKeys > 0) return undefined;
  if (other === set) {
    set.clear();
    return true;
  }
  const items = plainElements(vm, other);
  if (items === undefined) return undefined;
  removeAll(vm, set, items);
  return true;
}

function removeAll(vm: Machine, set: PySet, items: readonly Value[]): void {
  vm.charge(items.length);
  for (const item of items) {
    const place = set.find(item);
    if (place instanceof Unhashable) throw notAnElement(item, place);
    if (place >= 0) set.removeAt(place);
  }
  if (set.fill - set.size > (set.table.length - 1) / 4) set.resize(vm, set.size > 50_000 ? set.size * 2 : set.size * 4);
}

/** `set.symmetric_difference_update(other)` */
export function toggle(vm: Machine, set: PySet, other: Value): true | undefined {
  if (set.pythonKeys > 0) return undefined;
  if (other === set) {
    set.clear();
    return true;
  }
  const items = plainElements(vm, other);
  if (items === undefined) return undefined;
  let distinct = items;
  if (!(other instanceof PySet) && !(other instanceof PyDict)) {
    const once = new PySet();
    for (const item of items) addElement(vm, once, item);
    distinct = once.items();
  }
  vm.charge(distinct.length);
  for (const item of distinct) {
    const place = findElement(vm, set, item);
    if (place >= 0) set.removeAt(place);
    else addElement(vm, set, item);
  }
  return true;
}

/** Whether every element of `set` is in `other`. */
export function isSubset(vm: Machine, set: PySet, other: Value): boolean | undefined {
  if (set.pythonKeys > 0) return undefined;
  let lookup = asLookup(other);
  if (lookup === null || !isRepeatable(other)) {
    const items = plainElements(vm, other);
    if (items === undefined) return undefined;
    lookup = new PySet();
    for (const item of items) addElement(vm, lookup, item);
  }
  if (lookup.pythonKeys !== null && lookup.pythonKeys !== 0) return undefined;
  if (set.size > lookup.size) return false;
  vm.charge(set.table.length);
  return set.items().every((item) => has(lookup, item));
}

/** Whether every element of `other` is in `set`. */
export function isSuperset(vm: Machine, set: PySet, other: Value): boolean | undefined {
  if (set.pythonKeys > 0) return undefined;
  const items = plainElements(vm, other);
  if (items === undefined) return undefined;
  vm.charge(items.length);
  return items.every((item) => findElement(vm, set, item) >= 0);
}

export function isDisjoint(vm: Machine, set: PySet, other: Value): boolean | undefined {
  if (set.pythonKeys > 0) return undefined;
  const items = plainElements(vm, other);
  if (items === undefined) return undefined;
  vm.charge(items.length);
  return items.every((item) => findElement(vm, set, item) < 0);
}

/** What dict views' operators start from: a set of any iterable. Keys are copied as their dict would be. */
export function setOf(vm: Machine, source: Value): PySet | undefined {
  const set = new PySet();
  const copied = source instanceof PyDictView && source.part === 'keys' ? source.dict : source;
  return updateSet(vm, set, copied) === undefined ? undefined : set;
}
