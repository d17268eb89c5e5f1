import { PySuper } from '../objects/descriptor.ts';
import type { PyDict } from '../objects/dict.ts';
import type { Frame } from './frame.ts';
import { PyFunction } from '../objects/function.ts';
import { PyInstance } from '../objects/instance.ts';
import { methodDescriptorType, PyNative, slotWrapperType } from '../objects/native.ts';
import { PyType, typeType, type Value } from '../objects/object.ts';
import { bareShape, type Shape } from '../objects/shape.ts';
import { None } from '../objects/singleton.ts';
import { globalNotFound } from './unbound.ts';

/**
 * What instructions remember of the look-up they did last (`QuickCode.caches`, by the index of
 * the instruction that follows). An entry is checked before it is used, never
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

/**
 * A LOAD_ATTR that found its name: in the instance's own dict at `slot`, or as `value` on the class (`slot` -1). A STORE_ATTR
 * that set it there, or added it: then `grown` is the shape afterwards. Further caches of the instruction hang on `next`.
 */
export interface AttributeCache {
  readonly type: PyType;
  readonly name: string;
  readonly version: number;
  readonly slot: number;
  readonly value: Value;
  /** Of the owner's dict before; `null` for objects that are no plain instances, or whose dict has none. */
  readonly shape: Shape | null;
  readonly grown: Shape | null;
  readonly next: AttributeCache | undefined;
}

/** The `slot` of what was found on the owner, which is a class: then `type` is the owner. */
export const onClass = -2;

/** So many caches one instruction may have. */
const mostCaches = 4;

/** What hangs on a new first cache: the others, while they are few. */
function rest(first: AttributeCache | undefined): AttributeCache | undefined {
  let count = 1;
  for (let cache = first; cache !== undefined; cache = cache.next) count++;
  return count < mostCaches ? first : undefined;
}

/** The shape of an object's attributes, found out where it was lost. */
export function shapeOf(owner: Value, type: PyType): Shape | null {
  if (!(owner instanceof PyInstance)) return null;
  const { attrs } = owner;
  if (attrs === null) return bareShape;
  if (attrs.shape === null && attrs.index === null) attrs.takeShape(type.shape);
  return attrs.shape;
}

/** The value of a global or builtin, whose place the instruction before `pc` remembers. Throws NameError. */
export function findGlobal(caches: unknown[], pc: number, frame: Frame, name: string): Value {
  const cache = placeOfGlobal(frame.globals, frame.builtins, name);
  caches[pc >> 1] = cache;
  return cache.home.at(cache.slot);
}

function placeOfGlobal(globals: PyDict, builtins: PyDict, name: string): GlobalCache {
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
export function findForCache(
  owner: Value,
  type: PyType,
  name: string,
  first: AttributeCache | undefined,
): AttributeCache | undefined {
  if (owner instanceof PyType) return findOnClass(owner, name, first);
  if (owner instanceof PySuper) return undefined;
  if (!type.isBuiltin && !(type.lookup('__getattribute__') instanceof PyNative)) return undefined;
  const found = type.lookup(name);
  const isMethod = found instanceof PyFunction || (found instanceof PyNative && isPlainMethod(found));
  if (found !== undefined && !isMethod) return undefined;
  const slot = typeof owner === 'object' && owner.attrs !== null ? owner.attrs.findStr(name) : -1;
  if (slot < 0 && found === undefined) return undefined;
  const value = slot >= 0 ? None : (found as Value);
  const shape = shapeOf(owner, type);
  return { type, name, version: type.version, slot, value, shape, grown: null, next: rest(first) };
}

/** What STORE_ATTR may remember of an attribute that it is about to write into the instance's dict. */
export function placeForCache(
  owner: PyInstance,
  name: string,
  first: AttributeCache | undefined,
): AttributeCache | undefined {
  const { cls, attrs } = owner;
  const shape = shapeOf(owner, cls);
  if (shape === null || attrs === null) return undefined;
  const slot = attrs.findStr(name);
  const grown = slot < 0 ? shape.with(name) : null;
  if (slot < 0 && grown === null) return undefined;
  return { type: cls, name, version: cls.version, slot, value: None, shape, grown, next: rest(first) };
}

/** A function found on a class is itself the attribute, unless the class's own type has something of that name. */
function findOnClass(owner: PyType, name: string, first: AttributeCache | undefined): AttributeCache | undefined {
  if (owner.cls !== typeType || typeType.lookup(name) !== undefined) return undefined;
  const value = owner.lookup(name);
  if (!(value instanceof PyFunction)) return undefined;
  const { version } = owner;
  return { type: owner, name, version, slot: onClass, value, shape: null, grown: null, next: rest(first) };
}

function isPlainMethod(native: PyNative): boolean {
  return native.cls === methodDescriptorType || native.cls === slotWrapperType;
}

/** Whether setting the attribute on an instance only writes its `__dict__`. */
export function storesPlainly(type: PyType, name: string): boolean {
  return type.hasDict && type.lookup(name) === undefined && type.lookup('__setattr__') instanceof PyNative;
}

/** The slot of a module's or class body's name, as remembered at this instruction; `absent` where it is not there. */
export function nameSlot(caches: unknown[], pc: number, names: PyDict, name: string): number {
  const cached = caches[pc >> 1] as number | undefined;
  if (cached !== undefined && cached >= 0 && names.keys[cached] === name) return cached;
  const slot = names.findStr(name);
  caches[pc >> 1] = slot;
  return slot;
}
