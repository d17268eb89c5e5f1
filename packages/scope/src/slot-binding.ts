import { type CodeObject, type Frame, PyCell, type Value } from '@nonlocal/python';
import { type Refer, valueView } from './value.ts';
import { parameterCount } from './signature.ts';
import type { BindingView } from './value-view.ts';

/** A name that has a slot in the frames of a code object. */
export interface Slot {
  readonly index: number;
  readonly name: string;
  readonly isParameter: boolean;
  /** What the name is where its slot holds a cell of the frame's; `null` where a cell in it is a value like others. */
  readonly cellKind: 'cell' | 'free' | null;
}

const known = new WeakMap<CodeObject, readonly Slot[]>();

/** The names to be shown, in CPython's order: parameters, other locals, cells, free variables. */
export function slotsOf(code: CodeObject): readonly Slot[] {
  let slots = known.get(code);
  if (slots === undefined) {
    const { localsPlus, freevars, cellvars } = code;
    const parameters = parameterCount(code);
    const firstFree = localsPlus.length - freevars.length;
    slots = localsPlus.flatMap((name, index) =>
      isHiddenName(name)
        ? []
        : {
            index,
            name,
            isParameter: index < parameters,
            cellKind: index >= firstFree ? 'free' : cellvars.includes(name) ? 'cell' : null,
          },
    );
    known.set(code, slots);
  }
  return slots;
}

/** The cell in a slot; `null` where the slot holds the value itself. */
export function cellIn(held: Value | undefined, slot: Slot): PyCell | null {
  return slot.cellKind !== null && held instanceof PyCell ? held : null;
}

export function slotBinding(frame: Frame, slot: Slot, refer: Refer): BindingView {
  const { name, isParameter } = slot;
  const held = frame.slots[slot.index];
  const cell = cellIn(held, slot);
  if (cell === null || slot.cellKind === null)
    return { name, kind: 'local', isParameter, cell: null, value: held === undefined ? null : valueView(held, refer) };
  refer(cell);
  const { contents } = cell;
  return {
    name,
    kind: slot.cellKind,
    isParameter,
    cell: cell.id,
    value: contents === undefined ? null : valueView(contents, refer),
  };
}

/** Names that the compiler made for itself. */
function isHiddenName(name: string): boolean {
  return name.startsWith('.') || name === '__classdict__' || name === '__conditional_annotations__';
}
