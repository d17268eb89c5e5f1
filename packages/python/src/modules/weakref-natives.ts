import { addressOf } from '../objects/address.ts';
import { typeError } from '../objects/errors.ts';
import { genericAlias } from '../objects/generic-alias.ts';
import { hashOf } from '../objects/hash.ts';
import { touch } from '../objects/heap.ts';
import { defineKeyRule, needsPython } from '../objects/key.ts';
import { PyList } from '../objects/list.ts';
import { classMethod, defineMethods, member, method, staticMethod } from '../objects/native.ts';
import { type PyObject, PyType, typeOf, type Value } from '../objects/object.ts';
import { callSlot } from '../objects/protocol.ts';
import { None, NotImplemented } from '../objects/singleton.ts';
import { isWeaklyReferable } from '../objects/weak-reference-list.ts';
import { PyWeakRef, weakRefType } from '../objects/weak-reference.ts';
import { becomeMortal, livesOf, MORTAL } from '../vm/lives.ts';
import type { Machine } from '../vm/machine.ts';
import { everything } from '../vm/reach.ts';
import { defineModule, func } from './native-module.ts';

/** `weakref.ref` and what the module's own Python needs of the machine. */
defineMethods(weakRefType, () => [
  staticMethod('__new__', '(cls, object, callback=None, /, *args, **kwargs)', makeReference),
  method('__init__', '(self, object, callback=None, /, *args, **kwargs)', () => None),
  method('__call__', '(self)', (vm: Machine, self: PyWeakRef) => deref(vm, self) ?? None),
  method('__repr__', '(self, /)', (_vm, self: PyWeakRef) => textOf(self)),
  method('__hash__', '(self, /)', hashReference, { slow: 'weak_reference_hash' }),
  method(
    '__eq__',
    '(self, value, /)',
    (vm: Machine, self: PyWeakRef, other: Value) => compare(vm, self, other, '__eq__'),
    {
      slow: 'weak_reference_eq',
    },
  ),
  method(
    '__ne__',
    '(self, value, /)',
    (vm: Machine, self: PyWeakRef, other: Value) => compare(vm, self, other, '__ne__'),
    {
      slow: 'weak_reference_ne',
    },
  ),
  member('__callback__', (_vm, self: PyWeakRef) => self.callback ?? None),
  classMethod('__class_getitem__', '(cls, item, /)', (_vm, cls: PyType, item: Value) => genericAlias(cls, item)),
]);
// What the object says decides, and when it is gone the hash that it had.
defineKeyRule(weakRefType, () => needsPython);

function makeReference(vm: Machine, cls: PyType, object: Value, given: Value | undefined): Value {
  if (!(cls instanceof PyType)) throw typeError('weakref.ReferenceType.__new__(X): X is not a type object');
  if (!isWeaklyReferable(object)) throw typeError(`cannot create weak reference to '${typeOf(object).name}' object`);
  const callback = given === undefined || given === None ? null : given;
  // Built-in types and natives never go.
  if (object.id < 0) return new PyWeakRef(cls, object, callback);
  const lives = livesOf(vm);
  const { weakRefs } = lives;
  // The argument may be all that holds it.
  lives.suspects.add(object);
  lives.isUnsure = true;
  const refs = weakRefs.get(object) ?? [];
  if (cls === weakRefType && callback === null) {
    const known = refs.find((ref) => ref.cls === weakRefType && ref.callback === null);
    if (known !== undefined) return known;
  }
  const made = new PyWeakRef(cls, object, callback);
  // The plain one stands in front, as `__weakref__` shows.
  if (callback === null && cls === weakRefType) refs.unshift(made);
  else refs.push(made);
  weakRefs.set(object, refs);
  becomeMortal(vm, object, MORTAL.weakRef);
  return made;
}

/** What a reference refers to; the machine learns that somebody may hold it again. */
function deref(vm: Machine, ref: PyWeakRef): PyObject | null {
  const { lives } = vm;
  if (ref.referent !== null && lives !== null && (lives.ending > 0 || lives.limbo.length > 0)) {
    lives.wasRevived = true;
    lives.isUnsure = true;
  }
  return ref.referent;
}

function textOf(ref: PyWeakRef): string {
  const name = ref.cls === weakRefType ? 'weakref' : ref.cls.name;
  if (ref.referent === null) return `<${name} at ${addressOf(ref)}; dead>`;
  const { referent } = ref;
  const named = referent.cls.isBuiltin || referent.attrs === null ? undefined : referent.attrs.getStr('__name__');
  const own = named ?? ('name' in referent ? (referent as PyObject & { readonly name: unknown }).name : undefined);
  const suffix = typeof own === 'string' ? ` (${own})` : '';
  return `<${name} at ${addressOf(ref)}; to '${referent.cls.name}' at ${addressOf(referent)}${suffix}>`;
}

function hashReference(vm: Machine, self: PyWeakRef): Value | undefined {
  if (self.hash !== null) return self.hash;
  if (self.referent === null) throw typeError('weak object has gone away');
  const hash = hashOf(vm, self.referent);
  if (hash === undefined) return undefined;
  self.hash = hash;
  touch(self);
  return hash;
}

function compare(vm: Machine, self: PyWeakRef, other: Value, name: '__eq__' | '__ne__'): Value | undefined {
  if (!(other instanceof PyWeakRef)) return NotImplemented;
  if (self.referent === null || other.referent === null) return (self === other) === (name === '__eq__');
  if (self.referent === other.referent && name === '__eq__' && self.referent.cls.lookup('__eq__') === undefined)
    return true;
  const answer = callSlot(vm, typeOf(self.referent), name, self.referent, other.referent);
  return typeof answer === 'boolean' ? answer : undefined;
}

defineModule(
  '_weakref',
  [
    ['ref', weakRefType],
    ['ReferenceType', weakRefType],
    func('getweakrefcount', '(object, /)', (vm: Machine, object: Value) => referencesTo(vm, object).length),
    func('getweakrefs', '(object, /)', (vm: Machine, object: Value) => new PyList([...referencesTo(vm, object)])),
  ],
  '_weakref',
);

/** Those that somebody still holds; the others are forgotten. */
function referencesTo(vm: Machine, object: Value): readonly PyWeakRef[] {
  const weakRefs = vm.lives?.weakRefs;
  const refs = typeof object === 'object' ? weakRefs?.get(object) : undefined;
  if (refs === undefined || weakRefs === undefined) return [];
  const seen = everything(vm);
  const held = refs.filter((ref) => seen.has(ref));
  weakRefs.set(object as PyObject, held);
  return held;
}
