import type { CodeObject, Const } from '../code/code-object.ts';
import { PyBytes } from './bytes.ts';
import { PyCode } from './code.ts';
import { PyComplex, PyFloat } from './number.ts';
import type { Value } from './object.ts';
import { constantFrozenset } from './set.ts';
import { Ellipsis, None } from './singleton.ts';
import { PySlice } from './slice.ts';
import { PyTuple } from './tuple.ts';

/** The object of a code object and of its constants, nested code among them. */
export function wrapCode(code: CodeObject, isHidden: boolean): PyCode {
  const wrap = (inner: CodeObject): PyCode => wrapCode(inner, isHidden);
  return new PyCode(
    code,
    code.consts.map((value) => constantValue(value, wrap)),
    isHidden,
  );
}

function constantValue(constant: Const, wrap: (code: CodeObject) => PyCode): Value {
  switch (constant.type) {
    case 'none':
      return None;
    case 'ellipsis':
      return Ellipsis;
    case 'bool':
    case 'int':
    case 'str':
      return constant.value;
    case 'float':
      return new PyFloat(constant.value);
    case 'complex':
      return new PyComplex(constant.real, constant.imag);
    case 'bytes':
      return new PyBytes(constant.value);
    case 'tuple':
      return new PyTuple(constant.items.map((item) => constantValue(item, wrap)));
    case 'frozenset':
      return constantFrozenset(constant.items.map((item) => constantValue(item, wrap)));
    case 'slice':
      return new PySlice(
        constantValue(constant.start, wrap),
        constantValue(constant.stop, wrap),
        constantValue(constant.step, wrap),
      );
    case 'code':
      return wrap(constant.code);
    default:
      return constant satisfies never;
  }
}
