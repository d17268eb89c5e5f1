import { Op } from '../code/opcodes.ts';
import { Raised } from '../objects/errors.ts';
import type { PyException } from '../objects/exception.ts';
import { PyAsyncStep, PyGenerator } from '../objects/generator.ts';
import { touch } from '../objects/heap.ts';
import {
  builtinFunctionType,
  methodDescriptorType,
  PyBoundNative,
  PyNative,
  PyStaticNative,
} from '../objects/native.ts';
import type { Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import { enterFunction } from './call.ts';
import { type Frame, frameObject, ON_RETURN, type OnReturn, type PyFrame } from './frame.ts';
import { stopIteration } from './generator.ts';
import { lineStarts } from './line-starts.ts';
import type { Machine } from './machine.ts';
import { isTraced, type Passing, PASSING, type Telling } from './trace-state.ts';

/**
 * `sys.settrace` and `sys.setprofile`: https://docs.python.org/3.14/library/sys.html#sys.settrace
 *
 * The guest's function is called as a frame that is pushed before an instruction, or in the midst of an unwinding; when
 * it returns, the machine asks again and goes on with what has not been told yet. So there is nothing to wait for: how
 * far the telling has come is `vm.told`, and `vm.telling` says whose function runs. While it runs nothing is traced.
 * Nothing is paid unless a function is set: then the dispatch loop asks before each instruction.
 *
 * While the function runs, the frame it is told of stands behind the instruction that is to come, so that `f_lineno` and
 * the traceback of an error are that instruction's.
 */

/** What there may be to tell before one instruction, in this order. */
const TOLD = { calledNative: 1, profileCall: 2, call: 3, line: 4, opcode: 5, profileReturn: 6, return: 7, native: 8 };

/** Called before each instruction while the guest traces. True: a frame was pushed, ask again when it is the turn. */
export function tellBefore(vm: Machine, frame: Frame): boolean {
  if (vm.telling !== 'nothing' || frame.code.isHidden) return false;
  for (let what = vm.told + 1; what <= TOLD.native; what++) {
    if (tell(vm, frame, what)) {
      vm.told = what;
      return true;
    }
  }
  vm.told = 0;
  if (frame.object !== null) frame.object.previous = frame.pc >> 1;
  return false;
}

function tell(vm: Machine, frame: Frame, what: number): boolean {
  const { instructions } = frame.code.code;
  const op = instructions[frame.pc] as number;
  switch (what) {
    case TOLD.calledNative:
      return tellNativeReturned(vm, frame, 'c_return');
    case TOLD.profileCall:
      return op === Op.RESUME && profile(vm, frame, 'call', None);
    case TOLD.call:
      return op === Op.RESUME && traceCall(vm, frame, ON_RETURN.traced);
    case TOLD.line:
      return frame.object?.tracesLines === true && isLineDue(frame, op) && trace(vm, frame, 'line', None);
    case TOLD.opcode:
      return frame.object?.tracesOpcodes === true && op !== Op.RESUME && trace(vm, frame, 'opcode', None);
    case TOLD.profileReturn:
      return isReturn(op) && profile(vm, frame, 'return', frame.slots[frame.sp - 1] ?? None);
    case TOLD.return:
      if (op === Op.END_SEND) return tellEndOfDelegate(vm, frame);
      return isReturn(op) && trace(vm, frame, 'return', frame.slots[frame.sp - 1] ?? None);
    default:
      return vm.profileFunction !== null && tellNativeCalled(vm, frame, op);
  }
}

const isReturn = (op: number): boolean => op === Op.RETURN_VALUE || op === Op.YIELD_VALUE;

/** A line begins: one that the frame does not come from, or the same once more in a loop of one line. */
function isLineDue(frame: Frame, op: number): boolean {
  const { code } = frame.code;
  const index = frame.pc >> 1;
  const lineOf = (at: number): number => code.positions[4 * at] ?? -1;
  if (op === Op.JUMP_BACKWARD) {
    const target = code.instructions[frame.pc + 1] as number;
    if (lineOf(target) === lineOf(index) && lineOf(index) > 0) return true;
  }
  const line = lineStarts(code)[index] as number;
  if (line === 0) return false;
  const known = frame.object?.previous ?? -1;
  const previous = known >= 0 ? known : index - 1;
  return previous < 0 || code.instructions[2 * previous] === Op.RESUME || lineOf(previous) !== line;
}

/**
 * `yield from` and `await` of a generator, or of a step of an asynchronous one, that has finished: CPython tells the
 * StopIteration that was not raised.
 */
function tellEndOfDelegate(vm: Machine, frame: Frame): boolean {
  const receiver = frame.slots[frame.sp - 2];
  if (!(receiver instanceof PyGenerator || receiver instanceof PyAsyncStep)) return false;
  if ((frame.object?.trace ?? null) === null) return false;
  const { exception } = stopIteration(frame.slots[frame.sp - 1] ?? None);
  return trace(vm, frame, 'exception', triple(exception));
}

function triple(exception: PyException): Value {
  return new PyTuple([exception.cls, exception, exception.traceback ?? None]);
}

function traceCall(vm: Machine, frame: Frame, onReturn: OnReturn): boolean {
  const { traceFunction } = vm;
  if (traceFunction === null) return false;
  return call(vm, frame, 'trace', traceFunction, 'call', None, onReturn);
}

function trace(vm: Machine, frame: Frame, event: string, argument: Value): boolean {
  const local = frame.object?.trace ?? null;
  if (local === null || vm.traceFunction === null) return false;
  return call(vm, frame, 'trace', local, event, argument, ON_RETURN.traced);
}

function profile(vm: Machine, frame: Frame, event: string, argument: Value): boolean {
  if (vm.profileFunction === null) return false;
  return call(vm, frame, 'profile', vm.profileFunction, event, argument, ON_RETURN.traced);
}

function call(
  vm: Machine,
  frame: Frame,
  telling: Telling,
  callable: Value,
  event: string,
  argument: Value,
  onReturn: OnReturn,
): boolean {
  const shown = frameObject(frame);
  enterFunction(vm, vm.frozen('call_trace'), [callable, shown, event, argument], [], onReturn);
  vm.telling = telling;
  vm.toldEvent = event;
  if (onReturn === ON_RETURN.traced) frame.pc += 2;
  return true;
}

/** The guest's function has returned: to `frame`, whose event it was. */
export function traceReturns(vm: Machine, frame: Frame, value: Value): void {
  const shown = frame.object as PyFrame;
  if (vm.telling === 'trace' && value !== None) {
    shown.trace = value;
    touch(shown);
  }
  vm.telling = 'nothing';
  vm.toldEvent = null;
}

/** The guest's function has failed: it is not called any more, and the error is the traced frame's. */
export function traceFails(vm: Machine, frame: Frame): void {
  if (vm.telling === 'profile') {
    vm.profileFunction = null;
  } else {
    vm.traceFunction = null;
    (frame.object as PyFrame).trace = null;
  }
  vm.telling = 'nothing';
  vm.toldEvent = null;
  vm.told = 0;
}

/** Tells of an exception in the running frame what comes with that stage. True: a frame was pushed. */
export function tellPassing(vm: Machine, frame: Frame, exception: PyException, stage: Passing): boolean {
  if (vm.telling !== 'nothing' || frame.code.isHidden || !isTraced(vm)) return false;
  try {
    if (!tellStage(vm, frame, exception, stage)) return false;
  } catch (error) {
    // There is no room for a call.
    if (!(error instanceof Raised)) throw error;
    return false;
  }
  vm.passing = exception;
  vm.passed = stage;
  return true;
}

function tellStage(vm: Machine, frame: Frame, exception: PyException, stage: Passing): boolean {
  const { traceFunction, profileFunction } = vm;
  const tracedBy = traceFunction === null ? null : (frame.object?.trace ?? null);
  const onReturn = ON_RETURN.tracedRaise;
  switch (stage) {
    case PASSING.called:
      if (!wasThrownInto(frame)) return false;
      // A handler on the line of the `yield` begins the line anew, as going on does.
      if (frame.object !== null) frame.object.previous = frame.pc >> 1;
      return traceCall(vm, frame, onReturn);
    case PASSING.profiledCall:
      return (
        profileFunction !== null &&
        wasThrownInto(frame) &&
        call(vm, frame, 'profile', profileFunction, 'call', None, onReturn)
      );
    case PASSING.told:
    case PASSING.ended:
      return tracedBy !== null && call(vm, frame, 'trace', tracedBy, 'exception', triple(exception), onReturn);
    case PASSING.nativeLeft:
      return tellNativeReturned(vm, frame, 'c_exception', onReturn);
    case PASSING.profiledReturn:
      return profileFunction !== null && call(vm, frame, 'profile', profileFunction, 'return', None, onReturn);
    case PASSING.left:
      return tracedBy !== null && call(vm, frame, 'trace', tracedBy, 'return', None, onReturn);
    default:
      return false;
  }
}

/** Whether `throw()` raised it there: a generator that stands behind its `yield` cannot fail by itself. */
function wasThrownInto(frame: Frame): boolean {
  if (frame.generator === null) return false;
  const op = frame.code.code.instructions[2 * frame.lasti];
  return op === Op.YIELD_VALUE || op === Op.RETURN_GENERATOR;
}

/** `c_call` is told of built-in functions and methods, not of types. */
function tellNativeCalled(vm: Machine, frame: Frame, op: number): boolean {
  const argument = frame.code.code.instructions[frame.pc + 1] as number;
  const { slots, sp } = frame;
  let base: number;
  if (op === Op.CALL) base = sp - argument - 2;
  else if (op === Op.CALL_KW) base = sp - argument - 3;
  else if (op === Op.CALL_FUNCTION_EX) base = sp - 4;
  else return false;
  const callable = builtinOf(slots[base], slots[base + 1] ?? (base + 2 < sp ? slots[base + 2] : undefined));
  if (callable === null || !profile(vm, frame, 'c_call', callable)) return false;
  (frame.object as PyFrame).calling = callable;
  return true;
}

function builtinOf(callable: Value | undefined, first: Value | undefined): Value | null {
  if (callable instanceof PyStaticNative) return callable;
  if (callable instanceof PyBoundNative) return callable.cls === builtinFunctionType ? callable : null;
  if (!(callable instanceof PyNative)) return null;
  if (callable.cls === builtinFunctionType) return callable;
  return callable.cls === methodDescriptorType && first !== undefined ? new PyBoundNative(callable, first) : null;
}

function tellNativeReturned(vm: Machine, frame: Frame, event: string, onReturn: OnReturn = ON_RETURN.traced): boolean {
  const shown = frame.object;
  if (shown === null || shown.calling === null) return false;
  const callable = shown.calling;
  shown.calling = null;
  if (vm.profileFunction === null) return false;
  return call(vm, frame, 'profile', vm.profileFunction, event, callable, onReturn);
}
