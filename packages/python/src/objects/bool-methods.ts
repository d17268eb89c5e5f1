import type { Machine } from '../vm/machine.ts';
import { bitAnd, bitOr, bitXor, type BinaryOperation } from './arithmetic.ts';
import { defineMethods, method, type MethodDefinition, staticMethod } from './native.ts';
import { boolType, type PyType, type Value } from './object.ts';
import { truthOf } from './protocol.ts';
import { NotImplemented } from './singleton.ts';

/** Two bools give a bool, a bool and another int an int. */
function logic(name: string, apply: BinaryOperation): MethodDefinition[] {
  const forward = (vm: Machine, self: Value, other: Value): Value => apply(vm, self, other) ?? NotImplemented;
  return [method(`__${name}__`, '(self, value, /)', forward), method(`__r${name}__`, '(self, value, /)', forward)];
}

defineMethods(boolType, () => [
  staticMethod(
    '__new__',
    '(cls, x=False, /)',
    (vm, _cls: PyType, x: Value | undefined) => (x === undefined ? false : truthOf(vm, x)),
    {
      slow: 'bool_new',
    },
  ),
  method('__repr__', '(self, /)', (_vm, self: boolean) => (self ? 'True' : 'False')),
  ...logic('and', bitAnd),
  ...logic('xor', bitXor),
  ...logic('or', bitOr),
]);
