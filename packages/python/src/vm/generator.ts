import { CodeFlag, type CodeObject, type ExceptionEntry } from '../code/code-object.ts';
import { Op } from '../code/opcodes.ts';
import { raise, Raised, typeError, valueError } from '../objects/errors.ts';
import { isException, type PyException, PyTraceback } from '../objects/exception.ts';
import { asyncGeneratorType, coroutineType, PyAsyncGenerator, type PyGenerator } from '../objects/generator.ts';
import type { Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { pushed } from './call.ts';
import { type Frame, frameObject, type OnReturn } from './frame.ts';
import { ceaseMortal, MORTAL } from './lives.ts';
import type { Machine } from './machine.ts';

/** Enters a generator's frame with the value that `yield` is to give. `null` where it has finished already. */
export function resumeGenerator(vm: Machine, generator: PyGenerator, value: Value, onReturn: OnReturn): Value | null {
  const frame = enterGenerator(vm, generator, onReturn);
  if (frame === null) return null;
  if (value !== None && frame.pc === startPc(frame)) {
    leave(vm, generator);
    throw typeError(`can't send non-None value to a just-started ${kindOf(generator)}`);
  }
  frame.slots[frame.sp++] = value;
  return pushed;
}

/** The pc right behind RETURN_GENERATOR: a generator that stands there has not started. */
function startPc(frame: Frame): number {
  const { instructions } = frame.code.code;
  for (let pc = 0; pc < instructions.length; pc += 2) {
    if (instructions[pc] === Op.RETURN_GENERATOR) return pc + 2;
  }
  return -1;
}

export function hasStarted(generator: PyGenerator): boolean {
  return generator.frame === null || generator.frame.pc !== startPc(generator.frame);
}

export function kindOf(generator: PyGenerator): string {
  return generator.cls === coroutineType
    ? 'coroutine'
    : generator.cls === asyncGeneratorType
      ? 'async generator'
      : 'generator';
}

/** Makes the generator's frame the running one; `null` where it has finished. */
function enterGenerator(vm: Machine, generator: PyGenerator, onReturn: OnReturn): Frame | null {
  if (generator.isRunning) throw valueError(`${kindOf(generator)} already executing`);
  const { frame } = generator;
  if (frame === null) return null;
  frame.back = vm.frame;
  frame.onReturn = onReturn;
  vm.push(frame);
  generator.isRunning = true;
  generator.outerHandled = vm.handled;
  if (generator.ownHandled !== null) vm.handled = generator.ownHandled;
  return frame;
}

/** `YIELD_VALUE`: leaves the frame where it stands; the frame below is the running one again. */
export function leave(vm: Machine, generator: PyGenerator): Frame {
  const frame = generator.frame as Frame;
  vm.pop();
  const back = frame.back as Frame;
  frame.back = null;
  generator.isRunning = false;
  vm.handled = generator.outerHandled;
  generator.outerHandled = null;
  return back;
}

/** The generator's frame returned or raised. The frame itself is popped by the caller. */
export function finish(vm: Machine, generator: PyGenerator): void {
  generator.frame = null;
  if (generator instanceof PyAsyncGenerator) generator.isStepping = false;
  generator.isRunning = false;
  vm.handled = generator.outerHandled;
  generator.outerHandled = null;
  generator.ownHandled = null;
  if (vm.lives !== null) ceaseMortal(vm, generator, MORTAL.generator);
}

const closable = new WeakMap<CodeObject, boolean>();

/** CALL_INTRINSIC_1: makes a RuntimeError of a StopIteration that would leave a generator. */
const stopIterationError = 3;

/** Whether a handler is the one around the whole body, of which nothing can be seen when the generator is closed. */
function isWrapper(code: CodeObject, entry: ExceptionEntry): boolean {
  const { instructions } = code;
  return (
    instructions[entry.target * 2] === Op.CALL_INTRINSIC_1 && instructions[entry.target * 2 + 1] === stopIterationError
  );
}

/** Whether the end of a generator of that code may be seen: it has handlers, or warns where it was never awaited. */
export function hasVisibleEnd(code: CodeObject): boolean {
  if ((code.flags & CodeFlag.COROUTINE) !== 0) return true;
  let answer = closable.get(code);
  if (answer === undefined) {
    answer = code.exceptionTable.some((entry) => !isWrapper(code, entry));
    closable.set(code, answer);
  }
  return answer;
}

/** Whether the body stands where `close()` would run some of it, or a coroutine was never awaited. */
export function needsClosing(generator: PyGenerator): boolean {
  const { frame } = generator;
  if (frame === null || generator.isRunning) return false;
  if (!hasStarted(generator)) return generator.cls === coroutineType;
  const { lasti } = frame;
  const { code } = frame.code;
  const entry = code.exceptionTable.find(({ start, end }) => lasti >= start && lasti < end);
  // What it waits for is closed with it.
  return (entry !== undefined && !isWrapper(code, entry)) || delegate(generator) !== None;
}

/** What the end of a generator raises in `next()`, `send()` and `throw()`. */
export function stopIteration(value: Value): Raised {
  const raised = value === None ? raise('StopIteration') : raise('StopIteration', value);
  raised.exception.fields.set('value', value);
  return raised;
}

/** The sub-iterator a generator waits for in `yield from` or `await`; None where it does not. */
export function delegate(generator: PyGenerator): Value {
  const { frame } = generator;
  if (frame === null || generator.isRunning) return None;
  const { instructions } = frame.code.code;
  // A `yield from` loop is SEND, YIELD_VALUE, RESUME: suspended behind a YIELD_VALUE whose argument says so.
  const previous = frame.pc - 2;
  if (instructions[previous] !== Op.YIELD_VALUE || instructions[previous + 1] !== 1) return None;
  return frame.slots[frame.sp - 1] ?? None;
}

/** Whether a value raised in a generator's frame is one that `close()` expects. */
export function endsClose(exception: PyException): boolean {
  return isException(exception, 'GeneratorExit') || isException(exception, 'StopIteration');
}

/**
 * Raises the exception where the body stands, or here where there is no body any more. Its context is what the body is
 * handling, not what the caller is.
 */
export function raiseIn(vm: Machine, generator: PyGenerator, exception: PyException, onReturn: OnReturn): never {
  generator.isRunning = false;
  if (enterGenerator(vm, generator, onReturn) !== null) {
    // The handler that catches it restores the caller's when it is done: `popExcept`.
    if (generator.ownHandled === null) vm.handled = null;
    throw new Raised(exception);
  }
  if (generator.cls === coroutineType) throw reusedCoroutine();
  const frame = vm.frame as Frame;
  if (!frame.code.isHidden)
    exception.traceback = new PyTraceback(exception.traceback, frameObject(frame), frame.lasti, frame.currentLine);
  throw new Raised(exception, true);
}

export function reusedCoroutine(): Raised {
  return raise('RuntimeError', 'cannot reuse already awaited coroutine');
}
