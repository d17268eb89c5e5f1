import { heap, touch } from './heap.ts';
import { builtinType, objectType, PyObject, type PyType, type Value } from './object.ts';

export const listType = builtinType('list', objectType, { layout: 'list' });

export class PyList extends PyObject {
  /** Read freely; write through the methods below, which keep the barrier and the account. */
  items: Value[];
  constructor(items: Value[], cls: PyType = listType) {
    super(cls, 56 + 8 * items.length);
    this.items = items;
  }

  append(value: Value): void {
    heap.allocated += 8;
    this.items.push(value);
    touch(this);
  }

  set(index: number, value: Value): void {
    this.items[index] = value;
    touch(this);
  }

  /** Replaces `deleteCount` items at `start`; returns what was there. */
  splice(start: number, deleteCount: number, items: readonly Value[]): Value[] {
    heap.allocated += 8 * items.length;
    touch(this);
    if (items.length <= 1024) return this.items.splice(start, deleteCount, ...items);
    const removed = this.items.slice(start, start + deleteCount);
    this.items = this.items.slice(0, start).concat(items, this.items.slice(start + deleteCount));
    return removed;
  }

  /** Puts a new array of items in place. */
  replace(items: Value[]): void {
    heap.allocated += 8 * Math.max(0, items.length - this.items.length);
    this.items = items;
    touch(this);
  }
}
