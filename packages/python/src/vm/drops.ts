import { Op } from '../code/opcodes.ts';
import { PyCell } from '../objects/cell.ts';
import { PyDict } from '../objects/dict.ts';
import { PyMethod } from '../objects/function.ts';
import { PyInstance } from '../objects/instance.ts';
import { PyList } from '../objects/list.ts';
import { PyBoundNative, PyNative, PyStaticNative } from '../objects/native.ts';
import { PyComplex, PyFloat } from '../objects/number.ts';
import { PyObject, type Value } from '../objects/object.ts';
import type { Frame } from './frame.ts';
import { forgetNotes, type Lives } from './lives.ts';
import type { Machine } from './machine.ts';

/** Before an instruction: notes what it will let go of, among the suspects, in the order in which CPython does. */
export function noteDrops(vm: Machine, frame: Frame, lives: Lives): void {
  forgetNotes(lives);
  const { slots, pc, sp } = frame;
  const { instructions } = frame.code.code;
  const arg = instructions[pc + 1] as number;
  switch (instructions[pc]) {
    case Op.STORE_FAST:
    case Op.DELETE_FAST:
      note(lives, slots[arg]);
      break;
    case Op.STORE_FAST_LOAD_FAST:
      note(lives, slots[arg >> 4]);
      break;
    case Op.STORE_FAST_STORE_FAST:
      note(lives, slots[arg >> 4]);
      note(lives, slots[arg & 15]);
      break;
    case Op.STORE_DEREF:
    case Op.DELETE_DEREF: {
      const cell = slots[arg];
      if (cell instanceof PyCell) note(lives, cell.contents);
      break;
    }
    case Op.POP_TOP:
    case Op.END_FOR:
      note(lives, slots[sp - 1]);
      break;
    case Op.POP_ITER:
      // At its end an iterator let go of what it went through.
      lives.isNoteUnsure = true;
      note(lives, slots[sp - 1]);
      break;
    case Op.END_SEND:
      note(lives, slots[sp - 2]);
      break;
    case Op.POP_EXCEPT:
      note(lives, vm.handled ?? undefined);
      break;
    case Op.YIELD_VALUE:
      // Nobody but the call that drives it may hold the generator.
      if (frame.generator !== null && lives.mortals.has(frame.generator)) note(lives, frame.generator);
      break;
    case Op.RETURN_VALUE:
      noteFrame(frame, lives);
      break;
    case Op.STORE_NAME:
    case Op.DELETE_NAME:
      noteEntry(lives, frame.names, frame.code.code.names[arg] as string);
      break;
    case Op.STORE_GLOBAL:
    case Op.DELETE_GLOBAL:
      noteEntry(lives, frame.globals, frame.code.code.names[arg] as string);
      break;
    case Op.STORE_ATTR:
    case Op.DELETE_ATTR: {
      const owner = slots[sp - 1];
      if (owner instanceof PyObject && owner.attrs !== null)
        note(lives, owner.attrs.getStr(frame.code.code.names[arg] as string));
      if (owner instanceof PyInstance && owner.slots !== null) lives.isNoteUnsure = true;
      noteOperand(frame, lives, owner);
      break;
    }
    case Op.STORE_SUBSCR:
    case Op.DELETE_SUBSCR:
      noteItem(lives, slots[sp - 2], slots[sp - 1]);
      noteOperand(frame, lives, slots[sp - 2]);
      break;
    case Op.STORE_SLICE:
      lives.isNoteUnsure = true;
      break;
    case Op.CALL:
      noteCall(frame, lives, sp - arg - 2);
      break;
    case Op.CALL_KW:
      noteCall(frame, lives, sp - arg - 3);
      break;
    case Op.CALL_FUNCTION_EX:
      lives.isNoteUnsure = true;
      break;
    case Op.BINARY_OP:
    case Op.COMPARE_OP:
    case Op.CONTAINS_OP:
    case Op.IS_OP:
      noteOperand(frame, lives, slots[sp - 1]);
      noteOperand(frame, lives, slots[sp - 2]);
      break;
    case Op.LOAD_ATTR:
      if ((arg & 1) === 0) noteOperand(frame, lives, slots[sp - 1]);
      break;
    case Op.BINARY_SLICE:
      noteOperand(frame, lives, slots[sp - 3]);
      break;
    case Op.TO_BOOL:
    case Op.FORMAT_SIMPLE:
    case Op.FORMAT_WITH_SPEC:
    case Op.CONVERT_VALUE:
    case Op.UNPACK_SEQUENCE:
    case Op.UNPACK_EX:
    case Op.LIST_EXTEND:
    case Op.SET_UPDATE:
    case Op.DICT_UPDATE:
    case Op.DICT_MERGE:
    case Op.CALL_INTRINSIC_1:
    case Op.UNARY_NEGATIVE:
    case Op.UNARY_INVERT:
    case Op.UNARY_NOT:
    case Op.POP_JUMP_IF_NONE:
    case Op.POP_JUMP_IF_NOT_NONE:
      noteOperand(frame, lives, slots[sp - 1]);
      break;
    default:
      break;
  }
}

