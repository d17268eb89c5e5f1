import { PyCell } from '../objects/cell.ts';
import { PyDict } from '../objects/dict.ts';
import type { PyObject } from '../objects/object.ts';
import type { Frame } from './frame.ts';

/** `locals()`: the namespace of a module or class body; a fresh snapshot for a function (PEP 667). */
export function localNames(frame: Frame): PyObject {
  if (frame.names !== null) return frame.names;
  const names = new PyDict();
  const { localsPlus } = frame.code.code;
  for (let slot = 0; slot < localsPlus.length; slot++) {
    const name = localsPlus[slot] as string;
    const held = frame.slots[slot];
    const value = held instanceof PyCell && isCellSlot(frame, slot) ? held.contents : held;
    if (value !== undefined && !name.startsWith('.')) names.setStr(name, value);
  }
  return names;
}

/** Whether the slot holds a cell of the frame's own or an enclosing function's, once the prologue has run. */
export function isCellSlot(frame: Frame, slot: number): boolean {
  const { cellvars, freevars, localsPlus } = frame.code.code;
  return slot >= localsPlus.length - freevars.length || cellvars.includes(localsPlus[slot] as string);
}
