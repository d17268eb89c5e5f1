import type { Machine } from '../vm/machine.ts';
import { containerRepr } from './container-repr.ts';
import { absent, deferred, dictType, PyDict } from './dict.ts';
import { PyDictIterator } from './dict-iterators.ts';
import { PyDictView } from './dict-views.ts';
import { raise, typeError } from './errors.ts';
import { genericAlias } from './generic-alias.ts';
import { isIterable, notIterable } from './iterate.ts';
import { defineKeyRule, keyOf, needsPython, Unhashable } from './key.ts';
import { dictUpdate, mergePairs, walksPlainly } from './merge.ts';
import { isRepeatable, materialize } from './materialize.ts';
import { classMethod, constant, defineMethods, method, staticMethod } from './native.ts';
import { type PyType, typeOf, type Value } from './object.ts';
import { equalOrSame, reprOf } from './protocol.ts';
import { None, NotImplemented } from './singleton.ts';
import { PyTuple } from './tuple.ts';

/** The TypeError for a value that cannot be a key. */
function notAKey(value: Value, why: Unhashable): unknown {
  return typeError(`cannot use '${typeOf(value).name}' as a dict key (unhashable type: '${why.type}')`);
}

/** The slot of a key, `absent` or `deferred`; a TypeError for what cannot be a key. */
export function findKey(dict: PyDict, key: Value): number {
  const slot = dict.find(key);
  if (slot instanceof Unhashable) throw notAKey(key, slot);
  return slot;
}

/** `dict[key]`; `undefined` where Python must compare keys or a `__missing__` is there. */
export function dictGet(dict: PyDict, key: Value): Value | undefined {
  const slot = findKey(dict, key);
  if (slot >= 0) return dict.at(slot);
  if (slot === deferred) return undefined;
  if (dict.cls !== dictType && dict.cls.lookup('__missing__') !== undefined) return undefined;
  throw raise('KeyError', key);
}

/** `dict[key] = value` */
function dictSet(dict: PyDict, key: Value, value: Value): true | undefined {
  const result = dict.set(key, value);
  if (result instanceof Unhashable) throw notAKey(key, result);
  return result === deferred ? undefined : true;
}

/** Whether two dicts have the same keys with equal values. */
function dictsEqual(vm: Machine, a: PyDict, b: PyDict): boolean | undefined {
  if (a.size !== b.size) return false;
  if (a.pythonKeys !== null || b.pythonKeys !== null) return undefined;
  vm.charge(a.keys.length);
  for (let slot = 0; slot < a.keys.length; slot++) {
    const key = a.keys[slot];
    if (key === undefined) continue;
    const other = findKey(b, key);
    if (other === absent) return false;
    const same = equalOrSame(vm, a.at(slot), b.at(other));
    if (same !== true) return same;
  }
  return true;
}

function dictRepr(vm: Machine, dict: PyDict): string | undefined {
  return containerRepr(vm, dict, '{...}', () => {
    let text = '';
    for (let slot = 0; slot < dict.keys.length; slot++) {
      const key = dict.keys[slot];
      if (key === undefined) continue;
      const left = reprOf(vm, key);
      if (left === undefined) return undefined;
      const right = reprOf(vm, dict.at(slot));
      if (right === undefined) return undefined;
      text += `${text === '' ? '' : ', '}${left}: ${right}`;
      vm.charge(2 + ((left.length + right.length) >> 4));
      vm.fit(text.length);
    }
    return `{${text}}`;
  });
}

/** A plain dict with the same entries; `undefined` where a subclass shows others. */
function copyDict(vm: Machine, dict: PyDict): PyDict | undefined {
  if (!walksPlainly(dict)) return undefined;
  vm.charge(dict.keys.length >> 1);
  const copy = new PyDict();
  dict.copyInto(copy);
  return copy;
}

/** Removes a slot and gives what it held. */
function take(dict: PyDict, slot: number): Value {
  const value = dict.at(slot);
  dict.deleteSlot(slot);
  return value;
}

