import type { ExceptionEntry } from '../code/code-object.ts';
import { Op } from '../code/opcodes.ts';
import { raise, type Raised } from '../objects/errors.ts';
import { exceptionClass, type PyException, PyTraceback, stopIterationValue } from '../objects/exception.ts';
import { PyAsyncGenerator } from '../objects/generator.ts';
import { None } from '../objects/singleton.ts';
import { type Frame, frameObject, ON_RETURN } from './frame.ts';
import { stepRaises } from './async-generator.ts';
import { endsClose, finish, stopIteration } from './generator.ts';
import { leaveProgram } from './program-result.ts';
import type { Machine } from './machine.ts';
import { endLoop, endSend } from './return.ts';

/**
 * Takes an exception from the running frame down to the frame that handles it, as the exception tables say. False where
 * nobody does: then `vm.result` has it. Each visible frame passed adds a traceback entry, the one that raised again
 * (`raise`, `RERAISE`) excepted: it has its entry already.
 */
export function unwind(vm: Machine, raised: Raised): boolean {
  if (!raised.isAgain) chain(vm, raised.exception);
  return passOn(vm, raised.exception, raised.isAgain ? 'entered' : 'fresh');
}

/** Goes on with an exception that the tracer stopped. */
export function resumeUnwinding(vm: Machine): boolean {
  const exception = vm.raising as PyException;
  vm.raising = null;
  return passOn(vm, exception, 'shown');
}

/** `entered`: the running frame has its traceback entry; `shown`: only the tracer has seen the exception there. */
function passOn(vm: Machine, raised: PyException, first: 'fresh' | 'entered' | 'shown'): boolean {
  let exception = raised;
  let state = first;
  for (;;) {
    const frame = vm.frame as Frame;
    // Counted at once: the tracer takes the count for the place. A frame that was shown has been counted.
    if (state !== 'shown') vm.executed += unwindCost;
    if (!frame.code.isHidden && state !== 'entered') {
      if (state === 'fresh' && vm.tracer?.raised(frame, vm, exception) === true) {
        vm.raising = exception;
        vm.result = { kind: 'stopped' };
        return false;
      }
      addTraceback(exception, frame);
    }
    state = 'fresh';
    const entry = handlerOf(frame);
    if (entry !== null) {
      frame.sp = frame.code.code.localsPlus.length + entry.depth;
      if (entry.pushLasti) frame.slots[frame.sp++] = frame.lasti;
      frame.slots[frame.sp++] = exception;
      frame.pc = entry.target * 2;
      return true;
    }
    const outcome = leaveFrame(vm, frame, exception);
    switch (outcome) {
      case 'uncaught':
        vm.result = { kind: 'raised', exception };
        return false;
      case 'taken':
        return true;
      case 'programEnded':
        return false;
      case 'ended':
        exception = stopIteration(None).exception;
        chain(vm, exception);
        break;
      case 'on':
        break;
      default:
        outcome satisfies never;
    }
  }
}

function addTraceback(exception: PyException, frame: Frame): void {
  const object = frame.object ?? frameObject(frame);
  exception.traceback = new PyTraceback(exception.traceback, object, frame.lasti, frame.currentLine);
}

/** What leaving or searching a frame costs, in instructions: a program that only raises must meet its budget as well. */
const unwindCost = 16;

/** Sets `__context__` to the exception being handled, without making a ring; the guest may have made one before. */
function chain(vm: Machine, exception: PyException): void {
  const { handled } = vm;
  if (handled === null || handled === exception) return;
  let slow: PyException | null = handled;
  let moves = false;
  for (let link: PyException | null = handled; link !== null; link = link.context) {
    vm.debt++;
    if (link.context === exception) {
      link.context = null;
      break;
    }
    if (moves) slow = slow?.context ?? null;
    moves = !moves;
    if (link.context === slow) break;
  }
  exception.context = handled;
}

function handlerOf(frame: Frame): ExceptionEntry | null {
  const { lasti } = frame;
  for (const entry of frame.code.code.exceptionTable) {
    if (lasti >= entry.start && lasti < entry.end) return entry;
  }
  return null;
}

/**
 * Leaves a frame that does not handle the exception. Some callers take it as an answer; see `ON_RETURN`. `ended`: what the
 * caller gets instead is StopIteration.
 */
function leaveFrame(
  vm: Machine,
  frame: Frame,
  exception: PyException,
): 'on' | 'taken' | 'ended' | 'programEnded' | 'uncaught' {
  vm.pop();
  const { back, generator } = frame;
  if (generator !== null) finish(vm, generator);
  // The locals stay while the traceback does; what was being computed is gone.
  frame.sp = frame.code.code.localsPlus.length;
  if (frame.onReturn === ON_RETURN.program || frame.onReturn === ON_RETURN.ended)
    return leaveProgram(vm, frame, exception) ? 'taken' : 'programEnded';
  if (frame.onReturn === ON_RETURN.host || back === null) return 'uncaught';
  if (generator instanceof PyAsyncGenerator && stepRaises(generator, exception)) {
    if (frame.onReturn !== ON_RETURN.send) return 'ended';
    endSend(back, None);
    return 'taken';
  }
  switch (frame.onReturn) {
    case ON_RETURN.next:
      if (!exception.cls.isSubtype(exceptionClass('StopIteration'))) return 'on';
      if (back.code.code.instructions[back.pc - 2] === Op.SEND) endSend(back, stopIterationValue(exception));
      else endLoop(back);
      return 'taken';
    case ON_RETURN.close:
      if (!endsClose(exception)) return 'on';
      back.slots[back.sp++] = None;
      return 'taken';
    default:
      return 'on';
  }
}

/** What `close()` raises when the generator yields instead of ending. */
export function ignoredExit(kind: string): Raised {
  return raise('RuntimeError', `${kind} ignored GeneratorExit`);
}
