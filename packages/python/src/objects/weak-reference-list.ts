import type { Machine } from '../vm/machine.ts';
import { getSetType, PyGetSet } from './native.ts';
import { type Layout, type PyObject, type PyType, typeOf, type Value } from './object.ts';
import { None } from './singleton.ts';

/** Layouts of values whose size varies, and of those that CPython leaves without room for weak references. */
const closedLayouts: ReadonlySet<Layout> = new Set<Layout>(['int', 'tuple', 'bytes']);

/** Whether a class of the guest's may have weak references to its instances, as far as its base says. */
export function hasRoomForWeakRefs(type: PyType): boolean {
  return !closedLayouts.has(type.layout);
}

/** Built-in types whose instances can be referred to weakly. */
const builtinReferents = new Set([
  'function',
  'method',
  'builtin_function_or_method',
  'generator',
  'coroutine',
  'async_generator',
  'type',
  'set',
  'frozenset',
  'module',
  'code',
  'ReferenceType',
  'memoryview',
]);

/** Whether `weakref.ref(value)` is possible: https://docs.python.org/3.14/library/weakref.html */
export function isWeaklyReferable(value: Value): value is PyObject {
  if (typeof value !== 'object') return false;
  const type = typeOf(value);
  return type.mro.some((base) =>
    base.isBuiltin ? builtinReferents.has(base.name) : base.namespace.get('__weakref__') instanceof PyWeakRefList,
  );
}

/** `__weakref__` of a class: the newest weak reference to the instance. */
export class PyWeakRefList extends PyGetSet {
  constructor(owner: PyType) {
    super(getSetType, '__weakref__', owner, newestReference, null);
  }
}

function newestReference(vm: Machine, self: PyObject): Value {
  return vm.lives?.weakRefs.get(self)?.[0] ?? None;
}
