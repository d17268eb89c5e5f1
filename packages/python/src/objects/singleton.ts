import { builtinType, PyObject, type PyType } from './object.ts';

export class PySingleton extends PyObject {
  /** Its `repr`. */
  readonly text: string;
  constructor(cls: PyType, text: string) {
    super(cls, 16);
    this.text = text;
  }
}

export const noneType = builtinType('NoneType', undefined, { isBase: false });
export const ellipsisType = builtinType('ellipsis', undefined, { isBase: false });
export const notImplementedType = builtinType('NotImplementedType', undefined, { isBase: false });

export const None = new PySingleton(noneType, 'None');
export const Ellipsis = new PySingleton(ellipsisType, 'Ellipsis');
export const NotImplemented = new PySingleton(notImplementedType, 'NotImplemented');
