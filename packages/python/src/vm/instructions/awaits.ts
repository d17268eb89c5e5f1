import { CodeFlag } from '../../code/code-object.ts';
import { intrinsic } from '../../frozen/intrinsic.ts';
import { nextStep } from '../../objects/async-step.ts';
import { Raised, raise, typeError } from '../../objects/errors.ts';
import { isException, type PyException } from '../../objects/exception.ts';
import {
  coroutineType,
  generatorType,
  PyAsyncGenerator,
  PyAsyncStep,
  PyCoroutineWrapper,
  PyGenerator,
} from '../../objects/generator.ts';
import { typeOf, type Value } from '../../objects/object.ts';
import { None } from '../../objects/singleton.ts';
import { delegate } from '../generator.ts';
import { type Instruction, peek, pop, push } from './stack.ts';

/** `await`, `async for`, `async with`: https://docs.python.org/3.14/reference/datamodel.html#coroutines */

/** Coroutines and generators of `types.coroutine` are awaited themselves; other objects give an iterator. */
function isAwaitedAsIs(value: Value): boolean {
  if (!(value instanceof PyGenerator)) return false;
  return (
    value.cls === coroutineType ||
    (value.cls === generatorType && (value.code.code.flags & CodeFlag.ITERABLE_COROUTINE) !== 0)
  );
}

/** What an awaitable comes from; the argument of GET_AWAITABLE. */
const FROM = { await: 0, aenter: 1, aexit: 2 } as const;

export const getAwaitable: Instruction = (vm, frame, argument) => {
  const value = pop(frame);
  if (isAwaitedAsIs(value)) {
    const coroutine = value as PyGenerator;
    if (coroutine.cls === coroutineType && isAwaited(coroutine)) {
      throw raise('RuntimeError', 'coroutine is being awaited already');
    }
    push(frame, value);
  } else if (value instanceof PyAsyncStep) {
    push(frame, value);
  } else {
    push(frame, vm.callFrozen('get_awaitable', value, argument));
  }
};

/** Whether a coroutine stands in an `await` that somebody else drives. */
function isAwaited(coroutine: PyGenerator): boolean {
  return !coroutine.isRunning && delegate(coroutine) !== None;
}

export const getAsyncIterator: Instruction = (vm, frame) => {
  const value = pop(frame);
  push(frame, value instanceof PyAsyncGenerator ? value : vm.callFrozen('get_async_iterator', value));
};

export const getAsyncNext: Instruction = (vm, frame) => {
  const iterator = peek(frame, 1);
  if (!(iterator instanceof PyAsyncGenerator)) {
    push(frame, vm.callFrozen('get_async_next', iterator));
    return;
  }
  push(frame, nextStep(vm, iterator, 'asend', [None]) ?? vm.callFrozen('async_generator_anext', iterator));
};

/** The iterator and the exception it ended with are dropped; another exception goes on. */
export const endAsyncFor: Instruction = (_vm, frame) => {
  const exception = pop(frame) as PyException;
  if (!isException(exception, 'StopAsyncIteration')) throw new Raised(exception, true);
  frame.sp--;
};

intrinsic('_is_awaited_as_is', '(value, /)', (_vm, value: Value) => isAwaitedAsIs(value));
intrinsic('_is_async_generator', '(value, /)', (_vm, value: Value) => value instanceof PyAsyncGenerator);
intrinsic('_not_awaitable', '(value, place, /)', (_vm, value: Value, place: Value) => {
  const { name } = typeOf(value);
  if (place === FROM.await) throw typeError(`'${name}' object can't be awaited`);
  const method = place === FROM.aenter ? '__aenter__' : '__aexit__';
  throw typeError(`'async with' received an object from ${method} that does not implement __await__: ${name}`);
});

/** What `__await__` returned, which must be an iterator and no coroutine. */
intrinsic('_await_iterator', '(value, /)', (_vm, value: Value) => {
  if (isAwaitedAsIs(value)) throw typeError('__await__() returned a coroutine');
  if (!(value instanceof PyCoroutineWrapper) && typeOf(value).lookup('__next__') === undefined) {
    throw typeError(`__await__() returned non-iterator of type '${typeOf(value).name}'`);
  }
  return value;
});
