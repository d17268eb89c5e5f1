import type { Machine } from '../vm/machine.ts';
import { explainPart } from '../parts/parts.ts';
import { typeError } from './errors.ts';
import { exceptionClass, type PyException } from './exception.ts';
import { plainText, refuseKeywords, setArgs } from './exception-methods.ts';
import { touch } from './heap.ts';
import { defineMethods, type MethodDefinition, memberType, method, PyGetSet } from './native.ts';
import type { Value } from './object.ts';
import { reprOf } from './protocol.ts';
import { None } from './singleton.ts';
import { PyTuple } from './tuple.ts';

/**
 * A field of a built-in exception class. It reads as None while it is not set, unless `fallback` says otherwise:
 * natives raise without calling `__init__`, so what `__init__` would copy is read from the arguments.
 */
export function exceptionField(name: string, fallback: (self: PyException) => Value = () => None): MethodDefinition {
  return (owner) => [
    name,
    new PyGetSet(
      memberType,
      name,
      owner,
      (_vm, self: PyException) => self.fields.get(name) ?? fallback(self),
      (_vm, self: PyException, value) => {
        self.setField(name, value ?? None);
        touch(self);
      },
    ),
  ];
}

/** The argument at `index`, for fields that mirror one. */
export const argument =
  (index: number) =>
  (self: PyException): Value =>
    self.args.items[index] ?? None;

/** `__init__` of the classes that take fields by name: `NameError('…', name='x')`. */
function namedFields(type: string, names: readonly string[], after?: (self: PyException) => void): MethodDefinition {
  return method(
    '__init__',
    '(self, /, *args, **kwargs)',
    (_vm, self: PyException, args: Value[], keywords: Map<string, Value>) => {
      setArgs(self, args);
      for (const name of keywords.keys()) {
        if (names.includes(name)) continue;
        const closest = explainPart.get().closestName(name, names);
        const hint = closest === null ? '' : `. Did you mean '${closest}'?`;
        throw typeError(`${type}() got an unexpected keyword argument '${name}'${hint}`);
      }
      for (const name of names) {
        const value = keywords.get(name);
        if (value !== undefined) self.setField(name, value);
      }
      after?.(self);
      return None;
    },
  );
}

const plainInit = (set: (self: PyException) => void): MethodDefinition =>
  method(
    '__init__',
    '(self, /, *args, **kwargs)',
    (_vm, self: PyException, args: Value[], keywords: Map<string, Value>) => {
      refuseKeywords(self, keywords);
      setArgs(self, args);
      set(self);
      return None;
    },
  );

defineMethods(exceptionClass('NameError'), () => [namedFields('NameError', ['name']), exceptionField('name')]);

defineMethods(exceptionClass('AttributeError'), () => [
  namedFields('AttributeError', ['name', 'obj']),
  exceptionField('name'),
  exceptionField('obj'),
]);

const importMessage = (self: PyException): Value => (self.args.items.length === 1 ? argument(0)(self) : None);
defineMethods(exceptionClass('ImportError'), () => [
  namedFields('ImportError', ['name', 'path', 'name_from'], (self) => self.setField('msg', importMessage(self))),
  method(
    '__str__',
    '(self, /)',
    (vm: Machine, self: PyException) => {
      const message = self.fields.get('msg') ?? importMessage(self);
      return typeof message === 'string' ? message : plainText(vm, self);
    },
    { slow: 'exception_str' },
  ),
  exceptionField('msg', importMessage),
  exceptionField('name'),
  exceptionField('path'),
  exceptionField('name_from'),
]);

defineMethods(exceptionClass('StopIteration'), () => [
  plainInit((self) => self.setField('value', argument(0)(self))),
  exceptionField('value', argument(0)),
]);

const exitCode = (self: PyException): Value => {
  const { items } = self.args;
  return items.length < 2 ? argument(0)(self) : new PyTuple(items);
};
defineMethods(exceptionClass('SystemExit'), () => [
  plainInit((self) => self.setField('code', exitCode(self))),
  exceptionField('code', exitCode),
]);

defineMethods(exceptionClass('KeyError'), () => [
  method(
    '__str__',
    '(self, /)',
    (vm: Machine, self: PyException) => {
      const { items } = self.args;
      return items.length === 1 ? reprOf(vm, items[0] as Value) : plainText(vm, self);
    },
    { slow: 'key_error_str' },
  ),
]);
