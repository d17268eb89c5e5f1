import type { Machine } from '../vm/machine.ts';
import { containerRepr, joinReprs } from './container-repr.ts';
import { raise } from './errors.ts';
import { genericAlias } from './generic-alias.ts';
import { isIterable, notIterable } from './iterate.ts';
import { classMethod, constant, defineMethods, method, type MethodDefinition, staticMethod } from './native.ts';
import type { PyType, Value } from './object.ts';
import { PySetIterator } from './set-iterator.ts';
import {
  addElement,
  copySet,
  difference,
  findElement,
  intersection,
  isDisjoint,
  isSubset,
  isSuperset,
  subtract,
  toggle,
  updateSet,
} from './set-operations.ts';
import { absent, deferred, frozensetHash, frozensetType, PySet, setType } from './set.ts';
import { None, NotImplemented } from './singleton.ts';

/** Operators and methods of set and frozenset never give an instance of a subclass. */
const plainClass = (set: PySet): PyType => (set.cls.isSubtype(frozensetType) ? frozensetType : setType);

/** A frozenset that need not be copied. */
const isFixed = (set: PySet): boolean => set.cls === frozensetType;

function requireIterables(values: readonly Value[]): void {
  for (const value of values) if (!isIterable(value)) throw notIterable(value);
}

/** `union`: a copy that takes in each argument. */
function unite(vm: Machine, self: PySet, others: readonly Value[]): Value | undefined {
  if (isFixed(self) && others.length === 0) return self;
  requireIterables(others);
  const result = copySet(vm, self, plainClass(self));
  for (const other of others) if (updateSet(vm, result, other) === undefined) return undefined;
  return result;
}

/** `intersection`: of what is left so far, with each argument. */
function intersectAll(vm: Machine, self: PySet, others: readonly Value[]): Value | undefined {
  if (others.length === 0) return isFixed(self) ? self : copySet(vm, self, plainClass(self));
  requireIterables(others);
  let result: PySet | undefined = self;
  for (const other of others) {
    result = intersection(vm, result, other, plainClass(self));
    if (result === undefined) return undefined;
  }
  return result;
}

/** `difference`: a new set from the first argument, which gives up each of the others. */
function subtractAll(vm: Machine, self: PySet, others: readonly Value[]): Value | undefined {
  const [first, ...rest] = others;
  if (first === undefined) return isFixed(self) ? self : copySet(vm, self, plainClass(self));
  requireIterables(others);
  const result = difference(vm, self, first, plainClass(self));
  if (result === undefined) return undefined;
  for (const other of rest) if (subtract(vm, result, other) === undefined) return undefined;
  return result;
}

/** An operator: both sides must be sets. */
function operator(
  name: string,
  slow: string,
  combine: (vm: Machine, self: PySet, other: PySet) => PySet | undefined,
): MethodDefinition {
  return method(
    name,
    '(self, value, /)',
    (vm, self: PySet, other: Value) => (other instanceof PySet ? combine(vm, self, other) : NotImplemented),
    { slow },
  );
}

function comparison(
  name: string,
  decide: (vm: Machine, self: PySet, other: PySet) => boolean | undefined,
): MethodDefinition {
  return method(
    name,
    '(self, value, /)',
    (vm, self: PySet, other: Value) => (other instanceof PySet ? decide(vm, self, other) : NotImplemented),
    { slow: `set${name.slice(1, -2)}` },
  );
}

function sameElements(vm: Machine, a: PySet, b: PySet): boolean | undefined {
  return a.size !== b.size ? false : isSubset(vm, a, b);
}

