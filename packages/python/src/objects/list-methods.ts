import type { Machine } from '../vm/machine.ts';
import { comparisonMethods, countItem, indexOfItem } from './compare-items.ts';
import { containerRepr, joinReprs } from './container-repr.ts';
import { raise, typeError, valueError } from './errors.ts';
import { indexValue, requireIndex, toBound, toSize } from './integer-index.ts';
import { isIterable, notIterable } from './iterate.ts';
import { defineKeyRule } from './key.ts';
import { listType, PyList } from './list.ts';
import { materialize } from './materialize.ts';
import { classMethod, constant, defineMethods, method, staticMethod } from './native.ts';
import { genericAlias } from './generic-alias.ts';
import { type PyType, typeOf, type Value } from './object.ts';
import { repeatItems } from './repeat-items.ts';
import { listIteratorType, PyListIterator, PyListReverseIterator } from './sequence-iterators.ts';
import { None, NotImplemented } from './singleton.ts';
import { isSelected, PySlice, sliceItems, type SliceRange, sliceRange } from './slice.ts';
import { sortItems } from './sort.ts';

/** `list[key]` */
export function listGet(vm: Machine, list: PyList, key: Value): Value | undefined {
  if (typeof key === 'number') {
    const item = list.items[key < 0 ? key + list.items.length : key];
    if (item === undefined) throw raise('IndexError', 'list index out of range');
    return item;
  }
  if (key instanceof PySlice) {
    const range = sliceRange(key, list.items.length);
    if (range === undefined) return undefined;
    vm.charge(range.count >> 3);
    return new PyList(sliceItems(list.items, range));
  }
  const index = listIndex(key);
  return index === undefined ? undefined : listGet(vm, list, index);
}

/** A key that must be an integer, as a number. */
function listIndex(key: Value): number | undefined {
  const index = indexValue(key);
  if (index === null) throw typeError(`list indices must be integers or slices, not ${typeOf(key).name}`);
  return index === undefined ? undefined : toSize(index, 'IndexError', "cannot fit 'int' into an index-sized integer");
}

/** `list[key] = value`; with `value` `undefined`, `del list[key]`. */
function listSet(vm: Machine, list: PyList, key: Value, value: Value | undefined): true | undefined {
  if (key instanceof PySlice) {
    const range = sliceRange(key, list.items.length);
    if (range === undefined) return undefined;
    return value === undefined ? deleteSlice(vm, list, range) : assignSlice(vm, list, range, value);
  }
  const index = typeof key === 'number' ? key : listIndex(key);
  if (index === undefined) return undefined;
  const place = index < 0 ? index + list.items.length : index;
  if (place < 0 || place >= list.items.length) throw raise('IndexError', 'list assignment index out of range');
  if (value === undefined) removeItem(vm, list, place);
  else list.set(place, value);
  return true;
}

function deleteSlice(vm: Machine, list: PyList, range: SliceRange): true {
  vm.charge(list.items.length >> 2);
  if (range.step === 1) {
    list.splice(range.start, range.count, []);
  } else if (range.count > 0) {
    list.replace(list.items.filter((_item, place) => !isSelected(range, place)));
  }
  return true;
}

function assignSlice(vm: Machine, list: PyList, range: SliceRange, value: Value): true | undefined {
  if (!isIterable(value)) throw typeError('must assign iterable to extended slice');
  const found = materialize(vm, value);
  if (found === undefined) return undefined;
  const items = found === list.items ? found.slice() : found;
  vm.charge((items.length + list.items.length) >> 3);
  if (range.step === 1) {
    vm.reserve((list.items.length + items.length) * 8);
    list.splice(range.start, range.count, items);
    return true;
  }
  if (items.length !== range.count) {
    throw valueError(`attempt to assign sequence of size ${items.length} to extended slice of size ${range.count}`);
  }
  for (let i = 0; i < range.count; i++) list.set(range.start + i * range.step, items[i] as Value);
  return true;
}

/** Appends all items; `undefined` where Python must walk the iterable. */
function listExtend(vm: Machine, list: PyList, iterable: Value): true | undefined {
  const items = materialize(vm, iterable);
  if (items === undefined) {
    if (!isIterable(iterable)) throw notIterable(iterable);
    return undefined;
  }
  vm.fit((list.items.length + items.length) * 8);
  vm.charge(items.length >> 3);
  list.splice(list.items.length, 0, items);
  return true;
}

