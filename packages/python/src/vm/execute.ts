import { Op } from '../code/opcodes.ts';
import type { PyCell } from '../objects/cell.ts';
import type { PyCode } from '../objects/code.ts';
import { dictType, PyDict } from '../objects/dict.ts';
import { Raised } from '../objects/errors.ts';
import { PyFunction, PyMethod } from '../objects/function.ts';
import { heap } from '../objects/heap.ts';
import { PyInstance } from '../objects/instance.ts';
import { exhausted, PyIterator } from '../objects/iterator.ts';
import { PyList } from '../objects/list.ts';
import { PyBoundNative, PyNative } from '../objects/native.ts';
import { PyFloat } from '../objects/number.ts';
import { typeOf, type Value } from '../objects/object.ts';
import { truthOf } from '../objects/protocol.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import { getAttribute } from './attribute.ts';
import { callValue, pushed } from './call.ts';
import { Frame, ON_RETURN } from './frame.ts';
import {
  type AttributeCache,
  findForCache,
  findGlobal,
  type GlobalCache,
  nameSlot,
  storesPlainly,
} from './inline-cache.ts';
import { nextInLoop, yieldValue } from './instructions/generators.ts';
import { rareInstructions } from './instructions/table.ts';
import { livesPart } from '../parts/parts.ts';
import { InputNeeded } from './limit.ts';
import { forgetNotes } from './lives.ts';
import type { Machine } from './machine.ts';
import { BINARY, binary, compare, floatBinary } from './operator.ts';
import { frameReturns } from './return.ts';
import { subscript } from './subscript.ts';
import { unboundCell, unboundLocal } from './unbound.ts';
import { resumeUnwinding, unwind } from './unwind.ts';

/**
 * The dispatch loop. Runs the machine's frames from where they stand until the host's call returns (`vm.result` says
 * how), the tracer stops it, or `vm.executed` reaches `end`.
 *
 * The running frame's `pc`, `sp`, `slots`, `instructions` live in local variables. They are written back ("saved")
 * before anything that may look at the frame, enter another or raise, and read again ("loaded") when the running frame
 * may be another one. Instructions that need speed stand in the switch; the others are functions over the saved frame
 * in `instructions/`. There is no host recursion: a call pushes a frame and the loop goes on with it.
 *
 * Every instruction costs one unit of the budget; natives add what they did (`vm.debt`).
 */
export function execute(vm: Machine, end: number): void {
  if (vm.raising !== null && !resumeUnwinding(vm)) return;
  for (;;) {
    try {
      loop(vm, end);
      return;
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      const isHandled = unwind(vm, error);
      vm.executed += vm.debt;
      vm.debt = 0;
      if (!isHandled) return;
    }
  }
}

