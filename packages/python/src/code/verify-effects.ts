import { CodeFlag, type CodeObject } from './code-object.ts';
import { Op, opcodeInfo } from './opcodes.ts';
import { stackEffect } from './stack-effect.ts';
import { type CodeState, Doubt, isValue, requireKind, requireValue } from './verify-state.ts';

const tuples = ['tuple', 'names', 'cells', 'interpolations'];

/** Instructions that take plain values and give plain values, whatever their argument, which is at most the number. */
const plain: ReadonlyMap<number, number> = new Map([
  [Op.BINARY_OP, 26],
  [Op.BINARY_SLICE, 0],
  [Op.CONTAINS_OP, 1],
  [Op.DELETE_SUBSCR, 0],
  [Op.GET_AITER, 0],
  [Op.GET_ANEXT, 0],
  [Op.GET_AWAITABLE, 2],
  [Op.GET_ITER, 0],
  [Op.GET_LEN, 0],
  [Op.GET_YIELD_FROM_ITER, 0],
  [Op.IS_OP, 1],
  [Op.LOAD_BUILD_CLASS, 0],
  [Op.LOAD_COMMON_CONSTANT, 4],
  [Op.MATCH_MAPPING, 0],
  [Op.MATCH_SEQUENCE, 0],
  [Op.NOP, 255],
  [Op.NOT_TAKEN, 255],
  [Op.POP_EXCEPT, 0],
  [Op.POP_ITER, 0],
  [Op.POP_JUMP_IF_FALSE, Infinity],
  [Op.POP_JUMP_IF_NONE, Infinity],
  [Op.POP_JUMP_IF_NOT_NONE, Infinity],
  [Op.POP_JUMP_IF_TRUE, Infinity],
  [Op.RESUME, 255],
  [Op.SEND, Infinity],
  [Op.STORE_SLICE, 0],
  [Op.STORE_SUBSCR, 0],
  [Op.TO_BOOL, 0],
  [Op.UNARY_INVERT, 0],
  [Op.UNARY_NEGATIVE, 0],
  [Op.UNARY_NOT, 0],
]);

/** The same with a name, and the bits of the argument below its index. */
const named: ReadonlyMap<number, number> = new Map([
  [Op.DELETE_ATTR, 0],
  [Op.DELETE_GLOBAL, 0],
  [Op.LOAD_ATTR, 1],
  [Op.LOAD_FROM_DICT_OR_GLOBALS, 0],
  [Op.LOAD_GLOBAL, 1],
  [Op.LOAD_SUPER_ATTR, 2],
  [Op.STORE_ATTR, 0],
  [Op.STORE_GLOBAL, 0],
]);

/** The same in code that has a namespace for its names: no function's. */
const inNamespace: ReadonlySet<number> = new Set([
  Op.DELETE_NAME,
  Op.LOAD_LOCALS,
  Op.LOAD_NAME,
  Op.SETUP_ANNOTATIONS,
  Op.STORE_NAME,
]);

/** Does to the state what the instruction does. False where the next one is not reached from here. */
export function perform(
  code: CodeObject,
  state: CodeState,
  op: number,
  argument: number,
  sorts: readonly string[],
): boolean {
  const below = (limit: number, index = argument): void => {
    if (index < 0 || index >= limit) throw new Doubt(`${nameOf(op)} has an argument out of range`);
  };
  const most = plain.get(op);
  if (most !== undefined) {
    below(most + 1);
    exchange(state, op, argument);
    return true;
  }
  const shift = named.get(op);
  if (shift !== undefined) {
    below(code.names.length, argument >> shift);
    exchange(state, op, argument);
    // What is called stands below: a method's function and its object, or a callable and nothing.
    if (shift > 0 && (argument & 1) !== 0) {
      if (op === Op.LOAD_SUPER_ATTR) state.stack.splice(-1, 1, 'null');
      else state.stack.splice(-1, 1, 'maybe');
    }
    return true;
  }
  if (inNamespace.has(op)) {
    if ((code.flags & (CodeFlag.OPTIMIZED | CodeFlag.NEWLOCALS)) !== 0) throw new Doubt(`${nameOf(op)} in a function`);
    if (op !== Op.LOAD_LOCALS && op !== Op.SETUP_ANNOTATIONS) below(code.names.length);
    exchange(state, op, argument);
    return true;
  }
  return performOnSlots(state, op, argument, below) ?? performOther(code, state, op, argument, sorts, below);
}

