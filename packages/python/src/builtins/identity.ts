import type { Machine } from '../vm/machine.ts';
import { idOf } from '../objects/address.ts';
import { intrinsic } from '../frozen/intrinsic.ts';
import { PyClassMethod, PyProperty, PyStaticMethod } from '../objects/descriptor.ts';
import { typeError } from '../objects/errors.ts';
import { PyFunction, PyMethod } from '../objects/function.ts';
import { PyGenericAlias } from '../objects/generic-alias.ts';
import { hashOf } from '../objects/hash.ts';
import { PyBoundNative, PyNative, PyStaticNative } from '../objects/native.ts';
import { isInstance, PyType, typeOf, typeType, type Value } from '../objects/object.ts';
import { callSlot, reprOf } from '../objects/protocol.ts';
import { asStr } from '../objects/string.ts';
import { PyTuple } from '../objects/tuple.ts';
import { PyUnion } from '../objects/union.ts';
import { lengthOfValue } from './length.ts';
import { builtin } from './registry.ts';

/** What an object is: its identity, its class, its text, its hash. */

/** Whether a value can be called, as `callable(value)` says. */
export function isCallable(value: Value): boolean {
  if (typeof value !== 'object') return false;
  if (
    value instanceof PyFunction ||
    value instanceof PyMethod ||
    value instanceof PyNative ||
    value instanceof PyBoundNative ||
    value instanceof PyStaticNative ||
    value instanceof PyType ||
    value instanceof PyStaticMethod
  ) {
    return true;
  }
  return !(value instanceof PyClassMethod) && value.cls.lookup('__call__') !== undefined;
}

/**
 * `isinstance` with a class, a union or a tuple of them. `undefined`: an `__instancecheck__` of the guest's must say.
 */
function isInstanceOf(vm: Machine, value: Value, cls: Value): boolean | undefined {
  if (cls instanceof PyType) {
    if (cls.cls !== typeType && typeOf(value) !== cls && !(cls.cls.lookup('__instancecheck__') instanceof PyNative))
      return undefined;
    return isInstance(value, cls) || hasClaimedClass(value, cls) || (computesClass(value) ? undefined : false);
  }
  const row = alternatives(cls);
  if (row !== null) return anyOf(vm, row, (each) => isInstanceOf(vm, value, each));
  if (cls instanceof PyGenericAlias) throw typeError('isinstance() argument 2 cannot be a parameterized generic');
  // It may have an __instancecheck__, or say of what classes it is by __bases__.
  if (!typeOf(cls).isBuiltin) return undefined;
  throw typeError('isinstance() arg 2 must be a type, a tuple of types, or a union');
}

/** Whether `value.__class__` is the guest's to compute: a property, or a `__getattribute__` of its own. */
function computesClass(value: Value): boolean {
  if (typeof value !== 'object' || value.cls.isBuiltin) return false;
  const { cls } = value;
  return !(cls.lookup('__getattribute__') instanceof PyNative) || cls.lookup('__class__') instanceof PyProperty;
}

/** A proxy's class attribute `__class__` may claim another class than the true one. */
function hasClaimedClass(value: Value, cls: PyType): boolean {
  if (typeof value !== 'object' || value.cls.isBuiltin) return false;
  const claimed = value.cls.lookup('__class__');
  return claimed instanceof PyType && claimed.isSubtype(cls);
}

/** `issubclass`, as `isInstanceOf`. */
function isSubclassOf(vm: Machine, derived: Value, cls: Value): boolean | undefined {
  if (cls instanceof PyType) {
    if (cls.cls !== typeType && !(cls.cls.lookup('__subclasscheck__') instanceof PyNative)) return undefined;
    if (derived instanceof PyType) return derived.isSubtype(cls);
    if (!typeOf(derived).isBuiltin) return undefined;
    throw typeError('issubclass() arg 1 must be a class');
  }
  const row = alternatives(cls);
  if (row !== null) return anyOf(vm, row, (each) => isSubclassOf(vm, derived, each));
  if (cls instanceof PyGenericAlias) throw typeError('issubclass() argument 2 cannot be a parameterized generic');
  if (!typeOf(cls).isBuiltin) return undefined;
  throw typeError('issubclass() arg 2 must be a class, a tuple of classes, or a union');
}

function alternatives(cls: Value): readonly Value[] | null {
  if (cls instanceof PyTuple) return cls.items;
  return cls instanceof PyUnion ? cls.args.items : null;
}

function anyOf(vm: Machine, row: readonly Value[], test: (each: Value) => boolean | undefined): boolean | undefined {
  vm.enterNative();
  try {
    for (const each of row) {
      const result = test(each);
      if (result !== false) return result;
    }
    return false;
  } finally {
    vm.leaveNative();
  }
}

/** Replaces what is not ASCII by escapes: `ascii(value)` from `repr(value)`. */
export function escapeNonAscii(text: string): string {
  let escaped = '';
  for (const char of text) {
    const point = char.codePointAt(0) as number;
    if (point < 128) escaped += char;
    else if (point < 256) escaped += `\\x${point.toString(16).padStart(2, '0')}`;
    else if (point < 65536) escaped += `\\u${point.toString(16).padStart(4, '0')}`;
    else escaped += `\\U${point.toString(16).padStart(8, '0')}`;
  }
  return escaped;
}

function format(vm: Machine, value: Value, spec: Value = ''): Value | undefined {
  const text = asStr(spec);
  if (text === undefined) throw typeError(`format() argument 2 must be str, not ${typeOf(spec).name}`);
  return callSlot(vm, typeOf(value), '__format__', value, text);
}

function ascii(vm: Machine, value: Value): Value | undefined {
  const text = reprOf(vm, value);
  return text === undefined ? undefined : escapeNonAscii(text);
}

intrinsic(
  '_checks_plainly',
  '(cls, /)',
  (_vm, cls: Value) => cls instanceof PyType && cls.cls.lookup('__instancecheck__') instanceof PyNative,
);

builtin('ascii', '(obj, /)', ascii, { slow: 'ascii_slow' });
builtin('callable', '(obj, /)', (_vm, value: Value) => isCallable(value));
builtin('format', "(value, format_spec='', /)", format, { slow: 'format_builtin' });
builtin('hash', '(obj, /)', (vm, value: Value) => hashOf(vm, value), { slow: 'hash_slow' });
builtin('id', '(obj, /)', (_vm, value: Value) => idOf(value));
builtin('isinstance', '(obj, class_or_tuple, /)', isInstanceOf, { slow: 'isinstance_slow' });
builtin('issubclass', '(cls, class_or_tuple, /)', isSubclassOf, { slow: 'issubclass_slow' });
builtin('len', '(obj, /)', lengthOfValue, { slow: 'len_slow' });
builtin('repr', '(obj, /)', reprOf, { slow: 'repr_slow' });
