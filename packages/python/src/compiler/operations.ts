/**
 * Instructions as the compiler sees them: CPython's real ones and the pseudo-instructions that exist only until
 * assembly. Their numbers are CPython's too, above the real ones.
 */
import { Op, opcodeInfo } from '../code/opcodes.ts';
import { declareEffect } from '../code/stack-effect.ts';

export const Pseudo = {
  /** Where the code that makes a module's `__annotate__` will stand. */
  ANNOTATIONS_PLACEHOLDER: 256,
  JUMP: 257,
  JUMP_IF_FALSE: 258,
  JUMP_IF_TRUE: 259,
  JUMP_NO_INTERRUPT: 260,
  LOAD_CLOSURE: 261,
  POP_BLOCK: 262,
  SETUP_CLEANUP: 263,
  SETUP_FINALLY: 264,
  SETUP_WITH: 265,
  STORE_FAST_MAYBE_NULL: 266,
} as const;

declareEffect(0, 0, Pseudo.JUMP, Pseudo.JUMP_NO_INTERRUPT, Pseudo.POP_BLOCK);
declareEffect(0, 1, Pseudo.LOAD_CLOSURE, Pseudo.SETUP_FINALLY, Pseudo.SETUP_WITH);
declareEffect(0, 2, Pseudo.SETUP_CLEANUP);
declareEffect(1, 0, Pseudo.STORE_FAST_MAYBE_NULL);
declareEffect(1, 1, Pseudo.JUMP_IF_FALSE, Pseudo.JUMP_IF_TRUE);

/** Starts a protected range whose handler is the target; `POP_BLOCK` ends it. */
export function isBlockPush(op: number): boolean {
  return op === Pseudo.SETUP_FINALLY || op === Pseudo.SETUP_WITH || op === Pseudo.SETUP_CLEANUP;
}

export function isJump(op: number): boolean {
  if (op >= 256) {
    return op >= Pseudo.JUMP && op <= Pseudo.JUMP_NO_INTERRUPT;
  }
  return opcodeInfo[op]?.jump !== 'none';
}

export function hasTarget(op: number): boolean {
  return isJump(op) || isBlockPush(op);
}

export function isUnconditionalJump(op: number): boolean {
  return (
    op === Pseudo.JUMP ||
    op === Pseudo.JUMP_NO_INTERRUPT ||
    op === Op.JUMP_FORWARD ||
    op === Op.JUMP_BACKWARD ||
    op === Op.JUMP_BACKWARD_NO_INTERRUPT
  );
}

export function isConditionalJump(op: number): boolean {
  return op >= Op.POP_JUMP_IF_FALSE && op <= Op.POP_JUMP_IF_TRUE;
}

export function exitsScope(op: number): boolean {
  return op === Op.RETURN_VALUE || op === Op.RAISE_VARARGS || op === Op.RERAISE;
}

/** Ends a basic block. */
export function isTerminator(op: number): boolean {
  return isJump(op) || exitsScope(op);
}

/** The interpreter looks for signals here, so the instruction must know its line. */
export function checksForInterrupts(op: number): boolean {
  return (
    op === Op.RESUME ||
    op === Pseudo.JUMP ||
    op === Op.JUMP_BACKWARD ||
    op === Op.CALL ||
    op === Op.CALL_KW ||
    op === Op.CALL_FUNCTION_EX
  );
}

export function loadsConstant(op: number): boolean {
  return op === Op.LOAD_CONST || op === Op.LOAD_SMALL_INT;
}

/** `BINARY_OP` arguments: https://docs.python.org/3.14/library/dis.html#opcode-BINARY_OP */
export const BinaryOp = {
  ADD: 0,
  AND: 1,
  FLOOR_DIVIDE: 2,
  LSHIFT: 3,
  MATRIX_MULTIPLY: 4,
  MULTIPLY: 5,
  REMAINDER: 6,
  OR: 7,
  POWER: 8,
  RSHIFT: 9,
  SUBTRACT: 10,
  TRUE_DIVIDE: 11,
  XOR: 12,
  SUBSCR: 26,
} as const;

/** Added to a binary operator's number it makes the in-place one. */
export const INPLACE = 13;

/** `CALL_INTRINSIC_1` arguments. */
export const Intrinsic1 = {
  PRINT: 1,
  IMPORT_STAR: 2,
  STOPITERATION_ERROR: 3,
  ASYNC_GEN_WRAP: 4,
  UNARY_POSITIVE: 5,
  LIST_TO_TUPLE: 6,
  TYPEVAR: 7,
  PARAMSPEC: 8,
  TYPEVARTUPLE: 9,
  SUBSCRIPT_GENERIC: 10,
  TYPEALIAS: 11,
} as const;

/** `CALL_INTRINSIC_2` arguments. */
export const Intrinsic2 = {
  PREP_RERAISE_STAR: 1,
  TYPEVAR_WITH_BOUND: 2,
  TYPEVAR_WITH_CONSTRAINTS: 3,
  SET_FUNCTION_TYPE_PARAMS: 4,
  SET_TYPEPARAM_DEFAULT: 5,
} as const;

/** `LOAD_COMMON_CONSTANT` arguments. */
export const CommonConstant = {
  ASSERTION_ERROR: 0,
  NOT_IMPLEMENTED_ERROR: 1,
  BUILTIN_TUPLE: 2,
  BUILTIN_ALL: 3,
  BUILTIN_ANY: 4,
} as const;

/** `LOAD_SPECIAL` arguments. */
export const SpecialMethod = { ENTER: 0, EXIT: 1, AENTER: 2, AEXIT: 3 } as const;

/** `RESUME` arguments; the third bit says that exactly one handler is around the `yield`. */
export const ResumeKind = { START: 0, AFTER_YIELD: 1, AFTER_YIELD_FROM: 2, AFTER_AWAIT: 3, DEPTH_ONE: 4 } as const;

/** `SET_FUNCTION_ATTRIBUTE` arguments. */
export const FunctionAttribute = { DEFAULTS: 1, KWDEFAULTS: 2, ANNOTATIONS: 4, CLOSURE: 8, ANNOTATE: 16 } as const;
