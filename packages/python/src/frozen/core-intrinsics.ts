import type { PyCell } from '../objects/cell.ts';
import { PySuper } from '../objects/descriptor.ts';
import { Raised, raise, typeError, valueError } from '../objects/errors.ts';
import { PyException } from '../objects/exception.ts';
import { PyFunction } from '../objects/function.ts';
import { PyDict } from '../objects/dict.ts';
import { PyStaticNative } from '../objects/native.ts';
import { isInstance, PyType, typeOf, type Value } from '../objects/object.ts';
import type { Comparison } from '../objects/protocol.ts';
import { None } from '../objects/singleton.ts';
import { asInt } from '../objects/number.ts';
import { asStr } from '../objects/string.ts';
import { PyTuple } from '../objects/tuple.ts';
import { bind, getAttribute } from '../vm/attribute.ts';
import { Frame, newSlots, ON_RETURN } from '../vm/frame.ts';
import type { Machine } from '../vm/machine.ts';
import { setCause } from '../vm/instructions/exceptions.ts';
import { unorderable, unsupported, yieldsToRight } from '../vm/operator.ts';
import { globalNotFound } from '../vm/unbound.ts';
import { pushed } from '../vm/call.ts';
import { intrinsic } from './intrinsic.ts';

/** What `frozen/core.ts` needs of the machine. */

/** The special method, bound; None where the type has none. A control native: binding may run Python. */
function special(vm: Machine, value: Value, name: string): Value {
  const type = typeOf(value);
  const found = type.lookup(name);
  if (found === undefined || found === None) return None;
  return deferredValue(vm, bind(vm, found, value, type));
}

function deferredValue(vm: Machine, value: Value | undefined): Value {
  if (value !== undefined) return value;
  const call = vm.deferredCall as NonNullable<Machine['deferredCall']>;
  return vm.call(call.callable, call.args);
}

