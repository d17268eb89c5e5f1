import { type CodeObject, type Frame, Op, opcodeInfo } from '@nonlocal/python';
import { safeRepr } from './safe-repr.ts';

/** The instruction that comes next in a frame, as `dis` names it, and its argument. */
export function instructionAt(frame: Frame): { readonly opcode: string; readonly argument: string } {
  const { code } = frame.code;
  const op = code.instructions[frame.pc] as number;
  const argument = code.instructions[frame.pc + 1] as number;
  return { opcode: opcodeInfo[op]?.name ?? String(op), argument: argumentText(code, frame, op, argument) };
}

function argumentText(code: CodeObject, frame: Frame, op: number, argument: number): string {
  switch (op) {
    case Op.LOAD_CONST: {
      const value = frame.code.consts[argument];
      return value === undefined ? String(argument) : safeRepr(value);
    }
    case Op.LOAD_NAME:
    case Op.STORE_NAME:
    case Op.DELETE_NAME:
    case Op.STORE_GLOBAL:
    case Op.STORE_ATTR:
    case Op.IMPORT_NAME:
    case Op.IMPORT_FROM:
      return code.names[argument] ?? '';
    case Op.LOAD_GLOBAL:
    case Op.LOAD_ATTR:
      return code.names[argument >> 1] ?? '';
    case Op.LOAD_FAST:
    case Op.LOAD_FAST_BORROW:
    case Op.LOAD_FAST_CHECK:
    case Op.LOAD_FAST_AND_CLEAR:
    case Op.STORE_FAST:
    case Op.DELETE_FAST:
    case Op.MAKE_CELL:
    case Op.LOAD_DEREF:
    case Op.STORE_DEREF:
    case Op.DELETE_DEREF:
      return code.localsPlus[argument] ?? '';
    case Op.LOAD_FAST_LOAD_FAST:
    case Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
    case Op.STORE_FAST_LOAD_FAST:
    case Op.STORE_FAST_STORE_FAST:
      return `${code.localsPlus[argument >> 4] ?? ''}, ${code.localsPlus[argument & 15] ?? ''}`;
    default:
      return String(argument);
  }
}
