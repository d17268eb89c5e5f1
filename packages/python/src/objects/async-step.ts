import { intrinsic } from '../frozen/intrinsic.ts';
import type { Machine } from '../vm/machine.ts';
import { type PyAsyncGenerator, PyAsyncStep, type StepKind } from './generator.ts';
import { touch } from './heap.ts';
import type { Value } from './object.ts';
import { None } from './singleton.ts';

/** The step, or `undefined` where a hook of the guest's comes first. */
export function nextStep(
  vm: Machine,
  generator: PyAsyncGenerator,
  kind: StepKind,
  args: readonly Value[],
): PyAsyncStep | undefined {
  if (!generator.isHooked) {
    if ((vm.asyncgenHooks?.items[0] ?? None) !== None) return undefined;
    beginUse(vm, generator);
  }
  return new PyAsyncStep(generator, kind, args);
}

/** The hook that is to be called with the generator, which is not asked again. */
intrinsic('_first_iteration', '(generator, /)', (vm, generator: PyAsyncGenerator) => {
  beginUse(vm, generator);
  return vm.asyncgenHooks?.items[0] ?? None;
});

function beginUse(vm: Machine, generator: PyAsyncGenerator): void {
  generator.isHooked = true;
  generator.finalizer = vm.asyncgenHooks?.items[1] ?? None;
  touch(generator);
}
