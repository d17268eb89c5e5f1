import { attributeDict, setTypeAttribute } from '../vm/attribute.ts';
import type { Machine } from '../vm/machine.ts';
import { typeError, valueError } from './errors.ts';
import { PyFunction } from './function.ts';
import { genericAlias } from './generic-alias.ts';
import { parametersOf as parametersIn } from './generic-alias-methods.ts';
import { classMethod, defineMethods, getSet, method, type MethodDefinition, staticMethod } from './native.ts';
import { builtinType, type PyType, typeOf, type Value } from './object.ts';
import { truthOf } from './protocol.ts';
import { None, PySingleton } from './singleton.ts';
import { asStr } from './string.ts';
import { PyTuple } from './tuple.ts';
import {
  genericType,
  paramSpecType,
  PyTypeAlias,
  PyTypeParameter,
  typeAliasType,
  typeVarTupleType,
  typeVarType,
} from './type-parameter.ts';
import { unionOf } from './union.ts';

/** Type parameters and aliases as objects: https://docs.python.org/3.14/library/typing.html#typing.TypeVar */

const noDefaultType = builtinType('NoDefaultType', undefined, { module: 'typing', isBase: false });
/** What `__default__` is where there is none. */
export const NoDefault = new PySingleton(noDefaultType, 'typing.NoDefault');
defineMethods(noDefaultType, () => [
  staticMethod('__new__', '(cls, /)', () => NoDefault),
  method('__repr__', '(self, /)', () => NoDefault.text),
  method('__reduce__', '(self, /)', () => 'NoDefault'),
]);

/** The value, or a call of its evaluator's (`VALUE` format is 1), or `fallback` where there is neither. */
function evaluated(vm: Machine, value: Value | null, evaluate: Value, fallback: Value): Value | undefined {
  if (value !== null) return value;
  if (evaluate === None) return fallback;
  vm.deferredCall = { callable: evaluate, args: [1] };
  return undefined;
}

const sign = { infer: '', invariant: '~', covariant: '+', contravariant: '-' } as const;
const hasDefault = (self: PyTypeParameter): boolean =>
  self.evaluateDefault !== None || (self.fallback !== null && self.fallback !== NoDefault);

const shared: readonly MethodDefinition[] = [
  method('__repr__', '(self, /)', (_vm, self: PyTypeParameter) => `${sign[self.variance]}${self.name}`),
  method('__or__', '(self, value, /)', (_vm, self: Value, other: Value) => unionOf(self, other)),
  method('__ror__', '(self, value, /)', (_vm, self: Value, other: Value) => unionOf(other, self)),
  method('__mro_entries__', '(self, bases, /)', (_vm, self: PyTypeParameter) => {
    throw typeError(`Cannot subclass an instance of ${self.cls.name}`);
  }),
  method('has_default', '(self, /)', (_vm, self: PyTypeParameter) => hasDefault(self)),
  getSet('__name__', (_vm, self: PyTypeParameter) => self.name),
  getSet('__default__', (vm: Machine, self: PyTypeParameter) =>
    evaluated(vm, self.fallback, self.evaluateDefault, NoDefault),
  ),
  getSet('evaluate_default', (_vm, self: PyTypeParameter) => self.evaluateDefault),
];

const varying: readonly MethodDefinition[] = [
  getSet('__bound__', (vm: Machine, self: PyTypeParameter) =>
    self.hasConstraints ? None : evaluated(vm, self.bound, self.evaluateBound, None),
  ),
  getSet('__covariant__', (_vm, self: PyTypeParameter) => self.variance === 'covariant'),
  getSet('__contravariant__', (_vm, self: PyTypeParameter) => self.variance === 'contravariant'),
  getSet('__infer_variance__', (_vm, self: PyTypeParameter) => self.variance === 'infer'),
];

function nameOf(vm: Machine, self: PyTypeParameter, name: Value, callable: string): void {
  const text = asStr(name);
  if (text === undefined) throw typeError(`${callable}() argument 'name' must be str, not ${typeOf(name).name}`);
  (self as { name: string }).name = text;
  attributeDict(self).setStr('__module__', callerModule(vm));
}

function callerModule(vm: Machine): Value {
  return vm.visibleFrame()?.globals.getStr('__name__') ?? None;
}

/** `None` is a type where a type is asked for. */
const typeFor = (value: Value): Value => (value === None ? typeOf(None) : value);

function varianceOf(vm: Machine, covariant: Value, contravariant: Value, infer: Value): PyTypeParameter['variance'] {
  const [isCo, isContra, isInferred] = [covariant, contravariant, infer].map((each) => truthOf(vm, each) ?? true);
  if (isCo === true && isContra === true) throw valueError('Bivariant types are not supported.');
  if (isInferred === true && (isCo === true || isContra === true))
    throw valueError('Variance cannot be specified with infer_variance.');
  if (isInferred === true) return 'infer';
  return isCo === true ? 'covariant' : isContra === true ? 'contravariant' : 'invariant';
}

