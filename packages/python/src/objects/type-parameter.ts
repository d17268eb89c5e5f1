import type { Machine } from '../vm/machine.ts';
import { attributeError } from './errors.ts';
import { touch } from './heap.ts';
import { classMethod, defineMethods, getSet, method } from './native.ts';
import { builtinType, PyObject, type PyType, type Value } from './object.ts';
import { genericAlias } from './generic-alias.ts';
import { None } from './singleton.ts';
import { PyTuple } from './tuple.ts';
import { unionOf } from './union.ts';

/** Type parameters and aliases of PEP 695. Bounds, defaults and values are functions, called when they are asked for. */
export const typeVarType = builtinType('TypeVar', undefined, { module: 'typing', isBase: false });
export const paramSpecType = builtinType('ParamSpec', undefined, { module: 'typing', isBase: false });
export const typeVarTupleType = builtinType('TypeVarTuple', undefined, { module: 'typing', isBase: false });
const typeAliasType = builtinType('TypeAliasType', undefined, { module: 'typing', isBase: false });
export const genericType = builtinType('Generic', undefined, { module: 'typing' });

export class PyTypeParameter extends PyObject {
  readonly name: string;
  /** Gives the bound, or the tuple of constraints; None where there is none. */
  readonly evaluateBound: Value;
  readonly hasConstraints: boolean;
  evaluateDefault: Value;
  constructor(cls: PyType, name: string, evaluateBound: Value, hasConstraints: boolean) {
    super(cls, 64);
    this.name = name;
    this.evaluateBound = evaluateBound;
    this.hasConstraints = hasConstraints;
    this.evaluateDefault = None;
  }

  setDefault(evaluate: Value): void {
    this.evaluateDefault = evaluate;
    touch(this);
  }
}

/** `type Name[T] = value` */
export class PyTypeAlias extends PyObject {
  readonly name: string;
  readonly parameters: Value;
  readonly evaluate: Value;
  constructor(name: string, parameters: Value, evaluate: Value) {
    super(typeAliasType, 64);
    this.name = name;
    this.parameters = parameters;
    this.evaluate = evaluate;
  }
}

/** The value of an evaluator: a call of the machine's (`VALUE` format is 1), or `fallback` where there is none. */
function evaluated(vm: Machine, evaluate: Value, fallback: Value): Value | undefined {
  if (evaluate === None) return fallback;
  vm.deferredCall = { callable: evaluate, args: [1] };
  return undefined;
}

for (const type of [typeVarType, paramSpecType, typeVarTupleType]) {
  defineMethods(type, [
    method('__repr__', '(self, /)', (_vm, self: PyTypeParameter) => self.name),
    method('__or__', '(self, value, /)', (_vm, self: Value, other: Value) => unionOf(self, other)),
    method('__ror__', '(self, value, /)', (_vm, self: Value, other: Value) => unionOf(other, self)),
    getSet('__name__', (_vm, self: PyTypeParameter) => self.name),
    getSet('__bound__', (vm: Machine, self: PyTypeParameter) =>
      self.hasConstraints ? None : evaluated(vm, self.evaluateBound, None),
    ),
    getSet('__constraints__', (vm: Machine, self: PyTypeParameter) =>
      self.hasConstraints ? evaluated(vm, self.evaluateBound, new PyTuple([])) : new PyTuple([]),
    ),
    getSet('__default__', (vm: Machine, self: PyTypeParameter) => {
      if (self.evaluateDefault === None)
        throw attributeError(`'${self.cls.name}' object has no default`, self, '__default__');
      return evaluated(vm, self.evaluateDefault, None);
    }),
  ]);
}

defineMethods(typeAliasType, [
  method('__repr__', '(self, /)', (_vm, self: PyTypeAlias) => self.name),
  method('__or__', '(self, value, /)', (_vm, self: Value, other: Value) => unionOf(self, other)),
  method('__ror__', '(self, value, /)', (_vm, self: Value, other: Value) => unionOf(other, self)),
  getSet('__name__', (_vm, self: PyTypeAlias) => self.name),
  getSet('__value__', (vm: Machine, self: PyTypeAlias) => evaluated(vm, self.evaluate, None)),
  getSet('__type_params__', (_vm, self: PyTypeAlias) => (self.parameters === None ? new PyTuple([]) : self.parameters)),
]);

defineMethods(genericType, [
  classMethod('__class_getitem__', '(cls, item, /)', (_vm, cls: PyType, item: Value) => genericAlias(cls, item)),
  classMethod('__init_subclass__', '(cls, /, *args, **kwargs)', () => None),
]);
