import { PyObject, type PyType, type Value } from './object.ts';

/** An instance of a subclass of str: the text boxed with its class. */
export class PyStrObject extends PyObject {
  readonly value: string;
  constructor(value: string, cls: PyType) {
    super(cls, 40 + value.length);
    this.value = value;
  }
}

/** The text behind a str or an instance of a subclass; `undefined` for anything else. */
export function asStr(value: Value | undefined): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof PyStrObject ? value.value : undefined;
}
