import type { Machine } from '../vm/machine.ts';
import { memoryPart } from '../parts/parts.ts';
import { bytesLike } from './bytes-like.ts';
import { sourceData } from './bytes-methods.ts';
import { byteIndex, type BytesMaker, repeatBytes, sharedOperators } from './bytes-operators.ts';
import { searchMethods } from './bytes-search-methods.ts';
import { shapeMethods } from './bytes-shape-methods.ts';
import { byteOf, bytesFrom } from './bytes-source.ts';
import { bytearrayType, PyByteArray } from './bytes.ts';
import { raise, typeError, valueError } from './errors.ts';
import { indexValue, requireIndex, toSize } from './integer-index.ts';
import { isIterable } from './iterate.ts';
import { defineKeyRule } from './key.ts';
import { constant, defineMethods, method, staticMethod } from './native.ts';
import { type PyType, typeOf, type Value } from './object.ts';
import { None } from './singleton.ts';
import { isSelected, PySlice, sliceRange } from './slice.ts';
import { asStr } from './string.ts';
import { reprBytes } from './text/repr.ts';

const make: BytesMaker = { name: 'bytearray', from: (data) => new PyByteArray(data) };

defineKeyRule(bytearrayType, 'unhashable');

/** While memoryviews look at it a bytearray keeps its size. */
function requireResizable(vm: Machine, self: PyByteArray): void {
  if (self.exports > 0) memoryPart.get().requireNoViews(vm, self);
}

/** Puts `items` in place of `count` bytes at `start`. */
function splice(vm: Machine, self: PyByteArray, start: number, count: number, items: Uint8Array): void {
  const { data } = self;
  if (count !== items.length) requireResizable(vm, self);
  vm.reserve(data.length - count + items.length);
  vm.charge(data.length >> 4);
  const result = new Uint8Array(data.length - count + items.length);
  result.set(data.subarray(0, start));
  result.set(items, start);
  result.set(data.subarray(start + count), start + items.length);
  self.replace(result);
}

function repr(vm: Machine, self: PyByteArray): Value {
  vm.charge(self.data.length);
  return `${self.cls.name}(${reprBytes(self.data, true)})`;
}

function placeOf(self: PyByteArray, key: Value): number | undefined {
  const index = byteIndex(key, 'bytearray');
  if (index === undefined) return undefined;
  const place = index < 0 ? index + self.data.length : index;
  if (place < 0 || place >= self.data.length) throw raise('IndexError', 'bytearray index out of range');
  return place;
}

function setItem(vm: Machine, self: PyByteArray, key: Value, value: Value): Value | undefined {
  if (!(key instanceof PySlice)) {
    const place = placeOf(self, key);
    const byte = byteOf(value);
    if (place === undefined || byte === undefined) return undefined;
    self.set(place, byte);
    return None;
  }
  const range = sliceRange(key, self.data.length);
  if (asStr(value) !== undefined || indexValue(value) !== null) {
    throw typeError('can assign only bytes, buffers, or iterables of ints in range(0, 256)');
  }
  const items = bytesFrom(vm, value, 'bytes');
  if (range === undefined || items === undefined) return undefined;
  if (range.step === 1) {
    splice(vm, self, range.start, range.count, items);
    return None;
  }
  if (items.length !== range.count) {
    throw valueError(`attempt to assign bytes of size ${items.length} to extended slice of size ${range.count}`);
  }
  vm.charge(range.count);
  items.forEach((byte, i) => self.set(range.start + i * range.step, byte));
  return None;
}

function deleteItem(vm: Machine, self: PyByteArray, key: Value): Value | undefined {
  if (!(key instanceof PySlice)) {
    const place = placeOf(self, key);
    if (place === undefined) return undefined;
    splice(vm, self, place, 1, new Uint8Array(0));
    return None;
  }
  const range = sliceRange(key, self.data.length);
  if (range === undefined) return undefined;
  vm.charge(self.data.length);
  if (range.count > 0) requireResizable(vm, self);
  self.replace(self.data.filter((_, i) => !isSelected(range, i)));
  return None;
}

function extend(vm: Machine, self: PyByteArray, source: Value): Value | undefined {
  if (asStr(source) !== undefined) throw typeError("expected iterable of integers; got: 'str'");
  if (!isIterable(source)) throw typeError(`can't extend bytearray with ${typeOf(source).name}`);
  const items = bytesFrom(vm, source, 'bytes', 'byte must be in range(0, 256)');
  if (items === undefined) return undefined;
  splice(vm, self, self.data.length, 0, items);
  return None;
}

