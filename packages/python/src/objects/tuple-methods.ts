import type { Machine } from '../vm/machine.ts';
import { comparisonMethods, countItem, indexOfItem } from './compare-items.ts';
import { containerRepr, joinReprs } from './container-repr.ts';
import { raise, typeError, valueError } from './errors.ts';
import { genericAlias } from './generic-alias.ts';
import { hashBuiltin } from './hash.ts';
import { indexValue, toSize } from './integer-index.ts';
import { isIterable, notIterable } from './iterate.ts';
import { searchBound } from './list-methods.ts';
import { materialize } from './materialize.ts';
import { classMethod, defineMethods, method, staticMethod } from './native.ts';
import { type PyType, typeOf, type Value } from './object.ts';
import { repeatItems } from './repeat-items.ts';
import { PyListIterator, tupleIteratorType } from './sequence-iterators.ts';
import { NotImplemented } from './singleton.ts';
import { PySlice, sliceItems, sliceRange } from './slice.ts';
import { PyTuple, tupleType } from './tuple.ts';

const itemsOf = (value: Value): readonly Value[] | undefined => (value instanceof PyTuple ? value.items : undefined);

/** `tuple[key]` */
function tupleGet(vm: Machine, tuple: PyTuple, key: Value): Value | undefined {
  if (key instanceof PySlice) {
    const range = sliceRange(key, tuple.items.length);
    if (range === undefined) return undefined;
    vm.charge(range.count >> 3);
    return range.count === tuple.items.length && range.step === 1 && tuple.cls === tupleType
      ? tuple
      : new PyTuple(sliceItems(tuple.items, range));
  }
  const index = indexValue(key);
  if (index === null) throw typeError(`tuple indices must be integers or slices, not ${typeOf(key).name}`);
  if (index === undefined) return undefined;
  const place = toSize(index, 'IndexError', "cannot fit 'int' into an index-sized integer");
  const item = tuple.items[place < 0 ? place + tuple.items.length : place];
  if (item === undefined) throw raise('IndexError', 'tuple index out of range');
  return item;
}

function times(vm: Machine, self: PyTuple, count: Value): Value | undefined {
  const items = repeatItems(vm, self.items, count);
  return Array.isArray(items) ? new PyTuple(items) : items;
}

defineMethods(tupleType, () => [
  staticMethod(
    '__new__',
    '(cls, iterable=(), /)',
    (vm, cls: PyType, iterable: Value | undefined) => {
      if (iterable === undefined) return new PyTuple([], cls);
      if (cls === tupleType && iterable instanceof PyTuple && iterable.cls === tupleType) return iterable;
      if (!isIterable(iterable)) throw notIterable(iterable);
      const items = materialize(vm, iterable);
      return items === undefined ? undefined : new PyTuple(items.slice(), cls);
    },
    { slow: 'tuple_new' },
  ),
  method(
    '__repr__',
    '(self, /)',
    (vm, self: PyTuple) => {
      return containerRepr(vm, self, '(...)', () => {
        const parts = joinReprs(vm, self.items);
        return parts === undefined ? undefined : `(${parts}${self.items.length === 1 ? ',' : ''})`;
      });
    },
    { slow: 'tuple_repr' },
  ),
  method('__hash__', '(self, /)', (vm, self: PyTuple) => hashBuiltin(vm, self), { slow: 'tuple_hash' }),
  ...comparisonMethods(itemsOf),
  method('__len__', '(self, /)', (_vm, self: PyTuple) => self.items.length),
  method('__getitem__', '(self, key, /)', (vm, self: PyTuple, key: Value) => tupleGet(vm, self, key), {
    slow: 'sequence_getitem',
  }),
  method('__iter__', '(self, /)', (_vm, self: PyTuple) => new PyListIterator(self, tupleIteratorType)),
  method(
    '__contains__',
    '(self, key, /)',
    (vm, self: PyTuple, value: Value) => {
      const place = indexOfItem(vm, self.items, value);
      return place === undefined ? undefined : place >= 0;
    },
    { slow: 'sequence_contains' },
  ),
  method('__add__', '(self, value, /)', (vm, self: PyTuple, other: Value) => {
    if (!(other instanceof PyTuple)) return NotImplemented;
    if (other.items.length === 0 && self.cls === tupleType) return self;
    vm.reserve((self.items.length + other.items.length) * 8);
    vm.charge((self.items.length + other.items.length) >> 3);
    return new PyTuple(self.items.concat(other.items));
  }),
  method('__mul__', '(self, value, /)', times, { slow: 'sequence_mul' }),
  method('__rmul__', '(self, value, /)', times, { slow: 'sequence_mul' }),
  method('__getnewargs__', '(self, /)', (_vm, self: PyTuple) => new PyTuple([new PyTuple(self.items)])),
  method('count', '(self, value, /)', (vm, self: PyTuple, value: Value) => countItem(vm, self.items, value), {
    slow: 'sequence_count',
  }),
  method(
    'index',
    '(self, value, start=0, stop=9223372036854775807, /)',
    (vm, self: PyTuple, value: Value, start: Value | undefined, stop: Value | undefined) => {
      const from = searchBound(start, self.items.length, 0);
      const to = searchBound(stop, self.items.length, self.items.length);
      if (from === undefined || to === undefined) return undefined;
      const place = indexOfItem(vm, self.items, value, from, to);
      if (place === -1) throw valueError('tuple.index(x): x not in tuple');
      return place;
    },
    { slow: 'tuple_index' },
  ),
  classMethod('__class_getitem__', '(cls, item, /)', (_vm, cls: PyType, item: Value) => genericAlias(cls, item)),
]);
