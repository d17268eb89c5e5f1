import type { Machine } from '../vm/machine.ts';
import { raise, typeError, valueError } from './errors.ts';
import { touch } from './heap.ts';
import { indexValue, toSize } from './integer-index.ts';
import { itemBytes, readItem } from './memory-items.ts';
import {
  bufferOf,
  copyItems,
  dataOf,
  itemCount,
  itemPlaces,
  letterOf,
  makeView,
  requireLaidOut,
} from './memory-layout.ts';
import type { Layout, PyMemoryView } from './memory-view.ts';
import type { Value } from './object.ts';
import { Ellipsis, None } from './singleton.ts';
import { PySlice, sliceRange } from './slice.ts';
import { PyTuple } from './tuple.ts';

/** What a key selects: one item, a view of fewer, or the view itself. `undefined`: an `__index__` of the guest's. */
type Selection =
  | { readonly kind: 'item'; readonly place: number }
  | { readonly kind: 'part'; readonly layout: Layout }
  | { readonly kind: 'all' };

function select(view: PyMemoryView, key: Value, isAssigned: boolean): Selection | undefined {
  const { shape } = view;
  if (shape.length === 0) {
    if (key instanceof PyTuple && key.items.length === 0) return { kind: 'item', place: view.offset };
    if (key === Ellipsis) return { kind: 'all' };
    throw typeError('invalid indexing of 0-dim memory');
  }
  if (key instanceof PySlice) {
    if (isAssigned && shape.length > 1) throw sliceAssignment();
    return part(view, key);
  }
  if (key instanceof PyTuple) return selectByTuple(view, key.items, isAssigned);
  const index = indexValue(key);
  if (index === null) throw typeError('memoryview: invalid slice key');
  if (index === undefined) return undefined;
  if (shape.length > 1) {
    throw raise(
      'NotImplementedError',
      isAssigned ? 'sub-views are not implemented' : 'multi-dimensional sub-views are not implemented',
    );
  }
  return { kind: 'item', place: view.offset + stepTo(view, 0, index) };
}

function sliceAssignment(): unknown {
  return raise('NotImplementedError', 'memoryview slice assignments are currently restricted to ndim = 1');
}

function selectByTuple(view: PyMemoryView, keys: readonly Value[], isAssigned: boolean): Selection | undefined {
  if (keys.some((key) => indexValue(key) === null)) {
    if (!keys.every((key) => key instanceof PySlice)) throw typeError('memoryview: invalid slice key');
    if (isAssigned) throw sliceAssignment();
    throw raise('NotImplementedError', 'multi-dimensional slicing is not implemented');
  }
  const dimensions = view.shape.length;
  if (keys.length > dimensions)
    throw typeError(`cannot index ${dimensions}-dimension view with ${keys.length}-element tuple`);
  if (keys.length < dimensions) throw raise('NotImplementedError', 'sub-views are not implemented');
  let place = view.offset;
  for (const [axis, key] of keys.entries()) {
    const index = indexValue(key);
    if (index === null || index === undefined) return undefined;
    place += stepTo(view, axis, index);
  }
  return { kind: 'item', place };
}

function stepTo(view: PyMemoryView, axis: number, index: number | bigint): number {
  const length = view.shape[axis] as number;
  const given = toSize(index, 'IndexError', "cannot fit 'int' into an index-sized integer");
  const at = given < 0 ? given + length : given;
  if (at < 0 || at >= length) throw raise('IndexError', `index out of bounds on dimension ${axis + 1}`);
  return at * (view.strides[axis] as number);
}

/** A slice selects in the first dimension. */
function part(view: PyMemoryView, key: PySlice): Selection | undefined {
  const { format, itemSize, shape, strides, offset } = view;
  const range = sliceRange(key, shape[0] as number);
  if (range === undefined) return undefined;
  const stride = strides[0] as number;
  return {
    kind: 'part',
    layout: {
      format,
      itemSize,
      shape: [range.count, ...shape.slice(1)],
      strides: [stride * range.step, ...strides.slice(1)],
      offset: offset + range.start * stride,
    },
  };
}

export function getItem(_vm: Machine, view: PyMemoryView, key: Value): Value | undefined {
  const buffer = bufferOf(view);
  const selected = select(view, key, false);
  switch (selected?.kind) {
    case undefined:
      return undefined;
    case 'item':
      return readItem(letterOf(view), dataOf(view), selected.place);
    case 'part':
      return makeView(buffer, selected.layout, view.isReadOnly);
    case 'all':
      return view;
    default:
      return selected satisfies never;
  }
}

export function setItem(vm: Machine, view: PyMemoryView, key: Value, value: Value): Value | undefined {
  const buffer = bufferOf(view);
  if (view.isReadOnly) throw typeError('cannot modify read-only memory');
  const selected = select(view, key, true);
  if (selected === undefined) return undefined;
  if (selected.kind === 'part') {
    const source = requireLaidOut(value);
    const { layout } = selected;
    if (letterOf(source.layout) !== letterOf(layout) || !haveSameShape(source.layout, layout))
      throw valueError('memoryview assignment: lvalue and rvalue have different structures');
    // Copied first: both may be parts of one buffer.
    const bytes = copyItems(vm, source.data, source.layout);
    const { itemSize } = layout;
    vm.reserve(16 * itemCount(layout));
    itemPlaces(layout).forEach((place, i) => buffer.data.set(bytes.subarray(i * itemSize, (i + 1) * itemSize), place));
  } else {
    const bytes = itemBytes(vm, letterOf(view), value);
    if (bytes === undefined) return undefined;
    buffer.data.set(bytes, selected.kind === 'item' ? selected.place : view.offset);
  }
  touch(buffer);
  return None;
}

export function haveSameShape(a: Layout, b: Layout): boolean {
  return a.shape.length === b.shape.length && a.shape.every((length, i) => length === b.shape[i]);
}