function nameOf(op: number): string {
  return opcodeInfo[op]?.name ?? `opcode ${op}`;
}

function exchange(state: CodeState, op: number, argument: number): void {
  const { popped, pushed } = stackEffect(op, argument);
  state.popValues(popped);
  for (let i = 0; i < pushed; i++) state.push('value');
}

/** `undefined` where the instruction has nothing to do with slots. */
function performOnSlots(
  state: CodeState,
  op: number,
  argument: number,
  below: (limit: number, index?: number) => void,
): true | undefined {
  const { slots } = state;
  const load = (slot: number): void => {
    below(slots.length, slot);
    const kind = slots[slot] as string;
    state.push(kind === 'set' ? 'value' : kind === 'unset' ? 'maybe' : kind);
  };
  const store = (slot: number): void => {
    below(slots.length, slot);
    const kind = state.pop();
    if (kind !== 'maybe' && kind !== 'null') requireValue(kind);
    slots[slot] = kind === 'cell' ? 'cell' : isValue(kind) ? 'set' : 'unset';
  };
  const cell = (): void => {
    below(slots.length);
    if (slots[argument] !== 'cell') throw new Doubt(`${nameOf(op)} where there is no cell`);
  };
  switch (op) {
    case Op.LOAD_FAST:
    case Op.LOAD_FAST_BORROW:
      load(argument);
      return true;
    case Op.LOAD_FAST_CHECK:
      load(argument);
      if (state.peek(1) === 'maybe') state.stack.splice(-1, 1, 'value');
      return true;
    case Op.LOAD_FAST_LOAD_FAST:
    case Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
      load(argument >> 4);
      load(argument & 15);
      return true;
    case Op.LOAD_FAST_AND_CLEAR:
      load(argument);
      slots[argument] = 'unset';
      return true;
    case Op.STORE_FAST:
      store(argument);
      return true;
    case Op.STORE_FAST_STORE_FAST:
      store(argument >> 4);
      store(argument & 15);
      return true;
    case Op.STORE_FAST_LOAD_FAST:
      store(argument >> 4);
      load(argument & 15);
      return true;
    case Op.DELETE_FAST:
      below(slots.length);
      slots[argument] = 'unset';
      return true;
    case Op.MAKE_CELL:
      below(slots.length);
      slots[argument] = 'cell';
      return true;
    case Op.COPY_FREE_VARS:
      slots.fill('cell', slots.length - argument);
      return true;
    case Op.LOAD_DEREF:
      cell();
      state.push('value');
      return true;
    case Op.STORE_DEREF:
      cell();
      state.popValue();
      return true;
    case Op.DELETE_DEREF:
      cell();
      return true;
    case Op.LOAD_FROM_DICT_OR_DEREF:
      cell();
      state.popValue();
      state.push('value');
      return true;
    default:
      return undefined;
  }
}

