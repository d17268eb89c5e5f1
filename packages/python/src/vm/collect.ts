import { PyCode } from '../objects/code.ts';
import { PyObject, PyType } from '../objects/object.ts';
import { Frame } from './frame.ts';
import type { Machine } from './machine.ts';

/**
 * The guest bytes that are alive: everything reachable from the machine's frames and modules. An estimate in the units
 * that constructors charge, the same in every engine, because it is a sum over what the program made.
 */
export function liveBytes(vm: Machine): number {
  const seen = new Set<object>();
  const pending: unknown[] = [
    vm.frame,
    vm.modules,
    vm.handled,
    vm.builtinsModule,
    vm.traceFunction,
    vm.profileFunction,
    ...vm.guestSubclasses.values(),
  ];
  let bytes = 0;
  while (pending.length > 0) {
    const item = pending.pop();
    switch (typeof item) {
      case 'string':
        bytes += item.length;
        break;
      case 'bigint':
        bytes += 32;
        break;
      case 'object':
        if (item !== null && !seen.has(item)) {
          seen.add(item);
          bytes += visit(item, pending);
        }
        break;
      default:
        bytes += 8;
    }
  }
  return bytes;
}

/** Adds what `item` refers to; gives its own size. */
function visit(item: object, pending: unknown[]): number {
  if (Array.isArray(item)) {
    for (const part of item)
      if (typeof part === 'object' || typeof part === 'string' || typeof part === 'bigint') pending.push(part);
    return 16 + 8 * item.length;
  }
  if (item instanceof Map) {
    for (const [key, value] of item) {
      if (typeof key === 'object' || typeof key === 'string') pending.push(key);
      if (typeof value === 'object' || typeof value === 'string') pending.push(value);
    }
    return 16 + 32 * item.size;
  }
  if (item instanceof Uint8Array) return item.length;
  if (item instanceof PyObject && (item.id < 0 || item instanceof PyCode)) return 0;
  if (!(item instanceof PyObject) && !(item instanceof Frame)) return 0;
  if (item instanceof PyType) {
    pending.push(item.namespace, item.attrs);
    return 400;
  }
  // What lies above the top of a value stack was popped: a machine that was imaged does not have it.
  if (item instanceof Frame) item.slots.fill(undefined, item.sp);
  for (const value of Object.values(item))
    if (typeof value === 'object' || typeof value === 'string') pending.push(value);
  return 48;
}
