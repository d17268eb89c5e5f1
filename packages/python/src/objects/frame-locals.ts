import { intrinsic } from '../frozen/intrinsic.ts';
import { type Frame, PyFrame } from '../vm/frame.ts';
import { isCellSlot, localNames } from '../vm/locals.ts';
import type { Machine } from '../vm/machine.ts';
import { PyCell } from './cell.ts';
import { containerRepr } from './container-repr.ts';
import { deferred, PyDict } from './dict.ts';
import { raise, typeError, valueError } from './errors.ts';
import { touch } from './heap.ts';
import { getIterator } from './iterate.ts';
import { defineKeyRule, keyOf, needsPython, Unhashable } from './key.ts';
import { PyList } from './list.ts';
import { constant, defineMethods, type MethodDefinition, method, staticMethod } from './native.ts';
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

/**
 * Where a key leads: to the slot of a variable, or to a slot of the dict of further names (`absent` where it has no such).
 * `undefined` where Python must compare the key.
 */
type Place = { readonly kind: 'variable' | 'further'; readonly slot: number };

function placeOf(self: PyFrameLocals, key: Value): Place | undefined {
  const canonical = keyOf(key);
  if (canonical === needsPython) return undefined;
  if (canonical instanceof Unhashable) throw typeError(`unhashable type: '${canonical.type}'`);
  const name = asStr(key);
  const slot = name === undefined ? -1 : self.frame.code.code.localsPlus.indexOf(name);
  if (slot >= 0) return { kind: 'variable', slot };
  const further = self.extra.find(key);
  return further === deferred ? undefined : { kind: 'further', slot: Number(further) };
}

/** `undefined` where there is nothing. */
function read(self: PyFrameLocals, { kind, slot }: Place): Value | undefined {
  if (kind === 'further') return slot < 0 ? undefined : self.extra.at(slot);
  const held = self.frame.slots[slot];
  return held instanceof PyCell && isCellSlot(self.frame, slot) ? held.contents : held;
}

function write(self: PyFrameLocals, key: Value, place: Place, value: Value): void {
  if (place.kind === 'further') {
    self.extra.set(key, value);
    return;
  }
  const held = self.frame.slots[place.slot];
  if (held instanceof PyCell && isCellSlot(self.frame, place.slot)) {
    held.set(value);
    return;
  }
  self.frame.slots[place.slot] = value;
  touch(self.frame);
}

/** Everything in it as a dict of its own. */
function snapshot(self: PyFrameLocals): PyDict {
  return localNames(self.frame) as PyDict;
}

const keys = (self: PyFrameLocals): Value[] => Array.from(snapshot(self).entries(), ([key]) => key);

