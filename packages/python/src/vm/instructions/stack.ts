import type { Value } from '../../objects/object.ts';
import { callValue, enterFunction, pushed } from '../call.ts';
import { type Frame, ON_RETURN } from '../frame.ts';
import type { Machine } from '../machine.ts';

/**
 * An instruction over the running frame, whose `pc` (behind the instruction) and `sp` are up to date. It may enter or
 * leave frames; the loop reads everything again afterwards.
 */
export type Instruction = (vm: Machine, frame: Frame, argument: number) => void;

export function pop(frame: Frame): Value {
  return frame.slots[--frame.sp] as Value;
}

/** The value `depth` below the top; 1 is the top. */
export function peek(frame: Frame, depth: number): Value {
  return frame.slots[frame.sp - depth] as Value;
}

/** Pushes what a call gave, unless a frame was entered that will push it. */
export function push(frame: Frame, value: Value): void {
  if (value !== pushed) frame.slots[frame.sp++] = value;
}

/** Calls a frozen function for its effect. */
export function runFrozen(vm: Machine, name: string, ...args: readonly Value[]): void {
  enterFunction(vm, vm.frozen(name), args, [], ON_RETURN.drop);
}

/** Calls anything for its effect. */
export function runCall(vm: Machine, callable: Value, args: readonly Value[]): void {
  callValue(vm, callable, args, [], ON_RETURN.drop);
}