/** Drops the gaps at the end, so that `popitem` finds the next entry at once. */
function trim(dict: PyDict): void {
  const { keys, values } = dict;
  while (keys.length > 0 && keys[keys.length - 1] === undefined) {
    keys.pop();
    values.pop();
  }
}

function lastSlot(dict: PyDict): number {
  let slot = dict.keys.length - 1;
  while (slot >= 0 && dict.keys[slot] === undefined) slot--;
  return slot;
}

/** What `dict(...)` and `dict.update(...)` do with their arguments; `undefined` before anything is changed. */
function updateFrom(
  vm: Machine,
  name: string,
  dict: PyDict,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value | undefined {
  if (args.length > 1) throw typeError(`${name} expected at most 1 argument, got ${args.length}`);
  const source = args[0];
  if (source !== undefined) {
    const done = dictUpdate(vm, dict, source) ?? updateFromPairs(vm, dict, source);
    if (done === undefined) return undefined;
  }
  for (const [key, value] of keywords) dict.setStr(key, value);
  return None;
}

function updateFromPairs(vm: Machine, dict: PyDict, source: Value): true | undefined {
  if (typeOf(source).lookup('keys') !== undefined || (typeof source === 'object' && source.attrs !== null))
    return undefined;
  if (!isIterable(source)) throw notIterable(source);
  return isRepeatable(source) ? mergePairs(vm, dict, materialize(vm, source) as readonly Value[]) : undefined;
}

const view = (part: PyDictView['part']) => (_vm: Machine, self: PyDict) => new PyDictView(self, part);

defineKeyRule(dictType, 'unhashable');

defineMethods(dictType, () => [
  staticMethod('__new__', '(cls, *args, **kwargs)', (_vm, cls: PyType) => new PyDict(cls)),
  method(
    '__init__',
    '(self, /, *args, **kwargs)',
    (vm, self: PyDict, args: Value[], keywords: Map<string, Value>) => updateFrom(vm, 'dict', self, args, keywords),
    { slow: 'dict_update' },
  ),
  method('__repr__', '(self, /)', dictRepr, { slow: 'dict_repr' }),
  constant('__hash__', None),
  method('__len__', '(self, /)', (_vm, self: PyDict) => self.size),
  method('__getitem__', '(self, key, /)', (_vm, self: PyDict, key: Value) => dictGet(self, key), {
    slow: 'dict_getitem',
  }),
  method(
    '__setitem__',
    '(self, key, value, /)',
    (_vm, self: PyDict, key: Value, value: Value) => dictSet(self, key, value) && None,
    {
      slow: 'dict_setitem',
    },
  ),
  method(
    '__delitem__',
    '(self, key, /)',
    (_vm, self: PyDict, key: Value) => {
      const slot = findKey(self, key);
      if (slot === deferred) return undefined;
      if (slot === absent) throw raise('KeyError', key);
      self.deleteSlot(slot);
      return None;
    },
    { slow: 'dict_delitem' },
  ),
  method(
    '__contains__',
    '(self, key, /)',
    (_vm, self: PyDict, key: Value) => {
      const slot = findKey(self, key);
      return slot === deferred ? undefined : slot >= 0;
    },
    { slow: 'dict_contains' },
  ),
  method('__iter__', '(self, /)', (_vm, self: PyDict) => new PyDictIterator(self, 'keys')),
  method('__reversed__', '(self, /)', (_vm, self: PyDict) => new PyDictIterator(self, 'keys', -1)),
  method(
    '__eq__',
    '(self, value, /)',
    (vm, self: PyDict, other: Value) => (other instanceof PyDict ? dictsEqual(vm, self, other) : NotImplemented),
    { slow: 'dict_eq' },
  ),
  method(
    '__ne__',
    '(self, value, /)',
    (vm, self: PyDict, other: Value) => {
      if (!(other instanceof PyDict)) return NotImplemented;
      const same = dictsEqual(vm, self, other);
      return same === undefined ? undefined : !same;
    },
    { slow: 'dict_ne' },
  ),
  method('__lt__', '(self, value, /)', () => NotImplemented),
  method('__le__', '(self, value, /)', () => NotImplemented),
  method('__gt__', '(self, value, /)', () => NotImplemented),
  method('__ge__', '(self, value, /)', () => NotImplemented),
  method(
    '__or__',
    '(self, value, /)',
    (vm, self: PyDict, other: Value) => {
      if (!(other instanceof PyDict)) return NotImplemented;
      const merged = copyDict(vm, self);
      return merged === undefined || dictUpdate(vm, merged, other) === undefined ? undefined : merged;
    },
    { slow: 'dict_or' },
  ),
  method(
    '__ror__',
    '(self, value, /)',
    (vm, self: PyDict, other: Value) => {
      if (!(other instanceof PyDict)) return NotImplemented;
      const merged = copyDict(vm, other);
      return merged === undefined || dictUpdate(vm, merged, self) === undefined ? undefined : merged;
    },
    { slow: 'dict_ror' },
  ),
  method(
    '__ior__',
    '(self, value, /)',
    (vm, self: PyDict, other: Value) =>
      updateFrom(vm, 'update', self, [other], new Map()) === undefined ? undefined : self,
    { slow: 'dict_ior' },
  ),
  method('keys', '(self, /)', view('keys')),
  method('values', '(self, /)', view('values')),
  method('items', '(self, /)', view('items')),
  method(
    'get',
    '(self, key, default=None, /)',
    (_vm, self: PyDict, key: Value, fallback: Value | undefined) => {
      const slot = findKey(self, key);
      if (slot === deferred) return undefined;
      return slot >= 0 ? self.at(slot) : (fallback ?? None);
    },
    { slow: 'dict_get' },
  ),
  method(
    'pop',
    '(self, key, default=<unrepresentable>, /)',
    (_vm, self: PyDict, key: Value, fallback: Value | undefined) => {
      const slot = findKey(self, key);
      if (slot === deferred) return undefined;
      if (slot >= 0) return take(self, slot);
      if (fallback === undefined) throw raise('KeyError', key);
      return fallback;
    },
    { slow: 'dict_pop' },
  ),
  method('popitem', '(self, /)', (_vm, self: PyDict) => {
    const slot = lastSlot(self);
    const key = self.keys[slot];
    if (key === undefined) throw raise('KeyError', 'popitem(): dictionary is empty');
    const item = new PyTuple([key, take(self, slot)]);
    trim(self);
    return item;
  }),
  method(
    'setdefault',
    '(self, key, default=None, /)',
    (_vm, self: PyDict, key: Value, fallback: Value | undefined) => {
      const slot = findKey(self, key);
      if (slot === deferred) return undefined;
      if (slot >= 0) return self.at(slot);
      self.set(key, fallback ?? None);
      return fallback ?? None;
    },
    { slow: 'dict_setdefault' },
  ),
  method(
    'update',
    '(self, /, *args, **kwargs)',
    (vm, self: PyDict, args: Value[], keywords: Map<string, Value>) => updateFrom(vm, 'update', self, args, keywords),
    { slow: 'dict_update' },
  ),
  method('copy', '(self, /)', copyDict, { slow: 'dict_copy' }),
  method('clear', '(self, /)', (_vm, self: PyDict) => {
    self.clear();
    return None;
  }),
  classMethod(
    'fromkeys',
    '(type, iterable, value=None, /)',
    (vm, cls: PyType, iterable: Value, value: Value | undefined) => {
      if (!isIterable(iterable)) throw notIterable(iterable);
      if (cls !== dictType || !isRepeatable(iterable)) return undefined;
      const dict = new PyDict();
      for (const key of materialize(vm, iterable) as readonly Value[]) {
        if (keyOf(key) === needsPython) return undefined;
        dictSet(dict, key, value ?? None);
      }
      return dict;
    },
    { slow: 'dict_fromkeys' },
  ),
  classMethod('__class_getitem__', '(cls, item, /)', (_vm, cls: PyType, item: Value) => genericAlias(cls, item)),
]);
