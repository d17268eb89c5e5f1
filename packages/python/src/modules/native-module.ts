import { typeError } from '../objects/errors.ts';
import { PyModule } from '../objects/module.ts';
import { native, type NativeFunction, type NativeOptions } from '../objects/native.ts';
import { PyObject, typeOf, type Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import type { Machine } from '../vm/machine.ts';
import { nativeModule } from './registry.ts';

/** A name of a module and what it stands for; a function where every machine has a value of its own. */
export type Member = readonly [string, Value | ((vm: Machine) => Value)];

/** Objects that all machines find under the same path (`math.sqrt`); images refer to them by it. */
export const sharedMembers: Map<string, PyObject> = new Map();

/**
 * An argument that must be of that kind. The private functions of modules are within the guest's reach, too: what they
 * are given may be anything.
 */
export function requireKind<T extends Value>(value: Value | undefined, kind: new (...args: never[]) => T): T {
  if (value instanceof kind) return value;
  throw typeError(`an argument must not be of type '${value === undefined ? 'NoneType' : typeOf(value).name}'`);
}

/** As `requireKind`, for text. */
export function requireText(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  throw typeError(`a str is required, not '${value === undefined ? 'NoneType' : typeOf(value).name}'`);
}

/** A function of a module; `defineModule` says of which. */
export interface FunctionMember {
  readonly name: string;
  readonly signature: string;
  readonly fn: NativeFunction;
  readonly options: NativeOptions;
}

export function func(name: string, signature: string, fn: NativeFunction, options: NativeOptions = {}): FunctionMember {
  return { name, signature, fn, options };
}

/**
 * Registers a module of constants and native functions. Called while modules load: what it makes is shared. `owner` is
 * the `__module__` of the functions, where it is another.
 */
export function defineModule(module: string, given: readonly (Member | FunctionMember)[], owner = module): void {
  const members: Member[] = [];
  for (const entry of given) {
    if ('fn' in entry) {
      const { name, signature, fn, options } = entry;
      members.push([name, native(name, signature, fn, { ...options, module: owner })]);
    } else members.push(entry);
  }
  for (const [name, value] of members) {
    if (value instanceof PyObject && value.id < 0) sharedMembers.set(`${module}.${name}`, value);
  }
  nativeModule(module, (vm) => {
    const made = new PyModule(module);
    made.namespace.setStr('__name__', module);
    made.namespace.setStr('__doc__', None);
    made.namespace.setStr('__package__', '');
    for (const [name, value] of members) {
      made.namespace.setStr(name, typeof value === 'function' ? value(vm) : value);
    }
    return made;
  });
}