function performOther(
  code: CodeObject,
  state: CodeState,
  op: number,
  argument: number,
  sorts: readonly string[],
  below: (limit: number, index?: number) => void,
): boolean {
  switch (op) {
    case Op.LOAD_CONST:
      below(sorts.length);
      state.push(sorts[argument] as string);
      return true;
    case Op.LOAD_SMALL_INT:
      state.push('int');
      return true;
    case Op.PUSH_NULL:
      state.push('null');
      return true;
    case Op.POP_TOP:
    case Op.END_FOR:
      state.pop();
      return true;
    case Op.END_SEND: {
      const value = state.popValue();
      state.pop();
      state.push(value);
      return true;
    }
    case Op.COPY:
      state.push(state.peek(argument));
      return true;
    case Op.SWAP: {
      const [top, other] = [state.peek(1), state.peek(argument)];
      state.stack.splice(-1, 1, other);
      state.stack.splice(-argument, 1, top);
      return true;
    }
    case Op.COMPARE_OP:
      below(6, argument >> 5);
      exchange(state, op, argument);
      return true;
    case Op.BUILD_LIST:
    case Op.BUILD_SET:
    case Op.BUILD_MAP:
      state.popValues(op === Op.BUILD_MAP ? 2 * argument : argument);
      state.push(op === Op.BUILD_LIST ? 'list' : op === Op.BUILD_SET ? 'set' : 'dict');
      return true;
    case Op.BUILD_TUPLE: {
      const items = state.popValues(argument);
      const isAll = (kind: string): boolean => items.every((item) => item === kind);
      state.push(isAll('interpolation') ? 'interpolations' : isAll('cell') ? `cells ${argument}` : 'tuple');
      return true;
    }
    case Op.BUILD_SLICE:
      if (argument !== 3) below(3, argument === 2 ? 0 : -1);
      exchange(state, op, argument);
      return true;
    case Op.BUILD_STRING:
      for (const part of state.popValues(argument)) requireKind(part, 'str');
      state.push('str');
      return true;
    case Op.CONVERT_VALUE:
      below(3, argument - 1);
      state.popValue();
      state.push('str');
      return true;
    case Op.FORMAT_WITH_SPEC:
      requireKind(state.pop(), 'str');
      state.popValue();
      state.push('str');
      return true;
    case Op.FORMAT_SIMPLE:
      state.popValue();
      state.push('str');
      return true;
    case Op.BUILD_INTERPOLATION:
      below(4, argument >> 2);
      if ((argument & 1) !== 0) requireKind(state.pop(), 'str');
      requireKind(state.pop(), 'str');
      state.popValue();
      state.push('interpolation');
      return true;
    case Op.BUILD_TEMPLATE:
      requireKind(state.pop(), 'interpolations');
      requireKind(state.pop(), 'names');
      state.push('value');
      return true;
    case Op.LIST_APPEND:
    case Op.LIST_EXTEND:
      state.popValue();
      requireKind(state.peek(argument), 'list');
      return true;
    case Op.SET_ADD:
    case Op.SET_UPDATE:
      state.popValue();
      requireKind(state.peek(argument), 'set');
      return true;
    case Op.MAP_ADD:
      state.popValues(2);
      requireKind(state.peek(argument), 'dict');
      return true;
    case Op.DICT_UPDATE:
      state.popValue();
      requireKind(state.peek(argument), 'dict');
      return true;
    case Op.DICT_MERGE:
      state.popValue();
      requireKind(state.peek(argument), 'dict');
      state.peekValue(argument + 3);
      return true;
    case Op.UNPACK_SEQUENCE:
    case Op.UNPACK_EX: {
      const count = op === Op.UNPACK_SEQUENCE ? argument : 1 + (argument & 0xff) + (argument >> 8);
      below(code.stackSize + 1, count);
      state.popValue();
      for (let i = 0; i < count; i++) state.push('value');
      return true;
    }
    case Op.CALL:
      state.popValues(argument);
      callee(state);
      return true;
    case Op.CALL_KW: {
      const names = state.pop();
      requireKind(names, 'names');
      below(argument + 1, Number(names.slice('names '.length)));
      state.popValues(argument);
      callee(state);
      return true;
    }
    case Op.CALL_FUNCTION_EX: {
      const keywords = state.pop();
      if (keywords !== 'null') requireValue(keywords);
      state.popValue();
      callee(state);
      return true;
    }
    case Op.CALL_INTRINSIC_1:
      state.push(intrinsicResult(code, argument, state.pop()));
      return true;
    case Op.CALL_INTRINSIC_2: {
      const [second, first] = [state.popValue(), state.popValue()];
      if (argument === 4) {
        requireKind(first, 'function');
        requireKind(second, ...tuples);
      } else {
        below(argument === 2 || argument === 3 || argument === 5 ? Infinity : 0);
        requireKind(first, argument === 5 ? 'typevar' : 'str');
      }
      state.push(argument === 4 ? 'function' : 'typevar');
      return true;
    }
    case Op.MAKE_FUNCTION: {
      const made = state.pop();
      requireKind(made, 'code');
      state.push(made === 'code 0' ? 'function' : made.replace('code', 'open'));
      return true;
    }
    case Op.SET_FUNCTION_ATTRIBUTE:
      setAttribute(state, argument, below);
      return true;
    case Op.IMPORT_NAME:
      below(code.names.length);
      requireKind(state.pop(), 'none', 'names');
      requireKind(state.pop(), 'int');
      state.push('value');
      return true;
    case Op.IMPORT_FROM:
      below(code.names.length);
      state.peekValue(1);
      state.push('value');
      return true;
    case Op.LOAD_SPECIAL:
      below(4);
      state.popValue();
      state.push('value');
      state.push('maybe');
      return true;
    case Op.MATCH_CLASS:
      requireKind(state.pop(), 'names');
      state.popValues(2);
      state.push('value');
      return true;
    case Op.MATCH_KEYS:
      requireKind(state.peek(1), ...tuples);
      state.peekValue(2);
      state.push('value');
      return true;
    case Op.RETURN_GENERATOR:
      state.push('value');
      return true;
    case Op.YIELD_VALUE:
      yields(code, state, argument);
      return true;
    case Op.RETURN_VALUE:
      state.popValue();
      return false;
    case Op.RAISE_VARARGS:
      below(3);
      state.popValues(argument);
      return false;
    default:
      return performOnExceptions(state, op, argument);
  }
}

