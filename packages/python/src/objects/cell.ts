import { touch } from './heap.ts';
import { builtinType, PyObject, type Value } from './object.ts';

export const cellType = builtinType('cell', undefined, { isBase: false });

/** The binding itself: what a closure shares with the frame it was made in. */
export class PyCell extends PyObject {
  /** `undefined` while the cell is empty. */
  contents: Value | undefined;
  constructor(contents: Value | undefined) {
    super(cellType, 40);
    this.contents = contents;
  }

  set(contents: Value | undefined): void {
    this.contents = contents;
    touch(this);
  }
}
