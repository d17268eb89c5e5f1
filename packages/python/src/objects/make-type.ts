import type { Machine } from '../vm/machine.ts';
import { PyCell } from './cell.ts';
import { PyClassMethod, PyStaticMethod } from './descriptor.ts';
import { PyDict } from './dict.ts';
import { typeError, valueError } from './errors.ts';
import { asStr } from './string.ts';
import { PyTuple } from './tuple.ts';
import { PyFunction } from './function.ts';
import { touch } from './heap.ts';
import { materialize } from './materialize.ts';
import { linearize } from './mro.ts';
import { getSet, type MethodDefinition } from './native.ts';
import { objectType, type PyObject, PyType, typeOf, type Value } from './object.ts';
import { None } from './singleton.ts';
import { PySlotMember } from './slot-member.ts';
import { hasRoomForWeakRefs, PyWeakRefList } from './weak-reference-list.ts';

/**
 * The class that `type(name, bases, namespace)` makes, before `__set_name__` and `__init_subclass__` are called:
 * https://docs.python.org/3.14/reference/datamodel.html#creating-the-class-object
 */
export function makeType(
  vm: Machine,
  meta: PyType,
  name: string,
  bases: readonly Value[],
  namespace: PyDict,
  slots: Value | undefined = namespace.getStr('__slots__'),
): PyType {
  const parents = bases.length === 0 ? [objectType] : checkBases(bases);
  const best = bestBase(parents);
  const type = new PyType(meta, name, parents, { isBuiltin: false, layout: best.layout, hasDict: true });
  type.mro = linearize(type, parents);
  const module = vm.visibleFrame()?.globals.getStr('__name__');
  type.module = typeof module === 'string' ? module : 'builtins';
  let cell: PyCell | null = null;
  for (const [given, value] of namespace.entries()) {
    const key = asStr(given);
    if (key === undefined) continue;
    if (key === '__classcell__') cell = classCell(value);
    else if (key === '__classdictcell__') continue;
    else if (key === '__qualname__') {
      if (typeof value !== 'string') throw typeError(`type __qualname__ must be a str, not ${typeOf(value).name}`);
      type.qualname = value;
    } else type.namespace.set(key, implicitDescriptor(key, value));
    if (key === '__module__' && typeof value === 'string') type.module = value;
  }
  if (!type.namespace.has('__module__')) type.namespace.set('__module__', type.module);
  if (!type.namespace.has('__doc__')) type.namespace.set('__doc__', None);
  // A class that defines equality without a hash is unhashable.
  if (type.namespace.has('__eq__') && !type.namespace.has('__hash__')) type.namespace.set('__hash__', None);
  addSlots(vm, type, parents, namespace, slots);
  if (type.hasDict && !parents.some((parent) => parent.hasDict) && !type.namespace.has('__dict__'))
    type.namespace.set('__dict__', dictAttribute(type)[1]);
  if (slots === undefined && hasRoomForWeakRefs(type) && type.definer('__weakref__') === undefined)
    type.namespace.set('__weakref__', new PyWeakRefList(type));
  const abstract = type.namespace.get('__abstractmethods__');
  type.isAbstract = abstract !== undefined && abstract !== None;
  type.isMortal = type.lookup('__del__') !== undefined;
  if (cell !== null) cell.set(type);
  for (const parent of parents) registerSubclass(vm, parent, type);
  return type;
}

function classCell(value: Value): PyCell {
  if (value instanceof PyCell) return value;
  throw typeError(`__classcell__ must be a nonlocal cell, not <class '${typeOf(value).name}'>`);
}

function dictAttribute(type: PyType): readonly [string, Value] {
  const define: MethodDefinition = getSet(
    '__dict__',
    (_vm, self: PyObject) => {
      if (self.attrs === null) {
        self.attrs = new PyDict();
        touch(self);
      }
      return self.attrs;
    },
    (_vm, self: PyObject, value) => {
      if (!(value instanceof PyDict)) {
        throw typeError(
          `__dict__ must be set to a dictionary, not a '${value === undefined ? 'NoneType' : typeOf(value).name}'`,
        );
      }
      self.attrs = value;
      touch(self);
    },
  );
  return define(type);
}

/** `__new__` is a static method and `__init_subclass__`, `__class_getitem__` are class methods without being said so. */
function implicitDescriptor(name: string, value: Value): Value {
  if (!(value instanceof PyFunction)) return value;
  if (name === '__new__') return new PyStaticMethod(value);
  return name === '__init_subclass__' || name === '__class_getitem__' ? new PyClassMethod(value) : value;
}

function checkBases(bases: readonly Value[]): PyType[] {
  const seen = new Set<Value>();
  for (const base of bases) {
    if (!(base instanceof PyType)) throw typeError('bases must be types');
    if (!base.isBase) throw typeError(`type '${base.name}' is not an acceptable base type`);
    if (seen.has(base)) throw typeError(`duplicate base class ${base.name}`);
    seen.add(base);
  }
  return bases as PyType[];
}

/** `__base__`: the base whose instances' layout the class takes; the others must not have one that it lacks. */
export function bestBase(bases: readonly PyType[]): PyType {
  let best = bases[0] ?? objectType;
  let winner = solidBase(best);
  for (const base of bases.slice(1)) {
    const solid = solidBase(base);
    if (winner.isSubtype(solid)) continue;
    if (!solid.isSubtype(winner)) throw typeError('multiple bases have instance lay-out conflict');
    best = base;
    winner = solid;
  }
  return best;
}

/** The class that gave instances their layout: by slots of its own, or the built-in one. */
function solidBase(type: PyType): PyType {
  if (type.isBuiltin) {
    return type.layout === 'object'
      ? objectType
      : (type.mro.findLast((base) => base.layout === type.layout) ?? objectType);
  }
  const base = bestBase(type.bases);
  return slotCount(type) > slotCount(base) ? type : solidBase(base);
}

