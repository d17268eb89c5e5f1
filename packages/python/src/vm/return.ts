import { typeError } from '../objects/errors.ts';
import { PyAsyncGenerator } from '../objects/generator.ts';
import { typeOf, type Value } from '../objects/object.ts';
import { truthOf } from '../objects/protocol.ts';
import { None, NotImplemented } from '../objects/singleton.ts';
import type { PyTuple } from '../objects/tuple.ts';
import { Op } from '../code/opcodes.ts';
import { stepReturns } from './async-generator.ts';
import { type Frame, ON_RETURN } from './frame.ts';
import { finish, stopIteration } from './generator.ts';
import { leaveProgram } from './program-result.ts';
import { tracingPart } from '../parts/parts.ts';
import { isTraced, PASSING } from './trace-state.ts';
import type { Machine } from './machine.ts';
import { compareInPython, comparisonName, unsupportedOperation } from './operator.ts';

/**
 * RETURN_VALUE: leaves the frame and gives the value to the frame below as `frame.onReturn` says. True where the
 * dispatch loop must be left: it was the host's call, and `vm.result` has the value, or `vm.isRetraced`.
 */
export function frameReturns(vm: Machine, frame: Frame, value: Value): boolean {
  vm.pop();
  if (frame.generator !== null) finish(vm, frame.generator);
  const { back } = frame;
  if (frame.onReturn === ON_RETURN.host) {
    vm.result = { kind: 'returned', value };
    return true;
  }
  if (frame.onReturn === ON_RETURN.program || frame.onReturn === ON_RETURN.ended) return !leaveProgram(vm, frame, null);
  if (back === null) throw new Error('a frame returned to nobody');
  if (frame.generator instanceof PyAsyncGenerator) {
    stepReturns(frame.generator, back, frame.onReturn);
    return false;
  }
  switch (frame.onReturn) {
    case ON_RETURN.push:
      back.slots[back.sp++] = value;
      break;
    case ON_RETURN.callee:
      back.slots[back.sp++] = value;
      back.slots[back.sp++] = undefined;
      break;
    case ON_RETURN.drop:
      break;
    case ON_RETURN.spread:
      for (const item of (value as PyTuple).items) back.slots[back.sp++] = item;
      break;
    case ON_RETURN.none:
      back.slots[back.sp++] = None;
      break;
    case ON_RETURN.init:
      if (value !== None) throw typeError(`__init__() should return None, not '${typeOf(value).name}'`);
      break;
    case ON_RETURN.binary:
      binaryReturns(back, value);
      break;
    case ON_RETURN.compare:
      comparisonReturns(vm, back, value);
      break;
    case ON_RETURN.close:
    case ON_RETURN.next:
      back.slots[back.sp++] = value;
      break;
    case ON_RETURN.loop:
      if (value === None || !isTraced(vm) || !tellStop(vm, back, value)) endLoop(back);
      break;
    case ON_RETURN.send:
      endSend(back, value);
      break;
    case ON_RETURN.resume:
      throw stopIteration(value);
    case ON_RETURN.default:
      // The default lies on the caller's stack already, as the value of the call.
      break;
    case ON_RETURN.traced:
      tracingPart.get().traceReturns(vm, back, value);
      back.pc -= 2;
      break;
    case ON_RETURN.tracedRaise:
      tracingPart.get().traceReturns(vm, back, value);
      vm.isRetraced = true;
      return true;
    case ON_RETURN.retrace:
      back.slots[back.sp++] = value;
      vm.isRetraced = true;
      return true;
    default:
      frame.onReturn satisfies never;
  }
  return false;
}

/** A generator's value is lost in a loop; the guest's trace function learns of it as an exception. */
function tellStop(vm: Machine, frame: Frame, value: Value): boolean {
  return tracingPart.get().tellPassing(vm, frame, stopIteration(value).exception, PASSING.ended);
}

/** The loop of the FOR_ITER that the frame waits at is over: on to behind its END_FOR, which POP_ITER follows. */
export function endLoop(frame: Frame): void {
  const target = frame.code.code.instructions[frame.pc - 1] as number;
  frame.pc = target * 2 + 2;
}

/** The `yield from` or `await` of the SEND that the frame waits at has its value. */
export function endSend(frame: Frame, value: Value): void {
  frame.slots[frame.sp++] = value;
  frame.pc = (frame.code.code.instructions[frame.pc - 1] as number) * 2;
}

function binaryReturns(back: Frame, value: Value): void {
  const a = back.slots[back.sp - 2] as Value;
  const b = back.slots[back.sp - 1] as Value;
  if (value === NotImplemented && back.code.code.instructions[back.pc - 2] === Op.BINARY_OP) {
    throw unsupportedOperation(a, b, back.code.code.instructions[back.pc - 1] as number);
  }
  back.sp -= 2;
  back.slots[back.sp++] = value;
}

function comparisonReturns(vm: Machine, back: Frame, value: Value): void {
  const a = back.slots[back.sp - 2] as Value;
  const b = back.slots[back.sp - 1] as Value;
  const argument = back.code.code.instructions[back.pc - 1] as number;
  const wantsBool = (argument & 16) !== 0;
  if (value === NotImplemented) {
    compareInPython(vm, a, b, comparisonName(argument >> 5), wantsBool, true);
    return;
  }
  back.sp -= 2;
  if (!wantsBool || typeof value === 'boolean') {
    back.slots[back.sp++] = value;
    return;
  }
  const truth = truthOf(vm, value);
  if (truth === undefined) vm.callFrozen('to_bool', value);
  else back.slots[back.sp++] = truth;
}
