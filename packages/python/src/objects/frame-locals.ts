import { intrinsic } from '../frozen/intrinsic.ts';
import type { Frame } from '../vm/frame.ts';
import { isCellSlot, localNames } from '../vm/locals.ts';
import type { Machine } from '../vm/machine.ts';
import { PyCell } from './cell.ts';
import { containerRepr } from './container-repr.ts';
import { PyDict } from './dict.ts';
import { raise, typeError, valueError } from './errors.ts';
import { touch } from './heap.ts';
import { getIterator } from './iterate.ts';
import { defineKeyRule } from './key.ts';
import { PyList } from './list.ts';
import { defineMethods, type MethodDefinition, method } from './native.ts';
import { builtinType, PyObject, typeOf, type Value } from './object.ts';
import { equal, reprOf } from './protocol.ts';
import { None, NotImplemented } from './singleton.ts';
import { asStr } from './string.ts';
import { PyTuple } from './tuple.ts';

export const frameLocalsType = builtinType('FrameLocalsProxy', undefined, { isBase: false });

/**
 * `frame.f_locals` of a function: a window onto its variables that writes through, cells included (PEP 667). Names the
 * function does not have are kept beside, in a dict the frame object owns.
 */
export class PyFrameLocals extends PyObject {
  readonly frame: Frame;
  readonly extra: PyDict;
  constructor(frame: Frame, extra: PyDict) {
    super(frameLocalsType, 40);
    this.frame = frame;
    this.extra = extra;
  }
}

defineKeyRule(frameLocalsType, 'unhashable');

function slotOf(self: PyFrameLocals, key: Value): number {
  const name = asStr(key);
  return name === undefined ? -1 : self.frame.code.code.localsPlus.indexOf(name);
}

function read(self: PyFrameLocals, key: Value): Value | undefined {
  const slot = slotOf(self, key);
  if (slot < 0) return typeof key === 'string' ? self.extra.getStr(key) : undefined;
  const held = self.frame.slots[slot];
  return held instanceof PyCell && isCellSlot(self.frame, slot) ? held.contents : held;
}

function write(self: PyFrameLocals, key: Value, value: Value): void {
  const slot = slotOf(self, key);
  if (slot < 0) {
    const name = asStr(key);
    if (name === undefined) throw typeError(`local variable names must be strings, not ${typeOf(key).name}`);
    self.extra.setStr(name, value);
    return;
  }
  const held = self.frame.slots[slot];
  if (held instanceof PyCell && isCellSlot(self.frame, slot)) {
    held.set(value);
    return;
  }
  self.frame.slots[slot] = value;
  touch(self.frame);
}

/** Everything in it as a dict of its own. */
function snapshot(self: PyFrameLocals): PyDict {
  const names = localNames(self.frame) as PyDict;
  for (const [key, value] of self.extra.entries()) names.set(key, value);
  return names;
}

const keys = (self: PyFrameLocals): Value[] => Array.from(snapshot(self).entries(), ([key]) => key);

function listing(name: string, item: (key: Value, value: Value) => Value): MethodDefinition {
  return method(
    name,
    '(self, /)',
    (_vm, self: PyFrameLocals) => new PyList(Array.from(snapshot(self).entries(), ([key, value]) => item(key, value))),
  );
}

function missing(vm: Machine, key: Value): unknown {
  return raise('KeyError', `local variable '${reprOf(vm, key) ?? '?'}' is not defined`);
}

function refuseRemoval(): never {
  throw valueError('cannot remove local variables from FrameLocalsProxy');
}

function mapping(value: Value): PyDict | undefined {
  if (value instanceof PyFrameLocals) return snapshot(value);
  return value instanceof PyDict ? value : undefined;
}

function merged(first: Value, second: Value): Value {
  const left = mapping(first);
  const right = mapping(second);
  if (left === undefined || right === undefined) return NotImplemented;
  const result = new PyDict();
  left.copyInto(result);
  for (const [key, value] of right.entries()) result.set(key, value);
  return result;
}

function update(self: PyFrameLocals, other: Value): Value {
  const names = mapping(other);
  if (names === undefined) throw typeError('update() argument must be dict or another FrameLocalsProxy');
  for (const [key, value] of names.entries()) write(self, key, value);
  return None;
}

defineMethods(frameLocalsType, [
  method('__getitem__', '(self, key, /)', (vm: Machine, self: PyFrameLocals, key: Value) => {
    const value = read(self, key);
    if (value === undefined) throw missing(vm, key);
    return value;
  }),
  method('__setitem__', '(self, key, value, /)', (_vm, self: PyFrameLocals, key: Value, value: Value) => {
    write(self, key, value);
    return None;
  }),
  method('__delitem__', '(self, key, /)', refuseRemoval),
  method('__contains__', '(self, key, /)', (_vm, self: PyFrameLocals, key: Value) => read(self, key) !== undefined),
  method('__len__', '(self, /)', (_vm, self: PyFrameLocals) => snapshot(self).size),
  method('__iter__', '(self, /)', (vm: Machine, self: PyFrameLocals) => getIterator(vm, new PyList(keys(self)))),
  method('__reversed__', '(self, /)', (_vm, self: PyFrameLocals) => new PyList(keys(self).toReversed())),
  method(
    '__repr__',
    '(self, /)',
    (vm: Machine, self: PyFrameLocals) => containerRepr(vm, self, '{...}', () => reprOf(vm, snapshot(self))),
    {
      slow: 'frame_locals_repr',
    },
  ),
  method(
    '__eq__',
    '(self, value, /)',
    (vm: Machine, self: PyFrameLocals, other: Value) => {
      if (other instanceof PyFrameLocals) return self.frame === other.frame;
      return other instanceof PyDict ? equal(vm, snapshot(self), other) : NotImplemented;
    },
    { slow: 'frame_locals_eq' },
  ),
  method('__or__', '(self, value, /)', (_vm, self: Value, other: Value) => merged(self, other)),
  method('__ror__', '(self, value, /)', (_vm, self: Value, other: Value) => merged(other, self)),
  method('__ior__', '(self, value, /)', (_vm, self: PyFrameLocals, other: Value) => {
    update(self, other);
    return self;
  }),
  listing('keys', (key) => key),
  listing('values', (_key, value) => value),
  listing('items', (key, value) => new PyTuple([key, value])),
  method('copy', '(self, /)', (_vm, self: PyFrameLocals) => snapshot(self)),
  method(
    'get',
    '(self, key, default=None, /)',
    (_vm, self: PyFrameLocals, key: Value, fallback: Value | undefined) => read(self, key) ?? fallback ?? None,
  ),
  method(
    'setdefault',
    '(self, key, default=None, /)',
    (_vm, self: PyFrameLocals, key: Value, fallback: Value | undefined) => {
      const found = read(self, key);
      if (found !== undefined) return found;
      write(self, key, fallback ?? None);
      return fallback ?? None;
    },
  ),
  method('update', '(self, other, /)', (_vm, self: PyFrameLocals, other: Value) => update(self, other)),
  method('pop', '(self, key, default=None, /)', refuseRemoval),
]);
frameLocalsType.namespace.set('__hash__', None);

intrinsic('_frame_locals_copy', '(locals, /)', (_vm, locals: PyFrameLocals) => snapshot(locals));
