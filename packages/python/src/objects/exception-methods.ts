import { attributeDict } from '../vm/attribute.ts';
import { setCause } from '../vm/instructions/exceptions.ts';
import type { Machine } from '../vm/machine.ts';
import { PyDict } from './dict.ts';
import { dictAttribute } from './dict-attribute.ts';
import { typeError } from './errors.ts';
import { baseExceptionType, PyException, PyTraceback } from './exception.ts';
import { touch } from './heap.ts';
import { getIterator } from './iterate.ts';
import { PyList } from './list.ts';
import { materialize } from './materialize.ts';
import { defineMethods, getSet, memberType, method, PyGetSet, staticMethod } from './native.ts';
import { PyType, typeOf, type Value } from './object.ts';
import { reprOf, strOf } from './protocol.ts';
import { None } from './singleton.ts';
import { asStr } from './string.ts';
import { PyTuple } from './tuple.ts';

/** `BaseException`, and what the `__new__` and `__init__` of its subclasses share. */
defineMethods(baseExceptionType, () => [
  staticMethod('__new__', '(*args, **kwargs)', (_vm, args: Value[]) => {
    const cls = exceptionClassOf(args[0], baseExceptionType);
    return new PyException(cls, args.slice(1));
  }),
  method(
    '__init__',
    '(self, /, *args, **kwargs)',
    (_vm, self: PyException, args: Value[], keywords: Map<string, Value>) => {
      refuseKeywords(self, keywords);
      setArgs(self, args);
      return None;
    },
  ),
  method('__str__', '(self, /)', (vm: Machine, self: PyException) => plainText(vm, self), { slow: 'exception_str' }),
  method('__repr__', '(self, /)', exceptionRepr, { slow: 'exception_repr' }),
  method('with_traceback', '(self, tb, /)', (_vm, self: PyException, traceback: Value) => {
    setTraceback(self, traceback);
    return self;
  }),
  method('add_note', '(self, note, /)', (_vm, self: PyException, note: Value) => {
    if (asStr(note) === undefined) throw typeError(`add_note() argument must be str, not ${typeOf(note).name}`);
    const attrs = attributeDict(self);
    const notes = attrs.getStr('__notes__');
    if (notes === undefined) attrs.setStr('__notes__', new PyList([note]));
    else if (notes instanceof PyList) notes.append(note);
    else throw typeError('Cannot add note: __notes__ is not a list');
    return None;
  }),
  method('__reduce__', '(self, /)', (_vm, self: PyException) => {
    const parts: Value[] = [self.cls, self.args];
    if (self.attrs !== null && self.attrs.size > 0) parts.push(self.attrs);
    return new PyTuple(parts);
  }),
  method('__setstate__', '(self, state, /)', (_vm, self: PyException, state: Value) => {
    if (state === None) return None;
    if (!(state instanceof PyDict)) throw typeError('state is not a dictionary');
    const attrs = attributeDict(self);
    for (const [name, value] of state.entries())
      if (typeof name === 'string' && name !== 'args') attrs.setStr(name, value);
    const args = state.getStr('args');
    if (args instanceof PyTuple) self.args = args;
    return None;
  }),
  getSet(
    'args',
    (_vm, self: PyException) => self.args,
    (vm: Machine, self: PyException, value) => {
      if (value === undefined) throw typeError('args may not be deleted');
      getIterator(vm, value);
      const items = materialize(vm, value);
      if (items === undefined)
        throw typeError(`args must be set to a built-in iterable, not a '${typeOf(value).name}'`);
      setArgs(self, items);
    },
  ),
  getSet(
    '__cause__',
    (_vm, self: PyException) => self.cause ?? None,
    (_vm, self: PyException, value) => {
      if (value === undefined) throw typeError('__cause__ may not be deleted');
      if (value !== None && !(value instanceof PyException))
        throw typeError('exception cause must be None or derive from BaseException');
      setCause(self, value);
    },
  ),
  getSet(
    '__context__',
    (_vm, self: PyException) => self.context ?? None,
    (_vm, self: PyException, value) => {
      if (value === undefined) throw typeError('__context__ may not be deleted');
      if (value !== None && !(value instanceof PyException))
        throw typeError('exception context must be None or derive from BaseException');
      self.context = value instanceof PyException ? value : null;
      touch(self);
    },
  ),
  getSet(
    '__traceback__',
    (_vm, self: PyException) => self.traceback ?? None,
    (_vm, self: PyException, value) => setTraceback(self, value),
  ),
  (owner) => [
    '__suppress_context__',
    new PyGetSet(
      memberType,
      '__suppress_context__',
      owner,
      (_vm, self: PyException) => self.suppressContext,
      (_vm, self: PyException, value) => {
        if (typeof value !== 'boolean') throw typeError('attribute value type must be bool');
        self.suppressContext = value;
        touch(self);
      },
    ),
  ],
  dictAttribute,
]);

/** The class that `__new__` of an exception type is asked for, with CPython's checks. */
export function exceptionClassOf(cls: Value | undefined, owner: PyType): PyType {
  if (cls === undefined) throw typeError(`${owner.name}.__new__(): not enough arguments`);
  if (!(cls instanceof PyType))
    throw typeError(`${owner.name}.__new__(X): X is not a type object (${typeOf(cls).name})`);
  if (!cls.isSubtype(owner))
    throw typeError(`${owner.name}.__new__(${cls.name}): ${cls.name} is not a subtype of ${owner.name}`);
  return cls;
}

export function refuseKeywords(self: PyException, keywords: ReadonlyMap<string, Value>): void {
  if (keywords.size > 0) throw typeError(`${self.cls.name}() takes no keyword arguments`);
}

/** `__init__` sets what `__new__` set already, unless somebody in between gave other arguments. */
export function setArgs(self: PyException, args: readonly Value[]): void {
  const { items } = self.args;
  if (items.length === args.length && items.every((item, i) => item === args[i])) return;
  self.args = new PyTuple(args.slice());
  touch(self);
}

function setTraceback(self: PyException, value: Value | undefined): void {
  if (value === undefined) throw typeError('__traceback__ may not be deleted');
  if (value !== None && !(value instanceof PyTraceback)) throw typeError('__traceback__ must be a traceback or None');
  self.traceback = value instanceof PyTraceback ? value : null;
  touch(self);
}

/** `BaseException.__str__` */
export function plainText(vm: Machine, self: PyException): Value | undefined {
  const { items } = self.args;
  if (items.length === 0) return '';
  return items.length === 1 ? strOf(vm, items[0] as Value) : reprOf(vm, self.args);
}

function exceptionRepr(vm: Machine, self: PyException): Value | undefined {
  const { items } = self.args;
  const inner = items.length === 1 ? reprOf(vm, items[0] as Value) : reprOf(vm, self.args);
  if (inner === undefined) return undefined;
  return items.length === 1 ? `${self.cls.name}(${inner})` : `${self.cls.name}${inner}`;
}
