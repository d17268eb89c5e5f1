import { Op } from './opcodes.ts';

export interface StackEffect {
  readonly popped: number;
  readonly pushed: number;
}

type Count = number | ((arg: number) => number);

const effects = new Map<number, readonly [popped: Count, pushed: Count]>();

/** The compiler declares its pseudo-operations as well. */
export function declareEffect(popped: Count, pushed: Count, ...ops: readonly number[]): void {
  for (const op of ops) {
    effects.set(op, [popped, pushed]);
  }
}

const arg: Count = (n) => n;
const argAnd =
  (more: number): Count =>
  (n) =>
    n + more;
const oneAndBit: Count = (n) => 1 + (n & 1);

declareEffect(0, 0, Op.NOP, Op.NOT_TAKEN, Op.SETUP_ANNOTATIONS, Op.COPY_FREE_VARS, Op.DELETE_DEREF, Op.DELETE_FAST);
declareEffect(0, 0, Op.DELETE_GLOBAL, Op.DELETE_NAME, Op.JUMP_BACKWARD, Op.JUMP_BACKWARD_NO_INTERRUPT, Op.JUMP_FORWARD);
declareEffect(0, 0, Op.MAKE_CELL, Op.RESUME);
declareEffect(0, 1, Op.LOAD_BUILD_CLASS, Op.LOAD_LOCALS, Op.PUSH_NULL, Op.RETURN_GENERATOR, Op.LOAD_COMMON_CONSTANT);
declareEffect(0, 1, Op.LOAD_CONST, Op.LOAD_DEREF, Op.LOAD_FAST, Op.LOAD_FAST_AND_CLEAR, Op.LOAD_FAST_BORROW);
declareEffect(0, 1, Op.LOAD_FAST_CHECK, Op.LOAD_NAME, Op.LOAD_SMALL_INT);
declareEffect(0, 2, Op.LOAD_FAST_LOAD_FAST, Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW);
declareEffect(0, oneAndBit, Op.LOAD_GLOBAL);
declareEffect(1, 0, Op.END_FOR, Op.POP_EXCEPT, Op.POP_ITER, Op.POP_TOP, Op.DELETE_ATTR, Op.POP_JUMP_IF_FALSE);
declareEffect(1, 0, Op.POP_JUMP_IF_NONE, Op.POP_JUMP_IF_NOT_NONE, Op.POP_JUMP_IF_TRUE, Op.STORE_DEREF, Op.STORE_FAST);
declareEffect(1, 0, Op.STORE_GLOBAL, Op.STORE_NAME);
declareEffect(1, 1, Op.FORMAT_SIMPLE, Op.GET_AITER, Op.GET_ITER, Op.GET_YIELD_FROM_ITER, Op.MAKE_FUNCTION);
declareEffect(1, 1, Op.RETURN_VALUE, Op.TO_BOOL, Op.UNARY_INVERT, Op.UNARY_NEGATIVE, Op.UNARY_NOT, Op.CALL_INTRINSIC_1);
declareEffect(1, 1, Op.CONVERT_VALUE, Op.GET_AWAITABLE, Op.LOAD_FROM_DICT_OR_DEREF, Op.LOAD_FROM_DICT_OR_GLOBALS);
declareEffect(1, 1, Op.STORE_FAST_LOAD_FAST, Op.YIELD_VALUE);
declareEffect(1, 2, Op.GET_ANEXT, Op.GET_LEN, Op.MATCH_MAPPING, Op.MATCH_SEQUENCE, Op.PUSH_EXC_INFO, Op.FOR_ITER);
declareEffect(1, 2, Op.IMPORT_FROM, Op.LOAD_SPECIAL);
declareEffect(1, oneAndBit, Op.LOAD_ATTR);
declareEffect(1, arg, Op.UNPACK_SEQUENCE);
declareEffect(1, (n) => 1 + (n & 0xff) + (n >> 8), Op.UNPACK_EX);
declareEffect(2, 0, Op.DELETE_SUBSCR, Op.END_ASYNC_FOR, Op.STORE_ATTR, Op.STORE_FAST_STORE_FAST);
declareEffect(2, 1, Op.BUILD_TEMPLATE, Op.END_SEND, Op.FORMAT_WITH_SPEC, Op.BINARY_OP, Op.CALL_INTRINSIC_2);
declareEffect(2, 1, Op.COMPARE_OP, Op.CONTAINS_OP, Op.IMPORT_NAME, Op.IS_OP, Op.SET_FUNCTION_ATTRIBUTE);
declareEffect(2, 2, Op.CHECK_EG_MATCH, Op.CHECK_EXC_MATCH, Op.SEND);
declareEffect(2, 3, Op.MATCH_KEYS);
declareEffect(3, 0, Op.STORE_SUBSCR);
declareEffect(3, 1, Op.BINARY_SLICE, Op.MATCH_CLASS);
declareEffect(3, oneAndBit, Op.LOAD_SUPER_ATTR);
declareEffect(3, 2, Op.CLEANUP_THROW);
declareEffect(4, 0, Op.STORE_SLICE);
declareEffect(4, 1, Op.CALL_FUNCTION_EX);
declareEffect(5, 6, Op.WITH_EXCEPT_START);
declareEffect(arg, 0, Op.RAISE_VARARGS);
declareEffect(arg, 1, Op.BUILD_LIST, Op.BUILD_SET, Op.BUILD_SLICE, Op.BUILD_STRING, Op.BUILD_TUPLE);
declareEffect((n) => 2 * n, 1, Op.BUILD_MAP);
declareEffect((n) => 2 + (n & 1), 1, Op.BUILD_INTERPOLATION);
declareEffect(argAnd(2), 1, Op.CALL);
declareEffect(argAnd(3), 1, Op.CALL_KW);
declareEffect(arg, arg, Op.SWAP);
declareEffect(arg, argAnd(1), Op.COPY);
declareEffect(argAnd(1), arg, Op.LIST_APPEND, Op.LIST_EXTEND, Op.SET_ADD, Op.SET_UPDATE, Op.DICT_UPDATE, Op.RERAISE);
declareEffect(argAnd(2), arg, Op.MAP_ADD);
declareEffect(argAnd(4), argAnd(3), Op.DICT_MERGE);

/**
 * How many values an instruction takes off the stack and puts on it, on the way to the next one. Of a block push of the
 * compiler's: on the way to its handler.
 */
export function stackEffect(op: number, argument: number): StackEffect {
  const effect = effects.get(op);
  if (effect === undefined) {
    throw new Error(`no stack effect is known for operation ${op}`);
  }
  const [popped, pushed] = effect;
  return { popped: evaluate(popped, argument), pushed: evaluate(pushed, argument) };
}

function evaluate(count: Count, argument: number): number {
  return typeof count === 'number' ? count : count(argument);
}
