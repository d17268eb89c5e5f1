import { genericAlias } from '../../objects/generic-alias.ts';
import { CodeFlag } from '../../code/code-object.ts';
import type { PyCode } from '../../objects/code.ts';
import { PySuper, superType } from '../../objects/descriptor.ts';
import { PyDict } from '../../objects/dict.ts';
import { raise, typeError } from '../../objects/errors.ts';
import { PyFunction, PyMethod } from '../../objects/function.ts';
import { heap } from '../../objects/heap.ts';
import { PyWrappedValue } from '../../objects/generator.ts';
import type { PyList } from '../../objects/list.ts';
import { isException, type PyException } from '../../objects/exception.ts';
import { PyBoundNative, PyNative } from '../../objects/native.ts';
import { isInstance, PyType, typeOf, type Value } from '../../objects/object.ts';
import { strOf } from '../../objects/protocol.ts';
import { None } from '../../objects/singleton.ts';
import { PyTuple } from '../../objects/tuple.ts';
import {
  genericType,
  paramSpecType,
  PyTypeAlias,
  PyTypeParameter,
  typeVarTupleType,
  typeVarType,
} from '../../objects/type-parameter.ts';
import { getAttribute } from '../attribute.ts';
import { callInLoop, callValue, dictKeywords, pushed } from '../call.ts';
import { type Frame, ON_RETURN } from '../frame.ts';
import type { Machine } from '../machine.ts';
import { unary } from '../operator.ts';
import { materialize } from '../../objects/materialize.ts';
import { importStar } from './imports.ts';
import { type Instruction, pop, push } from './stack.ts';

export const makeFunction: Instruction = (_vm, frame) => {
  const code = pop(frame) as PyCode;
  const first = code.consts[0];
  const doc = (code.code.flags & CodeFlag.HAS_DOCSTRING) !== 0 && first !== undefined ? first : None;
  const module = frame.globals.getStr('__name__') ?? None;
  push(frame, new PyFunction(code, frame.globals, frame.builtins, doc, module, None, frame.id));
};

export const setFunctionAttribute: Instruction = (_vm, frame, argument) => {
  const func = pop(frame) as PyFunction;
  const value = pop(frame);
  switch (argument) {
    case 1:
      func.defaults = value as PyTuple;
      break;
    case 2:
      func.kwDefaults = value as PyDict;
      break;
    case 4:
      func.annotations = value as PyDict;
      break;
    case 8:
      func.closure = value as PyTuple;
      break;
    default:
      func.annotate = value;
  }
  push(frame, func);
};

export const call: Instruction = (vm, frame, argument) => {
  push(frame, callInLoop(vm, frame, argument));
  if (heap.allocated > vm.collectAt) vm.collect();
};

export const callKeywords: Instruction = (vm, frame, argument) => {
  const names = (pop(frame) as PyTuple).items as readonly string[];
  const args = takeArguments(frame, argument);
  const callable = pop(frame);
  const positional = args.length - names.length;
  const keywords = names.map((name, i) => [name, args[positional + i] as Value] as const);
  push(frame, callValue(vm, callable, args.slice(0, positional), keywords, ON_RETURN.push));
};

/** Pops `count` arguments and the slot of `self`, which is one more where it is filled. */
function takeArguments(frame: Frame, count: number): Value[] {
  const args = frame.slots.slice(frame.sp - count, frame.sp) as Value[];
  frame.sp -= count;
  const self = frame.slots[--frame.sp];
  if (self !== undefined) args.unshift(self);
  return args;
}

export const callFunctionEx: Instruction = (vm, frame) => {
  const keywords = frame.slots[--frame.sp];
  const args = pop(frame);
  const self = frame.slots[--frame.sp];
  const callable = pop(frame);
  if (keywords !== undefined && !(keywords instanceof PyDict && keywords.cls.isBuiltin)) {
    throw typeError(`${calleeText(vm, callable)} argument after ** must be a mapping, not ${typeOf(keywords).name}`);
  }
  let items = args instanceof PyTuple && args.cls.isBuiltin ? args.items : argumentItems(vm, callable, args);
  if (items === undefined) {
    const given = keywords === undefined ? new PyDict() : keywords;
    push(frame, vm.callFrozen('call_with_iterable', callable, args, given));
    return;
  }
  if (self !== undefined) items = [self, ...items];
  push(frame, callValue(vm, callable, items, keywords === undefined ? [] : dictKeywords(keywords), ON_RETURN.push));
};

function argumentItems(vm: Machine, callable: Value, args: Value): readonly Value[] | undefined {
  const type = typeOf(args);
  if (type.lookup('__iter__') === undefined && type.lookup('__getitem__') === undefined) {
    throw typeError(`${calleeText(vm, callable)} argument after * must be an iterable, not ${type.name}`);
  }
  return materialize(vm, args);
}

