import type { Machine } from '../vm/machine.ts';
import { intrinsic } from '../frozen/intrinsic.ts';
import type { PyObject, Value } from './object.ts';
import { reprOf } from './protocol.ts';
import { None } from './singleton.ts';

/**
 * The `repr` of a container from those of its parts; `cycle` where the container is inside itself. `undefined` where a
 * part has a `__repr__` of the guest's.
 */
export function containerRepr(
  vm: Machine,
  self: PyObject,
  cycle: string,
  write: () => string | undefined,
): string | undefined {
  const { reprStack } = vm;
  if (reprStack.includes(self)) return cycle;
  reprStack.push(self);
  try {
    return write();
  } finally {
    reprStack.pop();
  }
}

/** The parts' `repr`s with commas between. */
export function joinReprs(vm: Machine, items: readonly Value[]): string | undefined {
  let text = '';
  for (let i = 0; i < items.length; i++) {
    const part = reprOf(vm, items[i] as Value);
    if (part === undefined) return undefined;
    text = i === 0 ? part : `${text}, ${part}`;
    vm.charge(1 + (part.length >> 4));
    vm.fit(text.length);
  }
  return text;
}

// The same guard for containers whose parts Python writes.
intrinsic('_repr_enter', '(container, /)', (vm, self: PyObject) => {
  if (vm.reprStack.includes(self)) return false;
  vm.reprStack.push(self);
  return true;
});
intrinsic('_repr_leave', '(container, /)', (vm, self: PyObject) => {
  const place = vm.reprStack.lastIndexOf(self);
  if (place >= 0) vm.reprStack.splice(place, 1);
  return None;
});
