import type { PyCode } from './code.ts';
import type { PyDict } from './dict.ts';
import { builtinType, PyObject, type Value } from './object.ts';
import type { PyTuple } from './tuple.ts';

export const functionType = builtinType('function', undefined, { isBase: false, hasDict: true });

export class PyFunction extends PyObject {
  code: PyCode;
  readonly globals: PyDict;
  readonly builtins: PyDict;
  name: string;
  qualname: string;
  /** `__defaults__`; `null` where there are none. */
  defaults: PyTuple | null;
  /** `__kwdefaults__` */
  kwDefaults: PyDict | null;
  /** `__closure__`: a tuple of cells in the order of `co_freevars`. */
  closure: PyTuple | null;
  doc: Value;
  module: Value;
  /** `__annotate__`: a function, or None. */
  annotate: Value;
  /** `__annotations__` once they were asked for or set. */
  annotations: PyDict | null;
  typeParams: PyTuple | null;
  /** Id of the frame that executed the `def`: the lexical parent on screen. No part of Python. */
  readonly definedIn: number;

  constructor(
    code: PyCode,
    globals: PyDict,
    builtins: PyDict,
    doc: Value,
    module: Value,
    annotate: Value,
    definedIn: number,
  ) {
    super(functionType, 160);
    this.code = code;
    this.globals = globals;
    this.builtins = builtins;
    this.name = code.code.name;
    this.qualname = code.code.qualname;
    this.defaults = null;
    this.kwDefaults = null;
    this.closure = null;
    this.doc = doc;
    this.module = module;
    this.annotate = annotate;
    this.annotations = null;
    this.typeParams = null;
    this.definedIn = definedIn;
  }
}

export const methodType = builtinType('method', undefined, { isBase: false });

/** A function bound to an object: `obj.method`. */
export class PyMethod extends PyObject {
  readonly func: Value;
  readonly self: Value;
  constructor(func: Value, self: Value) {
    super(methodType, 48);
    this.func = func;
    this.self = self;
  }
}
