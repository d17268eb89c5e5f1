import type { Machine } from '../vm/machine.ts';
import { idOf } from './address.ts';
import { hexText } from './bytes-hex.ts';
import { latin1 } from './bytes-like.ts';
import { PyByteArray, PyBytes } from './bytes.ts';
import { raise, typeError, valueError } from './errors.ts';
import { genericAlias } from './generic-alias.ts';
import { hashText } from './hash.ts';
import { touch } from './heap.ts';
import { requireIndex, toBound } from './integer-index.ts';
import { defineIterator } from './iterator-type.ts';
import { defineKeyRule } from './key.ts';
import { PyList } from './list.ts';
import { cast } from './memory-cast.ts';
import { readItem } from './memory-items.ts';
import {
  bufferOf,
  copyItems,
  dataOf,
  isContiguous,
  itemAt,
  itemCount,
  itemPlaces,
  type LaidOut,
  laidOut,
  letterOf,
  makeView,
  plainLayout,
  release,
  viewBytes,
} from './memory-layout.ts';
import { getItem, haveSameShape, setItem } from './memory-subscript.ts';
import { memoryIteratorType, memoryViewType, PyMemoryIterator, PyMemoryView } from './memory-view.ts';
import { classMethod, defineMethods, getSet, method, type MethodDefinition, staticMethod } from './native.ts';
import { typeOf, type Value } from './object.ts';
import { equal, equalOrSame } from './protocol.ts';
import { None, NotImplemented } from './singleton.ts';
import { asStr } from './string.ts';
import { PyTuple } from './tuple.ts';

/** `memoryview`: https://docs.python.org/3.14/library/stdtypes.html#memory-views */

function viewOf(object: Value): PyMemoryView {
  if (object instanceof PyMemoryView) return makeView(bufferOf(object), object, object.isReadOnly);
  if (object instanceof PyBytes || object instanceof PyByteArray)
    return makeView(object, plainLayout(object.data.length), object instanceof PyBytes);
  throw typeError(`memoryview: a bytes-like object is required, not '${typeOf(object).name}'`);
}

/** Equal shapes and equal items, whatever their formats: https://peps.python.org/pep-3118/ */
function areEqual(vm: Machine, a: LaidOut, b: LaidOut): boolean {
  if (!haveSameShape(a.layout, b.layout)) return false;
  vm.reserve(32 * itemCount(a.layout));
  vm.charge(itemCount(a.layout));
  const items = [a, b].map(({ data, layout }) => {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    return itemPlaces(layout).map((place) => readItem(letterOf(layout), view, place));
  });
  return (items[0] as Value[]).every((item, i) => equal(vm, item, items[1]?.[i] as Value) === true);
}

function equality(name: '__eq__' | '__ne__'): MethodDefinition {
  return method(name, '(self, value, /)', (vm, self: PyMemoryView, other: Value) => {
    if (self.buffer === null || (other instanceof PyMemoryView && other.buffer === null))
      return (self === other) === (name === '__eq__');
    const right = laidOut(other);
    if (right === undefined) return NotImplemented;
    return areEqual(vm, { data: self.buffer.data, layout: self }, right) === (name === '__eq__');
  });
}

function hash(vm: Machine, self: PyMemoryView): number {
  if (self.hash !== null) return self.hash;
  const buffer = bufferOf(self);
  if (!self.isReadOnly) throw valueError('cannot hash writable memoryview object');
  if (!'Bbc'.includes(letterOf(self))) throw valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  if (buffer instanceof PyByteArray) throw typeError(`unhashable type: '${buffer.cls.name}'`);
  touch(self);
  return (self.hash = hashText(latin1(viewBytes(vm, self))));
}

// The key of bytes with the same items, to which the view is equal and has the same hash.
defineKeyRule(memoryViewType, (view: PyMemoryView) => {
  const { data } = bufferOf(view);
  if (!view.isReadOnly) throw valueError('cannot hash writable memoryview object');
  return `\0b${itemPlaces(view)
    .map((place) => String.fromCharCode(data[place] as number))
    .join('')}`;
});

function toBytes(vm: Machine, self: PyMemoryView, order?: Value): Value {
  const { data } = bufferOf(self);
  const name = order === undefined || order === None ? 'C' : asStr(order);
  if (name === undefined)
    throw typeError(`tobytes() argument 'order' must be str or None, not ${typeOf(order as Value).name}`);
  if (name !== 'C' && name !== 'F' && name !== 'A') throw valueError("order must be 'C', 'F' or 'A'");
  const isFortran = name === 'F' || (name === 'A' && isContiguous(self, 'F'));
  return new PyBytes(copyItems(vm, data, self, isFortran ? 'F' : 'C'));
}

function toList(vm: Machine, self: PyMemoryView): Value {
  const data = dataOf(self);
  const letter = letterOf(self);
  vm.reserve(16 * itemCount(self));
  vm.charge(itemCount(self));
  const listFrom = (axis: number, place: number): Value => {
    const length = self.shape[axis];
    if (length === undefined) return readItem(letter, data, place);
    const stride = self.strides[axis] as number;
    return new PyList(Array.from({ length }, (_, i) => listFrom(axis + 1, place + i * stride)));
  };
  return listFrom(0, self.offset);
}

function requireOneDimension(self: PyMemoryView, none: string, many: string): void {
  bufferOf(self);
  if (self.shape.length === 0) throw typeError(none);
  if (self.shape.length > 1) throw raise('NotImplementedError', many);
}

const subViews = 'multi-dimensional sub-views are not implemented';