function pop(vm: Machine, self: PyByteArray, index?: Value): Value | undefined {
  const at = index === undefined ? -1 : requireIndex(index);
  if (at === undefined) return undefined;
  const { length } = self.data;
  if (length === 0) throw raise('IndexError', 'pop from empty bytearray');
  const place = toSize(at) < 0 ? toSize(at) + length : toSize(at);
  const byte = self.data[place];
  if (byte === undefined) throw raise('IndexError', 'pop index out of range');
  splice(vm, self, place, 1, new Uint8Array(0));
  return byte;
}

function insert(vm: Machine, self: PyByteArray, index: Value, item: Value): Value | undefined {
  const at = requireIndex(index);
  const byte = byteOf(item);
  if (at === undefined || byte === undefined) return undefined;
  const size = toSize(at);
  const { length } = self.data;
  splice(vm, self, size < 0 ? Math.max(0, size + length) : Math.min(size, length), 0, Uint8Array.of(byte));
  return None;
}

function resize(vm: Machine, self: PyByteArray, size: Value): Value | undefined {
  const index = requireIndex(size);
  if (index === undefined) return undefined;
  const length = toSize(index);
  if (length < 0) throw valueError(`bytearray.resize(): new size must be >= 0, got ${length}`);
  vm.reserve(length);
  if (length > 2 ** 32) throw raise('MemoryError');
  if (length !== self.data.length) requireResizable(vm, self);
  const data = new Uint8Array(length);
  data.set(self.data.subarray(0, length));
  self.replace(data);
  return None;
}

defineMethods(bytearrayType, () => [
  staticMethod('__new__', '(cls, *args, **kwargs)', (_vm, cls: PyType) => new PyByteArray(new Uint8Array(0), cls)),
  method(
    '__init__',
    "(self, source=b'', encoding='utf-8', errors='strict')",
    (vm, self: PyByteArray, source?: Value, encoding?: Value, errors?: Value) => {
      const data = sourceData(vm, 'bytearray', source, encoding, errors);
      if (data === undefined) return undefined;
      if (self.data.length > 0) requireResizable(vm, self);
      self.replace(data.slice());
      return None;
    },
    { slow: 'bytearray_init' },
  ),
  method('__repr__', '(self, /)', repr),
  method('__str__', '(self, /)', repr),
  constant('__hash__', None),
  ...sharedOperators(make),
  method('__setitem__', '(self, key, value, /)', setItem, { slow: 'bytearray_setitem' }),
  method('__delitem__', '(self, key, /)', deleteItem, { slow: 'bytearray_delitem' }),
  method('__iadd__', '(self, value, /)', (vm, self: PyByteArray, other: Value) => {
    const data = bytesLike(other);
    if (data === undefined) throw typeError(`can't concat ${typeOf(other).name} to ${self.cls.name}`);
    splice(vm, self, self.data.length, 0, data);
    return self;
  }),
  method(
    '__imul__',
    '(self, value, /)',
    (vm, self: PyByteArray, count: Value) => {
      const data = repeatBytes(vm, self.data, count);
      if (!(data instanceof Uint8Array)) return data;
      if (data.length !== self.data.length) requireResizable(vm, self);
      self.replace(data);
      return self;
    },
    { slow: 'bytearray_imul' },
  ),
  method(
    'append',
    '(self, item, /)',
    (vm, self: PyByteArray, item: Value) => {
      const byte = byteOf(item);
      if (byte === undefined) return undefined;
      splice(vm, self, self.data.length, 0, Uint8Array.of(byte));
      return None;
    },
    { slow: 'bytearray_append' },
  ),
  method('clear', '(self, /)', (vm, self: PyByteArray) => {
    if (self.data.length > 0) requireResizable(vm, self);
    self.replace(new Uint8Array(0));
    return None;
  }),
  method('copy', '(self, /)', (vm, self: PyByteArray) => {
    vm.reserve(self.data.length);
    return new PyByteArray(self.data.slice());
  }),
  method('extend', '(self, iterable_of_ints, /)', extend, { slow: 'bytearray_extend' }),
  method('insert', '(self, index, item, /)', insert, { slow: 'bytearray_insert' }),
  method('pop', '(self, index=-1, /)', pop, { slow: 'bytearray_pop' }),
  method(
    'remove',
    '(self, value, /)',
    (vm, self: PyByteArray, value: Value) => {
      const byte = byteOf(value);
      if (byte === undefined) return undefined;
      vm.charge(self.data.length >> 4);
      const place = self.data.indexOf(byte);
      if (place < 0) throw valueError('value not found in bytearray');
      splice(vm, self, place, 1, new Uint8Array(0));
      return None;
    },
    { slow: 'bytearray_remove' },
  ),
  method('resize', '(self, size, /)', resize, { slow: 'bytearray_resize' }),
  method('reverse', '(self, /)', (vm, self: PyByteArray) => {
    vm.charge(self.data.length >> 3);
    self.replace(self.data.slice().reverse());
    return None;
  }),
  ...searchMethods(make),
  ...shapeMethods(make),
]);
