import { intrinsic } from '../frozen/intrinsic.ts';
import type { Machine } from '../vm/machine.ts';
import { PyCallableIterator, PyReversed, PySequenceIterator } from './call-iterators.ts';
import { PyDictIterator } from './dict-iterators.ts';
import { PyEnumerate } from './enumerate.ts';
import { raise } from './errors.ts';
import { PyFunction, PyMethod } from './function.ts';
import { PyGenericAlias } from './generic-alias.ts';
import { exhausted } from './iterator.ts';
import { PyList } from './list.ts';
import { PyFilter, PyMap } from './map-filter.ts';
import { memberType, PyBoundNative, PyGetSet, PyNative, PyStaticNative } from './native.ts';
import { normalizeInt } from './number.ts';
import { objectType, typeOf, type Value } from './object.ts';
import { PyRange } from './range.ts';
import {
  PyBytesIterator,
  PyListIterator,
  PyListReverseIterator,
  PyRangeIterator,
  PyStrIterator,
} from './sequence-iterators.ts';
import { PySetIterator } from './set-iterator.ts';
import { PySet } from './set.ts';
import { None } from './singleton.ts';
import { PySlice } from './slice.ts';
import { PySlotMember } from './slot-member.ts';
import { PyTuple } from './tuple.ts';
import { PyTypeAlias, PyTypeParameter } from './type-parameter.ts';
import { PyZip } from './zip.ts';

/**
 * How objects without a Python class of their own are made again: the callable and its arguments, then the state that
 * `__setstate__` gets. https://docs.python.org/3.14/library/pickle.html#object.__reduce__
 */

const reduction = (callable: Value, args: readonly Value[], ...state: Value[]): PyTuple =>
  new PyTuple([callable, new PyTuple(args), ...state]);

/** A builtin by its name, as the guest sees it now. */
function named(vm: Machine, name: string): Value {
  const value = vm.builtins.getStr(name);
  if (value === undefined) throw raise('AttributeError', name);
  return value;
}

/** What an iterator stands on, or what gives nothing where it has ended. */
function reduceIterator(vm: Machine, self: Value): Value | undefined {
  const iter = (source: Value, ...state: Value[]): Value => reduction(named(vm, 'iter'), [source], ...state);
  if (self instanceof PyListIterator) {
    if (self.sequence !== null) return iter(self.sequence, self.index);
    return iter(self.cls.name === 'list_iterator' ? new PyList([]) : new PyTuple([]));
  }
  if (self instanceof PyListReverseIterator) {
    return self.list === null ? iter(new PyList([])) : reduction(named(vm, 'reversed'), [self.list], self.index);
  }
  if (self instanceof PyStrIterator) return iter(self.text.slice(self.index));
  if (self instanceof PyBytesIterator)
    return self.source === null ? iter(new PyTuple([])) : iter(self.source, self.index);
  if (self instanceof PyRangeIterator) {
    const stop = normalizeInt(BigInt(self.next) + BigInt(self.step) * BigInt(self.left));
    return iter(new PyRange(self.next, stop, self.step), None);
  }
  if (self instanceof PySequenceIterator)
    return self.sequence === null ? iter(new PyTuple([])) : iter(self.sequence, self.index);
  if (self instanceof PyCallableIterator)
    return self.callable === null
      ? iter(new PyTuple([]))
      : reduction(named(vm, 'iter'), [self.callable, self.sentinel]);
  if (self instanceof PyDictIterator || self instanceof PySetIterator) return iter(new PyList(itemsLeft(vm, self)));
  if (self instanceof PyReversed)
    return self.sequence === null
      ? reduction(named(vm, 'reversed'), [new PyTuple([])])
      : reduction(named(vm, 'reversed'), [self.sequence], self.index);
  if (self instanceof PyEnumerate) return reduction(self.cls, [self.inner, self.count]);
  if (self instanceof PyZip) return reduction(self.cls, self.iterators, ...(self.isStrict ? [true] : []));
  if (self instanceof PyMap) return reduction(self.cls, [self.func, ...self.iterators.items]);
  if (self instanceof PyFilter) return reduction(self.cls, [self.func, self.inner]);
  return undefined;
}

/** What the iterator has before it; it stays where it is. */
function itemsLeft(vm: Machine, self: PyDictIterator | PySetIterator): Value[] {
  let copy: PyDictIterator | PySetIterator;
  if (self instanceof PySetIterator) {
    if (self.set === null) return [];
    copy = new PySetIterator(self.set);
    copy.place = self.place;
  } else {
    if (self.dict === null) return [];
    copy = new PyDictIterator(self.dict, self.part, self.stride);
    copy.slot = self.slot;
  }
  copy.size = self.size;
  copy.left = self.left;
  vm.reserve(8 * self.left);
  const items: Value[] = [];
  for (;;) {
    vm.charge(1);
    const item = copy.advance(vm);
    if (item === exhausted) return items;
    items.push(item);
  }
}

function reduceNative(vm: Machine, self: Value): Value | undefined {
  const taken = (object: Value, name: Value): Value => reduction(named(vm, 'getattr'), [object, name]);
  if (self instanceof PyMethod) return taken(self.self, self.func instanceof PyFunction ? self.func.name : None);
  if (self instanceof PyBoundNative) return taken(self.self, self.native.name);
  if (self instanceof PyNative) return self.owner === null ? self.name : taken(self.owner, self.name);
  if (self instanceof PyStaticNative)
    return self.native.owner === null ? self.native.name : taken(self.native.owner, self.native.name);
  if (self instanceof PySlotMember || (self instanceof PyGetSet && self.cls === memberType))
    return taken(self.owner, self.name);
  if (self instanceof PyGenericAlias) {
    if (!self.isStarred) return reduction(self.cls, [self.origin, self.args]);
    // The one thing that iterating over the alias without its star gives.
    return reduction(named(vm, 'max'), [new PyGenericAlias(self.origin, self.args)]);
  }
  if (self instanceof PyTypeParameter || self instanceof PyTypeAlias) return self.name;
  return undefined;
}

function reduceContainer(vm: Machine, self: Value): Value | undefined {
  if (self instanceof PySet) {
    vm.charge(self.size >> 3);
    vm.reserve(8 * self.size);
    return reduction(self.cls, [new PyList(self.items())], self.attrs ?? None);
  }
  if (self instanceof PyRange) return reduction(self.cls, [self.start, self.stop, self.step]);
  if (self instanceof PySlice) return reduction(self.cls, [self.start, self.stop, self.step]);
  return undefined;
}

intrinsic(
  '_native_reduction',
  '(value, /)',
  (vm, self: Value) => reduceContainer(vm, self) ?? reduceIterator(vm, self) ?? reduceNative(vm, self) ?? None,
);
intrinsic(
  '_has_own_reduce',
  '(value, /)',
  (_vm, self: Value) => typeOf(self).lookup('__reduce__') !== objectType.namespace.get('__reduce__'),
);
