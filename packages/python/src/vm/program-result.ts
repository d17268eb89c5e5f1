import type { PyException } from '../objects/exception.ts';
import { None } from '../objects/singleton.ts';
import { livesPart } from '../parts/parts.ts';
import { EXIT } from './exit.ts';
import { type Frame, ON_RETURN } from './frame.ts';
import type { Machine } from './machine.ts';

/** The program's frame was left. True where a frame was entered that ends what is left of it; else `vm.result` is set. */
export function leaveProgram(vm: Machine, frame: Frame, exception: PyException | null): boolean {
  if (frame.onReturn === ON_RETURN.program && (vm.lives !== null || vm.atExit.length > 0)) {
    livesPart.get().endProgram(vm, exception);
    return true;
  }
  const raised = frame.onReturn === ON_RETURN.program ? exception : vm.ending;
  vm.ending = null;
  vm.exiting = EXIT.none;
  vm.lives = null;
  vm.result = raised === null ? { kind: 'returned', value: None } : { kind: 'raised', exception: raised };
  return false;
}
