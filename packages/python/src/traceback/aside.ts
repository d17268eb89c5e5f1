import { swapHeap } from '../objects/heap.ts';
import type { Machine } from '../vm/machine.ts';

/** Looks at the machine without counting the look: ids and budget stay what they were. */
export function aside<T>(vm: Machine, look: () => T): T {
  const { executed, debt, deferredCall } = vm;
  const before = swapHeap({ nextId: vm.clock.nextId, allocated: 0, owed: 0, dirty: null });
  try {
    return look();
  } finally {
    swapHeap(before);
    vm.executed = executed;
    vm.debt = debt;
    vm.deferredCall = deferredCall;
  }
}
