import type { Op } from '../code/opcodes.ts';
import type { PyCell } from '../objects/cell.ts';
import type { PyCode } from '../objects/code.ts';
import { dictType, PyDict } from '../objects/dict.ts';
import { Raised } from '../objects/errors.ts';
import { PyFunction, PyMethod } from '../objects/function.ts';
import { heap } from '../objects/heap.ts';
import { PyInstance } from '../objects/instance.ts';
import { exhausted } from '../objects/iterator.ts';
import { PyList } from '../objects/list.ts';
import type { Value } from '../objects/object.ts';
import { PyListIterator, PyRangeIterator } from '../objects/sequence-iterators.ts';
import { bareShape } from '../objects/shape.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import { enterPlainly } from './call.ts';
import { type Frame, ON_RETURN } from './frame.ts';
import { isTraced } from './trace-state.ts';
import { type AttributeCache, type GlobalCache, nameSlot } from './inline-cache.ts';
import { instructionTable } from './instructions/table.ts';
import { livesPart, tracingPart } from '../parts/parts.ts';
import { InputNeeded } from './limit.ts';
import { forgetNotes } from './lives.ts';
import type { Machine, Tracer } from './machine.ts';
import { mostFused, type Quick, quicken } from './quicken.ts';
import { resumePassing, resumeUnwinding, unwind } from './unwind.ts';

/**
 * The dispatch loop. Runs the machine's frames from where they stand until the host's call returns (`vm.result` says
 * how), the tracer stops it, or `vm.executed` reaches `end`.
 *
 * The running frame's `pc`, `sp`, `slots` live in local variables. They are written back ("saved") before anything that
 * may look at the frame or enter another, and read again ("loaded") when the running frame may be another one. There is no
 * host recursion: a call pushes a frame and the loop goes on with it.
 *
 * Every instruction costs one unit of the budget; natives add what they did (`vm.debt`). Untraced, the loop runs the
 * *quick* form of the code (`quicken.ts`), where one instruction may stand for several; where a tracer wants to see each of
 * them, and where the slice ends among them, it runs the plain form.
 *
 * What it takes to be fast in V8 shapes this file. A `case` is a number, since only among literals does `switch` become a
 * jump (`satisfies` keeps name and number together). The function is compiled as one, and anew whenever a branch that never
 * ran before is taken, so it holds only what runs often and is small; longer things are functions, which are compiled for
 * themselves. An exception of the guest's that an instruction raises is handed to `unwind`, not thrown: a JavaScript
 * `throw` costs as much as a hundred instructions, and remains for natives.
 */
export function execute(vm: Machine, end: number): void {
  if (vm.raising !== null && !resumeUnwinding(vm)) return;
  for (;;) {
    try {
      loop(vm, end);
      if (!vm.isRetraced) return;
      vm.isRetraced = false;
      if (vm.passing !== null && !resumePassing(vm)) return;
    } catch (error) {
      if (error instanceof Raised) {
        settle(vm);
        unwind(vm, error);
        settle(vm);
        if (vm.result !== null) return;
      } else {
        vm.debt = 0;
        vm.clock.owed = 0;
        if (error instanceof InputNeeded) callAgain(vm);
        throw error;
      }
    }
  }
}

/** Puts the running frame back before the call that it was making: it is made again when there is input. */
function callAgain(vm: Machine): void {
  const frame = vm.frame as Frame;
  frame.pc -= 2;
  frame.sp = vm.operandsEnd;
  if (vm.lives !== null) forgetNotes(vm.lives);
}

