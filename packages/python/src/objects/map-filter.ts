import type { Machine } from '../vm/machine.ts';
import { intrinsic } from '../frozen/intrinsic.ts';
import { typeError } from './errors.ts';
import { getIterator } from './iterate.ts';
import { PyIterator } from './iterator.ts';
import { defineIterator } from './iterator-type.ts';
import { staticMethod } from './native.ts';
import { builtinType, type PyType, type Value } from './object.ts';
import { PyTuple } from './tuple.ts';

/** `map` and `filter` call the guest's function at each step, so Python makes the step. */

export class PyMap extends PyIterator {
  readonly func: Value;
  readonly iterators: PyTuple;
  constructor(func: Value, iterators: readonly Value[], cls: PyType = mapType) {
    super(cls, 48);
    this.func = func;
    this.iterators = new PyTuple(iterators);
  }

  override advance(_vm: Machine): undefined {
    return undefined;
  }

  override get slowNext(): string {
    return 'map_next';
  }
}

export const mapType = builtinType('map');
defineIterator(mapType, 'map_next', [
  staticMethod(
    '__new__',
    '(cls, *args)',
    (vm, cls: PyType, args: Value[]) => {
      const [func, ...iterables] = args;
      if (func === undefined || iterables.length === 0) throw typeError('map() must have at least two arguments.');
      const iterators: Value[] = [];
      for (const iterable of iterables) {
        const iterator = getIterator(vm, iterable);
        if (iterator === undefined) return undefined;
        iterators.push(iterator);
      }
      return new PyMap(func, iterators, cls);
    },
    { slow: 'map_new' },
  ),
]);

intrinsic(
  '_map',
  '(cls, func, iterators, /)',
  (_vm, cls: PyType, func: Value, iterators: PyTuple) => new PyMap(func, iterators.items, cls),
);
intrinsic('_map_func', '(self, /)', (_vm, self: PyMap) => self.func);
intrinsic('_map_iterators', '(self, /)', (_vm, self: PyMap) => self.iterators);

export class PyFilter extends PyIterator {
  readonly func: Value;
  readonly inner: Value;
  constructor(func: Value, inner: Value, cls: PyType = filterType) {
    super(cls, 48);
    this.func = func;
    this.inner = inner;
  }

  override advance(_vm: Machine): undefined {
    return undefined;
  }

  override get slowNext(): string {
    return 'filter_next';
  }
}

export const filterType = builtinType('filter');
defineIterator(filterType, 'filter_next', [
  staticMethod(
    '__new__',
    '(cls, function, iterable, /)',
    (vm, cls: PyType, func: Value, iterable: Value) => {
      const inner = getIterator(vm, iterable);
      return inner === undefined ? undefined : new PyFilter(func, inner, cls);
    },
    { slow: 'filter_new' },
  ),
]);

intrinsic(
  '_filter',
  '(cls, func, iterator, /)',
  (_vm, cls: PyType, func: Value, inner: Value) => new PyFilter(func, inner, cls),
);
intrinsic('_filter_func', '(self, /)', (_vm, self: PyFilter) => self.func);
intrinsic('_filter_inner', '(self, /)', (_vm, self: PyFilter) => self.inner);