/** How messages about a call's arguments name the function: `module.f()`, `f()`, or its text. */
export function calleeText(vm: Machine, callable: Value): string {
  if (callable instanceof PyMethod) return calleeText(vm, callable.func);
  if (callable instanceof PyFunction) {
    const { module } = callable;
    return typeof module === 'string' && module !== 'builtins'
      ? `${module}.${callable.qualname}()`
      : `${callable.qualname}()`;
  }
  if (callable instanceof PyNative) return `${callable.label}()`;
  if (callable instanceof PyBoundNative) return `${callable.native.label}()`;
  if (callable instanceof PyType)
    return callable.module === 'builtins' ? `${callable.qualname}()` : `${callable.module}.${callable.qualname}()`;
  return strOf(vm, callable) ?? `${typeOf(callable).name} object`;
}

/** `super().name`: the class cell, self and the name `super` are on the stack. */
export const loadSuperAttr: Instruction = (vm, frame, argument) => {
  const self = pop(frame);
  const cls = pop(frame);
  const callable = pop(frame);
  const name = frame.code.code.names[argument >> 2] as string;
  const wantsMethod = (argument & 1) !== 0;
  if (callable !== superType) {
    const args = (argument & 2) !== 0 ? [cls, self] : [];
    vm.callFrozen('super_attribute', callable, new PyTuple(args), name);
    if (wantsMethod) (vm.frame as Frame).onReturn = ON_RETURN.callee;
    return;
  }
  const object = makeSuper(cls, self);
  const value = getAttribute(vm, object, name);
  if (value === undefined) {
    const deferred = vm.deferredCall as NonNullable<Machine['deferredCall']>;
    const onReturn = wantsMethod ? ON_RETURN.callee : ON_RETURN.push;
    const made = callValue(vm, deferred.callable, deferred.args, [], onReturn);
    if (made === pushed) return;
    push(frame, made);
  } else {
    push(frame, value);
  }
  if (wantsMethod) frame.slots[frame.sp++] = undefined;
};

/** `super(cls, self)` with CPython's checks. */
export function makeSuper(cls: Value, self: Value, type: PyType = superType): PySuper {
  if (!(cls instanceof PyType)) throw typeError(`super() argument 1 must be a type, not ${typeOf(cls).name}`);
  if (self instanceof PyType && self.isSubtype(cls)) return new PySuper(cls, self, self, type);
  if (isInstance(self, cls)) return new PySuper(cls, self, typeOf(self), type);
  const kind = self instanceof PyType ? `type ${self.name}` : `instance of ${typeOf(self).name}`;
  throw typeError(`super(type, obj): obj (${kind}) is not an instance or subtype of type (${cls.name}).`);
}

export const callIntrinsic1: Instruction = (vm, frame, argument) => {
  const value = pop(frame);
  switch (argument) {
    case 1:
      push(frame, vm.callFrozen('display', value));
      return;
    case 2:
      importStar(vm, frame, value);
      return;
    case 3:
      push(frame, stopIterationError(frame, value));
      return;
    case 4:
      push(frame, new PyWrappedValue(value));
      return;
    case 5:
      push(frame, typeof value === 'number' ? value : unary(vm, '__pos__', value));
      return;
    case 6:
      push(frame, new PyTuple((value as PyList).items.slice()));
      return;
    case 7:
    case 8:
    case 9: {
      const cls = argument === 7 ? typeVarType : argument === 8 ? paramSpecType : typeVarTupleType;
      push(frame, new PyTypeParameter(cls, value as string, None, false));
      return;
    }
    case 10:
      push(frame, genericAlias(genericType, value));
      return;
    case 11: {
      const [name, parameters, evaluate] = (value as PyTuple).items;
      push(frame, new PyTypeAlias(name as string, parameters as Value, evaluate as Value));
      return;
    }
    default:
      throw new Error(`intrinsic ${argument} is not known`);
  }
};

/** A StopIteration that leaves a generator's body is a RuntimeError (PEP 479). */
function stopIterationError(frame: Frame, value: Value): Value {
  const exception = value as PyException;
  const kind = frame.code.code.flags;
  const what =
    (kind & CodeFlag.ASYNC_GENERATOR) !== 0
      ? 'async generator'
      : (kind & CodeFlag.COROUTINE) !== 0
        ? 'coroutine'
        : 'generator';
  const isStop = isException(exception, 'StopIteration');
  const isAsyncStop = what === 'async generator' && isException(exception, 'StopAsyncIteration');
  if (!isStop && !isAsyncStop) return value;
  const raised = raise('RuntimeError', `${what} raised ${isStop ? 'StopIteration' : 'StopAsyncIteration'}`);
  raised.exception.cause = exception;
  raised.exception.context = exception;
  raised.exception.suppressContext = true;
  return raised.exception;
}

export const callIntrinsic2: Instruction = (vm, frame, argument) => {
  const value = pop(frame);
  const first = pop(frame);
  switch (argument) {
    case 1:
      push(frame, vm.callFrozen('prepare_reraise_star', first, value));
      return;
    case 2:
    case 3:
      push(frame, new PyTypeParameter(typeVarType, first as string, value, argument === 3));
      return;
    case 4:
      (first as PyFunction).typeParams = value as PyTuple;
      push(frame, first);
      return;
    case 5:
      (first as PyTypeParameter).setDefault(value);
      push(frame, first);
      return;
    default:
      throw new Error(`intrinsic ${argument} is not known`);
  }
};