function loop(vm: Machine, end: number): void {
  let frame = vm.frame as Frame;
  let code: PyCode = frame.code;
  let instructions = code.code.instructions;
  let slots = frame.slots;
  let pc = frame.pc;
  let sp = frame.sp;
  // Budget left in this slice. `vm.executed` is brought up to date before natives run: they charge against it.
  let left = end - vm.executed;
  const { tracer } = vm;
  // The gate closes when the slice is used up. With a tracer, or mortals (`lives.ts`), something is looked at before every
  // instruction.
  let gate = 0;
  const mask = tracer === null ? 0 : tracer.mask;
  let marks: Uint8Array | null = null;

  try {
    load: for (;;) {
      frame = vm.frame as Frame;
      code = frame.code;
      instructions = code.code.instructions;
      slots = frame.slots;
      pc = frame.pc;
      sp = frame.sp;
      if (tracer !== null) marks = tracer.marks(code);
      gate = tracer === null && vm.lives === null ? 0 : Number.POSITIVE_INFINITY;
      for (;;) {
        if (left <= gate) {
          if (left <= 0) {
            frame.pc = pc;
            frame.sp = sp;
            return;
          }
          if (vm.lives !== null) {
            frame.pc = pc;
            frame.sp = sp;
            vm.executed = end - left;
            const isEnding = livesPart.get().endUnreachable(vm);
            left -= vm.debt;
            vm.debt = 0;
            if (isEnding) continue load;
          }
          if (tracer !== null && marks !== null && ((marks[pc >> 1] as number) & mask) !== 0) {
            frame.pc = pc;
            frame.sp = sp;
            vm.executed = end - left;
            if (tracer.before(frame, vm)) {
              vm.result = { kind: 'stopped' };
              return;
            }
          }
          if (vm.lives !== null) livesPart.get().noteDrops(vm, frame, vm.lives);
        }
        left--;
        const op = instructions[pc] as number;
        const arg = instructions[pc + 1] as number;
        pc += 2;

        switch (op) {
          case Op.RESUME:
          case Op.NOP:
          case Op.NOT_TAKEN:
            continue;

          case Op.LOAD_FAST:
          case Op.LOAD_FAST_BORROW:
            slots[sp++] = slots[arg];
            continue;
          case Op.LOAD_FAST_LOAD_FAST:
          case Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
            slots[sp++] = slots[arg >> 4];
            slots[sp++] = slots[arg & 15];
            continue;
          case Op.LOAD_FAST_CHECK: {
            const value = slots[arg];
            if (value === undefined) throw unboundLocal(code, arg);
            slots[sp++] = value;
            continue;
          }
          case Op.STORE_FAST:
            slots[arg] = slots[--sp];
            continue;
          case Op.STORE_FAST_STORE_FAST:
            slots[arg >> 4] = slots[--sp];
            slots[arg & 15] = slots[--sp];
            continue;
          case Op.STORE_FAST_LOAD_FAST:
            slots[arg >> 4] = slots[sp - 1];
            slots[sp - 1] = slots[arg & 15];
            continue;
          case Op.LOAD_CONST:
            slots[sp++] = code.consts[arg];
            continue;
          case Op.LOAD_SMALL_INT:
            slots[sp++] = arg;
            continue;
          case Op.LOAD_DEREF: {
            const value = (slots[arg] as PyCell).contents;
            if (value === undefined) throw unboundCell(code, arg);
            slots[sp++] = value;
            continue;
          }
          case Op.STORE_DEREF:
            (slots[arg] as PyCell).set(slots[--sp]);
            continue;
          case Op.POP_TOP:
          case Op.POP_ITER:
          case Op.END_FOR:
            sp--;
            continue;
          case Op.PUSH_NULL:
            slots[sp++] = undefined;
            continue;
          case Op.COPY:
            slots[sp] = slots[sp - arg];
            sp++;
            continue;
          case Op.SWAP: {
            const top = slots[sp - 1];
            slots[sp - 1] = slots[sp - arg];
            slots[sp - arg] = top;
            continue;
          }

          case Op.LOAD_NAME: {
            const { names } = frame;
            if (names instanceof PyDict && names.cls === dictType) {
              const slot = nameSlot(code, pc, names, code.code.names[arg] as string);
              if (slot >= 0) {
                slots[sp++] = names.values[slot];
                continue;
              }
            }
            break;
          }
          case Op.STORE_NAME: {
            const { names } = frame;
            if (names instanceof PyDict && names.cls === dictType) {
              const slot = nameSlot(code, pc, names, code.code.names[arg] as string);
              if (slot >= 0) {
                names.setSlot(slot, slots[--sp] as Value);
                continue;
              }
            }
            break;
          }

          case Op.LOAD_GLOBAL: {
            const cache = code.caches[pc] as GlobalCache | undefined;
            const { globals } = frame;
            let value: Value | undefined;
            if (
              cache !== undefined &&
              cache.globals === globals &&
              cache.layout === globals.layout &&
              (cache.keyCount < 0 || cache.keyCount === globals.keys.length) &&
              cache.homeLayout === cache.home.layout
            ) {
              value = cache.home.values[cache.slot];
            }
            if (value === undefined) {
              const made = findGlobal(globals, frame.builtins, code.code.names[arg >> 1] as string);
              code.caches[pc] = made;
              value = made.home.values[made.slot];
            }
            slots[sp++] = value;
            if ((arg & 1) !== 0) slots[sp++] = undefined;
            continue;
          }

          case Op.LOAD_ATTR: {
            const owner = slots[sp - 1] as Value;
            const name = code.code.names[arg >> 1] as string;
            const wantsMethod = (arg & 1) !== 0;
            let cache = code.caches[pc] as AttributeCache | undefined;
            const type = typeof owner === 'object' ? owner.cls : typeOf(owner);
            if (cache === undefined || cache.type !== type || cache.version !== type.version) {
              cache = findForCache(owner, type, name);
              code.caches[pc] = cache;
            }
            if (cache !== undefined) {
              const attrs = typeof owner === 'object' ? owner.attrs : null;
              if (cache.slot >= 0) {
                if (attrs !== null && attrs.keys[cache.slot] === name) {
                  slots[sp - 1] = attrs.values[cache.slot];
                  if (wantsMethod) slots[sp++] = undefined;
                  continue;
                }
              } else if (attrs === null || attrs.findStr(name) < 0) {
                const { value } = cache;
                if (wantsMethod) {
                  slots[sp - 1] = value;
                  slots[sp++] = owner;
                } else {
                  slots[sp - 1] =
                    value instanceof PyNative ? new PyBoundNative(value, owner) : new PyMethod(value, owner);
                }
                continue;
              }
            }
            vm.executed = end - left;
            let value = getAttribute(vm, owner, name);
            if (value === undefined) {
              const deferred = vm.deferredCall as NonNullable<Machine['deferredCall']>;
              frame.pc = pc;
              frame.sp = sp - 1;
              value = callValue(
                vm,
                deferred.callable,
                deferred.args,
                [],
                wantsMethod ? ON_RETURN.callee : ON_RETURN.push,
              );
              if (value === pushed) continue load;
            }
            slots[sp - 1] = value;
            if (wantsMethod) slots[sp++] = undefined;
            if (vm.debt !== 0) {
              left -= vm.debt;
              vm.debt = 0;
            }
            continue;
          }

          case Op.STORE_ATTR: {
            const owner = slots[sp - 1];
            if (owner instanceof PyInstance && owner.attrs !== null) {
              const name = code.code.names[arg] as string;
              const cache = code.caches[pc] as AttributeCache | undefined;
              const { cls, attrs } = owner;
              if (cache !== undefined && cache.type === cls && cache.version === cls.version) {
                const slot = attrs.keys[cache.slot] === name ? cache.slot : attrs.findStr(name);
                if (slot >= 0) attrs.setSlot(slot, slots[sp - 2] as Value);
                else attrs.setStr(name, slots[sp - 2] as Value);
                sp -= 2;
                continue;
              }
              if (storesPlainly(cls, name)) {
                const slot = attrs.findStr(name);
                code.caches[pc] = {
                  type: cls,
                  version: cls.version,
                  slot: slot >= 0 ? slot : attrs.keys.length,
                  value: None,
                } satisfies AttributeCache;
              }
            }
            break;
          }

          case Op.BINARY_OP: {
            const b = slots[sp - 1] as Value;
            const a = slots[sp - 2] as Value;
            let value: Value | undefined;
            if (typeof a === 'number' && typeof b === 'number') {
              switch (arg) {
                case BINARY.add:
                case BINARY.add + BINARY.inPlace:
                  value = a + b;
                  if (value > maxSafe || value < -maxSafe) value = BigInt(a) + BigInt(b);
                  break;
                case BINARY.subtract:
                case BINARY.subtract + BINARY.inPlace:
                  value = a - b;
                  if (value > maxSafe || value < -maxSafe) value = BigInt(a) - BigInt(b);
                  break;
                case BINARY.multiply:
                case BINARY.multiply + BINARY.inPlace:
                  value = a * b + 0;
                  if (value > maxSafe || value < -maxSafe) value = BigInt(a) * BigInt(b);
                  break;
                case BINARY.remainder:
                case BINARY.remainder + BINARY.inPlace:
                  if (b !== 0) {
                    value = (a % b) + 0;
                    if (value !== 0 && value < 0 !== b < 0) value += b;
                  }
                  break;
                case BINARY.floorDivide:
                case BINARY.floorDivide + BINARY.inPlace:
                  // The quotient of doubles is exact enough only while both are small.
                  if (b !== 0 && (a | 0) === a && (b | 0) === b) value = Math.floor(a / b) + 0;
                  break;
                default:
                  break;
              }
            } else if (arg === BINARY.subscript) {
              if (typeof b === 'number') {
                if ((a instanceof PyList || a instanceof PyTuple) && a.cls.isBuiltin)
                  value = a.items[b < 0 ? b + a.items.length : b];
              } else if (typeof b === 'string' && a instanceof PyDict && a.cls.isBuiltin) {
                const slot = a.findStr(b);
                if (slot >= 0) value = a.values[slot];
              }
            } else if (a instanceof PyFloat && a.cls.isBuiltin) {
              if (typeof b === 'number') value = floatBinary(arg, a.value, b);
              else if (b instanceof PyFloat && b.cls.isBuiltin) value = floatBinary(arg, a.value, b.value);
            } else if (typeof a === 'number') {
              if (b instanceof PyFloat && b.cls.isBuiltin) value = floatBinary(arg, a, b.value);
            } else if (
              typeof a === 'string' &&
              typeof b === 'string' &&
              (arg === BINARY.add || arg === BINARY.add + BINARY.inPlace)
            ) {
              heap.allocated += b.length;
              if (a.length + b.length < longText) value = a + b;
            }
            if (value === undefined) {
              frame.pc = pc;
              frame.sp = sp;
              vm.executed = end - left;
              value = arg === BINARY.subscript ? subscript(vm, a, b) : binary(vm, arg, a, b);
              if (value === pushed) continue load;
              if (vm.debt !== 0) {
                left -= vm.debt;
                vm.debt = 0;
              }
            }
            slots[--sp - 1] = value;
            continue;
          }

          case Op.COMPARE_OP: {
            const b = slots[sp - 1] as Value;
            const a = slots[sp - 2] as Value;
            let value: Value;
            if (typeof a === 'number' && typeof b === 'number') {
              switch (arg >> 5) {
                case 0:
                  value = a < b;
                  break;
                case 1:
                  value = a <= b;
                  break;
                case 2:
                  value = a === b;
                  break;
                case 3:
                  value = a !== b;
                  break;
                case 4:
                  value = a > b;
                  break;
                default:
                  value = a >= b;
              }
            } else {
              frame.pc = pc;
              frame.sp = sp;
              vm.executed = end - left;
              value = compare(vm, arg >> 5, (arg & 16) !== 0, a, b);
              if (value === pushed) continue load;
              if (vm.debt !== 0) {
                left -= vm.debt;
                vm.debt = 0;
              }
            }
            slots[--sp - 1] = value;
            continue;
          }

          case Op.TO_BOOL: {
            const value = slots[sp - 1] as Value;
            if (typeof value === 'boolean') continue;
            const truth = truthOf(vm, value);
            if (truth === undefined) {
              frame.pc = pc;
              frame.sp = sp - 1;
              vm.callFrozen('to_bool', value);
              continue load;
            }
            slots[sp - 1] = truth;
            continue;
          }
          case Op.UNARY_NOT:
            slots[sp - 1] = slots[sp - 1] === false;
            continue;
          case Op.IS_OP: {
            const b = slots[--sp];
            slots[sp - 1] = (slots[sp - 1] === b) === (arg === 0);
            continue;
          }
          case Op.POP_JUMP_IF_FALSE:
            if (slots[--sp] === false) pc = arg * 2;
            continue;
          case Op.POP_JUMP_IF_TRUE:
            if (slots[--sp] === true) pc = arg * 2;
            continue;
          case Op.POP_JUMP_IF_NONE:
            if (slots[--sp] === None) pc = arg * 2;
            continue;
          case Op.POP_JUMP_IF_NOT_NONE:
            if (slots[--sp] !== None) pc = arg * 2;
            continue;
          case Op.JUMP_FORWARD:
          case Op.JUMP_BACKWARD_NO_INTERRUPT:
            pc = arg * 2;
            continue;
          case Op.JUMP_BACKWARD:
            pc = arg * 2;
            frame.line = -1;
            if (heap.allocated > vm.collectAt) {
              frame.pc = pc;
              frame.sp = sp;
              vm.collect();
            }
            continue;

          case Op.FOR_ITER: {
            const iterator = slots[sp - 1] as Value;
            if (iterator instanceof PyIterator) {
              vm.executed = end - left;
              const value = iterator.advance(vm);
              if (value === exhausted) {
                pc = arg * 2 + 2;
                continue;
              }
              if (value !== undefined) {
                slots[sp++] = value;
                if (vm.debt !== 0) {
                  left -= vm.debt;
                  vm.debt = 0;
                }
                continue;
              }
            }
            frame.pc = pc;
            frame.sp = sp;
            nextInLoop(vm, frame, iterator);
            continue load;
          }
          case Op.LIST_APPEND:
            (slots[sp - 1 - arg] as PyList).append(slots[sp - 1] as Value);
            sp--;
            continue;

          case Op.CALL: {
            let start = sp - arg;
            let count = arg;
            const base = start - 2;
            let callable = slots[base] as Value;
            if (slots[start - 1] !== undefined) {
              start--;
              count++;
            } else if (callable instanceof PyMethod) {
              slots[--start] = callable.self;
              callable = callable.func;
              count++;
            }
            let value: Value | undefined;
            if (callable instanceof PyFunction) {
              const inner = callable.code.code;
              if (
                (inner.flags & plainCallMask) === plainCall &&
                inner.argCount === count &&
                inner.kwOnlyArgCount === 0
              ) {
                const made: (Value | undefined)[] = [];
                for (let i = start; i < sp; i++) made.push(slots[i]);
                for (let size = inner.localsPlus.length + inner.stackSize - count; size > 0; size--)
                  made.push(undefined);
                frame.pc = pc;
                frame.sp = base;
                vm.push(
                  new Frame(
                    callable.code,
                    callable.globals,
                    callable.builtins,
                    null,
                    callable,
                    made,
                    frame,
                    ON_RETURN.push,
                  ),
                );
                if (heap.allocated > vm.collectAt) vm.collect();
                continue load;
              }
            } else if (callable instanceof PyNative && start === base + 1 && count <= 3 && !callable.isControl) {
              // A method called on its object: `self` was found on the type, so it needs no check.
              const { signature } = callable;
              if (signature.isPlain && count >= signature.required && count <= signature.positional.length) {
                vm.executed = end - left;
                const fn = callable.fn as (...args: unknown[]) => Value | undefined;
                value =
                  count === 1
                    ? fn(vm, slots[start])
                    : count === 2
                      ? fn(vm, slots[start], slots[start + 1])
                      : fn(vm, slots[start], slots[start + 1], slots[start + 2]);
              }
            }
            if (value === undefined) {
              const args = slots.slice(start, sp) as Value[];
              frame.pc = pc;
              frame.sp = base;
              vm.executed = end - left;
              value = callValue(vm, callable, args, [], ON_RETURN.push);
              if (heap.allocated > vm.collectAt) vm.collect();
              if (value === pushed) continue load;
              if (vm.lives !== null) {
                // The call may have made the first mortal: the gate is set anew.
                slots[frame.sp++] = value;
                left -= vm.debt;
                vm.debt = 0;
                continue load;
              }
            }
            if (vm.debt !== 0) {
              left -= vm.debt;
              vm.debt = 0;
            }
            sp = base;
            slots[sp++] = value;
            continue;
          }

          case Op.RETURN_VALUE: {
            const value = slots[--sp] as Value;
            if (frame.onReturn === ON_RETURN.push && frame.generator === null && frame.back !== null) {
              vm.pop();
              const back = vm.frame as Frame;
              back.slots[back.sp++] = value;
              continue load;
            }
            frame.pc = pc;
            frame.sp = sp;
            vm.executed = end - left;
            if (frameReturns(vm, frame, value)) return;
            continue load;
          }

          case Op.YIELD_VALUE: {
            const value = slots[--sp] as Value;
            frame.pc = pc;
            frame.sp = sp;
            yieldValue(vm, frame, value);
            continue load;
          }

          case Op.BUILD_TUPLE:
            sp -= arg;
            slots[sp] = new PyTuple(slots.slice(sp, sp + arg) as Value[]);
            sp++;
            continue;
          case Op.BUILD_LIST:
            sp -= arg;
            slots[sp] = new PyList(slots.slice(sp, sp + arg) as Value[]);
            sp++;
            continue;
          default:
            break;
        }

        const rare = rareInstructions[op];
        if (rare === undefined) throw new Error(`there is no instruction ${op}`);
        frame.pc = pc;
        frame.sp = sp;
        vm.executed = end - left;
        rare(vm, frame, arg);
        left -= vm.debt;
        vm.debt = 0;
        continue load;
      }
    }
  } catch (error) {
    // An instruction that failed is the running frame's, unless a frame was entered or left meanwhile.
    if (vm.frame === frame) {
      frame.pc = error instanceof InputNeeded ? pc - 2 : pc;
      if (vm.lives !== null && error instanceof InputNeeded) forgetNotes(vm.lives);
      frame.sp = sp;
    }
    throw error;
  } finally {
    vm.executed = Math.max(vm.executed, end - left + vm.debt);
    vm.debt = 0;
  }
}

const maxSafe = Number.MAX_SAFE_INTEGER;
/** Longer texts are joined where their size is checked first. */
const longText = 1 << 20;
/** `co_flags` of a function without `*args` and `**kwargs`: OPTIMIZED and NEWLOCALS, neither VARARGS nor VARKEYWORDS. */
const plainCall = 3;
const plainCallMask = 0xf;
