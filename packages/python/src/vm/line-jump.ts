import { codeLines, layoutOf } from '../code/assemble.ts';
import type { CodeObject } from '../code/code-object.ts';
import { Op } from '../code/opcodes.ts';
import { KIND, stackKinds, TOO_DEEP } from '../code/stack-kinds.ts';
import { intrinsic } from '../frozen/intrinsic.ts';
import { raise, valueError } from '../objects/errors.ts';
import { PyException } from '../objects/exception.ts';
import { touch } from '../objects/heap.ts';
import { asInt } from '../objects/number.ts';
import type { Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { deferTo } from './attribute.ts';
import { type Frame, ON_RETURN, type PyFrame } from './frame.ts';
import type { Machine } from './machine.ts';

/**
 * `frame.f_lineno = line`, by which a debugger jumps: allowed to the function that `sys.settrace` was given, while it is
 * told of a line of that frame. The stack must be one that the line can go on with: what lies too much on it is dropped,
 * nothing can be made up. https://docs.python.org/3.14/reference/datamodel.html#frame.f_lineno
 *
 * `undefined`, with `vm.deferredCall` set, where a warning has to be given first.
 */
export function setLine(vm: Machine, self: PyFrame, given: Value | undefined): true | undefined {
  if (given === undefined) throw raise('AttributeError', 'cannot delete attribute');
  const wanted = typeof given === 'boolean' ? undefined : asInt(given);
  if (wanted === undefined || typeof given === 'object') throw valueError('lineno must be an integer');
  const { frame } = self;
  checkEvent(vm, frame);
  if (wanted > maxLine || wanted < -maxLine) throw valueError('lineno out of range');
  const target = targetOf(vm, frame, Number(wanted));
  const unbound = localsOf(frame).filter((value) => value === undefined).length;
  if (unbound > 0) return deferTo(vm, vm.frozen('warn_and_jump'), [self, target, unbound]);
  jump(vm, frame, target);
  return true;
}

const maxLine = 2 ** 31 - 1;

/** The frame that the guest's trace function is told of; it stands behind the instruction that is to come. */
function tracedFrame(vm: Machine): Frame | null {
  if (vm.telling === 'nothing') return null;
  let frame = vm.frame;
  while (frame !== null && frame.onReturn !== ON_RETURN.traced && frame.onReturn !== ON_RETURN.tracedRaise)
    frame = frame.back;
  return frame?.back ?? null;
}

function checkEvent(vm: Machine, frame: Frame): void {
  if (tracedFrame(vm) !== frame) throw valueError('f_lineno can only be set in a trace function');
  switch (vm.toldEvent) {
    case 'call':
      throw valueError("can't jump from the 'call' trace event of a new frame");
    case 'line':
      return;
    case 'c_call':
    case 'c_return':
      throw valueError("can't jump during a call");
    default:
      // A generator may be sent elsewhere instead of yielding.
      if (vm.toldEvent !== 'return' || frame.code.code.instructions[frame.pc - 2] !== Op.YIELD_VALUE)
        throw valueError("can only jump from a 'line' trace event");
  }
}

/** The instruction that the line can be taken up at, with the fullest stack that the present one can be made. */
function targetOf(vm: Machine, frame: Frame, wanted: number): number {
  const { code } = frame.code;
  if (wanted < code.firstLine) throw valueError(`line ${wanted} comes before the current code block`);
  const lines = linesBegun(code);
  vm.charge(8 * lines.length);
  const later = lines.filter((begun) => begun >= wanted);
  if (later.length === 0) throw valueError(`line ${wanted} comes after the current code block`);
  const line = later.reduce((least, begun) => Math.min(least, begun));
  const stacks = stackKinds(code);
  const present = stacks[frame.lasti] ?? null;
  let best = -1;
  let bestStack = '';
  let problem: string | null = null;
  lines.forEach((begun, index) => {
    if (begun !== line) return;
    const stack = stacks[index] ?? null;
    if (isReachable(present, stack)) {
      if (best >= 0 && !isFuller(stack as string, bestStack)) return;
      best = index;
      bestStack = stack as string;
    } else if (best < 0) {
      problem ??= problemWith(present, stack);
    }
  });
  if (best < 0) throw valueError(problem ?? 'cannot find bytecode for specified line');
  return best;
}

/** By instruction: the line that begins there, -1 where none does. */
function linesBegun(code: CodeObject): number[] {
  const begun = new Map<number, number>();
  for (const { start, line } of codeLines(code)) if (line !== null) begun.set(start, line);
  const { starts } = layoutOf(code);
  return Array.from({ length: code.instructions.length / 2 }, (_, index) => begun.get(starts[index] as number) ?? -1);
}

const isFuller = (stack: string, than: string): boolean =>
  stack.length === than.length ? stack > than : stack.length > than.length;

/** Whether dropping values makes one stack the other. */
function isReachable(from: string | null, to: string | null): boolean {
  if (from === null || to === null || from === TOO_DEEP || to === TOO_DEEP || to.length > from.length) return false;
  for (let i = 0; i < to.length; i++) {
    const kind = from[i];
    const isFit = to[i] === KIND.value ? kind !== KIND.nothing : to[i] === KIND.nothing || to[i] === kind;
    if (!isFit) return false;
  }
  return true;
}

function problemWith(from: string | null, to: string | null): string {
  if (from === TOO_DEEP) return 'stack to deep to analyze';
  if (from === null) return "can't jump from unreachable code";
  if (to === TOO_DEEP) return 'stack is too deep to analyze';
  if (to === null) return "can't jump into an unreachable code";
  switch (to.at(-1)) {
    case KIND.exception:
      return "can't jump into an 'except' block as there's no exception";
    case KIND.lasti:
      return "can't jump into a re-raising block as there's no location";
    case KIND.iterator:
      return "can't jump into the body of a for loop";
    default:
      return 'incompatible stacks';
  }
}

function localsOf(frame: Frame): (Value | undefined)[] {
  return frame.slots.slice(0, frame.code.code.localsPlus.length);
}

/** Goes there when the trace function returns. Variables that have no value get None: code may count on it. */
function jump(vm: Machine, frame: Frame, target: number): void {
  const { code } = frame.code;
  const stacks = stackKinds(code);
  vm.charge(4 * stacks.length);
  localsOf(frame).forEach((value, slot) => {
    if (value === undefined) frame.slots[slot] = None;
  });
  const depth = stacks[target]?.length ?? 0;
  for (let kinds = stacks[frame.lasti] ?? ''; kinds.length > depth; kinds = kinds.slice(0, -1)) {
    const dropped = frame.slots[--frame.sp];
    if (kinds.endsWith(KIND.exception)) leaveHandler(vm, frame, dropped);
  }
  frame.pc = 2 * target + 2;
  touch(frame);
}

/** What POP_EXCEPT would do. */
function leaveHandler(vm: Machine, frame: Frame, previous: Value | undefined): void {
  const { generator } = frame;
  const exception = previous instanceof PyException ? previous : null;
  vm.handled = exception ?? generator?.outerHandled ?? null;
  if (generator !== null) generator.ownHandled = exception;
}

intrinsic('_jump_to', '(frame, target, /)', (vm: Machine, self: PyFrame, target: number) => {
  jump(vm, self.frame, target);
  return None;
});
