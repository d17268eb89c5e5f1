import { typeError } from '../../objects/errors.ts';
import { PyFunction } from '../../objects/function.ts';
import {
  coroutineType,
  generatorType,
  type PyAsyncGenerator,
  PyAsyncStep,
  PyCoroutineWrapper,
  PyGenerator,
  PyWrappedValue,
} from '../../objects/generator.ts';
import { getIterator } from '../../objects/iterate.ts';
import { exhausted, PyIterator } from '../../objects/iterator.ts';
import { PyNative } from '../../objects/native.ts';
import { typeOf, type Value } from '../../objects/object.ts';
import { None } from '../../objects/singleton.ts';
import { PyTuple } from '../../objects/tuple.ts';
import { enterFunction, makeGenerator } from '../call.ts';
import { CodeFlag } from '../../code/code-object.ts';
import { type Frame, ON_RETURN } from '../frame.ts';
import { sendToStep, stepYields } from '../async-generator.ts';
import { hasVisibleEnd, kindOf, leave, resumeGenerator, reusedCoroutine } from '../generator.ts';
import { becomeMortal, MORTAL } from '../lives.ts';
import type { Machine } from '../machine.ts';
import { endLoop, endSend, frameReturns } from '../return.ts';
import { ignoredExit } from '../unwind.ts';
import { type Instruction, peek, pop, push } from './stack.ts';

export const returnGenerator: Instruction = (vm, frame) => {
  const generator = makeGenerator(frame);
  if (vm.originDepth > 0 && generator.cls === coroutineType) generator.origin = originOf(vm, frame);
  if (hasVisibleEnd(frame.code.code)) becomeMortal(vm, generator, MORTAL.generator);
  try {
    frameReturns(vm, frame, generator);
  } finally {
    frame.generator = generator;
    frame.back = null;
    frame.onReturn = ON_RETURN.push;
  }
};

/** File, line and function of the calls around the making of a coroutine, the innermost first. */
function originOf(vm: Machine, made: Frame): Value {
  const calls: Value[] = [];
  let frame = vm.visibleFrame(made.back);
  while (frame !== null && calls.length < vm.originDepth) {
    const { filename, name } = frame.code.code;
    calls.push(new PyTuple([filename, frame.currentLine, name]));
    frame = vm.visibleFrame(frame.back);
  }
  vm.charge(calls.length);
  return new PyTuple(calls);
}

export const returnValue: Instruction = (vm, frame) => {
  frameReturns(vm, frame, pop(frame));
};

/** Gives the value to whoever drives the generator. */
export const yieldValue: Instruction = (vm, frame) => {
  const value = pop(frame);
  const generator = frame.generator as PyGenerator;
  const { onReturn } = frame;
  const back = leave(vm, generator);
  if (value instanceof PyWrappedValue) {
    stepYields(generator as PyAsyncGenerator, back, onReturn, value.value);
    return;
  }
  if (onReturn === ON_RETURN.close) throw ignoredExit(kindOf(generator));
  // `next(generator, default)` put the default on the stack, in case there is no value.
  if (onReturn === ON_RETURN.default) back.sp--;
  push(back, value);
};

export const forIter: Instruction = (vm, frame) => {
  const iterator = peek(frame, 1);
  if (iterator instanceof PyIterator) {
    const value = iterator.advance(vm);
    if (value === exhausted) {
      endLoop(frame);
      return;
    }
    if (value !== undefined) {
      frame.slots[frame.sp++] = value;
      return;
    }
  }
  nextInLoop(vm, frame, iterator);
};

/** FOR_ITER where the iterator is not a plain built-in one. */
function nextInLoop(vm: Machine, frame: Frame, iterator: Value): void {
  if (iterator instanceof PyGenerator && iterator.cls === generatorType) {
    if (resumeGenerator(vm, iterator, None, ON_RETURN.loop) === null) endLoop(frame);
    return;
  }
  if (iterator instanceof PyIterator && iterator.slowNext !== null) {
    enterFunction(vm, vm.frozen(iterator.slowNext), [iterator], [], ON_RETURN.next);
    return;
  }
  nextInPython(vm, frame, iterator);
}

function nextInPython(vm: Machine, frame: Frame, iterator: Value): void {
  const method = typeOf(iterator).lookup('__next__');
  if (method === undefined) throw typeError(`'${typeOf(iterator).name}' object is not an iterator`);
  if (method instanceof PyFunction && (method.code.code.flags & CodeFlag.GENERATOR) === 0) {
    enterFunction(vm, method, [iterator], [], ON_RETURN.next);
  } else {
    enterFunction(vm, vm.frozen('call_next'), [method, iterator], [], ON_RETURN.next);
  }
  if (vm.frame === frame) throw new Error('no frame for __next__');
}

export const getIter: Instruction = (vm, frame) => {
  const value = pop(frame);
  if (value instanceof PyGenerator && value.cls === generatorType) {
    push(frame, value);
    return;
  }
  push(frame, getIterator(vm, value) ?? vm.callFrozen('iter_slow', value));
};

export const getYieldFromIter: Instruction = (vm, frame, argument) => {
  const value = peek(frame, 1);
  if (value instanceof PyGenerator) {
    if (
      value.cls === coroutineType &&
      (frame.code.code.flags & (CodeFlag.COROUTINE | CodeFlag.ITERABLE_COROUTINE)) === 0
    ) {
      throw typeError("cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
    return;
  }
  getIter(vm, frame, argument);
};

/** One turn of `yield from` and `await`: receiver and value are on the stack; the value is replaced by what came. */
export const send: Instruction = (vm, frame) => {
  const value = pop(frame);
  const receiver = peek(frame, 1);
  if (receiver instanceof PyGenerator || receiver instanceof PyCoroutineWrapper) {
    const generator = receiver instanceof PyGenerator ? receiver : receiver.coroutine;
    if (resumeGenerator(vm, generator, value, ON_RETURN.send) !== null) return;
    if (generator.cls === coroutineType) throw reusedCoroutine();
    endSend(frame, None);
    return;
  }
  if (receiver instanceof PyAsyncStep && receiver.kind !== 'athrow') {
    if (sendToStep(vm, receiver, value, ON_RETURN.send) === null) endSend(frame, None);
    return;
  }
  if (value === None && receiver instanceof PyIterator) {
    const next = receiver.advance(vm);
    if (next === exhausted) endSend(frame, None);
    else if (next !== undefined) push(frame, next);
    else enterFunction(vm, vm.frozen(receiver.slowNext as string), [receiver], [], ON_RETURN.next);
    return;
  }
  if (value === None) {
    const method = typeOf(receiver).lookup('__next__');
    if (method instanceof PyFunction || method instanceof PyNative) nextInPython(vm, frame, receiver);
    else throw typeError(`'${typeOf(receiver).name}' object is not an iterator`);
    return;
  }
  enterFunction(vm, vm.frozen('call_send'), [receiver, value], [], ON_RETURN.next);
};

export const endSendInstruction: Instruction = (_vm, frame) => {
  const value = pop(frame);
  frame.sp--;
  push(frame, value);
};