const shared: readonly MethodDefinition[] = [
  method(
    '__repr__',
    '(self, /)',
    (vm, self: PySet) => {
      const name = self.cls.name;
      if (self.size === 0) return `${name}()`;
      return containerRepr(vm, self, `${name}(...)`, () => {
        const parts = joinReprs(vm, self.items());
        return parts === undefined ? undefined : self.cls === setType ? `{${parts}}` : `${name}({${parts}})`;
      });
    },
    { slow: 'set_repr' },
  ),
  method('__len__', '(self, /)', (_vm, self: PySet) => self.size),
  method('__iter__', '(self, /)', (_vm, self: PySet) => new PySetIterator(self)),
  method(
    '__contains__',
    '(self, object, /)',
    (vm, self: PySet, value: Value) => {
      const place = findElement(vm, self, value);
      return place === deferred ? undefined : place >= 0;
    },
    { slow: 'set_contains' },
  ),
  comparison('__eq__', sameElements),
  comparison('__ne__', (vm, a, b) => {
    const same = sameElements(vm, a, b);
    return same === undefined ? undefined : !same;
  }),
  comparison('__le__', (vm, a, b) => (a.size > b.size ? false : isSubset(vm, a, b))),
  comparison('__lt__', (vm, a, b) => (a.size >= b.size ? false : isSubset(vm, a, b))),
  comparison('__ge__', (vm, a, b) => (b.size > a.size ? false : isSubset(vm, b, a))),
  comparison('__gt__', (vm, a, b) => (b.size >= a.size ? false : isSubset(vm, b, a))),
  operator('__or__', 'set_or', (vm, self, other) => {
    const result = copySet(vm, self, plainClass(self));
    return updateSet(vm, result, other) === undefined ? undefined : result;
  }),
  operator('__and__', 'set_and', (vm, self, other) => intersection(vm, self, other, plainClass(self))),
  operator('__sub__', 'set_sub', (vm, self, other) => difference(vm, self, other, plainClass(self))),
  operator('__xor__', 'set_xor', (vm, self, other) => exclusive(vm, self, other)),
  operator('__ror__', 'set_ror', (vm, self, other) => updated(vm, copySet(vm, other, plainClass(other)), self)),
  operator('__rand__', 'set_rand', (vm, self, other) => intersection(vm, other, self, plainClass(other))),
  operator('__rsub__', 'set_rsub', (vm, self, other) => difference(vm, other, self, plainClass(other))),
  operator('__rxor__', 'set_rxor', (vm, self, other) => exclusive(vm, other, self)),
  method('copy', '(self, /)', (vm, self: PySet) => (isFixed(self) ? self : copySet(vm, self, plainClass(self)))),
  method('union', '(self, /, *others)', unite, { slow: 'set_union' }),
  method('intersection', '(self, /, *others)', intersectAll, { slow: 'set_intersection' }),
  method('difference', '(self, /, *others)', subtractAll, { slow: 'set_difference' }),
  method(
    'symmetric_difference',
    '(self, other, /)',
    (vm, self: PySet, other: Value) => {
      requireIterables([other]);
      return exclusive(vm, self, other);
    },
    { slow: 'set_symmetric_difference' },
  ),
  method(
    'isdisjoint',
    '(self, other, /)',
    (vm, self: PySet, other: Value) => {
      requireIterables([other]);
      return isDisjoint(vm, self, other);
    },
    { slow: 'set_isdisjoint' },
  ),
  method(
    'issubset',
    '(self, other, /)',
    (vm, self: PySet, other: Value) => {
      requireIterables([other]);
      return isSubset(vm, self, other);
    },
    { slow: 'set_issubset' },
  ),
  method(
    'issuperset',
    '(self, other, /)',
    (vm, self: PySet, other: Value) => {
      requireIterables([other]);
      return isSuperset(vm, self, other);
    },
    { slow: 'set_issuperset' },
  ),
  classMethod('__class_getitem__', '(cls, item, /)', (_vm, cls: PyType, item: Value) => genericAlias(cls, item)),
];

function updated(vm: Machine, set: PySet, other: Value): PySet | undefined {
  return updateSet(vm, set, other) === undefined ? undefined : set;
}

/** CPython starts from the other side. */
function exclusive(vm: Machine, self: PySet, other: Value): PySet | undefined {
  const result = new PySet(plainClass(self));
  if (updateSet(vm, result, other) === undefined) return undefined;
  return toggle(vm, result, self) === undefined ? undefined : result;
}

/** A method that changes the set by each argument; nothing may be changed before all are known to be plain. */
function changing(
  name: string,
  slow: string,
  change: (vm: Machine, set: PySet, other: Value) => true | undefined,
): MethodDefinition {
  return method(
    name,
    '(self, /, *others)',
    (vm, self: PySet, others: Value[]) => {
      requireIterables(others);
      if (others.length === 1) return change(vm, self, others[0] as Value) && None;
      const draft = copySet(vm, self);
      for (const other of others) if (change(vm, draft, other) === undefined) return undefined;
      self.takeFrom(draft);
      return None;
    },
    { slow },
  );
}