function performOnExceptions(state: CodeState, op: number, argument: number): boolean {
  switch (op) {
    case Op.PUSH_EXC_INFO:
      requireKind(state.pop(), 'exception');
      state.push('value');
      state.push('exception');
      return true;
    case Op.CHECK_EXC_MATCH:
      state.popValue();
      requireKind(state.peek(1), 'exception');
      state.push('value');
      return true;
    case Op.WITH_EXCEPT_START: {
      requireKind(state.peek(1), 'exception');
      const self = state.peek(4);
      if (self !== 'null' && self !== 'maybe') requireValue(self);
      state.peekValue(5);
      state.push('value');
      return true;
    }
    case Op.CLEANUP_THROW:
      requireKind(state.pop(), 'exception');
      state.pop();
      state.pop();
      state.push('none');
      state.push('value');
      return true;
    case Op.END_ASYNC_FOR:
      requireKind(state.pop(), 'exception');
      state.pop();
      return true;
    case Op.RERAISE:
      requireKind(state.pop(), 'exception');
      if (argument > 0) requireKind(state.peek(argument), 'lasti');
      return false;
    default:
      throw new Doubt(`${nameOf(op)} cannot be run in code put together by hand`);
  }
}

/** What is called: a callable, and its first argument or nothing. */
function callee(state: CodeState): void {
  const self = state.pop();
  if (self !== 'null' && self !== 'maybe') requireValue(self);
  state.popValue();
  state.push('value');
}

function setAttribute(state: CodeState, argument: number, below: (limit: number, index?: number) => void): void {
  const made = state.pop();
  requireKind(made, 'function', 'open');
  const value = state.popValue();
  switch (argument) {
    case 1:
      requireKind(value, ...tuples);
      break;
    case 2:
    case 4:
      requireKind(value, 'dict');
      break;
    case 8:
      if (value !== made.replace('open', 'cells')) throw new Doubt('the closure is not what the function needs');
      state.push('function');
      return;
    case 16:
      requireKind(value, 'function');
      break;
    default:
      below(0);
  }
  state.push(made);
}

/** The kind of what CALL_INTRINSIC_1 gives. */
function intrinsicResult(code: CodeObject, argument: number, operand: string): string {
  requireValue(operand);
  switch (argument) {
    case 1:
    case 2:
    case 5:
    case 10:
      return 'value';
    case 3:
      requireKind(operand, 'exception');
      return 'exception';
    case 4:
      if ((code.flags & CodeFlag.ASYNC_GENERATOR) === 0) break;
      return 'wrapped';
    case 6:
      requireKind(operand, 'list');
      return 'tuple';
    case 7:
    case 8:
    case 9:
      requireKind(operand, 'str');
      return 'typevar';
    default:
      break;
  }
  throw new Doubt(`CALL_INTRINSIC_1 ${argument} cannot be run in code put together by hand`);
}

function yields(code: CodeObject, state: CodeState, argument: number): void {
  if ((code.flags & (CodeFlag.GENERATOR | CodeFlag.COROUTINE | CodeFlag.ASYNC_GENERATOR)) === 0)
    throw new Doubt('YIELD_VALUE outside a generator');
  const value = state.pop();
  if (value !== 'wrapped') requireValue(value);
  const isAsync = (code.flags & CodeFlag.ASYNC_GENERATOR) !== 0;
  if (isAsync && (value === 'wrapped') === (argument === 1)) throw new Doubt('what is yielded is not wrapped');
  // It waits for what lies below.
  if (argument === 1) state.peekValue(1);
  state.push('value');
}
