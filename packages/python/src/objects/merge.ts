import type { Machine } from '../vm/machine.ts';
import { deferred, PyDict } from './dict.ts';
import { type Raised, raise, typeError, valueError } from './errors.ts';
import { isIterable } from './iterate.ts';
import { keyOf, needsPython, Unhashable } from './key.ts';
import { isRepeatable, materialize } from './materialize.ts';
import { PyNative } from './native.ts';
import { typeOf, type Value } from './object.ts';

/**
 * Copies the entries of a dict (or of a subclass that leaves its walk alone) into another. `undefined` for all other
 * sources and where keys must be compared in Python.
 */
export function dictUpdate(vm: Machine, dict: PyDict, source: Value): true | undefined {
  if (!(source instanceof PyDict) || !walksPlainly(source)) return undefined;
  if (source === dict) return true;
  vm.charge(source.keys.length);
  vm.reserve((dict.size + source.size) * 24);
  if (dict.size === 0) {
    source.copyInto(dict);
    return true;
  }
  if (dict.pythonKeys !== null || source.pythonKeys !== null) return undefined;
  for (let slot = 0; slot < source.keys.length; slot++) {
    const key = source.keys[slot];
    if (key !== undefined) dict.set(key, source.at(slot));
  }
  return true;
}

/** Whether a dict's entries are the ones it shows: CPython asks for `__iter__` alone. */
export function walksPlainly(dict: PyDict): boolean {
  return dict.cls.isBuiltin || dict.cls.lookup('__iter__') instanceof PyNative;
}

/** Adds key-value pairs. `undefined`, before anything is changed, where a pair or a key needs Python. */
export function mergePairs(vm: Machine, dict: PyDict, pairs: readonly Value[]): true | undefined {
  if (dict.pythonKeys !== null) return undefined;
  const entries: (readonly [Value, Value])[] = [];
  let failure: Raised | null = null;
  for (let i = 0; i < pairs.length; i++) {
    const pair = pairs[i] as Value;
    if (!isIterable(pair)) {
      failure = raise('TypeError', 'object is not iterable');
      break;
    }
    if (!isRepeatable(pair)) return undefined;
    const items = materialize(vm, pair) as readonly Value[];
    const [key, value] = items;
    if (items.length !== 2 || key === undefined || value === undefined) {
      failure = valueError(`dictionary update sequence element #${i} has length ${items.length}; 2 is required`);
      break;
    }
    if (keyOf(key) === needsPython) return undefined;
    entries.push([key, value]);
  }
  vm.charge(entries.length);
  for (const [key, value] of entries) {
    const result = dict.set(key, value);
    if (result instanceof Unhashable)
      throw typeError(`cannot use '${typeOf(key).name}' as a dict key (unhashable type: '${result.type}')`);
    if (result === deferred) throw new Error('a key needs Python though it was asked before');
  }
  if (failure !== null) throw failure;
  return true;
}
