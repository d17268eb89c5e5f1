import type { PyException } from '../objects/exception.ts';
import type { PyModule } from '../objects/module.ts';
import { enterFunction } from './call.ts';
import { EXIT } from './exit.ts';
import { ON_RETURN } from './frame.ts';
import { livesOf } from './lives.ts';
import type { Machine } from './machine.ts';

/**
 * Functions registered with `atexit` are called, then what is still alive is ended as CPython ends it, which drops
 * `__main__` first, then all modules at once. Their names stay as they are: whoever looks at the program afterwards
 * still finds them.
 */
export function endProgram(vm: Machine, exception: PyException | null): void {
  vm.ending = exception;
  enterFunction(vm, vm.frozen('end_program'), [], [], ON_RETURN.ended);
}

/** Lets go of `__main__`, and then of everything. */
export function dropModules(vm: Machine): void {
  const lives = livesOf(vm);
  if (vm.exiting === EXIT.none) {
    vm.exiting = EXIT.mainGone;
    if (vm.ending !== null) lives.suspects.add(vm.ending);
    lives.suspects.add(vm.modules.getStr('__main__') as PyModule);
  } else {
    vm.exiting = EXIT.modulesGone;
  }
  lives.isUnsure = true;
  lives.nextWalk = 0;
}
