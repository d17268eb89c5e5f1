import type { Machine } from '../vm/machine.ts';
import { bytesLike, fromLatin1, latin1 } from './bytes-like.ts';
import { bytesDialect } from './bytes-percent.ts';
import { byteOf } from './bytes-source.ts';
import { type PyByteArray, PyBytes } from './bytes.ts';
import { PyMemoryView } from './memory-view.ts';
import { raise, typeError } from './errors.ts';
import { formatPercent } from './format/percent.ts';
import { indexValue, toSize } from './integer-index.ts';
import { method, type MethodDefinition } from './native.ts';
import { typeOf, type Value } from './object.ts';
import type { Comparison } from './protocol.ts';
import { bytearrayIteratorType, bytesIteratorType, PyBytesIterator } from './sequence-iterators.ts';
import { NotImplemented } from './singleton.ts';
import { PySlice, sliceRange } from './slice.ts';
import { getItem } from './subscript.ts';
import { finder } from './text/find.ts';

/** What bytes and bytearrays share is written once; the maker says which of both a result becomes. */
export interface BytesMaker {
  readonly name: 'bytes' | 'bytearray';
  readonly from: (data: Uint8Array) => Value;
}

/** The bytes of a `self` that was checked to have some. */
export function bytesOf(self: Value): Uint8Array {
  return (self as PyBytes | PyByteArray).data;
}

/** An argument that must be bytes or a bytearray. */
export function bytesArgument(value: Value): Uint8Array {
  const data = bytesLike(value);
  if (data === undefined) throw typeError(`a bytes-like object is required, not '${typeOf(value).name}'`);
  return data;
}

function get(vm: Machine, self: Value, key: Value, maker: BytesMaker): Value | undefined {
  const data = bytesOf(self);
  if (key instanceof PySlice) {
    const range = sliceRange(key, data.length);
    if (range === undefined) return undefined;
    vm.charge(range.count >> 3);
    if (range.step === 1) return maker.from(data.slice(range.start, range.start + range.count));
    const part = new Uint8Array(range.count);
    for (let i = 0; i < range.count; i++) part[i] = data[range.start + i * range.step] as number;
    return maker.from(part);
  }
  const place = byteIndex(key, maker.name);
  if (place === undefined) return undefined;
  const byte = data[place < 0 ? place + data.length : place];
  if (byte === undefined)
    throw raise('IndexError', maker.name === 'bytes' ? 'index out of range' : 'bytearray index out of range');
  return byte;
}

/** An index into bytes, not yet compared with their length. */
export function byteIndex(key: Value, name: 'bytes' | 'bytearray'): number | undefined {
  const index = indexValue(key);
  if (index === null) {
    throw typeError(`${name === 'bytes' ? 'byte' : name} indices must be integers or slices, not ${typeOf(key).name}`);
  }
  return index === undefined ? undefined : toSize(index, 'IndexError', "cannot fit 'int' into an index-sized integer");
}

/** `data * count`: `NotImplemented` where `count` is no integer, `undefined` where its `__index__` is the guest's. */
export function repeatBytes(
  vm: Machine,
  data: Uint8Array,
  count: Value,
): Uint8Array | typeof NotImplemented | undefined {
  const index = indexValue(count);
  if (index === null) return NotImplemented;
  if (index === undefined) return undefined;
  const times = Math.max(0, toSize(index, 'OverflowError', "cannot fit 'int' into an index-sized integer"));
  vm.reserve(data.length * times);
  if (data.length === 0) return data;
  vm.charge((data.length * times) >> 4);
  const result = new Uint8Array(data.length * times);
  if (data.length === 1) result.fill(data[0] as number);
  else for (let i = 0; i < times; i++) result.set(data, i * data.length);
  return result;
}

