import type { Machine } from '../vm/machine.ts';
import type { LateNamespace } from './late-namespace.ts';
import { builtinType, PyObject, type PyType, type Value } from './object.ts';
import { type Signature, parseSignature } from './signature.ts';

/**
 * A native: one step of Python done in JavaScript. It never calls back into Python. Where it would have to (a key
 * function, an `__eq__`, an iterator of the guest's), it returns `undefined` *before it has changed anything*, and the
 * machine calls its `slow` twin with the same arguments: a function of the same meaning in the engine's own Python
 * (`frozen/`). So the machine has one kind of frame, and can stop, copy itself and go back anywhere.
 *
 * A `control` native works on the machine's frames instead (`exec`, `next` on a generator, calling a class): it may
 * push a frame, whose return value becomes the value of the call, and then returns `pushed`.
 */
export type NativeFunction = (vm: Machine, ...args: never[]) => Value | undefined;

export interface NativeOptions {
  /** Name of the frozen function that takes over when the native returns `undefined`. */
  readonly slow?: string;
  /** Whether the native may enter a frame and return `pushed`. */
  readonly isControl?: boolean;
  /**
   * Whether the native counts its positional arguments itself, before anything else is looked at, as constructors with
   * a fast way in do: "int expected at most 2 arguments, got 3".
   */
  readonly countsFirst?: boolean;
  readonly doc?: string;
}

export const builtinFunctionType = builtinType('builtin_function_or_method', undefined, { isBase: false });
export const methodWrapperType = builtinType('method-wrapper', undefined, { isBase: false });
export const methodDescriptorType = builtinType('method_descriptor', undefined, { isBase: false });
export const slotWrapperType = builtinType('wrapper_descriptor', undefined, { isBase: false });
export const classMethodDescriptorType = builtinType('classmethod_descriptor', undefined, { isBase: false });
export const getSetType = builtinType('getset_descriptor', undefined, { isBase: false });
export const memberType = builtinType('member_descriptor', undefined, { isBase: false });

/** A native function, or a method as it stands in its type's namespace. Shared by all machines. */
export class PyNative extends PyObject {
  readonly name: string;
  readonly fn: NativeFunction;
  /** The signature's text until it is first needed: most natives are never called in a run. */
  private declared: string | Signature;
  /** The type whose instances are `self`; `null` for functions. */
  readonly owner: PyType | null;
  readonly module: string;
  readonly slow: string | null;
  readonly isControl: boolean;
  readonly countsFirst: boolean;
  readonly doc: string | null;
  constructor(
    cls: PyType,
    name: string,
    signature: string,
    fn: NativeFunction,
    owner: PyType | null,
    module: string,
    options: NativeOptions,
  ) {
    super(cls, 64);
    this.name = name;
    this.fn = fn;
    this.declared = signature;
    this.owner = owner;
    this.module = module;
    this.slow = options.slow ?? null;
    this.isControl = options.isControl ?? false;
    this.countsFirst = options.countsFirst ?? false;
    this.doc = options.doc ?? null;
  }

  get signature(): Signature {
    const { declared } = this;
    return typeof declared === 'string' ? (this.declared = parseSignature(declared)) : declared;
  }

  /** As error messages name it: `list.append`, `print`, `math.sqrt`. */
  get label(): string {
    if (this.owner === null && this.module !== 'builtins') return `${this.module}.${this.name}`;
    if (this.owner === null) return this.module === 'builtins' ? this.name : `${this.module}.${this.name}`;
    return this.name === '__new__' || this.name === '__init__' ? this.owner.name : `${this.owner.name}.${this.name}`;
  }
}

/** A native method taken from an object: `[].append`, `(5).__add__`; for class methods `self` is the class. */
export class PyBoundNative extends PyObject {
  readonly native: PyNative;
  readonly self: Value;
  constructor(native: PyNative, self: Value) {
    super(native.cls === slotWrapperType ? methodWrapperType : builtinFunctionType, 40);
    this.native = native;
    this.self = self;
  }
}

/**
 * A computed attribute of a built-in type. `set` gets `undefined` for `del`; it says `deferred` where Python has to run, with
 * `vm.deferredCall` set.
 */
