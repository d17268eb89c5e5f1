import { PyObject, type PyType } from '../objects/object.ts';
import { becomeMortal, MORTAL } from './lives.ts';
import type { Machine } from './machine.ts';
import { everything } from './reach.ts';

/** A class got a `__del__`, or lost its own: its instances that are alive become mortal with it. */
export function adoptFinalizer(vm: Machine, type: PyType): void {
  const changed = new Set<PyType>();
  mark(type, changed);
  if (!type.isMortal) return;
  const instances: PyObject[] = [];
  for (const node of everything(vm)) if (node instanceof PyObject && changed.has(node.cls)) instances.push(node);
  for (const instance of instances.toSorted((a, b) => a.id - b.id)) becomeMortal(vm, instance, MORTAL.finalizer);
}

function mark(type: PyType, changed: Set<PyType>): void {
  type.isMortal = type.lookup('__del__') !== undefined;
  changed.add(type);
  for (const subclass of type.subclasses) mark(subclass, changed);
}
