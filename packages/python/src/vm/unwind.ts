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
import { tracingPart } from '../parts/parts.ts';
import { isTraced, type Passing, PASSING } from './trace-state.ts';
import type { Machine } from './machine.ts';
import { endLoop, endSend } from './return.ts';

/**
 * Takes an exception from the running frame down to the frame that handles it, as the exception tables say. False where
 * nobody does: then `vm.result` has it. Each visible frame passed adds a traceback entry, the one that raised again
 * (`raise`, `RERAISE`) excepted: it has its entry already.
 */
export function unwind(vm: Machine, raised: Raised): boolean {
  if (!raised.isAgain) chain(vm, raised.exception);
  // Counted at once: the tracer takes the count for the place.
  vm.executed += unwindCost + vm.debt;
  vm.debt = 0;
  return passOn(vm, raised.exception, raised.isAgain ? PASSING.told : PASSING.fresh);
}

/** Goes on with an exception that the tracer stopped. */
export function resumeUnwinding(vm: Machine): boolean {
  const exception = vm.raising as PyException;
  vm.raising = null;
  return passOn(vm, exception, PASSING.shown);
}

/** Goes on with an exception of which the guest's trace function was told. */
export function resumePassing(vm: Machine): boolean {
  const exception = vm.passing as PyException;
  vm.passing = null;
  return passOn(vm, exception, vm.passed);
}

/**
 * Takes the exception on from where it has got in the running frame. True where the machine goes on: in a handler, or
 * with the guest's trace function, behind which `resumePassing` takes it up again.
 */
function passOn(vm: Machine, raised: PyException, first: Passing): boolean {
  let exception = raised;
  let stage = first;
  for (;;) {
    const frame = vm.frame as Frame;
    if (stage === PASSING.ended) {
      endIteration(frame, exception);
      return true;
    }
    if (!frame.code.isHidden) {
      if (stage === PASSING.fresh && vm.tracer?.raised(frame, vm, exception) === true) {
        vm.raising = exception;
        vm.result = { kind: 'stopped' };
        return false;
      }
      if (tells(vm, stage, exception, arriving)) return true;
      if (stage < PASSING.entered) addTraceback(exception, frame);
      if (tells(vm, stage, exception, known)) return true;
    }
    const raisedAt = placeOfError(frame);
    const entry = stage < PASSING.profiledReturn ? handlerOf(frame) : null;
    if (entry !== null) {
      // The handler's first instruction is another place than the error.
      vm.executed++;
      frame.sp = frame.code.code.localsPlus.length + entry.depth;
      if (entry.pushLasti) frame.slots[frame.sp++] = raisedAt;
      frame.slots[frame.sp++] = exception;
      frame.pc = entry.target * 2;
      return true;
    }
    frame.pc = 2 * raisedAt + 2;
    if (tells(vm, stage, exception, leaving)) return true;
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
      case 'iterated':
        stage = PASSING.ended;
        if (isTraced(vm) && tracingPart.get().tellPassing(vm, vm.frame as Frame, exception, stage)) return true;
        continue;
      case 'on':
        break;
      default:
        outcome satisfies never;
    }
    stage = PASSING.fresh;
    vm.executed += unwindCost;
  }
}

const arriving = [PASSING.profiledCall, PASSING.called, PASSING.nativeLeft] as const;
const known = [PASSING.told] as const;
const leaving = [PASSING.profiledReturn, PASSING.left] as const;

/** Whether the guest's trace function is called for one of those of the stages that are still to come. */
function tells(vm: Machine, reached: Passing, exception: PyException, stages: readonly Passing[]): boolean {
  if (!isTraced(vm)) return false;
  const { tellPassing } = tracingPart.get();
  return stages.some((stage) => reached < stage && tellPassing(vm, vm.frame as Frame, exception, stage));
}

/** Index of the instruction that failed: one that only raises again says by an index on the stack which that was. */
function placeOfError(frame: Frame): number {
  const { instructions } = frame.code.code;
  const argument = instructions[frame.pc - 1] as number;
  if (instructions[frame.pc - 2] !== Op.RERAISE || argument === 0) return frame.lasti;
  const index = frame.slots[frame.sp - argument];
  return typeof index === 'number' ? index : frame.lasti;
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
 * caller gets instead is StopIteration. `iterated`: it is the end of the caller's iteration.
 */
function leaveFrame(
  vm: Machine,
  frame: Frame,
  exception: PyException,
): 'on' | 'taken' | 'ended' | 'iterated' | 'programEnded' | 'uncaught' {
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
      return exception.cls.isSubtype(exceptionClass('StopIteration')) ? 'iterated' : 'on';
    case ON_RETURN.close:
      if (!endsClose(exception)) return 'on';
      back.slots[back.sp++] = None;
      return 'taken';
    case ON_RETURN.traced:
      tracingPart.get().traceFails(vm, back);
      return 'on';
    case ON_RETURN.tracedRaise:
      vm.passing = null;
      tracingPart.get().traceFails(vm, back);
      return 'on';
    default:
      return 'on';
  }
}

/** `__next__` raised StopIteration: the loop or the `yield from` that asked is over. */
function endIteration(frame: Frame, exception: PyException): void {
  if (frame.code.code.instructions[frame.pc - 2] === Op.SEND) endSend(frame, stopIterationValue(exception));
  else endLoop(frame);
}

/** What `close()` raises when the generator yields instead of ending. */
export function ignoredExit(kind: string): Raised {
  return raise('RuntimeError', `${kind} ignored GeneratorExit`);
}