function clear(list: PyList): void {
  // An empty list stays the one it is: `sort` tells by that whether somebody wrote to the list meanwhile.
  if (list.items.length > 0) list.replace([]);
}

function removeItem(vm: Machine, list: PyList, place: number): Value {
  vm.charge((list.items.length - place) >> 6);
  return list.splice(place, 1, [])[0] as Value;
}

const itemsOf = (value: Value): readonly Value[] | undefined => (value instanceof PyList ? value.items : undefined);

/** A bound of `index(value, start, stop)`: counted from the end where negative. */
export function searchBound(value: Value | undefined, length: number, otherwise: number): number | undefined {
  if (value === undefined) return otherwise;
  const index = indexValue(value);
  if (index === null) throw typeError('slice indices must be integers or have an __index__ method');
  if (index === undefined) return undefined;
  const bound = toBound(index);
  return bound < 0 ? Math.max(0, bound + length) : bound;
}

defineKeyRule(listType, 'unhashable');

defineMethods(listType, () => [
  staticMethod('__new__', '(cls, *args, **kwargs)', (_vm, cls: PyType) => new PyList([], cls)),
  method(
    '__init__',
    '(self, iterable=(), /)',
    (vm, self: PyList, iterable: Value | undefined) => {
      if (iterable === undefined) {
        clear(self);
        return None;
      }
      if (!isIterable(iterable)) throw notIterable(iterable);
      const items = materialize(vm, iterable);
      if (items === undefined) return undefined;
      vm.reserve(items.length * 8);
      self.replace(items.slice());
      return None;
    },
    { slow: 'list_init' },
  ),
  method(
    '__repr__',
    '(self, /)',
    (vm, self: PyList) => {
      return containerRepr(vm, self, '[...]', () => {
        const parts = joinReprs(vm, self.items);
        return parts === undefined ? undefined : `[${parts}]`;
      });
    },
    { slow: 'list_repr' },
  ),
  constant('__hash__', None),
  ...comparisonMethods(itemsOf),
  method('__len__', '(self, /)', (_vm, self: PyList) => self.items.length),
  method('__getitem__', '(self, index, /)', (vm, self: PyList, key: Value) => listGet(vm, self, key), {
    slow: 'sequence_getitem',
  }),
  method(
    '__setitem__',
    '(self, key, value, /)',
    (vm, self: PyList, key: Value, value: Value) => listSet(vm, self, key, value) && None,
    {
      slow: 'list_setitem',
    },
  ),
  method('__delitem__', '(self, key, /)', (vm, self: PyList, key: Value) => listSet(vm, self, key, undefined) && None, {
    slow: 'list_delitem',
  }),
  method('__iter__', '(self, /)', (_vm, self: PyList) => new PyListIterator(self, listIteratorType)),
  method('__reversed__', '(self, /)', (_vm, self: PyList) => new PyListReverseIterator(self)),
  method(
    '__contains__',
    '(self, key, /)',
    (vm, self: PyList, value: Value) => {
      const place = indexOfItem(vm, self.items, value);
      return place === undefined ? undefined : place >= 0;
    },
    { slow: 'sequence_contains' },
  ),
  method('__add__', '(self, value, /)', (vm, self: PyList, other: Value) => {
    if (!(other instanceof PyList)) return NotImplemented;
    vm.reserve((self.items.length + other.items.length) * 8);
    vm.charge((self.items.length + other.items.length) >> 3);
    return new PyList(self.items.concat(other.items));
  }),
  method('__iadd__', '(self, value, /)', (vm, self: PyList, other: Value) => listExtend(vm, self, other) && self, {
    slow: 'list_iadd',
  }),
  method('__mul__', '(self, value, /)', times, { slow: 'sequence_mul' }),
  method('__rmul__', '(self, value, /)', times, { slow: 'sequence_mul' }),
  method(
    '__imul__',
    '(self, value, /)',
    (vm, self: PyList, count: Value) => {
      const items = repeatItems(vm, self.items, count);
      if (!Array.isArray(items)) return items;
      self.replace(items);
      return self;
    },
    { slow: 'list_imul' },
  ),
  method('append', '(self, object, /)', (_vm, self: PyList, value: Value) => {
    self.append(value);
    return None;
  }),
  method('clear', '(self, /)', (_vm, self: PyList) => {
    clear(self);
    return None;
  }),
  method('copy', '(self, /)', (vm, self: PyList) => {
    vm.charge(self.items.length >> 3);
    vm.reserve(self.items.length * 8);
    return new PyList(self.items.slice());
  }),
  method('count', '(self, value, /)', (vm, self: PyList, value: Value) => countItem(vm, self.items, value), {
    slow: 'sequence_count',
  }),
  method(
    'extend',
    '(self, iterable, /)',
    (vm, self: PyList, iterable: Value) => listExtend(vm, self, iterable) && None,
    {
      slow: 'list_extend',
    },
  ),
  method(
    'index',
    '(self, value, start=0, stop=9223372036854775807, /)',
    (vm, self: PyList, value: Value, start: Value | undefined, stop: Value | undefined) => {
      const from = searchBound(start, self.items.length, 0);
      const to = searchBound(stop, self.items.length, self.items.length);
      if (from === undefined || to === undefined) return undefined;
      const place = indexOfItem(vm, self.items, value, from, to);
      if (place === -1) throw valueError('list.index(x): x not in list');
      return place;
    },
    { slow: 'list_index' },
  ),
  method(
    'insert',
    '(self, index, object, /)',
    (vm, self: PyList, index: Value, value: Value) => {
      const at = requireIndex(index);
      if (at === undefined) return undefined;
      const { length } = self.items;
      const place = toSize(at);
      vm.charge(length >> 6);
      self.splice(place < 0 ? Math.max(0, place + length) : Math.min(place, length), 0, [value]);
      return None;
    },
    { slow: 'list_insert' },
  ),
  method(
    'pop',
    '(self, index=-1, /)',
    (vm, self: PyList, index: Value | undefined) => {
      const at = index === undefined ? -1 : requireIndex(index);
      if (at === undefined) return undefined;
      const { length } = self.items;
      const place = toSize(at);
      if (length === 0) throw raise('IndexError', 'pop from empty list');
      const found = place < 0 ? place + length : place;
      if (found < 0 || found >= length) throw raise('IndexError', 'pop index out of range');
      return removeItem(vm, self, found);
    },
    { slow: 'list_pop' },
  ),
  method(
    'remove',
    '(self, value, /)',
    (vm, self: PyList, value: Value) => {
      const place = indexOfItem(vm, self.items, value);
      if (place === undefined) return undefined;
      if (place < 0) throw valueError('list.remove(x): x not in list');
      removeItem(vm, self, place);
      return None;
    },
    { slow: 'list_remove' },
  ),
  method('reverse', '(self, /)', (vm, self: PyList) => {
    vm.charge(self.items.length >> 3);
    self.replace(self.items.toReversed());
    return None;
  }),
  method(
    'sort',
    '(self, /, *, key=None, reverse=False)',
    (vm, self: PyList, key: Value | undefined, reverse: Value | undefined) => {
      const isReversed = sortDirection(reverse);
      if ((key ?? None) !== None || isReversed === undefined) return undefined;
      const sorted = sortItems(vm, self.items, isReversed);
      if (sorted === undefined) return undefined;
      self.replace(sorted);
      return None;
    },
    { slow: 'list_sort' },
  ),
  classMethod('__class_getitem__', '(cls, item, /)', (_vm, cls: PyType, item: Value) => genericAlias(cls, item)),
]);

function times(vm: Machine, self: PyList, count: Value): Value | undefined {
  const items = repeatItems(vm, self.items, count);
  return Array.isArray(items) ? new PyList(items) : items;
}

/** The `reverse` argument of a sort; `undefined` where it is not plainly one or the other. */
export function sortDirection(reverse: Value | undefined): boolean | undefined {
  if (reverse === undefined || reverse === false || reverse === 0 || reverse === None) return false;
  return reverse === true || typeof reverse === 'number' ? true : undefined;
}
