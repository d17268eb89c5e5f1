import { Raised, raise, typeError } from '../../objects/errors.ts';
import { baseExceptionType, isException, PyException, stopIterationValue } from '../../objects/exception.ts';
import { PyFunction } from '../../objects/function.ts';
import { touch } from '../../objects/heap.ts';
import { PyNative } from '../../objects/native.ts';
import { PyType, typeOf, type Value } from '../../objects/object.ts';
import { None } from '../../objects/singleton.ts';
import { PyTuple } from '../../objects/tuple.ts';
import { bind } from '../attribute.ts';
import { callValue, exceptionFrom, pushed } from '../call.ts';
import { type Frame, ON_RETURN } from '../frame.ts';
import type { Machine } from '../machine.ts';
import { unwind } from '../unwind.ts';
import { type Instruction, peek, pop, push } from './stack.ts';

/** An exception that the guest raises goes straight to its handler: see the dispatch loop on what a `throw` costs. */
export const raiseVarargs: Instruction = (vm, frame, argument) => {
  const raised = raisedBy(vm, frame, argument);
  if (raised !== null) unwind(vm, raised);
};

/** `null` where Python has to make the exception first. */
function raisedBy(vm: Machine, frame: Frame, argument: number): Raised | null {
  if (argument === 0) {
    return vm.handled === null ? raise('RuntimeError', 'No active exception to reraise') : new Raised(vm.handled, true);
  }
  const cause = argument === 2 ? pop(frame) : undefined;
  const value = pop(frame);
  const exception = exceptionFrom(vm, value);
  const chained = cause === undefined || cause === None ? cause : causeFrom(cause);
  if (exception === undefined || (chained !== undefined && chained !== None && !(chained instanceof PyException))) {
    // The class has a constructor in Python: it is called first, then this is raised again with what it made.
    vm.callFrozen('raise_made', value, cause ?? None, cause !== undefined);
    return null;
  }
  if (chained !== undefined) setCause(exception, chained);
  return new Raised(exception);
}

function causeFrom(cause: Value): Value {
  if (cause instanceof PyException || (cause instanceof PyType && cause.isSubtype(baseExceptionType))) return cause;
  throw typeError('exception causes must derive from BaseException');
}

/** `__cause__`, which also hides the context. */
export function setCause(exception: PyException, cause: Value): void {
  exception.cause = cause instanceof PyException ? cause : null;
  exception.suppressContext = true;
  touch(exception);
}

/** The handler is looked for where RERAISE stands. */
export const reraise: Instruction = (vm, frame) => {
  unwind(vm, new Raised(pop(frame) as PyException, true));
};

export const pushExcInfo: Instruction = (vm, frame) => {
  const exception = pop(frame) as PyException;
  const { generator } = frame;
  push(frame, (generator === null ? vm.handled : generator.ownHandled) ?? None);
  push(frame, exception);
  vm.handled = exception;
  if (generator !== null) generator.ownHandled = exception;
};

export const popExcept: Instruction = (vm, frame) => {
  const previous = pop(frame);
  const { generator } = frame;
  vm.handled = previous instanceof PyException ? previous : (generator?.outerHandled ?? null);
  if (generator !== null) generator.ownHandled = previous instanceof PyException ? previous : null;
};

const notCatchable = 'catching classes that do not inherit from BaseException is not allowed';

export const checkExcMatch: Instruction = (_vm, frame) => {
  const wanted = pop(frame);
  const { cls } = peek(frame, 1) as PyException;
  push(frame, matches(cls, wanted));
};

function matches(cls: PyType, wanted: Value): boolean {
  const types = wanted instanceof PyTuple ? wanted.items : [wanted];
  for (const type of types) {
    if (!(type instanceof PyType) || !type.isSubtype(baseExceptionType)) throw typeError(notCatchable);
  }
  return types.some((type) => cls.isSubtype(type as PyType));
}

/** `except*`: splits the group; pushes what is left and what matched. */
export const checkEgMatch: Instruction = (vm, frame) => {
  const wanted = pop(frame);
  const exception = pop(frame);
  vm.callFrozen('exception_group_match', exception, wanted);
  // The frozen function gives a tuple (rest, match); UNPACK follows in `spread`.
  (vm.frame as Frame).onReturn = ON_RETURN.spread;
};

export const withExceptStart: Instruction = (vm, frame) => {
  const exception = peek(frame, 1) as PyException;
  const self = frame.slots[frame.sp - 4];
  const exit = frame.slots[frame.sp - 5] as Value;
  const args: Value[] = [exception.cls, exception, exception.traceback ?? None];
  if (self !== undefined) args.unshift(self);
  push(frame, callValue(vm, exit, args, [], ON_RETURN.push));
};

const specialNames = ['__enter__', '__exit__', '__aenter__', '__aexit__'];

function noContextManager(type: PyType, missing: string, isAsync: boolean): Raised {
  const has = (kind: string): boolean =>
    type.lookup(`__${kind}enter__`) !== undefined && type.lookup(`__${kind}exit__`) !== undefined;
  const kind = isAsync ? 'the asynchronous context manager' : 'the context manager';
  const other = isAsync ? 'the context manager' : 'the asynchronous context manager';
  const hint = has(isAsync ? '' : 'a')
    ? ` but it supports ${other} protocol. Did you mean to use '${isAsync ? 'with' : 'async with'}'?`
    : '';
  const name =
    type.module === 'builtins' || type.module === '__main__' ? type.qualname : `${type.module}.${type.qualname}`;
  return typeError(`'${name}' object does not support ${kind} protocol (missed ${missing} method)${hint}`);
}

export const loadSpecial: Instruction = (vm, frame, argument) => {
  const owner = pop(frame);
  const name = specialNames[argument] as string;
  const type = typeOf(owner);
  const found = type.lookup(name);
  if (found === undefined) {
    throw noContextManager(type, name, argument >= 2);
  }
  if (found instanceof PyFunction || found instanceof PyNative) {
    push(frame, found);
    push(frame, owner);
    return;
  }
  const bound = bind(vm, found, owner, type);
  if (bound === undefined) {
    const { callable, args } = vm.deferredCall as NonNullable<Machine['deferredCall']>;
    const made = callValue(vm, callable, args, [], ON_RETURN.callee);
    if (made === pushed) return;
    push(frame, made);
  } else {
    push(frame, bound);
  }
  frame.slots[frame.sp++] = undefined;
};

/** `throw()` into a `yield from` whose sub-iterator ended: its value, or the exception goes on. */
export const cleanupThrow: Instruction = (_vm, frame) => {
  const exception = pop(frame) as PyException;
  if (!isException(exception, 'StopIteration')) throw new Raised(exception, true);
  frame.sp -= 2;
  push(frame, None);
  push(frame, stopIterationValue(exception));
};