/** An in-place operator: the other side must be a set. */
function inPlace(
  name: string,
  slow: string,
  change: (vm: Machine, set: PySet, other: PySet) => true | undefined,
): MethodDefinition {
  return method(
    name,
    '(self, value, /)',
    (vm, self: PySet, other: Value) => (other instanceof PySet ? change(vm, self, other) && self : NotImplemented),
    { slow },
  );
}

function keepCommon(vm: Machine, set: PySet, other: Value): true | undefined {
  const common = intersection(vm, set, other, setType);
  if (common === undefined) return undefined;
  set.takeFrom(common);
  return true;
}

defineMethods(setType, () => [
  staticMethod('__new__', '(cls, *args, **kwargs)', (_vm, cls: PyType) => new PySet(cls)),
  method(
    '__init__',
    '(self, iterable=(), /)',
    (vm, self: PySet, iterable: Value | undefined) => {
      if (iterable !== undefined) {
        requireIterables([iterable]);
        const made = updated(vm, new PySet(setType), iterable);
        if (made === undefined) return undefined;
        self.takeFrom(made);
      } else if (self.size > 0) {
        self.clear();
      }
      return None;
    },
    { slow: 'set_init' },
  ),
  constant('__hash__', None),
  ...shared,
  method('add', '(self, object, /)', (vm, self: PySet, value: Value) => addElement(vm, self, value) && None, {
    slow: 'set_add',
  }),
  method(
    'remove',
    '(self, object, /)',
    (vm, self: PySet, value: Value) => {
      const place = findElement(vm, self, value);
      if (place === deferred) return undefined;
      if (place === absent) throw raise('KeyError', value);
      self.removeAt(place);
      return None;
    },
    { slow: 'set_remove' },
  ),
  method(
    'discard',
    '(self, object, /)',
    (vm, self: PySet, value: Value) => {
      const place = findElement(vm, self, value);
      if (place === deferred) return undefined;
      if (place >= 0) self.removeAt(place);
      return None;
    },
    { slow: 'set_discard' },
  ),
  method('pop', '(self, /)', (vm, self: PySet) => pop(vm, self)),
  method('clear', '(self, /)', (_vm, self: PySet) => {
    self.clear();
    return None;
  }),
  changing('update', 'set_update', updateSet),
  changing('intersection_update', 'set_intersection_update', keepCommon),
  changing('difference_update', 'set_difference_update', subtract),
  method(
    'symmetric_difference_update',
    '(self, other, /)',
    (vm, self: PySet, other: Value) => {
      requireIterables([other]);
      return toggle(vm, self, other) && None;
    },
    { slow: 'set_symmetric_difference_update' },
  ),
  inPlace('__ior__', 'set_ior', updateSet),
  inPlace('__iand__', 'set_iand', keepCommon),
  inPlace('__isub__', 'set_isub', subtract),
  inPlace('__ixor__', 'set_ixor', toggle),
]);

defineMethods(frozensetType, () => [
  staticMethod(
    '__new__',
    '(cls, iterable=(), /)',
    (vm, cls: PyType, iterable: Value | undefined) => {
      if (iterable === undefined) return new PySet(cls);
      if (cls === frozensetType && iterable instanceof PySet && iterable.cls === frozensetType) return iterable;
      requireIterables([iterable]);
      return updated(vm, new PySet(cls), iterable);
    },
    { slow: 'frozenset_new' },
  ),
  method('__hash__', '(self, /)', (vm, self: PySet) => {
    if (self.hash === null) vm.charge(self.table.length);
    return frozensetHash(self);
  }),
  ...shared,
]);

/** Takes out the first element from where the last `pop` stopped. */
function pop(vm: Machine, set: PySet): Value {
  if (set.size === 0) throw raise('KeyError', 'pop from an empty set');
  const mask = set.table.length - 1;
  let place = set.finger & mask;
  let walked = 0;
  while ((set.table[place] ?? null) === null) {
    place = (place + 1) & mask;
    walked++;
  }
  if (walked > 8) vm.charge(walked);
  const value = set.table[place] as Value;
  set.removeAt(place);
  set.finger = place + 1;
  return value;
}