function count(vm: Machine, self: PyMemoryView, value: Value): Value | undefined {
  requireOneDimension(self, 'invalid indexing of 0-dim memory', subViews);
  const length = self.shape[0] as number;
  vm.charge(length);
  let found = 0;
  for (let i = 0; i < length; i++) {
    const same = equalOrSame(vm, itemAt(self, i) as Value, value);
    if (same === undefined) return undefined;
    if (same) found++;
  }
  return found;
}

function index(vm: Machine, self: PyMemoryView, value: Value, start?: Value, stop?: Value): Value | undefined {
  requireOneDimension(self, 'invalid lookup on 0-dim memory', 'multi-dimensional lookup is not implemented');
  const length = self.shape[0] as number;
  const bound = (given: Value | undefined, otherwise: number): number | undefined => {
    const at = given === undefined ? otherwise : requireIndex(given);
    if (at === undefined) return undefined;
    const place = toBound(at);
    return Math.min(length, place < 0 ? Math.max(0, place + length) : place);
  };
  const from = bound(start, 0);
  const to = bound(stop, length);
  if (from === undefined || to === undefined) return undefined;
  vm.charge(Math.max(0, to - from));
  for (let i = from; i < to; i++) {
    const same = equalOrSame(vm, itemAt(self, i) as Value, value);
    if (same === undefined) return undefined;
    if (same) return i;
  }
  throw valueError('memoryview.index(x): x not found');
}

const attribute = (name: string, get: (self: PyMemoryView) => Value): MethodDefinition =>
  getSet(name, (_vm, self: PyMemoryView) => {
    bufferOf(self);
    return get(self);
  });

defineMethods(memoryViewType, () => [
  staticMethod('__new__', '(cls, object)', (_vm, _cls: Value, object: Value) => viewOf(object)),
  classMethod('_from_flags', '(type, /, object, flags)', (_vm, _cls: Value, object: Value, flags: Value) => {
    const index = requireIndex(flags);
    const view = viewOf(object);
    if (view.isReadOnly && typeof index === 'number' && (index & 1) === 1)
      throw raise('BufferError', 'Object is not writable.');
    return view;
  }),
  method('__repr__', '(self, /)', (_vm, self: PyMemoryView) => {
    return `<${self.buffer === null ? 'released memory' : 'memory'} at 0x${idOf(self).toString(16)}>`;
  }),
  method('__hash__', '(self, /)', hash),
  equality('__eq__'),
  equality('__ne__'),
  ...['__lt__', '__le__', '__gt__', '__ge__'].map((name) => method(name, '(self, value, /)', () => NotImplemented)),
  method('__len__', '(self, /)', (_vm, self: PyMemoryView) => {
    bufferOf(self);
    if (self.shape.length === 0) throw typeError('0-dim memory has no length');
    return self.shape[0];
  }),
  method('__getitem__', '(self, key, /)', getItem, { slow: 'memoryview_getitem' }),
  method('__setitem__', '(self, key, value, /)', setItem, { slow: 'memoryview_setitem' }),
  method('__delitem__', '(self, key, /)', (_vm, self: PyMemoryView) => {
    bufferOf(self);
    throw typeError(self.isReadOnly ? 'cannot modify read-only memory' : 'cannot delete memory');
  }),
  method('__iter__', '(self, /)', (_vm, self: PyMemoryView) => {
    requireOneDimension(self, 'invalid indexing of 0-dim memory', subViews);
    return new PyMemoryIterator(self);
  }),
  method('__enter__', '(self, /)', (_vm, self: PyMemoryView) => {
    bufferOf(self);
    return self;
  }),
  method('__exit__', '(self, /, *exc_info)', (_vm, self: PyMemoryView) => {
    release(self);
    return None;
  }),
  method('release', '(self, /)', (_vm, self: PyMemoryView) => {
    release(self);
    return None;
  }),
  method('tobytes', "(self, /, order='C')", toBytes),
  method(
    'hex',
    '(self, /, sep=<unrepresentable>, bytes_per_sep=1)',
    (vm: Machine, self: PyMemoryView, sep?: Value, size?: Value) => hexText(vm, viewBytes(vm, self), sep, size),
    { slow: 'bytes_hex' },
  ),
  method('tolist', '(self, /)', toList),
  method('cast', '(self, /, format, shape=<unrepresentable>)', cast),
  method('toreadonly', '(self, /)', (_vm, self: PyMemoryView) => makeView(bufferOf(self), self, true)),
  method('count', '(self, value, /)', count, { slow: 'memoryview_count' }),
  method('index', '(self, value, start=0, stop=sys.maxsize, /)', index, { slow: 'memoryview_index' }),
  attribute('obj', (self) => self.buffer as PyBytes | PyByteArray),
  attribute('nbytes', (self) => itemCount(self) * self.itemSize),
  attribute('readonly', (self) => self.isReadOnly),
  attribute('itemsize', (self) => self.itemSize),
  attribute('format', (self) => self.format),
  attribute('ndim', (self) => self.shape.length),
  attribute('shape', (self) => new PyTuple([...self.shape])),
  attribute('strides', (self) => new PyTuple([...self.strides])),
  attribute('suboffsets', () => new PyTuple([])),
  attribute('c_contiguous', (self) => isContiguous(self, 'C')),
  attribute('f_contiguous', (self) => isContiguous(self, 'F')),
  attribute('contiguous', (self) => isContiguous(self, 'C') || isContiguous(self, 'F')),
  classMethod('__class_getitem__', '(cls, item, /)', (_vm, cls: Value, item: Value) => genericAlias(cls, item)),
]);

defineIterator(memoryIteratorType, null, [
  method('__length_hint__', '(self, /)', (_vm, self: PyMemoryIterator) =>
    self.view === null ? 0 : Math.max(0, (self.view.shape[0] as number) - self.index),
  ),
]);