intrinsic('_special', '(value, name, /)', special, { isControl: true });
intrinsic(
  '_has_special',
  '(value, name, /)',
  (_vm, value: Value, name: string) => typeOf(value).lookup(name) !== undefined,
);
intrinsic(
  '_bind',
  '(method, value, /)',
  (vm: Machine, found: Value, value: Value) => deferredValue(vm, bind(vm, found, value, typeOf(value))),
  {
    isControl: true,
  },
);
intrinsic(
  '_bind_class',
  '(cls, name, /)',
  (vm: Machine, cls: PyType, name: string) => {
    const found = cls.lookup(name) as Value;
    if (found instanceof PyFunction) return found;
    return found instanceof PyStaticNative ? found.native : deferredValue(vm, getAttribute(vm, cls, name));
  },
  { isControl: true },
);
intrinsic('_type', '(value, /)', (_vm, value: Value) => typeOf(value));
intrinsic('_type_name', '(value, /)', (_vm, value: Value) => typeOf(value).name);
intrinsic('_meta_name', '(meta, /)', (_vm, meta: Value) => (meta instanceof PyType ? meta.name : '<metaclass>'));
intrinsic('_is_subtype', '(derived, base, /)', (_vm, derived: PyType, base: PyType) => derived.isSubtype(base));
intrinsic('_true_instance', '(value, cls, /)', (_vm, value: Value, cls: PyType) => isInstance(value, cls));
intrinsic('_is_class', '(value, /)', (_vm, value: Value) => value instanceof PyType);
intrinsic('_is_exception', '(value, /)', (_vm, value: Value) => value instanceof PyException);
intrinsic('_is_str', '(value, /)', (_vm, value: Value) => typeOf(value).layout === 'str');
intrinsic('_is_tuple', '(value, /)', (_vm, value: Value) => value instanceof PyTuple);
intrinsic('_is_dict', '(value, /)', (_vm, value: Value) => value instanceof PyDict);
intrinsic('_is_function', '(value, /)', (_vm, value: Value) => value instanceof PyFunction);
intrinsic('_is_mapping', '(value, /)', (_vm, value: Value) => typeOf(value).lookup('__getitem__') !== undefined);
intrinsic('_all_types', '(values, /)', (_vm, values: PyTuple) =>
  values.items.every((value) => value instanceof PyType),
);
intrinsic('_prefers_right', '(a, b, right, /)', (_vm, a: Value, b: Value, right: string) => {
  const leftType = typeOf(a);
  const rightType = typeOf(b);
  return rightType.isSubtype(leftType) && rightType.lookup(right) !== leftType.lookup(right);
});
intrinsic('_yields_to_right', '(a, b, right, /)', (_vm, a: Value, b: Value, right: string) =>
  yieldsToRight(typeOf(a), typeOf(b), right),
);
intrinsic('_unsupported', '(a, b, symbol, /)', (_vm, a: Value, b: Value, symbol: string) => {
  throw unsupported(a, b, symbol);
});
intrinsic('_unorderable', '(a, b, name, /)', (_vm, a: Value, b: Value, name: string) => {
  throw unorderable(a, b, name as Comparison);
});
intrinsic('_length', '(value, /)', (_vm, value: Value) => {
  const length = asInt(value);
  if (length === undefined) throw typeError(`'${typeOf(value).name}' object cannot be interpreted as an integer`);
  if (length < 0) throw valueError('__len__() should return >= 0');
  if (length >= 2n ** 63n) throw raise('OverflowError', "cannot fit 'int' into an index-sized integer");
  return length;
});
intrinsic('_write', '(text, /)', (vm: Machine, text: Value) => {
  vm.write('stdout', asStr(text) as string);
  return None;
});
intrinsic('_undefined', '(name, /)', (_vm, name: string) => {
  throw globalNotFound(name);
});
intrinsic(
  '_global_or_builtin',
  '(globals, builtins, name, /)',
  (_vm, globals: PyDict, builtins: PyDict, name: string) => {
    const value = globals.getStr(name) ?? builtins.getStr(name);
    if (value === undefined) throw globalNotFound(name);
    return value;
  },
);
intrinsic('_cell_value', '(cell, name, /)', (_vm, cell: PyCell, name: string) => {
  if (cell.contents === undefined) throw globalNotFound(name);
  return cell.contents;
});
intrinsic('_reversed_tuple', '(values, /)', (_vm, values: PyTuple) => new PyTuple(values.items.toReversed()));
intrinsic('_set_cause', '(exception, cause, /)', (_vm, exception: PyException, cause: Value) => {
  if (cause !== None && !(cause instanceof PyException))
    throw typeError('exception causes must derive from BaseException');
  setCause(exception, cause);
  return None;
});
intrinsic('_raise_in_caller', '(exception, /)', (_vm, exception: Value) => {
  if (!(exception instanceof PyException)) throw typeError('exceptions must derive from BaseException');
  throw new Raised(exception);
});

/** Runs a class body in its namespace; the value is the `__class__` cell, or None. */
intrinsic(
  '_run_class_body',
  '(func, namespace, /)',
  (vm: Machine, func: PyFunction, namespace: Value) => {
    if (typeof namespace !== 'object') throw raise('SystemError', 'bad class namespace');
    const frame = new Frame(
      func.code,
      func.globals,
      func.builtins,
      namespace,
      func,
      newSlots(func.code),
      vm.frame,
      ON_RETURN.push,
    );
    vm.push(frame);
    return pushed;
  },
  { isControl: true },
);

intrinsic('_super_of', '(cls, /)', (_vm, cls: PyType) => new PySuper(cls, cls, cls));

intrinsic('_check_class_cell', '(cell, cls, name, /)', (_vm, cell: PyCell, cls: Value, name: string) => {
  if (cell.contents === undefined) {
    throw raise(
      'RuntimeError',
      `__class__ not set defining '${name}' as <class '${(cls as PyType).module}.${(cls as PyType).qualname}'>. Was __classcell__ propagated to type.__new__?`,
    );
  }
  if (cell.contents !== cls)
    throw typeError(
      `__class__ set to ${String((cell.contents as PyType).name)} defining '${name}' as ${(cls as PyType).name}`,
    );
  return None;
});

intrinsic(
  '_matches_self',
  '(cls, /)',
  (_vm, cls: PyType) =>
    ['bool', 'bytearray', 'bytes', 'dict', 'float', 'frozenset', 'int', 'list', 'set', 'str', 'tuple'].some((name) =>
      cls.mro.some((type) => type.isBuiltin && type.name === name),
    ) && cls.lookup('__match_args__') === undefined,
);