function listing(name: string, item: (key: Value, value: Value) => Value): MethodDefinition {
  return method(
    name,
    '(self, /)',
    (_vm, self: PyFrameLocals) => new PyList(Array.from(snapshot(self).entries(), ([key, value]) => item(key, value))),
  );
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

/** False where Python has to compare keys, before anything has changed. */
function update(self: PyFrameLocals, names: PyDict): boolean {
  const entries = [...names.entries()];
  if (entries.some(([key]) => placeOf(self, key) === undefined)) return false;
  for (const [key, value] of entries) write(self, key, placeOf(self, key) as Place, value);
  return true;
}

defineMethods(frameLocalsType, () => [
  staticMethod('__new__', '(cls, /, *args, **kwargs)', (_vm, _cls: Value, args: Value[]) => {
    const [frame] = args;
    if (args.length !== 1) throw typeError(`FrameLocalsProxy expected 1 argument, got ${args.length}`);
    if (!(frame instanceof PyFrame)) throw typeError(`expect frame, not ${typeOf(frame as Value).name}`);
    frame.attrs ??= new PyDict();
    return new PyFrameLocals(frame.frame, frame.attrs);
  }),
  method(
    '__getitem__',
    '(self, key, /)',
    (vm: Machine, self: PyFrameLocals, key: Value) => {
      const place = placeOf(self, key);
      const value = place && read(self, place);
      if (place === undefined || value !== undefined) return value;
      const text = reprOf(vm, key);
      if (text === undefined) return undefined;
      throw raise('KeyError', `local variable '${text}' is not defined`);
    },
    { slow: 'frame_locals_getitem' },
  ),
  method(
    '__setitem__',
    '(self, key, value, /)',
    (_vm, self: PyFrameLocals, key: Value, value: Value) => {
      const place = placeOf(self, key);
      if (place === undefined) return undefined;
      write(self, key, place, value);
      return None;
    },
    { slow: 'frame_locals_setitem' },
  ),
  method(
    '__delitem__',
    '(self, key, /)',
    (_vm, self: PyFrameLocals, key: Value) => {
      const place = placeOf(self, key);
      if (place === undefined) return undefined;
      if (place.kind === 'variable') refuseRemoval();
      if (place.slot < 0) throw raise('KeyError', key);
      self.extra.deleteSlot(place.slot);
      return None;
    },
    { slow: 'frame_locals_delitem' },
  ),
  method(
    '__contains__',
    '(self, key, /)',
    (_vm, self: PyFrameLocals, key: Value) => {
      const place = placeOf(self, key);
      return place && read(self, place) !== undefined;
    },
    { slow: 'frame_locals_contains' },
  ),
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
  method(
    '__ior__',
    '(self, value, /)',
    (_vm, self: PyFrameLocals, other: Value) => {
      const names = mapping(other);
      if (names === undefined) return NotImplemented;
      return update(self, names) ? self : undefined;
    },
    { slow: 'frame_locals_ior' },
  ),
  listing('keys', (key) => key),
  listing('values', (_key, value) => value),
  listing('items', (key, value) => new PyTuple([key, value])),
  method('copy', '(self, /)', (_vm, self: PyFrameLocals) => snapshot(self)),
  method(
    'get',
    '(self, key, default=None, /)',
    (_vm, self: PyFrameLocals, key: Value, fallback: Value | undefined) => {
      const place = placeOf(self, key);
      return place && (read(self, place) ?? fallback ?? None);
    },
    { slow: 'frame_locals_get' },
  ),
  method(
    'setdefault',
    '(self, key, default=None, /)',
    (_vm, self: PyFrameLocals, key: Value, fallback: Value | undefined) => {
      const place = placeOf(self, key);
      const found = place && read(self, place);
      if (place === undefined || found !== undefined) return found;
      write(self, key, place, fallback ?? None);
      return fallback ?? None;
    },
    { slow: 'frame_locals_setdefault' },
  ),
  method(
    'update',
    '(self, other, /)',
    (_vm, self: PyFrameLocals, other: Value) => {
      const names = mapping(other);
      if (names === undefined) throw typeError('update() argument must be dict or another FrameLocalsProxy');
      return update(self, names) ? None : undefined;
    },
    { slow: 'frame_locals_update' },
  ),
  method(
    'pop',
    '(self, key, default=None, /)',
    (_vm, self: PyFrameLocals, key: Value, fallback: Value | undefined) => {
      const place = placeOf(self, key);
      if (place === undefined) return undefined;
      if (place.kind === 'variable') refuseRemoval();
      const found = read(self, place);
      if (found === undefined && fallback === undefined) throw raise('KeyError', key);
      if (found !== undefined) self.extra.deleteSlot(place.slot);
      return found ?? fallback;
    },
    { slow: 'frame_locals_pop', countsFirst: true },
  ),
  constant('__hash__', None),
]);

intrinsic('_frame_locals_copy', '(locals, /)', (_vm, locals: PyFrameLocals) => snapshot(locals));
intrinsic(
  '_frame_locals_names',
  '(locals, /)',
  (_vm, locals: PyFrameLocals) => new PyTuple(locals.frame.code.code.localsPlus.slice()),
);
intrinsic('_frame_locals_extra', '(locals, /)', (_vm, locals: PyFrameLocals) => locals.extra);