/** Whether the methods of another class find in the class's instances what they need. */
export const hasLayoutOf = (type: PyType, other: PyType): boolean => solidBase(type).isSubtype(solidBase(other));

const slotCount = (type: PyType): number => type.slotNames?.length ?? 0;

/** Layouts of values whose size varies: they have no room for slots. */
const unslotted: ReadonlySet<string> = new Set(['int', 'tuple', 'bytes', 'type']);

function addSlots(
  vm: Machine,
  type: PyType,
  parents: readonly PyType[],
  namespace: PyDict,
  declared: Value | undefined,
): void {
  const inherited = [...(bestBase(parents).slotNames ?? [])];
  if (declared === undefined) {
    type.slotNames = inherited.length === 0 ? null : inherited;
    return;
  }
  const names = slotNames(vm, declared);
  type.hasDict = names.includes('__dict__') || parents.some((parent) => parent.hasDict && parent.layout !== 'type');
  const own = names.filter((name) => name !== '__dict__' && name !== '__weakref__');
  if (
    isTaken(
      names,
      '__dict__',
      parents.some((parent) => parent.hasDict),
    )
  )
    throw typeError('__dict__ slot disallowed: we already got one');
  if (names.includes('__weakref__')) {
    if (isTaken(names, '__weakref__', !hasRoomForWeakRefs(type) || type.definer('__weakref__') !== undefined))
      throw typeError('__weakref__ slot disallowed: we already got one');
    type.namespace.set('__weakref__', new PyWeakRefList(type));
  }
  if (own.length > 0 && unslotted.has(type.layout)) {
    throw typeError(`nonempty __slots__ not supported for subtype of '${bestBase(parents).name}'`);
  }
  for (const name of own) {
    if (namespace.getStr(name) !== undefined) throw valueError(`'${name}' in __slots__ conflicts with class variable`);
    const mangled = name.startsWith('__') && !name.endsWith('__') ? `_${type.name.replace(/^_+/u, '')}${name}` : name;
    type.namespace.set(mangled, new PySlotMember(mangled, type, inherited.length));
    inherited.push(mangled);
  }
  type.slotNames = inherited;
}

/** Whether a slot that a class has once at most is named where it is there already, or named twice. */
const isTaken = (names: readonly string[], name: string, isThere: boolean): boolean =>
  names.includes(name) && (isThere || names.indexOf(name) !== names.lastIndexOf(name));

function slotNames(vm: Machine, declared: Value): string[] {
  const items = typeof declared === 'string' ? [declared] : materialize(vm, declared);
  if (items === undefined) throw typeError(`'${typeOf(declared).name}' object is not iterable`);
  for (const name of items) {
    if (typeof name !== 'string') throw typeError(`__slots__ items must be strings, not '${typeOf(name).name}'`);
    if (!/^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(name)) throw typeError('__slots__ must be identifiers');
  }
  return items as string[];
}

/** `cls.__bases__ = bases`: the class and its subclasses are linearised anew. */
export function assignBases(vm: Machine, type: PyType, bases: Value | undefined): void {
  const attribute = `${type.name}.__bases__`;
  if (type.isBuiltin) throw typeError(`cannot set '__bases__' attribute of immutable type '${type.name}'`);
  if (bases === undefined) throw typeError(`cannot delete '__bases__' attribute of type '${type.name}'`);
  if (!(bases instanceof PyTuple)) {
    throw typeError(`can only assign tuple to ${attribute}, not ${typeOf(bases).name}`);
  }
  if (bases.items.length === 0) throw typeError(`can only assign non-empty tuple to ${attribute}, not ()`);
  for (const base of bases.items) {
    if (!(base instanceof PyType)) throw typeError(`${attribute} must be tuple of classes, not '${typeOf(base).name}'`);
    if (base.isSubtype(type)) throw typeError('a __bases__ item causes an inheritance cycle');
  }
  const parents = checkBases(bases.items);
  const best = bestBase(parents);
  const previous = bestBase(type.bases);
  if (solidBase(best) !== solidBase(previous) || best.hasDict !== previous.hasDict) {
    throw typeError(`__bases__ assignment: '${best.name}' object layout differs from '${previous.name}'`);
  }
  const order = linearize(type, parents);
  for (const parent of type.bases) {
    const known = parent.isBuiltin ? vm.guestSubclasses.get(parent) : parent.subclasses;
    known?.splice(known.indexOf(type), 1);
    touch(parent);
  }
  type.bases = parents;
  type.mro = order;
  for (const parent of parents) registerSubclass(vm, parent, type);
  type.invalidate();
  touch(type);
  linearizeSubclasses(type);
}

function linearizeSubclasses(type: PyType): void {
  for (const subclass of type.subclasses) {
    subclass.mro = linearize(subclass, subclass.bases);
    touch(subclass);
    linearizeSubclasses(subclass);
  }
}

function registerSubclass(vm: Machine, parent: PyType, type: PyType): void {
  if (!parent.isBuiltin) {
    parent.subclasses.push(type);
    return;
  }
  const known = vm.guestSubclasses.get(parent);
  if (known === undefined) vm.guestSubclasses.set(parent, [type]);
  else known.push(type);
}

/** The most derived metaclass among the given one and those of the bases. */
export function mostDerivedMetaclass(meta: PyType, bases: readonly Value[]): PyType {
  let winner = meta;
  for (const base of bases) {
    const candidate = typeOf(base);
    if (winner.isSubtype(candidate)) continue;
    if (!candidate.isSubtype(winner)) {
      throw typeError(
        'metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases',
      );
    }
    winner = candidate;
  }
  return winner;
}
