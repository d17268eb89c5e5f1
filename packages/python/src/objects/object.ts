import type { PyDict } from './dict.ts';
import { heap } from './heap.ts';
import { LateNamespace } from './late-namespace.ts';
import { Shape } from './shape.ts';

/**
 * A Python value.
 *
 *     int     number while it is a safe integer (never -0), bigint beyond; never both for one value
 *     bool    boolean
 *     str     string (UTF-16 inside, code points outside)
 *     others  PyObject
 *
 * Instances of *subclasses* of int and str are objects (`PyIntObject`, `PyStrObject`).
 */
export type Value = number | bigint | boolean | string | PyObject;

/** Everything with identity. Subclasses add their fields in the constructor, always in the same order. */
export abstract class PyObject {
  readonly id: number;
  cls: PyType;
  /** `__dict__`, made when the first attribute is set; stays `null` for types without one. */
  attrs: PyDict | null;

  constructor(cls: PyType, size: number) {
    const clock = heap;
    // Built-in types and functions are made while modules load, before any machine runs: they count down.
    this.id = clock.nextId < 0 ? clock.nextId-- : clock.nextId++;
    clock.allocated += size;
    this.cls = cls;
    this.attrs = null;
  }
}

let versions = 0;

/**
 * Of a class without what is in its namespace. V8 keeps 1,450 bytes for a class that says nothing, 300 of which are its namespace: its tables
 * of look-ups and of shapes are there before anything is in them.
 */
export const classBytes = 1_200;

/** How instances of a type hold their state: what a subclass may be mixed with ("instance layout conflict"). */
export type Layout =
  | 'object'
  | 'int'
  | 'float'
  | 'complex'
  | 'str'
  | 'bytes'
  | 'bytearray'
  | 'list'
  | 'tuple'
  | 'dict'
  | 'set'
  | 'frozenset'
  | 'type'
  | 'exception'
  | 'module'
  | 'property'
  | 'weakref'
  | 'native';

export class PyType extends PyObject {
  name: string;
  qualname: string;
  module: string;
  bases: readonly PyType[];
  /** Method resolution order, this type first. */
  mro: readonly PyType[];
  /** The class's own attributes. Write through `setTypeAttribute` only: look-ups are cached. */
  readonly namespace: Map<string, Value>;
  /** Changes whenever a look-up on this type may give something else than before. */
  version: number;
  /** Direct subclasses made by the guest; built-in types keep theirs in the machine. */
  readonly subclasses: PyType[];
  layout: Layout;
  /** False for types that cannot be subclassed (`bool`, `NoneType`, `function` …). */
  isBase: boolean;
  /** True for built-in types: shared between machines, their attributes cannot be set. */
  readonly isBuiltin: boolean;
  /** Whether instances have a `__dict__`. */
  hasDict: boolean;
  /** Names from `__slots__` of this class and its bases, `null` where instances have a dict only. */
  slotNames: readonly string[] | null;
  isAbstract: boolean;
  /** What `collections.abc` was told of the class, for sequence and mapping patterns. */
  registeredAs: 'sequence' | 'mapping' | null;
  /** Whether instances have a `__del__` to be called at their end. */
  isMortal: boolean;
  /** Where the shapes of the instances' dicts begin. */
  readonly shape: Shape;
  private readonly lookups: Map<string, Value | undefined>;

  constructor(metatype: PyType | null, name: string, bases: readonly PyType[], options: TypeOptions) {
    super(metatype as PyType, classBytes);
    this.name = name;
    this.qualname = options.qualname ?? name;
    this.module = options.module ?? 'builtins';
    this.bases = bases;
    this.mro = [];
    this.namespace = options.isBuiltin ? new LateNamespace() : new Map<string, Value>();
    this.version = ++versions;
    this.subclasses = [];
    this.layout = options.layout ?? bases[0]?.layout ?? 'object';
    this.isBase = options.isBase ?? true;
    this.isBuiltin = options.isBuiltin;
    this.hasDict = options.hasDict ?? false;
    this.slotNames = null;
    this.isAbstract = false;
    this.registeredAs = null;
    this.isMortal = false;
    this.shape = new Shape();
    this.lookups = new Map();
  }

  /** The attribute that the method resolution order gives, unbound. `undefined` where no class has it. */
  lookup(name: string): Value | undefined {
    const cached = this.lookups.get(name);
    if (cached !== undefined || this.lookups.has(name)) return cached;
    let found: Value | undefined;
    for (const type of this.mro) {
      found = type.namespace.get(name);
      if (found !== undefined) break;
    }
    // What is in the namespaces of built-in types is settled while modules load; only then may a miss be remembered.
    this.lookups.set(name, found);
    return found;
  }

  /** The class in the method resolution order whose own namespace has `name`. */
  definer(name: string): PyType | undefined {
    return this.mro.find((type) => type.namespace.has(name));
  }

  isSubtype(other: PyType): boolean {
    return this === other || this.mro.includes(other);
  }

  /** Forgets cached look-ups here and in every subclass. */
  invalidate(): void {
    this.version = ++versions;
    this.lookups.clear();
    for (const type of this.subclasses) type.invalidate();
  }
}

export interface TypeOptions {
  readonly qualname?: string;
  readonly module?: string;
  readonly layout?: Layout;
  readonly isBase?: boolean;
  readonly isBuiltin: boolean;
  readonly hasDict?: boolean;
}

export const objectType = new PyType(null, 'object', [], { isBuiltin: true });
objectType.mro = [objectType];
export const typeType = new PyType(null, 'type', [objectType], { isBuiltin: true, layout: 'type', hasDict: true });
typeType.mro = [typeType, objectType];
objectType.cls = typeType;
typeType.cls = typeType;

/** Every built-in type, in the order in which their files load. */
export const builtinTypes: PyType[] = [objectType, typeType];

/** Makes a built-in type. Its methods are added by `defineMethods` in the file of the type. */
export function builtinType(
  name: string,
  base: PyType = objectType,
  options: {
    readonly qualname?: string;
    readonly module?: string;
    readonly layout?: Layout;
    readonly isBase?: boolean;
    readonly hasDict?: boolean;
  } = {},
): PyType {
  const type = new PyType(typeType, name, [base], {
    ...options,
    isBuiltin: true,
    hasDict: options.hasDict ?? base.hasDict,
  });
  type.mro = [type, ...base.mro];
  builtinTypes.push(type);
  return type;
}

export const intType = builtinType('int', objectType, { layout: 'int' });
export const boolType = builtinType('bool', intType, { isBase: false });
export const floatType = builtinType('float', objectType, { layout: 'float' });
export const strType = builtinType('str', objectType, { layout: 'str' });

/** `type(value)`. */
export function typeOf(value: Value): PyType {
  switch (typeof value) {
    case 'object':
      return value.cls;
    case 'number':
    case 'bigint':
      return intType;
    case 'string':
      return strType;
    case 'boolean':
      return boolType;
    default:
      throw new Error(`not a Python value: ${String(value)}`);
  }
}

/** `isinstance(value, type)` by the true class, without `__instancecheck__`. */
export function isInstance(value: Value, type: PyType): boolean {
  const cls = typeOf(value);
  return cls === type || cls.mro.includes(type);
}
