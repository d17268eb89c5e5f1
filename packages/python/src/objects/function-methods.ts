import { CodeFlag } from '../code/code-object.ts';
import { intrinsic } from '../frozen/intrinsic.ts';
import { callValue } from '../vm/call.ts';
import { ON_RETURN } from '../vm/frame.ts';
import type { Machine } from '../vm/machine.ts';
import { addressOf, numberOf } from './address.ts';
import { PyCell } from './cell.ts';
import { PyCode } from './code.ts';
import { PyDict } from './dict.ts';
import { typeError, valueError } from './errors.ts';
import { functionType, methodType, PyFunction, PyMethod } from './function.ts';
import { touch } from './heap.ts';
import { defineMethods, getSet, member, method, staticMethod } from './native.ts';
import { type PyObject, typeOf, type Value } from './object.ts';
import { reprOf } from './protocol.ts';
import { hashIdentity } from './hash.ts';
import { None, NotImplemented } from './singleton.ts';
import { PyTuple } from './tuple.ts';

/** The attributes of https://docs.python.org/3.14/reference/datamodel.html#user-defined-functions */
defineMethods(functionType, () => [
  staticMethod('__new__', '(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)', newFunction),
  method('__repr__', '(self, /)', (_vm, self: PyFunction) => `<function ${self.qualname} at ${addressOf(self)}>`),
  method(
    '__call__',
    '(self, /, *args, **kwargs)',
    (vm: Machine, self: PyFunction, args: Value[], keywords: Map<string, Value>) =>
      callValue(vm, self, args, Array.from(keywords), ON_RETURN.push),
    { isControl: true },
  ),
  method('__get__', '(self, instance, owner=None, /)', (_vm, self: PyFunction, instance: Value) =>
    instance === None ? self : new PyMethod(self, instance),
  ),
  member('__closure__', (_vm, self: PyFunction) => self.closure ?? None),
  member('__globals__', (_vm, self: PyFunction) => self.globals),
  member('__builtins__', (_vm, self: PyFunction) => self.builtins),
  getSet(
    '__doc__',
    (_vm, self: PyFunction) => self.doc,
    (_vm, self: PyFunction, value) => {
      self.doc = value ?? None;
      touch(self);
    },
  ),
  getSet(
    '__module__',
    (_vm, self: PyFunction) => self.module,
    (_vm, self: PyFunction, value) => {
      self.module = value ?? None;
      touch(self);
    },
  ),
  getSet('__code__', (_vm, self: PyFunction) => self.code, setCode),
  getSet(
    '__name__',
    (_vm, self: PyFunction) => self.name,
    (_vm, self: PyFunction, value) => {
      self.name = textFor('__name__', value);
      touch(self);
    },
  ),
  getSet(
    '__qualname__',
    (_vm, self: PyFunction) => self.qualname,
    (_vm, self: PyFunction, value) => {
      self.qualname = textFor('__qualname__', value);
      touch(self);
    },
  ),
  getSet(
    '__defaults__',
    (_vm, self: PyFunction) => self.defaults ?? None,
    (_vm, self: PyFunction, value) => {
      if (value !== undefined && value !== None && !(value instanceof PyTuple))
        throw typeError('__defaults__ must be set to a tuple object');
      self.defaults = value instanceof PyTuple ? value : null;
      touch(self);
    },
  ),
  getSet(
    '__kwdefaults__',
    (_vm, self: PyFunction) => self.kwDefaults ?? None,
    (_vm, self: PyFunction, value) => {
      if (value !== undefined && value !== None && !(value instanceof PyDict))
        throw typeError('__kwdefaults__ must be set to a dict object');
      self.kwDefaults = value instanceof PyDict ? value : null;
      touch(self);
    },
  ),
  getSet(
    '__annotate__',
    (_vm, self: PyFunction) => self.annotate,
    (_vm, self: PyFunction, value) => {
      if (value === undefined) throw typeError('__annotate__ cannot be deleted');
      self.annotate = value;
      self.annotations = null;
      touch(self);
    },
  ),
  getSet(
    '__annotations__',
    (vm: Machine, self: PyFunction) => {
      if (self.annotations !== null) return self.annotations;
      if (self.annotate === None) {
        self.annotations = new PyDict();
        return self.annotations;
      }
      vm.deferredCall = { callable: vm.frozen('function_annotations'), args: [self] };
      return undefined;
    },
    (_vm, self: PyFunction, value) => {
      if (value !== undefined && value !== None && !(value instanceof PyDict))
        throw typeError('__annotations__ must be set to a dict object');
      self.annotations = value instanceof PyDict ? value : null;
      self.annotate = None;
      touch(self);
    },
  ),
  getSet(
    '__type_params__',
    (_vm, self: PyFunction) => self.typeParams ?? new PyTuple([]),
    (_vm, self: PyFunction, value) => {
      if (!(value instanceof PyTuple)) throw typeError('__type_params__ must be set to a tuple');
      self.typeParams = value;
      touch(self);
    },
  ),
  getSet(
    '__dict__',
    (_vm, self: PyObject) => {
      self.attrs ??= new PyDict();
      return self.attrs;
    },
    (_vm, self: PyObject, value) => {
      if (!(value instanceof PyDict))
        throw typeError(`__dict__ must be set to a dictionary, not a '${typeOf(value ?? None).name}'`);
      self.attrs = value;
      touch(self);
    },
  ),
]);

