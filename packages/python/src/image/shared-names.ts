import { pristineBuiltins } from '../builtins/namespace.ts';
import { frozenFunction, frozenNamespaces } from '../frozen/library.ts';
import type { PyCode } from '../objects/code.ts';
import { builtinTypes, PyObject, PyType, type Value } from '../objects/object.ts';
import { PySet } from '../objects/set.ts';
import { Ellipsis, None, NotImplemented } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import { sharedMembers } from '../modules/native-module.ts';
import { compiledModules, moduleCode } from '../vm/import.ts';
import type { MachineOptions } from '../vm/machine.ts';
import { requireAllParts } from '../parts/part.ts';
import { ImageError } from './bytes.ts';
import { codesOf } from './units.ts';

export interface SharedName {
  readonly name: string;
  /** 0 for the object of that name itself, else a number of what it holds. */
  readonly part: number;
}

/**
 * Names for the objects that all machines of a process share, whose ids differ from process to process. A name is a
 * path from something that has a name of its own:
 *
 *     t:list                    a built-in type         t:list:append     what stands in its namespace
 *     b:print                   a builtin function      x:math.sqrt            a member of a native module
 *     f:sorted_slow             a frozen function       f:sorted_slow:code:consts:1
 *     m:functools               the code of a module that is written in Python; what it holds is told by a number
 *     n:None                    a singleton             n:globals, n:builtins   the frozen namespaces
 *
 * Frozen functions and modules are compiled when first needed; a name may ask for one that this process has not yet.
 */
export class SharedNames {
  readonly #compile: MachineOptions['compile'];
  readonly #names = new Map<PyObject, string>();
  readonly #objects = new Map<string, PyObject>();
  /** What the code of a module holds, by its name. */
  readonly #parts = new Map<string, readonly PyObject[]>();
  readonly #inner = new Map<PyObject, SharedName>();
  /** How many entries the frozen namespace and the table of modules had at the last look. */
  #seenFrozen = 0;
  #seenModules = 0;

  constructor(compile: MachineOptions['compile']) {
    // What two shared objects have in common is named after the first: that must not depend on what has come so far.
    requireAllParts();
    this.#compile = compile;
    const { globals, builtins } = frozenNamespaces(compile);
    this.#set('n:globals', globals);
    this.#set('n:builtins', builtins);
    for (const [name, value] of [
      ['None', None],
      ['Ellipsis', Ellipsis],
      ['NotImplemented', NotImplemented],
    ] as const) {
      this.#add(`n:${name}`, value);
    }
    // What two types share is named after the first: in the order of their names, which no bundler can change.
    const types = builtinTypes.map((type) => [typeName(type), type] as const);
    for (const [name, type] of types.toSorted(([a], [b]) => (a < b ? -1 : 1))) this.#add(name, type);
    for (const [name, value] of pristineBuiltins().entries())
      if (value instanceof PyObject) this.#add(`b:${name as string}`, value);
    for (const [path, value] of sharedMembers) this.#add(`x:${path}`, value);
    this.#lookAgain();
  }

  nameOf(object: PyObject): SharedName {
    let name = this.#find(object);
    if (name === undefined) {
      this.#lookAgain();
      name = this.#find(object);
    }
    if (name === undefined) throw new Error(`a shared ${object.cls.name} (${labelOf(object)}) has no name in images`);
    return name;
  }

  #find(object: PyObject): SharedName | undefined {
    const name = this.#names.get(object);
    return name === undefined ? this.#inner.get(object) : { name, part: 0 };
  }

  objectOf({ name, part }: SharedName): PyObject {
    const whole = this.#objects.get(name) ?? this.#load(name);
    const object = part === 0 ? whole : this.#parts.get(name)?.[part];
    if (object === undefined)
      throw new ImageError(`the image needs ${name} (${part}), which this engine does not have`);
    return object;
  }

  #load(name: string): PyObject | undefined {
    const [kind, base = ''] = name.split(':');
    try {
      if (kind === 'f') frozenFunction(base, this.#compile);
      else if (kind === 'm') moduleCode(base, this.#compile);
      else return undefined;
    } catch {
      return undefined;
    }
    this.#lookAgain();
    return this.#objects.get(name);
  }

  #lookAgain(): void {
    const { globals } = frozenNamespaces(this.#compile);
    if (globals.size !== this.#seenFrozen) {
      this.#seenFrozen = globals.size;
      for (const [name, value] of globals.entries())
        if (value instanceof PyObject) this.#add(`f:${name as string}`, value);
    }
    const modules = compiledModules();
    if (modules.size !== this.#seenModules) {
      this.#seenModules = modules.size;
      for (const [name, code] of modules) this.#addCode(`m:${name}`, code);
    }
  }

  /** A module's code and what it holds, in the order in which wrapping made it, which is the same everywhere. */
  #addCode(name: string, code: PyCode): void {
    if (this.#names.has(code)) return;
    this.#set(name, code);
    const held = codesOf(code).flatMap((each) => [each, ...each.consts].flatMap(withItems));
    const own = new Set(held.filter((object) => object !== code && !this.#names.has(object)));
    const parts = [code, ...Array.from(own).toSorted((a, b) => b.id - a.id)];
    this.#parts.set(name, parts);
    for (const [part, object] of parts.entries()) if (part > 0) this.#inner.set(object, { name, part });
  }

  #set(name: string, object: PyObject): void {
    this.#names.set(object, name);
    this.#objects.set(name, object);
  }

  /** Names an object and, by paths from it, what it holds. Built-in types are named by what they are, not by a path. */
  #add(path: string, object: PyObject): void {
    const pending: [string, PyObject][] = [[path, object]];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const [at, value] = next;
      if (value.id > 0 || this.#names.has(value)) continue;
      const name = value instanceof PyType && value.isBuiltin ? typeName(value) : at;
      if (this.#objects.has(name)) throw new Error(`two shared objects are called ${name}`);
      this.#set(name, value);
      if (value instanceof PyType) for (const [key, held] of value.namespace) collect(`${name}:${key}`, held, pending);
      for (const [key, held] of Object.entries(value))
        if (key !== 'namespace') collect(`${name}:${key}`, held, pending);
    }
  }
}

/** A constant and what it is made of. */
function withItems(value: Value | null | undefined): PyObject[] {
  if (!(value instanceof PyObject)) return [];
  if (value instanceof PyTuple) return [value, ...value.items.flatMap(withItems)];
  return value instanceof PySet ? [value, ...value.table.flatMap(withItems)] : [value];
}

function collect(path: string, held: unknown, pending: [string, PyObject][]): void {
  if (held instanceof PyObject) pending.push([path, held]);
  else if (Array.isArray(held)) held.forEach((item, i) => collect(`${path}:${i}`, item, pending));
}

function typeName(type: PyType): string {
  return type.module === 'builtins' ? `t:${type.qualname}` : `t:${type.module}.${type.qualname}`;
}

function labelOf(object: PyObject): string {
  return 'name' in object ? String(object.name) : `#${object.id}`;
}

let known: SharedNames | null = null;

/** The names of this process, gathered when first asked for. */
export function sharedNames(compile: MachineOptions['compile']): SharedNames {
  known ??= new SharedNames(compile);
  return known;
}
