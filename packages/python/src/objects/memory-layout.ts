import { everything } from '../vm/reach.ts';
import type { Machine } from '../vm/machine.ts';
import { PyByteArray, PyBytes } from './bytes.ts';
import { raise, typeError, valueError } from './errors.ts';
import { touch } from './heap.ts';
import { formatLetter, readItem } from './memory-items.ts';
import { type Layout, PyMemoryView } from './memory-view.ts';
import { typeOf, type Value } from './object.ts';

/** How the bytes of bytes or a bytearray are seen where nothing else is said. */
export function plainLayout(length: number): Layout {
  return { format: 'B', itemSize: 1, shape: [length], strides: [1], offset: 0 };
}

export function bufferOf(view: PyMemoryView): PyBytes | PyByteArray {
  if (view.buffer === null) throw valueError('operation forbidden on released memoryview object');
  return view.buffer;
}

export function dataOf(view: PyMemoryView): DataView {
  const { data } = bufferOf(view);
  return new DataView(data.buffer, data.byteOffset, data.byteLength);
}

/** A view of a buffer, which counts: while there are views a bytearray keeps its size. */
export function makeView(buffer: PyBytes | PyByteArray, layout: Layout, isReadOnly: boolean): PyMemoryView {
  if (buffer instanceof PyByteArray) {
    buffer.exports++;
    touch(buffer);
  }
  return new PyMemoryView(buffer, layout, isReadOnly);
}

export function release(view: PyMemoryView): void {
  const { buffer } = view;
  if (buffer === null) return;
  if (buffer instanceof PyByteArray) {
    buffer.exports--;
    touch(buffer);
  }
  view.buffer = null;
  touch(view);
}

/**
 * Refuses to resize a bytearray that is looked at. Views that nobody can reach any more were never released: those that
 * count have to be found.
 */
export function requireNoViews(vm: Machine, array: PyByteArray): void {
  for (const node of everything(vm)) {
    if (node instanceof PyMemoryView && node.buffer === array)
      throw raise('BufferError', 'Existing exports of data: object cannot be re-sized');
  }
  array.exports = 0;
  touch(array);
}

export const itemCount = (layout: Layout): number => layout.shape.reduce((product, length) => product * length, 1);

/** Whether the items lie one behind the other, the last index (for Fortran's order the first) running fastest. */
export function isContiguous(layout: Layout, order: 'C' | 'F'): boolean {
  const { shape, strides } = layout;
  if (itemCount(layout) === 0) return true;
  let distance = layout.itemSize;
  for (let i = 0; i < shape.length; i++) {
    const axis = order === 'F' ? i : shape.length - 1 - i;
    const length = shape[axis] as number;
    if (length > 1 && strides[axis] !== distance) return false;
    distance *= length;
  }
  return true;
}

/** The place of each item, in C's order or Fortran's. */
export function itemPlaces(layout: Layout, order: 'C' | 'F' = 'C'): number[] {
  const axes = layout.shape.map((length, i) => [length, layout.strides[i] as number] as const);
  if (order === 'F') axes.reverse();
  let places = [layout.offset];
  for (const [length, stride] of axes) {
    const next: number[] = [];
    for (const place of places) for (let i = 0; i < length; i++) next.push(place + i * stride);
    places = next;
  }
  return places;
}

/** The bytes of the items, copied. */
export function copyItems(vm: Machine, data: Uint8Array, layout: Layout, order: 'C' | 'F' = 'C'): Uint8Array {
  const { itemSize, offset } = layout;
  const count = itemCount(layout);
  vm.reserve(count * itemSize);
  vm.charge((count * itemSize) >> 4);
  if (isContiguous(layout, order)) return data.slice(offset, offset + count * itemSize);
  vm.reserve(16 * count);
  vm.charge(count);
  const bytes = new Uint8Array(count * itemSize);
  itemPlaces(layout, order).forEach((place, i) => bytes.set(data.subarray(place, place + itemSize), i * itemSize));
  return bytes;
}

/** The bytes behind a view, not copied: where they are needed in a row they must lie so. */
export function contiguousBytes(view: PyMemoryView): Uint8Array {
  const { data } = bufferOf(view);
  if (!isContiguous(view, 'C')) throw raise('BufferError', 'memoryview: underlying buffer is not C-contiguous');
  return data.subarray(view.offset, view.offset + itemCount(view) * view.itemSize);
}

/** The bytes that `bytes(view)` holds. */
export function viewBytes(vm: Machine, view: PyMemoryView): Uint8Array {
  return copyItems(vm, bufferOf(view).data, view);
}

/** An item of a view of one dimension; `undefined` behind its end. */
export function itemAt(view: PyMemoryView, index: number): Value | undefined {
  const data = dataOf(view);
  const place = view.offset + index * (view.strides[0] as number);
  return index < (view.shape[0] as number) ? readItem(letterOf(view), data, place) : undefined;
}

export const letterOf = (layout: Layout): string => formatLetter(layout.format) as string;

/** An object with bytes, and how they are laid out. */
export interface LaidOut {
  readonly data: Uint8Array;
  readonly layout: Layout;
}

/** `undefined` for what has no bytes. */
export function laidOut(value: Value): LaidOut | undefined {
  if (value instanceof PyMemoryView) return { data: bufferOf(value).data, layout: value };
  if (value instanceof PyBytes || value instanceof PyByteArray)
    return { data: value.data, layout: plainLayout(value.data.length) };
  return undefined;
}

export function requireLaidOut(value: Value): LaidOut {
  const found = laidOut(value);
  if (found === undefined) throw typeError(`a bytes-like object is required, not '${typeOf(value).name}'`);
  return found;
}
