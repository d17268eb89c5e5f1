import { intrinsic } from '../frozen/intrinsic.ts';
import { PyDict } from './dict.ts';
import type { PyDictView } from './dict-views.ts';
import { raise } from './errors.ts';
import { hashBuiltin } from './hash.ts';
import { splitStar, tooFew, tooMany } from './iterate.ts';
import { PyReversed, type PySequenceIterator } from './call-iterators.ts';
import { PyList } from './list.ts';
import type { PyObject, PyType, Value } from './object.ts';
import { isPlainNumber } from './arithmetic.ts';
import { PySet } from './set.ts';
import { None } from './singleton.ts';
import { PySlice } from './slice.ts';
import { sortOrder } from './sort.ts';
import { PyTuple } from './tuple.ts';

/** Looks into built-in containers past whatever a subclass has put over their methods. */

function rowOf(container: PyObject): readonly Value[] {
  if (container instanceof PyList || container instanceof PyTuple) return container.items;
  if (container instanceof PySlice) return [container.start, container.stop, container.step];
  throw new Error(`a ${container.cls.name} is no row of items`);
}

intrinsic('_size', '(container, /)', (_vm, container: PyObject) =>
  container instanceof PyDict || container instanceof PySet ? container.size : rowOf(container).length,
);
intrinsic('_item', '(container, place, /)', (_vm, container: PyObject, place: number) => {
  const item = rowOf(container)[place];
  if (item === undefined) throw raise('IndexError', 'list index out of range');
  return item;
});
intrinsic('_items', '(container, /)', (_vm, container: PyObject) => new PyTuple(rowOf(container).slice()));
intrinsic('_view_dict', '(view, /)', (_vm, view: PyDictView) => view.dict);
intrinsic('_list_replace', '(list, items, /)', (_vm, list: PyList, items: PyList) => {
  list.replace(items.items.slice());
  return None;
});

/** The hash of a tuple whose items have these hashes. */
intrinsic('_tuple_hash', '(hashes, /)', (vm, hashes: PyList) => hashBuiltin(vm, new PyTuple(hashes.items)));

/** What an unpacking assignment takes: the items if there are as many as wanted, else its ValueError. */
intrinsic('_unpacked', '(items, count, /)', (_vm, items: PyList, count: number) => {
  if (items.items.length === count) return items;
  throw items.items.length < count ? tooFew(count, items.items.length, false) : tooMany(count, null);
});
intrinsic('_split_star', '(items, before, after, /)', (_vm, items: PyList, before: number, after: number) => {
  return new PyTuple(splitStar(items.items, before, after));
});
intrinsic(
  '_walk_has_ended',
  '(iterator, /)',
  (_vm, iterator: PySequenceIterator | PyReversed) => iterator.sequence === null,
);
intrinsic(
  '_reversed',
  '(cls, sequence, index, /)',
  (_vm, cls: PyType, sequence: Value, index: number) => new PyReversed(sequence, index, cls),
);

/** Whether `sum` can add all this without Python. */
intrinsic(
  '_is_plain_sum',
  '(items, start, /)',
  (_vm, items: PyList, start: Value) => isPlainNumber(start) && items.items.every(isPlainNumber),
);

/** Empties a list that is going to be sorted; gives its items. */
intrinsic('_sort_begin', '(list, /)', (_vm, list: PyList) => {
  const taken = new PyList(list.items);
  list.replace([]);
  return taken;
});
/** Puts the items back; true where somebody wrote to the list meanwhile. */
intrinsic('_sort_end', '(list, items, /)', (_vm, list: PyList, items: PyList) => {
  const isModified = list.items.length > 0;
  list.replace(items.items.slice());
  return isModified;
});
/** The places of the keys in order; None where a comparison needs Python. */
intrinsic('_sort_order', '(keys, is_reversed, /)', (vm, keys: PyList, isReversed: boolean) => {
  const order = sortOrder(vm, keys.items, isReversed);
  return order === undefined ? None : new PyList(order);
});
intrinsic('_pick', '(items, places, /)', (_vm, items: PyList, places: PyList) => {
  return new PyList(places.items.map((place) => items.items[place as number] as Value));
});
