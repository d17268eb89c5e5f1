import type { PyDict } from '../objects/dict.ts';
import { type Key, keyOf, needsPython, Unhashable } from '../objects/key.ts';
import type { Value } from '../objects/object.ts';
import { PySet } from '../objects/set.ts';
import { PyTuple } from '../objects/tuple.ts';

/**
 * Indexes are not part of an image: they are made from the keys. Sets come first, because a frozenset can be a key and
 * its canonical key is read from its index. A dict whose keys are all plain makes its index when it is first asked for
 * something: it is not among `dicts`.
 */
export function reindex(dicts: readonly PyDict[], sets: readonly PySet[]): void {
  const left = new Set(sets);
  for (const set of sets) reindexSet(set, left);
  for (const dict of dicts) reindexDict(dict);
}

function reindexSet(set: PySet, left: Set<PySet>): void {
  if (!left.delete(set)) return;
  set.table.forEach((value, place) => {
    if (value === undefined || value === null) return;
    for (const inner of setsIn(value, new Set())) reindexSet(inner, left);
    const key = keyOf(value);
    if (key === needsPython || key instanceof Unhashable) set.pythonKeys++;
    else set.index.set(key, place);
  });
}

/** `seen`: a tuple may be in one in many ways. */
function setsIn(value: Value, seen: Set<PyTuple>): readonly PySet[] {
  if (value instanceof PySet) return [value];
  if (!(value instanceof PyTuple) || seen.has(value)) return [];
  seen.add(value);
  return value.items.flatMap((item) => setsIn(item, seen));
}

function reindexDict(dict: PyDict): void {
  const index = new Map<Key, number>();
  dict.keys.forEach((key, slot) => {
    if (key === undefined) return;
    const canonical = keyOf(key);
    if (canonical !== needsPython && !(canonical instanceof Unhashable)) index.set(canonical, slot);
  });
  dict.index = index;
}

/** Whether a key stands in the index as it is. */
export function hasPlainIndex(key: Value | undefined): boolean {
  return key === undefined || typeof key === 'number' || (typeof key === 'string' && key.charCodeAt(0) !== 0);
}
