import { raise, type Raised, typeError } from '../objects/errors.ts';
import { isException, type PyException } from '../objects/exception.ts';
import type { PyAsyncGenerator, PyAsyncStep } from '../objects/generator.ts';
import { touch } from '../objects/heap.ts';
import type { Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { enterFunction } from './call.ts';
import { type Frame, ON_RETURN, type OnReturn } from './frame.ts';
import { delegate, hasStarted, raiseIn, resumeGenerator, stopIteration } from './generator.ts';
import type { Machine } from './machine.ts';
import { endSend } from './return.ts';

/**
 * How the steps of an asynchronous generator drive its body (PEP 525).
 *
 *     awaiting frame ── send ──▶ step ──▶ body ── await ──▶ whatever the body waits for
 *
 * What the body awaits passes its values out through the body's own `YIELD_VALUE`, and they go on to whoever awaits the
 * step. A value that the body yields itself comes wrapped: it ends the step and is the value of the `await`.
 */

/**
 * Takes a step on. `onReturn` (`resume` or `send`) says what its end is to the running frame. `null` where it is over at
 * once, with None.
 */
export function sendToStep(vm: Machine, step: PyAsyncStep, value: Value, onReturn: OnReturn): Value | null {
  const { generator } = step;
  if (step.state === 'over') throw reusedStep(step);
  if (step.kind !== 'asend' && generator.frame === null) {
    step.state = 'over';
    return null;
  }
  if (step.state === 'new') {
    checkFree(step);
    if (step.kind !== 'asend') return beginThrow(vm, step, value, onReturn);
  }
  const given = step.state === 'new' && value === None ? (step.args[0] as Value) : value;
  if (generator.frame === null) {
    endStep(generator, step);
    generator.isClosed = true;
    throw raise('StopAsyncIteration');
  }
  if (given !== None && !hasStarted(generator)) {
    endStep(generator, step);
    throw typeError("can't send non-None value to a just-started async generator");
  }
  begin(step);
  return resumeGenerator(vm, generator, given, onReturn);
}

/** The first turn of `athrow()` and `aclose()`, whose exception is an instance already. */
function beginThrow(vm: Machine, step: PyAsyncStep, value: Value, onReturn: OnReturn): Value {
  const { generator } = step;
  if (generator.isClosed) {
    step.state = 'over';
    throw raise('StopAsyncIteration');
  }
  if (value !== None) throw raise('RuntimeError', "can't send non-None value to a just-started coroutine");
  if (step.kind === 'aclose') generator.isClosed = true;
  const exception = step.kind === 'aclose' ? raise('GeneratorExit').exception : (step.args[0] as PyException);
  return raiseInStep(vm, step, exception, onReturn);
}

/** `step.throw(exception)`, and how `athrow()` and `aclose()` begin. */
export function throwIntoStep(vm: Machine, step: PyAsyncStep, exception: PyException): Value {
  if (step.state === 'over') throw reusedStep(step);
  if (step.state === 'new') checkFree(step);
  return raiseInStep(vm, step, exception, ON_RETURN.resume);
}

function raiseInStep(vm: Machine, step: PyAsyncStep, exception: PyException, onReturn: OnReturn): Value {
  const { generator } = step;
  begin(step);
  if (delegate(generator) !== None) {
    const frozen = vm.frozen('generator_throw');
    return enterFunction(
      vm,
      frozen,
      [generator, exception],
      [],
      onReturn === ON_RETURN.send ? ON_RETURN.next : ON_RETURN.push,
    );
  }
  if (generator.frame === null && stepRaises(generator, exception)) throw stopIteration(None);
  return raiseIn(vm, generator, exception, onReturn);
}

function begin(step: PyAsyncStep): void {
  const { generator } = step;
  step.state = 'begun';
  generator.step = step;
  generator.isStepping = true;
  touch(step);
  touch(generator);
}

function endStep(generator: PyAsyncGenerator, step: PyAsyncStep): void {
  step.state = 'over';
  generator.step = null;
  generator.isStepping = false;
  touch(step);
  touch(generator);
}

/** Only one step of a generator is under way at a time. */
function checkFree(step: PyAsyncStep): void {
  if (!step.generator.isStepping) return;
  step.state = 'over';
  const name = step.kind === 'asend' ? 'anext' : step.kind;
  throw raise('RuntimeError', `${name}(): asynchronous generator is already running`);
}

function reusedStep(step: PyAsyncStep): Raised {
  const what = step.kind === 'asend' ? '__anext__()/asend()' : 'aclose()/athrow()';
  return raise('RuntimeError', `cannot reuse already awaited ${what}`);
}

/** The body yielded a value of its own: that ends the step. `back` is the frame that took the step. */
export function stepYields(generator: PyAsyncGenerator, back: Frame, onReturn: OnReturn, value: Value): void {
  const { step } = generator;
  if (step !== null) endStep(generator, step);
  if (step?.kind === 'aclose' || onReturn === ON_RETURN.close)
    throw raise('RuntimeError', 'async generator ignored GeneratorExit');
  deliver(back, onReturn, value);
}

/** The body returned. */
export function stepReturns(generator: PyAsyncGenerator, back: Frame, onReturn: OnReturn): void {
  const { step } = generator;
  if (step !== null) endStep(generator, step);
  generator.isClosed = true;
  if (step?.kind !== 'aclose') throw raise('StopAsyncIteration');
  deliver(back, onReturn, None);
}

/** The exception leaves the body. True where it is the end that `aclose()` waits for. */
export function stepRaises(generator: PyAsyncGenerator, exception: PyException): boolean {
  const { step } = generator;
  if (step !== null) endStep(generator, step);
  const isEnd = isException(exception, 'StopAsyncIteration') || isException(exception, 'GeneratorExit');
  if (isEnd) generator.isClosed = true;
  return isEnd && step?.kind === 'aclose';
}

/** Gives the step's value to who awaits it: an `await`, or a call of `send()` or `throw()`. */
function deliver(back: Frame, onReturn: OnReturn, value: Value): void {
  if (onReturn !== ON_RETURN.send) throw stopIteration(value);
  endSend(back, value);
}