/** `types.FunctionType(code, globals, name, argdefs, closure, kwdefaults)` */
function newFunction(
  vm: Machine,
  _cls: Value,
  code: Value,
  globals: Value,
  name: Value | undefined,
  defaults: Value | undefined,
  closure: Value | undefined,
  kwDefaults: Value | undefined,
): Value {
  if (!(code instanceof PyCode)) throw typeError(`function() argument 'code' must be code, not ${typeOf(code).name}`);
  if (!(globals instanceof PyDict))
    throw typeError(`function() argument 'globals' must be dict, not ${typeOf(globals).name}`);
  if (name !== undefined && name !== None && typeof name !== 'string') {
    throw typeError('arg 3 (name) must be None or string');
  }
  if (defaults !== undefined && defaults !== None && !(defaults instanceof PyTuple))
    throw typeError('arg 4 (defaults) must be None or tuple');
  const first = code.consts[0];
  const doc = (code.code.flags & CodeFlag.HAS_DOCSTRING) !== 0 && first !== undefined ? first : None;
  const func = new PyFunction(
    code,
    globals,
    vm.builtins,
    doc,
    globals.getStr('__name__') ?? None,
    None,
    vm.visibleFrame()?.id ?? 0,
  );
  if (typeof name === 'string') func.name = name;
  if (defaults instanceof PyTuple) func.defaults = defaults;
  if (kwDefaults instanceof PyDict) func.kwDefaults = kwDefaults;
  func.closure = checkedClosure(code, closure ?? None);
  return func;
}

function checkedClosure(code: PyCode, closure: Value): PyTuple | null {
  const wanted = code.code.freevars.length;
  if (!(closure instanceof PyTuple)) {
    if (wanted > 0) throw typeError('arg 5 (closure) must be tuple');
    if (closure !== None) throw typeError('arg 5 (closure) must be None or tuple');
    return null;
  }
  if (closure.items.length !== wanted) {
    throw valueError(`${code.code.name} requires closure of length ${wanted}, not ${closure.items.length}`);
  }
  for (const cell of closure.items) {
    if (!(cell instanceof PyCell)) throw typeError(`arg 5 (closure) expected cell, found ${typeOf(cell).name}`);
  }
  return wanted === 0 ? null : closure;
}

function setCode(_vm: Machine, self: PyFunction, value: Value | undefined): void {
  if (!(value instanceof PyCode)) throw typeError('__code__ must be set to a code object');
  const has = self.closure?.items.length ?? 0;
  const wanted = value.code.freevars.length;
  if (has !== wanted) {
    throw valueError(`${self.name}() requires a code object with ${has} free vars, not ${wanted}`);
  }
  self.code = value;
  touch(self);
}

function textFor(name: string, value: Value | undefined): string {
  if (typeof value !== 'string') throw typeError(`${name} must be set to a string object`);
  return value;
}

defineMethods(methodType, () => [
  staticMethod('__new__', '(cls, function, instance, /)', (_vm, _cls: Value, func: Value, self: Value) => {
    if (self === None) throw typeError('instance must not be None');
    return new PyMethod(func, self);
  }),
  method(
    '__repr__',
    '(self, /)',
    (vm: Machine, self: PyMethod) => {
      const text = reprOf(vm, self.self);
      return text === undefined ? undefined : `<bound method ${methodName(self)} of ${text}>`;
    },
    { slow: 'method_repr' },
  ),
  method(
    '__call__',
    '(self, /, *args, **kwargs)',
    (vm: Machine, self: PyMethod, args: Value[], keywords: Map<string, Value>) =>
      callValue(vm, self, args, Array.from(keywords), ON_RETURN.push),
    { isControl: true },
  ),
  method('__get__', '(self, instance, owner=None, /)', (_vm, self: PyMethod) => self),
  method('__eq__', '(self, value, /)', (_vm, self: PyMethod, other: Value) =>
    other instanceof PyMethod ? self.func === other.func && self.self === other.self : NotImplemented,
  ),
  method('__hash__', '(self, /)', (_vm, self: PyMethod) =>
    hashIdentity(
      (typeof self.self === 'object' ? numberOf(self.self) : 0) * 31 +
        (typeof self.func === 'object' ? numberOf(self.func) : 0),
    ),
  ),
  member('__func__', (_vm, self: PyMethod) => self.func),
  member('__self__', (_vm, self: PyMethod) => self.self),
]);

function methodName(self: PyMethod): string {
  return self.func instanceof PyFunction ? self.func.qualname : '?';
}

intrinsic('_method_name', '(method, /)', (_vm, self: PyMethod) => methodName(self));
intrinsic('_set_annotations', '(func, annotations, /)', (_vm, func: PyFunction, annotations: PyDict) => {
  func.annotations = annotations;
  touch(func);
  return None;
});
