import type { Machine } from '../vm/machine.ts';
import { PyCallableIterator, PyReversed, reversedType } from '../objects/call-iterators.ts';
import { typeError } from '../objects/errors.ts';
import { PyFunction } from '../objects/function.ts';
import { touch } from '../objects/heap.ts';
import { getIterator } from '../objects/iterate.ts';
import { exhausted, PyIterator } from '../objects/iterator.ts';
import { defineIterator, step } from '../objects/iterator-type.ts';
import { method, PyNative, staticMethod } from '../objects/native.ts';
import { type PyType, typeOf, type Value } from '../objects/object.ts';
import { callSlot } from '../objects/protocol.ts';
import { None } from '../objects/singleton.ts';
import { isCallable } from './identity.ts';
import { lengthOfValue } from './length.ts';
import { builtin } from './registry.ts';

/** `iter(callable, sentinel)` or `iter(iterable)`. */
function iter(vm: Machine, object: Value, sentinel: Value | undefined): Value | undefined {
  if (sentinel === undefined) return getIterator(vm, object);
  if (!isCallable(object)) throw typeError('iter(v, w): v must be callable');
  return new PyCallableIterator(object, sentinel);
}

/** `next(iterator)`, `next(iterator, default)` */
function next(vm: Machine, iterator: Value, fallback: Value | undefined): Value | undefined {
  if (iterator instanceof PyIterator && iterator.cls.isBuiltin) {
    if (fallback === undefined) return step(vm, iterator);
    const value = iterator.advance(vm);
    return value === exhausted ? fallback : value;
  }
  const found = typeOf(iterator).lookup('__next__');
  if (found === undefined) throw typeError(`'${typeOf(iterator).name}' object is not an iterator`);
  const isCall = fallback === undefined && (found instanceof PyFunction || found instanceof PyNative);
  return isCall ? vm.call(found, [iterator]) : undefined;
}

builtin('iter', '(object, sentinel=None, /)', iter, { slow: 'iter_slow' });
builtin('next', '(iterator, default=None, /)', next, { slow: 'next_slow', isControl: true });

function reversed(vm: Machine, cls: PyType, sequence: Value): Value | undefined {
  const type = typeOf(sequence);
  const found = type.lookup('__reversed__');
  if (found === None) throw notReversible(sequence);
  if (found instanceof PyNative) return callSlot(vm, type, '__reversed__', sequence);
  if (found !== undefined) return undefined;
  if (type.layout === 'dict' || type.lookup('__getitem__') === undefined || type.lookup('__len__') === undefined)
    throw notReversible(sequence);
  const length = lengthOfValue(vm, sequence);
  return length === undefined ? undefined : new PyReversed(sequence, length - 1, cls);
}

function notReversible(value: Value): unknown {
  return typeError(`'${typeOf(value).name}' object is not reversible`);
}

defineIterator(reversedType, 'reversed_next', [
  staticMethod('__new__', '(cls, sequence, /)', reversed, { slow: 'reversed_new', countsFirst: true }),
  method('__length_hint__', '(self, /)', (_vm, self: PyReversed) => (self.sequence === null ? 0 : self.index + 1)),
  method('__setstate__', '(self, state, /)', (_vm, self: PyReversed, state: Value) => {
    if (typeof state !== 'number') throw typeError('an integer is required');
    self.index = state;
    touch(self);
    return None;
  }),
]);
