import type { Machine } from '../vm/machine.ts';
import { deferred, PyDict } from './dict.ts';
import { listExtend } from './list-methods.ts';
import type { PyList } from './list.ts';
import { raise, typeError, valueError } from './errors.ts';
import { isIterable } from './iterate.ts';
import { keyOf, needsPython, Unhashable } from './key.ts';
import { isRepeatable, materialize } from './materialize.ts';
import { PyNative } from './native.ts';
import { typeOf, type Value } from './object.ts';

/** What displays and calls do with `*iterable` and `**mapping`. */

/** `[*iterable]`; `undefined`: frozen `list_extend(list, iterable)`. */
export function extendDisplay(vm: Machine, list: PyList, iterable: Value): true | undefined {
  if (!isIterable(iterable)) throw typeError(`Value after * must be an iterable, not ${typeOf(iterable).name}`);
  return listExtend(vm, list, iterable);
}

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

function walksPlainly(dict: PyDict): boolean {
  if (dict.cls.isBuiltin) return true;
  return ['__iter__', 'keys', '__getitem__'].every((name) => dict.cls.lookup(name) instanceof PyNative);
}

/** `{**mapping}`; `undefined`: frozen `dict_update_mapping(dict, mapping)`. */
export function updateDisplay(vm: Machine, dict: PyDict, mapping: Value): true | undefined {
  const done = dictUpdate(vm, dict, mapping);
  if (done === undefined && !isMapping(mapping)) throw typeError(`'${typeOf(mapping).name}' object is not a mapping`);
  return done;
}

function isMapping(value: Value): boolean {
  return typeOf(value).lookup('keys') !== undefined || (typeof value === 'object' && value.attrs !== null && value.attrs.findStr('keys') >= 0);
}

/**
 * `f(**mapping)`: as `updateDisplay`, but a key that is there already is an error. `label` is how messages name the
 * function: `print()`. `undefined`: frozen `keywords_merge(dict, mapping, label)`.
 */
export function mergeKeywords(vm: Machine, dict: PyDict, mapping: Value, label: string): true | undefined {
  if (!(mapping instanceof PyDict) || !walksPlainly(mapping)) {
    if (!isMapping(mapping)) throw typeError(`${label} argument after ** must be a mapping, not ${typeOf(mapping).name}`);
    return undefined;
  }
  if (mapping.pythonKeys !== null) return undefined;
  vm.charge(mapping.keys.length);
  for (let slot = 0; slot < mapping.keys.length; slot++) {
    const key = mapping.keys[slot];
    if (key === undefined) continue;
    addKeyword(dict, key, mapping.at(slot), label);
  }
  return true;
}

/** One keyword argument out of a mapping. */
export function addKeyword(dict: PyDict, key: Value, value: Value, label: string): void {
  if (typeof key !== 'string') throw typeError('keywords must be strings');
  if (dict.findStr(key) >= 0) throw typeError(`${label} got multiple values for keyword argument '${key}'`);
  dict.setStr(key, value);
}

/** Adds key-value pairs. `undefined`, before anything is changed, where a pair or a key needs Python. */
export function mergePairs(vm: Machine, dict: PyDict, pairs: readonly Value[]): true | undefined {
  if (dict.pythonKeys !== null) return undefined;
  const entries: (readonly [Value, Value])[] = [];
  let failure: unknown = null;
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
    if (result instanceof Unhashable) throw typeError(`cannot use '${typeOf(key).name}' as a dict key (unhashable type: '${result.type}')`);
    if (result === deferred) throw new Error('a key needs Python though it was asked before');
  }
  if (failure !== null) throw failure;
  return true;
}

