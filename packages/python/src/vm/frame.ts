import type { PyCode } from '../objects/code.ts';
import type { PyDict } from '../objects/dict.ts';
import type { PyFunction } from '../objects/function.ts';
import type { PyGenerator } from '../objects/generator.ts';
import { heap } from '../objects/heap.ts';
import { builtinType, PyObject, type Value } from '../objects/object.ts';
import { quicken } from './quicken.ts';

/**
 * What becomes of a frame's return value in the frame below. A number, because it is part of the machine's image.
 * `ON_RETURN.binary` and its kin leave the operands on the caller's stack until the answer is known.
 */
export const ON_RETURN = {
  /** Pushed: an ordinary call. */
  push: 0,
  /** Dropped: `__setattr__`, `__setitem__`, a class statement's helper. */
  drop: 1,
  /** Must be None; the instance, already on the caller's stack, is the value: `__init__`. */
  init: 2,
  /** Dropped, None is pushed: `exec`. */
  none: 3,
  /** `NotImplemented` means: ask the other operand. Operands on the caller's stack. */
  binary: 4,
  /** As `binary`, for comparisons. */
  compare: 5,
  /** `__next__` called by a `for` loop: StopIteration ends the loop. */
  next: 6,
  /** A generator driven by a `for` loop: its return ends the loop. */
  loop: 7,
  /** A generator driven by `yield from` or `await`: its return is the value of the expression. */
  send: 8,
  /** A generator driven by `next()`, `send()`, `throw()`: its return raises StopIteration. */
  resume: 9,
  /** A generator being closed: what it returns is the value, GeneratorExit the wished end, a yield an error. */
  close: 10,
  /** The host called: the value is the result of the run. */
  host: 11,
  /** `next(generator, default)`: its return gives the default, which lies on the caller's stack. */
  default: 12,
  /** A computed attribute that will be called: the value, and NULL on top of it. */
  callee: 13,
  /** A tuple whose items are pushed one by one. */
  spread: 14,
  /** The program itself: once what is left of it has ended, None is the result of the run. */
  program: 15,
  /** What ends the rest of a program; the result of the run is the program's. */
  ended: 16,
  /** The guest's trace function, called before an instruction of the frame below: see `guest-trace.ts`. */
  traced: 20,
  /** The same, called while an exception passes the frame below: it passes on. */
  tracedRaise: 21,
  /** Pushed, and the dispatch loop is entered anew: what it has to ask has changed. */
  retrace: 22,
} as const;
export type OnReturn = (typeof ON_RETURN)[keyof typeof ON_RETURN];

/**
 * A running or suspended call.
 *
 *     slots   locals and cells (code.localsPlus) | value stack … sp
 */
export class Frame {
  readonly id: number;
  readonly code: PyCode;
  readonly globals: PyDict;
  readonly builtins: PyDict;
  /** The namespace of a module or class body and of `exec`: where names are stored that have no slot. */
  readonly names: PyObject | null;
  /** `null` for modules, class bodies and `exec`. */
  readonly func: PyFunction | null;
  readonly slots: (Value | undefined)[];
  /** Twice the index of the next instruction. */
  pc: number;
  /** Index in `slots` of the first free stack entry; up to date whenever the frame is not running. */
  sp: number;
  back: Frame | null;
  onReturn: OnReturn;
  /** The generator whose body this is. */
  generator: PyGenerator | null;
  /** The object that shows this frame to Python, once somebody asked. */
  object: PyFrame | null;
  /** Observers only: the line reported last, -1 for none. */
  line: number;

  constructor(
    code: PyCode,
    globals: PyDict,
    builtins: PyDict,
    names: PyObject | null,
    func: PyFunction | null,
    slots: (Value | undefined)[],
    back: Frame | null,
    onReturn: OnReturn,
  ) {
    this.id = heap.nextId++;
    heap.allocated += 120 + 8 * slots.length;
    this.code = code;
    this.globals = globals;
    this.builtins = builtins;
    this.names = names;
    this.func = func;
    this.slots = slots;
    this.pc = 0;
    this.sp = code.code.localsPlus.length;
    this.back = back;
    this.onReturn = onReturn;
    this.generator = null;
    this.object = null;
    this.line = -1;
  }

  /** Index of the instruction being executed (or, in a frame that waits, of its call). */
  get lasti(): number {
    return Math.max(0, (this.pc >> 1) - 1);
  }

  /** The source line of the instruction being executed. */
  get currentLine(): number {
    const line = this.code.code.positions[4 * this.lasti] ?? -1;
    return line < 0 ? this.code.code.firstLine : line;
  }
}

export const frameType = builtinType('frame', undefined, { isBase: false });

/** `frame` as Python sees it: `sys._getframe()`, `traceback.tb_frame`, `generator.gi_frame`. */
export class PyFrame extends PyObject {
  readonly frame: Frame;
  /** `f_trace` */
  trace: Value | null;
  tracesLines: boolean;
  tracesOpcodes: boolean;
  /** While the guest traces: the instruction executed last, -1 where that is not known. */
  previous: number;
  /** While the guest profiles: the built-in function that was called and has not returned. */
  calling: Value | null;
  constructor(frame: Frame) {
    super(frameType, 48);
    this.frame = frame;
    this.trace = null;
    this.tracesLines = true;
    this.tracesOpcodes = false;
    this.previous = -1;
    this.calling = null;
  }
}

/** The one frame object of a frame. */
export function frameObject(frame: Frame): PyFrame {
  frame.object ??= new PyFrame(frame);
  return frame.object;
}

/** Empty slots for a frame of that code. */
export function newSlots(code: PyCode): (Value | undefined)[] {
  return (code.quick ?? quicken(code)).blankSlots.slice();
}
