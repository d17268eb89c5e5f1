import type { Machine } from '../vm/machine.ts';
import { intrinsic } from '../frozen/intrinsic.ts';
import { advanceInner, stepsNatively } from './enumerate.ts';
import { valueError } from './errors.ts';
import { getIterator } from './iterate.ts';
import { exhausted, PyIterator } from './iterator.ts';
import { defineIterator } from './iterator-type.ts';
import { staticMethod } from './native.ts';
import { builtinType, type PyType, type Value } from './object.ts';
import { truthOf } from './protocol.ts';
import { PyTuple } from './tuple.ts';

export class PyZip extends PyIterator {
  readonly iterators: readonly Value[];
  isStrict: boolean;
  readonly isNative: boolean;
  constructor(iterators: readonly Value[], isStrict: boolean, cls: PyType = zipType) {
    super(cls, 40 + 8 * iterators.length);
    this.iterators = iterators;
    this.isStrict = isStrict;
    this.isNative = iterators.every(stepsNatively);
  }

  override advance(vm: Machine): Value | typeof exhausted | undefined {
    if (!this.isNative) return undefined;
    const { iterators } = this;
    if (iterators.length === 0) return exhausted;
    const row: Value[] = [];
    for (const iterator of iterators) {
      const item = advanceInner(vm, iterator);
      if (item === exhausted || item === undefined) {
        if (this.isStrict) this.checkEnds(vm, row.length);
        return exhausted;
      }
      row.push(item);
    }
    return new PyTuple(row);
  }

  /** `strict=True`: iterator `ended` has ended, so the others must end too. */
  private checkEnds(vm: Machine, ended: number): void {
    if (ended > 0) throw uneven(ended, 'shorter');
    for (let i = 1; i < this.iterators.length; i++) {
      if (advanceInner(vm, this.iterators[i] as Value) !== exhausted) throw uneven(i, 'longer');
    }
  }

  override get slowNext(): string | null {
    return this.isNative ? null : 'zip_next';
  }
}

function uneven(place: number, how: 'shorter' | 'longer'): unknown {
  const others = place === 1 ? 'argument 1' : `arguments 1-${place}`;
  return valueError(`zip() argument ${place + 1} is ${how} than ${others}`);
}

export const zipType = builtinType('zip');
defineIterator(zipType, 'zip_next', [
  staticMethod(
    '__new__',
    '(cls, *iterables, strict=False)',
    (vm, cls: PyType, iterables: Value[], strict: Value | undefined) => {
      const isStrict = strict === undefined ? false : truthOf(vm, strict);
      if (isStrict === undefined) return undefined;
      const iterators: Value[] = [];
      for (const iterable of iterables) {
        const iterator = getIterator(vm, iterable);
        if (iterator === undefined) return undefined;
        iterators.push(iterator);
      }
      return new PyZip(iterators, isStrict, cls);
    },
    { slow: 'zip_new' },
  ),
]);

intrinsic(
  '_zip',
  '(cls, iterators, strict, /)',
  (_vm, cls: PyType, iterators: PyTuple, strict: boolean) => new PyZip(iterators.items, strict, cls),
);
intrinsic('_zip_iterators', '(self, /)', (_vm, self: PyZip) => new PyTuple(self.iterators));
intrinsic('_zip_is_strict', '(self, /)', (_vm, self: PyZip) => self.isStrict);
intrinsic('_zip_uneven', '(place, how, /)', (_vm, place: number, how: 'shorter' | 'longer') => {
  throw uneven(place, how);
});
