import { heap, touch } from './heap.ts';
import { builtinType, objectType, PyObject, type PyType } from './object.ts';

export const bytesType = builtinType('bytes', objectType, { layout: 'bytes' });
export const bytearrayType = builtinType('bytearray', objectType, { layout: 'bytearray' });

export class PyBytes extends PyObject {
  readonly data: Uint8Array;
  constructor(data: Uint8Array, cls: PyType = bytesType) {
    super(cls, 33 + data.length);
    this.data = data;
  }
}

export class PyByteArray extends PyObject {
  /** Read freely, write through `replace` and `set`. */
  data: Uint8Array;
  /** How many memoryviews are known of that were not released. */
  exports: number;
  constructor(data: Uint8Array, cls: PyType = bytearrayType) {
    super(cls, 56 + data.length);
    this.data = data;
    this.exports = 0;
  }

  set(index: number, byte: number): void {
    this.data[index] = byte;
    touch(this);
  }

  replace(data: Uint8Array): void {
    heap.allocated += Math.max(0, data.length - this.data.length);
    this.data = data;
    touch(this);
  }
}
