import type { Machine } from '../vm/machine.ts';
import type { PyByteArray, PyBytes } from './bytes.ts';
import { touch } from './heap.ts';
import { exhausted, PyIterator } from './iterator.ts';
import { memoryPart } from '../parts/parts.ts';
import { builtinType, PyObject, type Value } from './object.ts';

export const memoryViewType = builtinType('memoryview', undefined, { isBase: false });
export const memoryIteratorType = builtinType('memory_iterator', undefined, { isBase: false });

/** Where the items of a view lie in its buffer: item `(i, j)` at byte `offset + i * strides[0] + j * strides[1]`. */
export interface Layout {
  readonly format: string;
  readonly itemSize: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
}

/** `memoryview`: the bytes of another object under a shape and a format of its own, not copied. */
export class PyMemoryView extends PyObject implements Layout {
  /** `null` once the view was released. */
  buffer: PyBytes | PyByteArray | null;
  readonly format: string;
  readonly itemSize: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
  readonly offset: number;
  readonly isReadOnly: boolean;
  /** Once it was asked for: it outlives the release. */
  hash: number | null;
  constructor(buffer: PyBytes | PyByteArray | null, layout: Layout, isReadOnly: boolean) {
    super(memoryViewType, 184);
    this.buffer = buffer;
    this.format = layout.format;
    this.itemSize = layout.itemSize;
    this.shape = layout.shape;
    this.strides = layout.strides;
    this.offset = layout.offset;
    this.isReadOnly = isReadOnly;
    this.hash = null;
  }
}

export class PyMemoryIterator extends PyIterator {
  view: PyMemoryView | null;
  index: number;
  constructor(view: PyMemoryView) {
    super(memoryIteratorType, 48);
    this.view = view;
    this.index = 0;
  }

  override advance(_vm: Machine): Value | typeof exhausted {
    if (this.view === null) return exhausted;
    const item = memoryPart.get().itemAt(this.view, this.index);
    touch(this);
    if (item === undefined) {
      this.view = null;
      return exhausted;
    }
    this.index++;
    return item;
  }
}
