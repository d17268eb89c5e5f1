import type { Machine } from '../vm/machine.ts';
import { containerRepr, joinReprs } from './container-repr.ts';
import { absent, deferred, type PyDict } from './dict.ts';
import { findKey } from './dict-methods.ts';
import { type EntryPart, dictPart, PyDictIterator } from './dict-iterators.ts';
import { dictItemsType, dictKeysType, dictValuesType, PyDictView } from './dict-views.ts';
import { isIterable, notIterable } from './iterate.ts';
import { PyMappingProxy } from './mapping-proxy.ts';
import { constant, defineMethods, getSet, method, type MethodDefinition } from './native.ts';
import type { PyType, Value } from './object.ts';
import { equalOrSame } from './protocol.ts';
import {
  intersection,
  isDisjoint,
  isSubset,
  plainElements,
  setOf,
  subtract,
  toggle,
  updateSet,
} from './set-operations.ts';
import { PySet, setType } from './set.ts';
import { None, NotImplemented } from './singleton.ts';
import { PyTuple } from './tuple.ts';

/** An operator between a view and any iterable, from either side; it gives a plain set. */
function operator(
  name: string,
  apply: (vm: Machine, left: Value, right: Value) => PySet | undefined,
): MethodDefinition[] {
  const checked = (vm: Machine, left: Value, right: Value): Value | undefined => {
    if (!isIterable(right)) throw notIterable(right);
    if (!isIterable(left)) throw notIterable(left);
    return apply(vm, left, right);
  };
  return [
    method(`__${name}__`, '(self, value, /)', checked, { slow: `view_${name}` }),
    method(`__r${name}__`, '(self, value, /)', (vm, self: Value, other: Value) => checked(vm, other, self), {
      slow: `view_r${name}`,
    }),
  ];
}

/** An operator that turns the left side into a set and changes that by the right. */
const changing =
  (change: (vm: Machine, set: PySet, other: Value) => true | undefined) => (vm: Machine, left: Value, right: Value) => {
    const set = setOf(vm, left);
    return set === undefined || change(vm, set, right) === undefined ? undefined : set;
  };

/** Walks the smaller side where sizes are known, as CPython's _PyDictView_Intersect. */
function intersect(vm: Machine, left: Value, right: Value): PySet | undefined {
  const [view, other] = isView(left) ? [left, right] : [right as PyDictView, left];
  if (other instanceof PySet && other.cls.isBuiltin && view.dict.size <= other.size)
    return intersection(vm, other, view, setType);
  const [looked, walked] = isView(other) && other.dict.size > view.dict.size ? [other, view] : [view, other];
  const set = setOf(vm, looked);
  const items = plainElements(vm, walked);
  return set === undefined || items === undefined ? undefined : intersection(vm, set, new PyTuple(items), setType);
}

function isView(value: Value): value is PyDictView {
  return value instanceof PyDictView && value.part !== 'values';
}

function comparison(name: string, decide: (vm: Machine, a: PySet, b: PySet) => boolean | undefined): MethodDefinition {
  return method(
    name,
    '(self, value, /)',
    (vm, self: Value, other: Value) => {
      if (!isSetLike(other)) return NotImplemented;
      const left = setOf(vm, self);
      const right = setOf(vm, other);
      return left === undefined || right === undefined ? undefined : decide(vm, left, right);
    },
    { slow: `view${name.slice(1, -2)}` },
  );
}

function isSetLike(value: Value): boolean {
  return value instanceof PySet || isView(value);
}

const setLike: readonly MethodDefinition[] = [
  ...operator('or', changing(updateSet)),
  ...operator('and', intersect),
  ...operator('sub', changing(subtract)),
  ...operator('xor', changing(toggle)),
  comparison('__eq__', (vm, a, b) => (a.size === b.size ? isSubset(vm, a, b) : false)),
  comparison('__ne__', (vm, a, b) => {
    const same = a.size === b.size ? isSubset(vm, a, b) : false;
    return same === undefined ? undefined : !same;
  }),
  comparison('__le__', (vm, a, b) => isSubset(vm, a, b)),
  comparison('__lt__', (vm, a, b) => (a.size < b.size ? isSubset(vm, a, b) : false)),
  comparison('__ge__', (vm, a, b) => isSubset(vm, b, a)),
  comparison('__gt__', (vm, a, b) => (b.size < a.size ? isSubset(vm, b, a) : false)),
  method(
    'isdisjoint',
    '(self, other, /)',
    (vm, self: Value, other: Value) => {
      if (!isIterable(other)) throw notIterable(other);
      const set = setOf(vm, self);
      return set === undefined ? undefined : isDisjoint(vm, set, other);
    },
    { slow: 'view_isdisjoint' },
  ),
  constant('__hash__', None),
];

function shared(type: PyType, part: EntryPart): readonly MethodDefinition[] {
  return [
    method(
      '__repr__',
      '(self, /)',
      (vm, self: PyDictView) => {
        return containerRepr(vm, self, '...', () => {
          vm.charge(self.dict.keys.length);
          const parts = joinReprs(vm, dictPart(self.dict, part));
          return parts === undefined ? undefined : `${type.name}([${parts}])`;
        });
      },
      { slow: 'view_repr' },
    ),
    method('__len__', '(self, /)', (_vm, self: PyDictView) => self.dict.size),
    method('__iter__', '(self, /)', (_vm, self: PyDictView) => new PyDictIterator(self.dict, part)),
    method('__reversed__', '(self, /)', (_vm, self: PyDictView) => new PyDictIterator(self.dict, part, -1)),
    getSet('mapping', (_vm, self: PyDictView) => new PyMappingProxy(self.dict)),
  ];
}

function hasItem(vm: Machine, dict: PyDict, item: Value): boolean | undefined {
  if (!(item instanceof PyTuple) || item.items.length !== 2) return false;
  const [key, value] = item.items as readonly [Value, Value];
  const slot = findKey(dict, key);
  if (slot === deferred) return undefined;
  return slot === absent ? false : equalOrSame(vm, dict.at(slot), value);
}

defineMethods(dictKeysType, () => [
  ...shared(dictKeysType, 'keys'),
  method(
    '__contains__',
    '(self, key, /)',
    (_vm, self: PyDictView, key: Value) => {
      const slot = findKey(self.dict, key);
      return slot === deferred ? undefined : slot >= 0;
    },
    { slow: 'keys_contains' },
  ),
  ...setLike,
]);
defineMethods(dictItemsType, () => [
  ...shared(dictItemsType, 'items'),
  method('__contains__', '(self, key, /)', (vm, self: PyDictView, item: Value) => hasItem(vm, self.dict, item), {
    slow: 'items_contains',
  }),
  ...setLike,
]);
defineMethods(dictValuesType, () => shared(dictValuesType, 'values'));
