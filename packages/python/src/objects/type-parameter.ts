import { touch } from './heap.ts';
import { builtinType, PyObject, type PyType, type Value } from './object.ts';
import { None } from './singleton.ts';

/** Type parameters and aliases of PEP 695. Bounds, defaults and values are functions, called when they are asked for. */
export const typeVarType = builtinType('TypeVar', undefined, { module: 'typing', isBase: false, hasDict: true });
export const paramSpecType = builtinType('ParamSpec', undefined, { module: 'typing', isBase: false, hasDict: true });
export const typeVarTupleType = builtinType('TypeVarTuple', undefined, {
  module: 'typing',
  isBase: false,
  hasDict: true,
});
export const typeAliasType = builtinType('TypeAliasType', undefined, { module: 'typing', isBase: false });
export const genericType = builtinType('Generic', undefined, { module: 'typing' });

export class PyTypeParameter extends PyObject {
  readonly name: string;
  /** Gives the bound, or the tuple of constraints; None where there is none. */
  readonly evaluateBound: Value;
  readonly hasConstraints: boolean;
  evaluateDefault: Value;
  /** The bound or the constraints, and the default, where they were given as values. */
  bound: Value | null;
  fallback: Value | null;
  /** `infer`: by whoever checks types, as for every parameter in square brackets. */
  variance: 'infer' | 'invariant' | 'covariant' | 'contravariant';
  constructor(cls: PyType, name: string, evaluateBound: Value, hasConstraints: boolean) {
    super(cls, 64);
    this.name = name;
    this.evaluateBound = evaluateBound;
    this.hasConstraints = hasConstraints;
    this.evaluateDefault = None;
    this.bound = null;
    this.fallback = null;
    this.variance = 'infer';
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
  /** Gives the value when it is called; the value itself is in `value` where that is known. */
  readonly evaluate: Value;
  value: Value | null;
  /** Of the module that called `TypeAliasType`. */
  module: Value | null;
  constructor(name: string, parameters: Value, evaluate: Value) {
    super(typeAliasType, 64);
    this.name = name;
    this.parameters = parameters;
    this.evaluate = evaluate;
    this.value = null;
    this.module = null;
  }
}