defineMethods(typeVarType, () => [
  staticMethod(
    '__new__',
    '(cls, name, *constraints, bound=None, default=None, covariant=False, contravariant=False, infer_variance=False)',
    (
      vm: Machine,
      _cls: PyType,
      name: Value,
      constraints: Value[],
      bound: Value = None,
      fallback: Value = NoDefault,
      covariant: Value = false,
      contravariant: Value = false,
      infer: Value = false,
    ) => {
      const variance = varianceOf(vm, covariant, contravariant, infer);
      if (constraints.length === 1) throw typeError('A single constraint is not allowed');
      if (constraints.length > 0 && bound !== None) throw typeError('Constraints cannot be combined with bound=...');
      const made = new PyTypeParameter(typeVarType, '', None, constraints.length > 0);
      nameOf(vm, made, name, 'typevar');
      if (constraints.length > 0) made.bound = new PyTuple(constraints.map(typeFor));
      else if (bound !== None) made.bound = bound;
      made.fallback = fallback;
      made.variance = variance;
      return made;
    },
  ),
  ...shared,
  ...varying,
  getSet('__constraints__', (vm: Machine, self: PyTypeParameter) =>
    self.hasConstraints ? evaluated(vm, self.bound, self.evaluateBound, new PyTuple([])) : new PyTuple([]),
  ),
  getSet('evaluate_bound', (_vm, self: PyTypeParameter) => (self.hasConstraints ? None : self.evaluateBound)),
  getSet('evaluate_constraints', (_vm, self: PyTypeParameter) => (self.hasConstraints ? self.evaluateBound : None)),
  method('__typing_subst__', '(self, arg, /)', (_vm, _self: Value, value: Value) => typeFor(value)),
]);

defineMethods(paramSpecType, () => [
  staticMethod(
    '__new__',
    '(cls, name, *, bound=None, default=None, covariant=False, contravariant=False, infer_variance=False)',
    (
      vm: Machine,
      _cls: PyType,
      name: Value,
      bound: Value = None,
      fallback: Value = NoDefault,
      covariant: Value = false,
      contravariant: Value = false,
      infer: Value = false,
    ) => {
      const made = new PyTypeParameter(paramSpecType, '', None, false);
      nameOf(vm, made, name, 'paramspec');
      if (bound !== None) made.bound = bound;
      made.fallback = fallback;
      made.variance = varianceOf(vm, covariant, contravariant, infer);
      return made;
    },
  ),
  ...shared,
  ...varying,
  getSet('args', (vm: Machine, self: PyTypeParameter) => halfOf(vm, self, 'ParamSpecArgs')),
  getSet('kwargs', (vm: Machine, self: PyTypeParameter) => halfOf(vm, self, 'ParamSpecKwargs')),
]);

/** `P.args`, `P.kwargs`: made by `typing`. */
function halfOf(vm: Machine, self: PyTypeParameter, name: string): undefined {
  vm.deferredCall = { callable: vm.frozen('parameter_half'), args: [self, name] };
  return undefined;
}

defineMethods(typeVarTupleType, () => [
  staticMethod(
    '__new__',
    '(cls, name, *, default=None)',
    (vm: Machine, _cls: PyType, name: Value, fallback: Value = NoDefault) => {
      const made = new PyTypeParameter(typeVarTupleType, '', None, false);
      nameOf(vm, made, name, 'typevartuple');
      made.fallback = fallback;
      return made;
    },
  ),
  ...shared,
  method('__iter__', '(self, /)', () => undefined, { slow: 'type_parameter_iter' }),
]);

defineMethods(typeAliasType, () => [
  staticMethod(
    '__new__',
    '(cls, name, value, *, type_params=())',
    (vm: Machine, _cls: PyType, name: Value, value: Value, parameters: Value = new PyTuple([])) => {
      const text = asStr(name);
      if (text === undefined) throw typeError(`typealias() argument 'name' must be str, not ${typeOf(name).name}`);
      if (!(parameters instanceof PyTuple)) throw typeError('type_params must be a tuple');
      let isOptional = false;
      for (const each of parameters.items) {
        if (!(each instanceof PyTypeParameter))
          throw typeError(`Expected a type param, got ${String(asStr(each) ?? typeOf(each).name)}`);
        if (isOptional && !hasDefault(each))
          throw typeError(`non-default type parameter '${each.name}' follows default type parameter`);
        isOptional ||= hasDefault(each);
      }
      const made = new PyTypeAlias(text, parameters, None);
      made.value = value;
      made.module = callerModule(vm);
      return made;
    },
  ),
  method('__repr__', '(self, /)', (_vm, self: PyTypeAlias) => self.name),
  method('__or__', '(self, value, /)', (_vm, self: Value, other: Value) => unionOf(self, other)),
  method('__ror__', '(self, value, /)', (_vm, self: Value, other: Value) => unionOf(other, self)),
  method('__getitem__', '(self, parameters, /)', (_vm, self: PyTypeAlias, item: Value) => {
    if (ownParameters(self).items.length === 0) throw typeError('Only generic type aliases are subscriptable');
    return genericAlias(self, item);
  }),
  method('__reduce__', '(self, /)', (_vm, self: PyTypeAlias) => self.name),
  getSet('__name__', (_vm, self: PyTypeAlias) => self.name),
  getSet(
    '__module__',
    (_vm, self: PyTypeAlias) => self.module ?? (self.evaluate instanceof PyFunction ? self.evaluate.module : None),
  ),
  getSet('__value__', (vm: Machine, self: PyTypeAlias) => evaluated(vm, self.value, self.evaluate, None)),
  getSet('evaluate_value', (_vm, self: PyTypeAlias) => self.evaluate),
  getSet('__type_params__', (_vm, self: PyTypeAlias) => ownParameters(self)),
  getSet('__parameters__', (_vm, self: PyTypeAlias) => ownParameters(self)),
]);

const ownParameters = (self: PyTypeAlias): PyTuple =>
  self.parameters instanceof PyTuple ? self.parameters : new PyTuple([]);

defineMethods(genericType, () => [
  classMethod('__class_getitem__', '(cls, item, /)', (_vm, cls: PyType, item: Value) => genericAlias(cls, item)),
  classMethod('__init_subclass__', '(cls, /, *args, **kwargs)', (vm, cls: PyType) => {
    const bases = cls.namespace.get('__orig_bases__');
    const parameters = bases instanceof PyTuple ? parametersIn(vm, bases.items) : [];
    setTypeAttribute(cls, '__parameters__', new PyTuple(parameters));
    return None;
  }),
]);