function loop(vm: Machine, end: number): void {
  const { tracer } = vm;
  const mask = tracer === null ? 0 : tracer.mask;
  const isTracing = isTraced(vm);
  let marks: Uint8Array | null = null;
  // With mortals (`lives.ts`) something is looked at before every instruction.
  let hasMortals = false;
  // Budget left in this slice. `vm.executed` is brought up to date before natives run: they charge against it.
  let left = end - vm.executed;
  let code: PyCode | null = null;
  let caches: unknown[] = [];
  let consts: readonly Value[] = [];
  let instructions: Int32Array = noInstructions;
  load: for (;;) {
    const frame = vm.frame as Frame;
    const { slots } = frame;
    let { pc, sp } = frame;
    if (code !== frame.code || hasMortals !== (vm.lives !== null)) {
      code = frame.code;
      hasMortals = vm.lives !== null;
      const quick = code.quick ?? quicken(code);
      if (tracer !== null) marks = tracer.marks(code);
      instructions = marks === null && !hasMortals && !isTracing ? quick.instructions : code.code.instructions;
      caches = quick.caches;
      consts = code.consts;
    }
    for (;;) {
      let op = instructions[pc] as number;
      if (left < mostFused) {
        if (left <= 0) {
          frame.pc = pc;
          frame.sp = sp;
          vm.executed = end - left;
          return;
        }
        op = code.code.instructions[pc] as number;
      }
      if (hasMortals) {
        frame.pc = pc;
        frame.sp = sp;
        vm.executed = end - left;
        const isEnding = livesPart.get().endUnreachable(vm);
        settle(vm);
        left = end - vm.executed;
        if (isEnding) continue load;
      }
      if (marks !== null && ((marks[pc >> 1] as number) & mask) !== 0) {
        frame.pc = pc;
        frame.sp = sp;
        vm.executed = end - left;
        // The guest's trace function may have run since the tracer was asked about this instruction.
        const isAsked = vm.told === 0 || vm.telling !== 'nothing';
        if (!isAsked) (tracer as Tracer).again?.(frame);
        else if ((tracer as Tracer).before(frame, vm)) {
          vm.result = { kind: 'stopped' };
          return;
        }
      }
      if (isTracing) {
        frame.pc = pc;
        frame.sp = sp;
        vm.executed = end - left;
        if (tracingPart.get().tellBefore(vm, frame)) continue load;
      }
      if (hasMortals && vm.lives !== null) livesPart.get().noteDrops(vm, frame, vm.lives);
      left--;
      const arg = instructions[pc + 1] as number;
      pc += 2;

      switch (op) {
        case 128 satisfies typeof Op.RESUME:
        case 27 satisfies typeof Op.NOP:
        case 28 satisfies typeof Op.NOT_TAKEN:
          continue;

        case 84 satisfies typeof Op.LOAD_FAST:
        case 86 satisfies typeof Op.LOAD_FAST_BORROW:
          slots[sp++] = slots[arg];
          continue;
        case 89 satisfies typeof Op.LOAD_FAST_LOAD_FAST:
        case 87 satisfies typeof Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW:
          slots[sp++] = slots[arg >> 4];
          slots[sp++] = slots[arg & 15];
          continue;
        case 88 satisfies typeof Op.LOAD_FAST_CHECK: {
          const value = slots[arg];
          if (value === undefined) break;
          slots[sp++] = value;
          continue;
        }
        case 112 satisfies typeof Op.STORE_FAST:
          slots[arg] = slots[--sp];
          continue;
        case 114 satisfies typeof Op.STORE_FAST_STORE_FAST:
          slots[arg >> 4] = slots[--sp];
          slots[arg & 15] = slots[--sp];
          continue;
        case 113 satisfies typeof Op.STORE_FAST_LOAD_FAST:
          slots[arg >> 4] = slots[sp - 1];
          slots[sp - 1] = slots[arg & 15];
          continue;
        case 82 satisfies typeof Op.LOAD_CONST:
          slots[sp++] = consts[arg];
          continue;
        case 94 satisfies typeof Op.LOAD_SMALL_INT:
          slots[sp++] = arg;
          continue;
        case 83 satisfies typeof Op.LOAD_DEREF: {
          const value = (slots[arg] as PyCell).contents;
          if (value === undefined) break;
          slots[sp++] = value;
          continue;
        }
        case 111 satisfies typeof Op.STORE_DEREF:
          (slots[arg] as PyCell).set(slots[--sp]);
          continue;
        case 60 satisfies typeof Op.COPY_FREE_VARS: {
          const closure = frame.func === null ? null : frame.func.closure;
          const first = code.code.localsPlus.length - arg;
          if (closure !== null) for (let i = 0; i < arg; i++) slots[first + i] = closure.items[i];
          continue;
        }
        case 31 satisfies typeof Op.POP_TOP:
        case 30 satisfies typeof Op.POP_ITER:
        case 9 satisfies typeof Op.END_FOR:
          sp--;
          continue;
        case 33 satisfies typeof Op.PUSH_NULL:
          slots[sp++] = undefined;
          continue;
        case 59 satisfies typeof Op.COPY:
          slots[sp] = slots[sp - arg];
          sp++;
          continue;
        case 117 satisfies typeof Op.SWAP: {
          const top = slots[sp - 1];
          slots[sp - 1] = slots[sp - arg];
          slots[sp - arg] = top;
          continue;
        }

        case 93 satisfies typeof Op.LOAD_NAME: {
          const { names } = frame;
          if (names instanceof PyDict && names.cls === dictType) {
            const slot = nameSlot(caches, pc, names, code.code.names[arg] as string);
            if (slot >= 0) {
              slots[sp++] = names.values[slot];
              continue;
            }
          }
          break;
        }
        case 116 satisfies typeof Op.STORE_NAME: {
          const { names } = frame;
          if (names instanceof PyDict && names.cls === dictType) {
            const slot = nameSlot(caches, pc, names, code.code.names[arg] as string);
            if (slot >= 0) {
              names.setSlot(slot, slots[--sp] as Value);
              continue;
            }
          }
          break;
        }

        case 92 satisfies typeof Op.LOAD_GLOBAL: {
          const cache = caches[pc >> 1] as GlobalCache | undefined;
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
          if (value === undefined) break;
          slots[sp++] = value;
          if ((arg & 1) !== 0) slots[sp++] = undefined;
          continue;
        }

        case 80 satisfies typeof Op.LOAD_ATTR: {
          const owner = slots[sp - 1] as Value;
          const cache = caches[pc >> 1] as AttributeCache | undefined;
          if (
            cache !== undefined &&
            owner instanceof PyInstance &&
            owner.cls === cache.type &&
            cache.version === cache.type.version
          ) {
            const { attrs } = owner;
            if ((attrs === null ? bareShape : attrs.shape) === cache.shape) {
              if (cache.slot >= 0) {
                slots[sp - 1] = (attrs as PyDict).values[cache.slot];
                if ((arg & 1) !== 0) slots[sp++] = undefined;
                continue;
              }
              if ((arg & 1) !== 0) {
                slots[sp - 1] = cache.value;
                slots[sp++] = owner;
                continue;
              }
            }
          }
          break;
        }

        case 110 satisfies typeof Op.STORE_ATTR: {
          const owner = slots[sp - 1];
          const cache = caches[pc >> 1] as AttributeCache | undefined;
          if (
            cache !== undefined &&
            owner instanceof PyInstance &&
            owner.cls === cache.type &&
            cache.version === cache.type.version
          ) {
            const { attrs } = owner;
            if (attrs !== null && attrs.shape === cache.shape) {
              if (cache.grown === null) attrs.setSlot(cache.slot, slots[sp - 2] as Value);
              else attrs.insertShaped(cache.name, slots[sp - 2] as Value, cache.grown);
              sp -= 2;
              continue;
            }
          }
          break;
        }

        case 261 satisfies typeof Quick.fastAddSmall: {
          const a = slots[arg];
          if (typeof a === 'number') {
            const value = a + (instructions[pc + 1] as number);
            if (value <= maxSafe) {
              slots[sp++] = value;
              left -= 2;
              pc += 4;
              continue;
            }
          }
          slots[sp++] = a;
          continue;
        }
        case 262 satisfies typeof Quick.fastSubtractSmall: {
          const a = slots[arg];
          if (typeof a === 'number') {
            const value = a - (instructions[pc + 1] as number);
            if (value >= -maxSafe) {
              slots[sp++] = value;
              left -= 2;
              pc += 4;
              continue;
            }
          }
          slots[sp++] = a;
          continue;
        }
        case 271 satisfies typeof Quick.fastFastAdd: {
          const a = slots[arg >> 4];
          const b = slots[arg & 15];
          if (typeof a === 'number' && typeof b === 'number') {
            const value = a + b;
            if (value <= maxSafe && value >= -maxSafe) {
              slots[sp++] = value;
              left--;
              pc += 2;
              continue;
            }
          }
          slots[sp++] = a;
          slots[sp++] = b;
          continue;
        }
        case 272 satisfies typeof Quick.fastFastSubtract: {
          const a = slots[arg >> 4];
          const b = slots[arg & 15];
          if (typeof a === 'number' && typeof b === 'number') {
            const value = a - b;
            if (value <= maxSafe && value >= -maxSafe) {
              slots[sp++] = value;
              left--;
              pc += 2;
              continue;
            }
          }
          slots[sp++] = a;
          slots[sp++] = b;
          continue;
        }
        case 273 satisfies typeof Quick.fastFastMultiply: {
          const a = slots[arg >> 4];
          const b = slots[arg & 15];
          if (typeof a === 'number' && typeof b === 'number') {
            const value = a * b + 0;
            if (value <= maxSafe && value >= -maxSafe) {
              slots[sp++] = value;
              left--;
              pc += 2;
              continue;
            }
          }
          slots[sp++] = a;
          slots[sp++] = b;
          continue;
        }
        case 270 satisfies typeof Quick.remainderSmall: {
          const a = slots[sp - 1];
          if (typeof a === 'number' && (a | 0) === a && a >= 0 && arg > 0) {
            slots[sp - 1] = ((a | 0) % arg) | 0;
            left--;
            pc += 2;
            continue;
          }
          slots[sp++] = arg;
          continue;
        }
        case 256 satisfies typeof Quick.add: {
          const b = slots[sp - 1];
          const a = slots[sp - 2];
          if (typeof a === 'number' && typeof b === 'number') {
            const value = a + b;
            if (value <= maxSafe && value >= -maxSafe) {
              slots[--sp - 1] = value;
              continue;
            }
          }
          break;
        }
        case 257 satisfies typeof Quick.subtract: {
          const b = slots[sp - 1];
          const a = slots[sp - 2];
          if (typeof a === 'number' && typeof b === 'number') {
            const value = a - b;
            if (value <= maxSafe && value >= -maxSafe) {
              slots[--sp - 1] = value;
              continue;
            }
          }
          break;
        }
        case 258 satisfies typeof Quick.multiply: {
          const b = slots[sp - 1];
          const a = slots[sp - 2];
          if (typeof a === 'number' && typeof b === 'number') {
            // Not -0, which is no int.
            const value = a * b + 0;
            if (value <= maxSafe && value >= -maxSafe) {
              slots[--sp - 1] = value;
              continue;
            }
          }
          break;
        }
        case 259 satisfies typeof Quick.remainder: {
          const b = slots[sp - 1];
          const a = slots[sp - 2];
          // Of two small naturals the hardware's remainder is Python's.
          if (typeof a === 'number' && typeof b === 'number' && (a | 0) === a && (b | 0) === b && a >= 0 && b > 0) {
            slots[--sp - 1] = ((a | 0) % (b | 0)) | 0;
            continue;
          }
          break;
        }
        case 260 satisfies typeof Quick.subscript: {
          const b = slots[sp - 1];
          const a = slots[sp - 2];
          if (typeof b === 'number' && a instanceof PyList && a.cls.isBuiltin) {
            const { items } = a;
            const index = b < 0 ? b + items.length : b;
            if (index >= 0 && index < items.length) {
              slots[--sp - 1] = items[index];
              continue;
            }
          }
          break;
        }

        case 264 satisfies typeof Quick.compareJump: {
          const b = slots[sp - 1];
          const a = slots[sp - 2];
          if (typeof a === 'number' && typeof b === 'number') {
            sp -= 2;
            if (comparesTrue(arg, a, b)) {
              left -= 2;
              pc += 4;
              continue;
            }
            left--;
            pc = (instructions[pc + 1] as number) * 2;
            continue;
          }
          break;
        }
        case 263 satisfies typeof Quick.fastCompareSmallJump: {
          const a = slots[arg];
          if (typeof a === 'number') {
            if (comparesTrue(instructions[pc + 3] as number, a, instructions[pc + 1] as number)) {
              left -= 4;
              pc += 8;
              continue;
            }
            left -= 3;
            pc = (instructions[pc + 5] as number) * 2;
            continue;
          }
          slots[sp++] = a;
          continue;
        }
        case 266 satisfies typeof Quick.fastFastCompareJump: {
          const a = slots[arg >> 4];
          const b = slots[arg & 15];
          if (typeof a === 'number' && typeof b === 'number') {
            if (comparesTrue(instructions[pc + 1] as number, a, b)) {
              left -= 3;
              pc += 6;
              continue;
            }
            left -= 2;
            pc = (instructions[pc + 3] as number) * 2;
            continue;
          }
          slots[sp++] = a;
          slots[sp++] = b;
          continue;
        }
        case 56 satisfies typeof Op.COMPARE_OP: {
          const b = slots[sp - 1];
          const a = slots[sp - 2];
          if (typeof a === 'number' && typeof b === 'number') {
            slots[--sp - 1] = comparesTrue(arg, a, b);
            continue;
          }
          break;
        }

        case 39 satisfies typeof Op.TO_BOOL: {
          const value = slots[sp - 1] as Value;
          if (typeof value === 'boolean') continue;
          if (typeof value !== 'number') break;
          slots[sp - 1] = value !== 0;
          continue;
        }
        case 42 satisfies typeof Op.UNARY_NOT:
          slots[sp - 1] = slots[sp - 1] === false;
          continue;
        case 74 satisfies typeof Op.IS_OP: {
          const b = slots[--sp];
          slots[sp - 1] = (slots[sp - 1] === b) === (arg === 0);
          continue;
        }
        case 268 satisfies typeof Quick.jumpIfFalse:
          if (slots[--sp] === false) {
            pc = arg * 2;
          } else {
            left--;
            pc += 2;
          }
          continue;
        case 269 satisfies typeof Quick.jumpIfTrue:
          if (slots[--sp] === true) {
            pc = arg * 2;
          } else {
            left--;
            pc += 2;
          }
          continue;
        case 100 satisfies typeof Op.POP_JUMP_IF_FALSE:
          if (slots[--sp] === false) pc = arg * 2;
          continue;
        case 103 satisfies typeof Op.POP_JUMP_IF_TRUE:
          if (slots[--sp] === true) pc = arg * 2;
          continue;
        case 101 satisfies typeof Op.POP_JUMP_IF_NONE:
          if (slots[--sp] === None) pc = arg * 2;
          continue;
        case 102 satisfies typeof Op.POP_JUMP_IF_NOT_NONE:
          if (slots[--sp] !== None) pc = arg * 2;
          continue;
        case 77 satisfies typeof Op.JUMP_FORWARD:
        case 76 satisfies typeof Op.JUMP_BACKWARD_NO_INTERRUPT:
          pc = arg * 2;
          continue;
        case 267 satisfies typeof Quick.popJumpBackward:
          sp--;
          left--;
          pc = (instructions[pc + 1] as number) * 2;
          frame.line = -1;
          if (heap.allocated > vm.collectAt) {
            frame.pc = pc;
            frame.sp = sp;
            vm.executed = end - left;
            vm.collect();
          }
          continue;
        case 75 satisfies typeof Op.JUMP_BACKWARD:
          pc = arg * 2;
          frame.line = -1;
          if (heap.allocated > vm.collectAt) {
            frame.pc = pc;
            frame.sp = sp;
            vm.executed = end - left;
            vm.collect();
          }
          continue;

        case 265 satisfies typeof Quick.forStore: {
          const iterator = slots[sp - 1];
          if (iterator instanceof PyRangeIterator) {
            const value = iterator.nextSmall();
            if (value !== undefined) {
              slots[instructions[pc + 1] as number] = value;
              left--;
              pc += 2;
              continue;
            }
          } else if (iterator instanceof PyListIterator) {
            const value = iterator.advance();
            if (value !== exhausted) {
              slots[instructions[pc + 1] as number] = value;
              left--;
              pc += 2;
              continue;
            }
            pc = arg * 2 + 2;
            continue;
          }
          break;
        }
        case 78 satisfies typeof Op.LIST_APPEND:
          (slots[sp - 1 - arg] as PyList).append(slots[sp - 1] as Value);
          sp--;
          continue;

        case 38 satisfies typeof Op.STORE_SUBSCR: {
          const key = slots[sp - 1];
          const container = slots[sp - 2];
          if (typeof key === 'number' && container instanceof PyList && container.cls.isBuiltin) {
            if (key >= 0 && key < container.items.length) {
              container.set(key, slots[sp - 3] as Value);
              sp -= 3;
              continue;
            }
          }
          break;
        }

        case 52 satisfies typeof Op.CALL: {
          let start = sp - arg;
          let count = arg;
          const base = start - 2;
          let callable = slots[base];
          if (slots[start - 1] !== undefined) {
            start--;
            count++;
          } else if (callable instanceof PyMethod && callable.func instanceof PyFunction) {
            slots[--start] = callable.self;
            callable = callable.func;
            slots[base] = callable;
            count++;
          }
          if (callable instanceof PyFunction && callable.code.quick?.plainArguments === count) {
            frame.pc = pc;
            frame.sp = base;
            vm.executed = end - left;
            enterPlainly(vm, frame, callable, start, count);
            if (heap.allocated > vm.collectAt) vm.collect();
            continue load;
          }
          break;
        }

        case 35 satisfies typeof Op.RETURN_VALUE: {
          if (frame.onReturn === ON_RETURN.push && frame.generator === null) {
            const value = slots[sp - 1];
            const back = vm.pop() as Frame;
            back.slots[back.sp++] = value;
            continue load;
          }
          break;
        }
        case 51 satisfies typeof Op.BUILD_TUPLE:
          sp -= arg;
          slots[sp] = new PyTuple(slots.slice(sp, sp + arg) as Value[]);
          sp++;
          continue;
        case 46 satisfies typeof Op.BUILD_LIST:
          sp -= arg;
          slots[sp] = new PyList(slots.slice(sp, sp + arg) as Value[]);
          sp++;
          continue;

        default:
          break;
      }
      // The others, and what these were not made for, as an instruction over the saved frame.
      frame.pc = pc;
      frame.sp = sp;
      vm.executed = end - left;
      vm.operandsEnd = sp;
      perform(vm, frame, code.code.instructions[pc - 2] as number, arg);
      settle(vm);
      if (vm.result !== null || vm.isRetraced) return;
      left = end - vm.executed;
      continue load;
    }
  }
}

/** Counts what natives did. */
function settle(vm: Machine): void {
  const { clock } = vm;
  vm.executed += vm.debt + clock.owed;
  vm.debt = 0;
  clock.owed = 0;
}

function perform(vm: Machine, frame: Frame, op: number, argument: number): void {
  const instruction = instructionTable[op];
  if (instruction === undefined) throw new Error(`there is no instruction ${op}`);
  instruction(vm, frame, argument);
}

/** One comparison of numbers; `operation` as in COMPARE_OP's argument. */
function comparesTrue(argument: number, a: number, b: number): boolean {
  switch (argument >> 5) {
    case 0:
      return a < b;
    case 1:
      return a <= b;
    case 2:
      return a === b;
    case 3:
      return a !== b;
    case 4:
      return a > b;
    default:
      return a >= b;
  }
}

const maxSafe = Number.MAX_SAFE_INTEGER;
const noInstructions = new Int32Array(0);
