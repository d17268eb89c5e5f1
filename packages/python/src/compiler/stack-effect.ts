import { Op } from '../code/opcodes.ts';
import { Pseudo } from './operations.ts';

export interface StackEffect {
  readonly popped: number;
  readonly pushed: number;
}

type Count = number | ((arg: number) => number);

const effects = new Map<number, readonly [popped: Count, pushed: Count]>();

function declare(popped: Count, pushed: Count, ...ops: readonly number[]): void {
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

declare(0, 0, Op.NOP, Op.NOT_TAKEN, Op.SETUP_ANNOTATIONS, Op.COPY_FREE_VARS, Op.DELETE_DEREF, Op.DELETE_FAST);
declare(0, 0, Op.DELETE_GLOBAL, Op.DELETE_NAME, Op.JUMP_BACKWARD, Op.JUMP_BACKWARD_NO_INTERRUPT, Op.JUMP_FORWARD);
declare(0, 0, Op.MAKE_CELL, Op.RESUME, Pseudo.JUMP, Pseudo.JUMP_NO_INTERRUPT, Pseudo.POP_BLOCK);
declare(0, 1, Op.LOAD_BUILD_CLASS, Op.LOAD_LOCALS, Op.PUSH_NULL, Op.RETURN_GENERATOR, Op.LOAD_COMMON_CONSTANT);
declare(0, 1, Op.LOAD_CONST, Op.LOAD_DEREF, Op.LOAD_FAST, Op.LOAD_FAST_AND_CLEAR, Op.LOAD_FAST_BORROW);
declare(0, 1, Op.LOAD_FAST_CHECK, Op.LOAD_NAME, Op.LOAD_SMALL_INT, Pseudo.LOAD_CLOSURE);
declare(0, 1, Pseudo.SETUP_FINALLY, Pseudo.SETUP_WITH);
declare(0, 2, Op.LOAD_FAST_LOAD_FAST, Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW, Pseudo.SETUP_CLEANUP);
declare(0, oneAndBit, Op.LOAD_GLOBAL);
declare(1, 0, Op.END_FOR, Op.POP_EXCEPT, Op.POP_ITER, Op.POP_TOP, Op.DELETE_ATTR, Op.POP_JUMP_IF_FALSE);
declare(1, 0, Op.POP_JUMP_IF_NONE, Op.POP_JUMP_IF_NOT_NONE, Op.POP_JUMP_IF_TRUE, Op.STORE_DEREF, Op.STORE_FAST);
declare(1, 0, Op.STORE_GLOBAL, Op.STORE_NAME, Pseudo.STORE_FAST_MAYBE_NULL);
declare(1, 1, Op.FORMAT_SIMPLE, Op.GET_AITER, Op.GET_ITER, Op.GET_YIELD_FROM_ITER, Op.MAKE_FUNCTION);
declare(1, 1, Op.RETURN_VALUE, Op.TO_BOOL, Op.UNARY_INVERT, Op.UNARY_NEGATIVE, Op.UNARY_NOT, Op.CALL_INTRINSIC_1);
declare(1, 1, Op.CONVERT_VALUE, Op.GET_AWAITABLE, Op.LOAD_FROM_DICT_OR_DEREF, Op.LOAD_FROM_DICT_OR_GLOBALS);
declare(1, 1, Op.STORE_FAST_LOAD_FAST, Op.YIELD_VALUE, Pseudo.JUMP_IF_FALSE, Pseudo.JUMP_IF_TRUE);
declare(1, 2, Op.GET_ANEXT, Op.GET_LEN, Op.MATCH_MAPPING, Op.MATCH_SEQUENCE, Op.PUSH_EXC_INFO, Op.FOR_ITER);
declare(1, 2, Op.IMPORT_FROM, Op.LOAD_SPECIAL);
declare(1, oneAndBit, Op.LOAD_ATTR);
declare(1, arg, Op.UNPACK_SEQUENCE);
declare(1, (n) => 1 + (n & 0xff) + (n >> 8), Op.UNPACK_EX);
declare(2, 0, Op.DELETE_SUBSCR, Op.END_ASYNC_FOR, Op.STORE_ATTR, Op.STORE_FAST_STORE_FAST);
declare(2, 1, Op.BUILD_TEMPLATE, Op.END_SEND, Op.FORMAT_WITH_SPEC, Op.BINARY_OP, Op.CALL_INTRINSIC_2);
declare(2, 1, Op.COMPARE_OP, Op.CONTAINS_OP, Op.IMPORT_NAME, Op.IS_OP, Op.SET_FUNCTION_ATTRIBUTE);
declare(2, 2, Op.CHECK_EG_MATCH, Op.CHECK_EXC_MATCH, Op.SEND);
declare(2, 3, Op.MATCH_KEYS);
declare(3, 0, Op.STORE_SUBSCR);
declare(3, 1, Op.BINARY_SLICE, Op.MATCH_CLASS);
declare(3, oneAndBit, Op.LOAD_SUPER_ATTR);
declare(3, 2, Op.CLEANUP_THROW);
declare(4, 0, Op.STORE_SLICE);
declare(4, 1, Op.CALL_FUNCTION_EX);
declare(5, 6, Op.WITH_EXCEPT_START);
declare(arg, 0, Op.RAISE_VARARGS);
declare(arg, 1, Op.BUILD_LIST, Op.BUILD_SET, Op.BUILD_SLICE, Op.BUILD_STRING, Op.BUILD_TUPLE);
declare((n) => 2 * n, 1, Op.BUILD_MAP);
declare((n) => 2 + (n & 1), 1, Op.BUILD_INTERPOLATION);
declare(argAnd(2), 1, Op.CALL);
declare(argAnd(3), 1, Op.CALL_KW);
declare(arg, arg, Op.SWAP);
declare(arg, argAnd(1), Op.COPY);
declare(argAnd(1), arg, Op.LIST_APPEND, Op.LIST_EXTEND, Op.SET_ADD, Op.SET_UPDATE, Op.DICT_UPDATE, Op.RERAISE);
declare(argAnd(2), arg, Op.MAP_ADD);
declare(argAnd(4), argAnd(3), Op.DICT_MERGE);

/** How many values an instruction takes off the stack and puts on it. Of a block push: on the way to its handler. */
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