export class PyGetSet extends PyObject {
  readonly name: string;
  readonly owner: PyType;
  readonly get: (vm: Machine, self: never) => Value | undefined;
  readonly set: ((vm: Machine, self: never, value: Value | undefined) => unknown) | null;
  constructor(cls: PyType, name: string, owner: PyType, get: PyGetSet['get'], set: PyGetSet['set']) {
    super(cls, 48);
    this.name = name;
    this.owner = owner;
    this.get = get;
    this.set = set;
  }
}

/** The value of a `static` native: the function itself, found through the class without binding. */
export class PyStaticNative extends PyObject {
  readonly native: PyNative;
  constructor(native: PyNative) {
    super(builtinFunctionType, 24);
    this.native = native;
  }
}

/** How one attribute of a built-in type is made; see `defineMethods`. */
export type MethodDefinition = (owner: PyType) => readonly [string, Value];

const isDunder = (name: string): boolean => name.startsWith('__') && name.endsWith('__') && name !== '__new__';

/** A method of the type's instances. `self` is checked before `fn` runs; a missing optional argument is `undefined`. */
export function method(
  name: string,
  signature: string,
  fn: NativeFunction,
  options: NativeOptions = {},
): MethodDefinition {
  const cls = isDunder(name) && !plainDunders.has(name) ? slotWrapperType : methodDescriptorType;
  return (owner) => [name, new PyNative(cls, name, signature, fn, owner, owner.module, options)];
}

/** Dunder methods that CPython defines as ordinary methods. */
const plainDunders = new Set([
  '__reduce__',
  '__reduce_ex__',
  '__format__',
  '__sizeof__',
  '__dir__',
  '__reversed__',
  '__length_hint__',
  '__round__',
  '__trunc__',
  '__floor__',
  '__ceil__',
  '__copy__',
  '__deepcopy__',
  '__getnewargs__',
  '__getstate__',
  '__setstate__',
  '__instancecheck__',
  '__subclasscheck__',
  '__subclasses__',
  '__prepare__',
  '__complex__',
  '__class_getitem__',
  '__exit__',
  '__enter__',
  '__bytes__',
  '__missing__',
]);

/** A class method: `fn` gets the class first. */
export function classMethod(
  name: string,
  signature: string,
  fn: NativeFunction,
  options: NativeOptions = {},
): MethodDefinition {
  return (owner) => [name, new PyNative(classMethodDescriptorType, name, signature, fn, owner, owner.module, options)];
}

/** A static method, `__new__` among them (its first argument is the class). */
export function staticMethod(
  name: string,
  signature: string,
  fn: NativeFunction,
  options: NativeOptions = {},
): MethodDefinition {
  return (owner) => [
    name,
    new PyStaticNative(
      new PyNative(builtinFunctionType, name, signature, fn, name === '__new__' ? owner : null, owner.module, options),
    ),
  ];
}

/** A computed attribute. Without `set` assigning to it is an AttributeError. */
export function getSet(name: string, get: PyGetSet['get'], set: PyGetSet['set'] = null): MethodDefinition {
  return (owner) => [name, new PyGetSet(getSetType, name, owner, get, set)];
}

/** A read-only field of the implementation (`function.__closure__`, `cell` …): a `member_descriptor`. */
export function member(name: string, get: PyGetSet['get']): MethodDefinition {
  return (owner) => [name, new PyGetSet(memberType, name, owner, get, null)];
}

/** A plain class attribute. */
export function constant(name: string, value: Value): MethodDefinition {
  return () => [name, value];
}

/** Fills the namespace of a built-in type, in the order given, when it is first read. Called while modules load. */
export function defineMethods(type: PyType, definitions: () => readonly MethodDefinition[]): void {
  const namespace = type.namespace as LateNamespace;
  namespace.fillLater(() => {
    for (const define of definitions()) namespace.set(...define(type));
  });
}

/** A module-level function. */
export function native(
  name: string,
  signature: string,
  fn: NativeFunction,
  options: NativeOptions & { readonly module?: string } = {},
): PyNative {
  return new PyNative(builtinFunctionType, name, signature, fn, null, options.module ?? 'builtins', options);
}
