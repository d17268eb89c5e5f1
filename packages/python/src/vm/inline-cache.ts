import type { PyCode } from '../objects/code.ts';
import { PySuper } from '../objects/descriptor.ts';
import type { PyDict } from '../objects/dict.ts';
import { PyFunction } from '../objects/function.ts';
import { methodDescriptorType, PyNative, slotWrapperType } from '../objects/native.ts';
import { PyType, type Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { globalNotFound } from './unbound.ts';

/**
 * What instructions remember of the look-up they did last (`PyCode.caches`, by pc). An entry is checked before it is used, never
 * updated from outside, and no part of the machine's state.
 */

/** A LOAD_GLOBAL that found its name: valid while neither namespace moved a slot or gained a key before it. */
export interface GlobalCache {
  readonly globals: PyDict;
  readonly layout: number;
  /** Number of keys the globals had: a new one could hide the builtin. -1 where the name is a global. */
  readonly keyCount: number;
  readonly home: PyDict;
  readonly homeLayout: number;
  readonly slot: number;
}

/** A LOAD_ATTR that found its name: in the instance's own dict at `slot`, or (`slot` -1) as `value` on the class. */
export interface AttributeCache {
  readonly type: PyType;
  readonly version: number;
  readonly slot: number;
  readonly value: Value;
}

/** Where a global or builtin is found. Throws NameError. */
export function findGlobal(globals: PyDict, builtins: PyDict, name: string): GlobalCache {
  const slot = globals.findStr(name);
  if (slot >= 0)
    return { globals, layout: globals.layout, keyCount: -1, home: globals, homeLayout: globals.layout, slot };
  const builtin = builtins.findStr(name);
  if (builtin < 0) throw globalNotFound(name);
  return {
    globals,
    layout: globals.layout,
    keyCount: globals.keys.length,
    home: builtins,
    homeLayout: builtins.layout,
    slot: builtin,
  };
}

/** What LOAD_ATTR may remember: the slot of an instance attribute, or a method on the class. */
export function findForCache(owner: Value, type: PyType, name: string): AttributeCache | undefined {
  if (owner instanceof PyType || owner instanceof PySuper) return undefined;
  if (!type.isBuiltin && !(type.lookup('__getattribute__') instanceof PyNative)) return undefined;
  const found = type.lookup(name);
  const isMethod = found instanceof PyFunction || (found instanceof PyNative && isPlainMethod(found));
  if (found !== undefined && !isMethod) return undefined;
  const slot = typeof owner === 'object' && owner.attrs !== null ? owner.attrs.findStr(name) : -1;
  if (slot >= 0) return { type, version: type.version, slot, value: None };
  return found === undefined ? undefined : { type, version: type.version, slot: -1, value: found };
}

function isPlainMethod(native: PyNative): boolean {
  return native.cls === methodDescriptorType || native.cls === slotWrapperType;
}

/** Whether setting the attribute on an instance only writes its `__dict__`. */
export function storesPlainly(type: PyType, name: string): boolean {
  return type.hasDict && type.lookup(name) === undefined && type.lookup('__setattr__') instanceof PyNative;
}

/** The slot of a module's or class body's name, as remembered at this instruction; `absent` where it is not there. */
export function nameSlot(code: PyCode, pc: number, names: PyDict, name: string): number {
  const cached = code.caches[pc] as number | undefined;
  if (cached !== undefined && cached >= 0 && names.keys[cached] === name) return cached;
  const slot = names.findStr(name);
  code.caches[pc] = slot;
  return slot;
}
