import { PyCell } from '../objects/cell.ts';
import { PyDict } from '../objects/dict.ts';
import type { PyObject, Value } from '../objects/object.ts';
import type { Frame } from './frame.ts';

/**
 * `locals()`: the namespace of a module or class body; a fresh snapshot for a function (PEP 667), and for a module or
 * class body in the midst of an inlined comprehension, which then shows the comprehension's own names alone.
 */
export function localNames(frame: Frame): PyObject {
  if (frame.names !== null && !isInComprehension(frame)) return frame.names;
  const names = new PyDict();
  const { localsPlus } = frame.code.code;
  for (let slot = 0; slot < localsPlus.length; slot++) {
    const name = localsPlus[slot] as string;
    const value = valueAt(frame, slot);
    if (value !== undefined) names.setStr(name, value);
  }
  // What was added through `f_locals`.
  for (const [key, value] of frame.object?.attrs?.entries() ?? []) names.set(key, value);
  return names;
}

function valueAt(frame: Frame, slot: number): Value | undefined {
  const held = frame.slots[slot];
  return held instanceof PyCell && isCellSlot(frame, slot) ? held.contents : held;
}

const classCells: ReadonlySet<string> = new Set(['__class__', '__classdict__', '__conditional_annotations__']);

/** Whether a module or class body holds values in slots: only comprehensions put names there. */
function isInComprehension(frame: Frame): boolean {
  const { localsPlus, freevars } = frame.code.code;
  for (let slot = localsPlus.length - freevars.length - 1; slot >= 0; slot--) {
    if (!classCells.has(localsPlus[slot] as string) && valueAt(frame, slot) !== undefined) return true;
  }
  return false;
}

/** Whether the slot holds a cell of the frame's own or an enclosing function's, once the prologue has run. */
export function isCellSlot(frame: Frame, slot: number): boolean {
  const { cellvars, freevars, localsPlus } = frame.code.code;
  return slot >= localsPlus.length - freevars.length || cellvars.includes(localsPlus[slot] as string);
}