function note(lives: Lives, value: Value | undefined): void {
  if (typeof value !== 'object' || value.id < 0 || value instanceof PyFloat || value instanceof PyComplex) return;
  lives.noted.add(value);
}

/** A frame that returns: its locals from the last, and the function itself where it may be held by nobody else. */
function noteFrame(frame: Frame, lives: Lives): void {
  for (let i = frame.code.code.localsPlus.length - 1; i >= 0; i--) note(lives, frame.slots[i]);
  if (frame.func !== null && frame.func.closure !== null) note(lives, frame.func);
}

function noteEntry(lives: Lives, names: PyObject | null, name: string): void {
  if (names instanceof PyDict) note(lives, names.getStr(name));
  else lives.isNoteUnsure = true;
}

function noteItem(lives: Lives, container: Value | undefined, key: Value | undefined): void {
  if (container instanceof PyList && typeof key === 'number') {
    note(lives, container.items[key < 0 ? key + container.items.length : key]);
  } else if (container instanceof PyDict && typeof key === 'string') {
    note(lives, container.getStr(key));
  } else {
    lives.isNoteUnsure = true;
  }
}

/** An operand on the stack: of no interest where a variable of the frame holds it as well. */
function noteOperand(frame: Frame, lives: Lives, value: Value | undefined): void {
  if (typeof value !== 'object' || value.id < 0 || isHeld(frame, value)) return;
  note(lives, value);
}

/** So many of a namespace's values are compared. */
const fewNames = 64;

function isHeld(frame: Frame, value: PyObject): boolean {
  const { slots, names } = frame;
  for (let i = frame.code.code.localsPlus.length - 1; i >= 0; i--) if (slots[i] === value) return true;
  return names instanceof PyDict && names.values.length <= fewNames && names.values.includes(value);
}

/** Natives that let go of something besides their arguments. */
const droppers = new Set([
  'clear',
  'close',
  'delattr',
  'difference_update',
  'discard',
  'exec',
  'intersection_update',
  'next',
  'pop',
  'popitem',
  'popleft',
  'remove',
  'send',
  'set_contents',
  'setattr',
  'symmetric_difference_update',
  'throw',
  'update',
  '__delattr__',
  '__delitem__',
  '__next__',
  '__setattr__',
  '__setitem__',
  '__setstate__',
]);

/**
 * A Python function takes its arguments over: they go when its frame does. A native lets go of them, and may let go of what
 * its object holds.
 */
function noteCall(frame: Frame, lives: Lives, base: number): void {
  const { slots, sp } = frame;
  const callable = slots[base];
  if (callable instanceof PyNative || callable instanceof PyStaticNative || callable instanceof PyBoundNative) {
    const self = callable instanceof PyBoundNative ? callable.self : slots[base + 1];
    const { name } = callable instanceof PyNative ? callable : callable.native;
    if (droppers.has(name)) {
      lives.isNoteUnsure = true;
      if (name === 'clear' && self instanceof PyList)
        for (let i = self.items.length - 1; i >= 0; i--) note(lives, self.items[i]);
    }
    for (let i = base + 1; i < sp; i++) noteOperand(frame, lives, slots[i]);
    if (callable instanceof PyBoundNative) noteOperand(frame, lives, callable.self);
  } else if (callable instanceof PyMethod) {
    noteOperand(frame, lives, callable.self);
  }
}