function contains(vm: Machine, self: Value, item: Value): Value | undefined {
  const data = bytesOf(self);
  vm.charge(data.length >> 2);
  const sub = bytesLike(item);
  if (sub !== undefined) return finder(latin1(data), latin1(sub))(0) >= 0;
  if (indexValue(item) === null) throw typeError(`a bytes-like object is required, not '${typeOf(item).name}'`);
  const byte = byteOf(item);
  return byte === undefined ? undefined : data.includes(byte);
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) if (a[i] !== b[i]) return (a[i] as number) - (b[i] as number);
  return a.length - b.length;
}

function comparison(name: Comparison, holds: (order: number) => boolean): MethodDefinition {
  return method(name, '(self, value, /)', (vm, self: Value, other: Value) => {
    // A view compares items of its own format: it is asked itself.
    if (other instanceof PyMemoryView && self instanceof PyBytes) return NotImplemented;
    const right = bytesLike(other);
    if (right === undefined) return NotImplemented;
    const left = bytesOf(self);
    vm.charge(Math.min(left.length, right.length) >> 3);
    return holds(compareBytes(left, right));
  });
}

function concatenate(vm: Machine, maker: BytesMaker, self: Value, other: Value): Value {
  const right = bytesLike(other);
  if (right === undefined) throw typeError(`can't concat ${typeOf(other).name} to ${typeOf(self).name}`);
  const left = bytesOf(self);
  vm.charge((left.length + right.length) >> 6);
  vm.reserve(left.length + right.length);
  const data = new Uint8Array(left.length + right.length);
  data.set(left);
  data.set(right, left.length);
  return maker.from(data);
}

function repeat(vm: Machine, maker: BytesMaker, self: Value, count: Value): Value | undefined {
  const data = repeatBytes(vm, bytesOf(self), count);
  return data instanceof Uint8Array ? maker.from(data) : data;
}

export function sharedOperators(maker: BytesMaker): MethodDefinition[] {
  return [
    comparison('__lt__', (order) => order < 0),
    comparison('__le__', (order) => order <= 0),
    comparison('__eq__', (order) => order === 0),
    comparison('__ne__', (order) => order !== 0),
    comparison('__gt__', (order) => order > 0),
    comparison('__ge__', (order) => order >= 0),
    method('__iter__', '(self, /)', (_vm, self: PyBytes | PyByteArray) => {
      return new PyBytesIterator(self, maker.name === 'bytes' ? bytesIteratorType : bytearrayIteratorType);
    }),
    method(
      '__mod__',
      '(self, value, /)',
      (vm, self: Value, value: Value) => {
        vm.charge(bytesOf(self).length >> 2);
        const text = formatPercent(vm, latin1(bytesOf(self)), value, bytesDialect, getItem);
        return text === undefined ? undefined : maker.from(fromLatin1(text));
      },
      { slow: 'bytes_mod' },
    ),
    method(
      '__rmod__',
      '(self, value, /)',
      (vm, self: Value, template: Value) => {
        const data = bytesLike(template);
        if (data === undefined) return NotImplemented;
        const text = formatPercent(vm, latin1(data), self, bytesDialect, getItem);
        return text === undefined ? undefined : maker.from(fromLatin1(text));
      },
      { slow: 'str_rmod' },
    ),
    method('__len__', '(self, /)', (_vm, self: Value) => bytesOf(self).length),
    method('__getitem__', '(self, key, /)', (vm, self: Value, key: Value) => get(vm, self, key, maker), {
      slow: 'text_getitem',
    }),
    method('__add__', '(self, value, /)', (vm, self: Value, other: Value) => concatenate(vm, maker, self, other)),
    method('__mul__', '(self, value, /)', (vm, self: Value, count: Value) => repeat(vm, maker, self, count), {
      slow: 'text_repeat',
    }),
    method('__rmul__', '(self, value, /)', (vm, self: Value, count: Value) => repeat(vm, maker, self, count), {
      slow: 'text_repeat',
    }),
    method('__contains__', '(self, key, /)', contains, { slow: 'bytes_contains' }),
  ];
}
