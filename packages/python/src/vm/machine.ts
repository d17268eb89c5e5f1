import type { CodeObject } from '../code/code-object.ts';
import type { Diagnostic } from '../source/diagnostic.ts';
import type { SyntaxNote } from '../source/syntax-note.ts';
import type { PyCode } from '../objects/code.ts';
import { PyDict } from '../objects/dict.ts';
import { raise } from '../objects/errors.ts';
import type { PyException } from '../objects/exception.ts';
import type { PyFunction } from '../objects/function.ts';
import { firstGuestId, type HeapClock, swapHeap } from '../objects/heap.ts';
import { PyModule } from '../objects/module.ts';
import type { PyObject, PyType, Value } from '../objects/object.ts';
import type { Keywords } from '../objects/signature.ts';
import type { PyTuple } from '../objects/tuple.ts';
import type { GuestModule } from '../modules/registry.ts';
import { makeBuiltins } from '../builtins/namespace.ts';
import { frozenFunction } from '../frozen/library.ts';
import { callValue } from './call.ts';
import { liveBytes } from './collect.ts';
import { execute } from './execute.ts';
import { Frame, newSlots, ON_RETURN } from './frame.ts';
import { Note } from '../parts/note.ts';
import { areAllPartsHere, isPartHere, type PartName, partNames, PartNeeded } from '../parts/part.ts';
import type { Lives } from './lives.ts';
import { EXIT } from './exit.ts';
import { type Passing, PASSING, type Telling } from './trace-state.ts';
import { defaultLimits, InputNeeded, LimitReached, type Limits } from './limit.ts';

export type CompileMode = 'exec' | 'eval' | 'single';
export type CompileResult =
  | { readonly kind: 'code'; readonly code: CodeObject; readonly notes: readonly SyntaxNote[] }
  | { readonly kind: 'diagnostic'; readonly diagnostic: Diagnostic };

/** What the machine is handed: it knows neither compiler nor host. */
export interface MachineOptions {
  readonly compile: (source: string, filename: string, mode: CompileMode, flags: number) => CompileResult;
  readonly limits?: Partial<Limits>;
  /** Gets output as it is written. */
  readonly onOutput?: (stream: OutputStream, text: string) => void;
  /** Seed of `random` while the program sets none. */
  readonly seed?: number;
  /** Modules beside the classroom's own, by dotted name. Their code is the guest's: seen in tracebacks, and stepped. */
  readonly findModule?: (name: string) => GuestModule | undefined;
  /** Where ids and bytes are counted; a machine whose objects are shared gets the process's. */
  readonly clock?: HeapClock;
}

/** `stdin`: a line that `input()` read, as a terminal would echo it. */
export type OutputStream = 'stdout' | 'stderr' | 'stdin';

/** Looks at the machine before the instructions it has marked. Marks and mask stay as they are while the machine runs. */
export interface Tracer {
  /** One byte an instruction; `null` where none of the code's is of interest. */
  marks: (code: PyCode) => Uint8Array | null;
  /** An instruction is looked at where its mark and the mask have a bit in common. */
  readonly mask: number;
  /** Asked before such an instruction; `true` stops the machine there. */
  before: (frame: Frame, vm: Machine) => boolean;
  /** Told that an instruction it was asked about begins after all: the guest's trace function has run in between. */
  again?: (frame: Frame) => void;
  /** Asked where an exception arrives in a frame that Python can see, before the frame handles it or is left. */
  raised: (frame: Frame, vm: Machine, exception: PyException) => boolean;
  /** Told that the program called `breakpoint()`; whether that means anything to it. */
  breakpoint: () => boolean;
}

/** Why `run` returned. */
export type RunResult =
  /** The host's call returned. */
  | { readonly kind: 'returned'; readonly value: Value }
  | { readonly kind: 'raised'; readonly exception: PyException }
  /** The tracer stopped it. */
  | { readonly kind: 'stopped' }
  /** The slice's instructions are used up. */
  | { readonly kind: 'sliced' }
  | { readonly kind: 'input'; readonly prompt: string }
  /** A part of the engine is not here: load it (`loadPart`), and run again. Never where all are here from the start. */
  | { readonly kind: 'needs'; readonly part: PartName }
  | { readonly kind: 'limit'; readonly limit: LimitReached };

/**
 * Bytes until the next look: as much as is alive, so that looking costs no more than allocating did, but not beyond the
 * limit. Constructors charge what Python would: half, or less, of what the look will find.
 */
function nextLook(live: number, limit: number): number {
  return Math.max(limit / 16, Math.min(live, limit - live) / 2);
}

/** Frames of the engine's own Python that may lie on the stack for each that the guest may have. */
const hiddenPerFrame = 4;

function tooDeep(): unknown {
  return raise('RecursionError', 'maximum recursion depth exceeded');
}

/** How deep natives may nest into data (a list in a list …) before RecursionError: far below the host's own stack. */
const nativeDepth = 400;

/**
 * One Python machine: frames, modules, counters. Everything here is plain data (see `image/`), so it can be stopped
 * before any instruction, copied and compared.
 */
export class Machine {
  readonly options: MachineOptions;
  readonly limits: Limits;
  readonly clock: HeapClock;
  /** `sys.modules` */
  readonly modules: PyDict;
  readonly builtins: PyDict;
  readonly builtinsModule: PyModule;
  /** The frame that runs; `null` while the machine is idle. */
  frame: Frame | null = null;
  /** Number of frames from `frame` down that Python can see. */
  depth = 0;
  /** `sys.getrecursionlimit()`: at most what the host's limits allow. */
  recursionLimit: number;
  /** Number of frames of the engine's own Python. */
  hiddenDepth = 0;
  /** The exception being handled: `sys.exception()`. */
  handled: PyException | null = null;
  /** The exception on its way through the running frame, while the tracer has stopped the machine there. */
  raising: PyException | null = null;
  /** What `sys.settrace` and `sys.setprofile` were given; see `guest-trace.ts`. */
  traceFunction: Value | null = null;
  profileFunction: Value | null = null;
  /** Whose function runs now, and the event that it is told. */
  telling: Telling = 'nothing';
  toldEvent: string | null = null;
  /** How much of what there is to tell before the next instruction has been told. */
  told = 0;
  /** The exception on its way through the frame that the guest's trace function is told of, and how far it has got. */
  passing: PyException | null = null;
  passed: Passing = PASSING.fresh;
  /** The dispatch loop was left only to be entered again. */
  isRetraced = false;
  /** What the host keeps of the machine's objects, by its own names: they are part of the image. */
  readonly held: Map<string, PyObject | Frame> = new Map();
  /** Instructions executed since the machine was made. */
  executed = 0;
  /** Instructions at which the running budget ends. */
  budgetEnd: number;
  /** Where the running instruction's operands ended, for a call that has to be made again. */
  operandsEnd = 0;
  /** Work natives did that is not yet counted in `executed`. */
  debt = 0;
  /** `sys.set_int_max_str_digits` */
  maxStrDigits = 4300;
  /** Characters written. */
  written = 0;
  /** SyntaxWarnings of the program, written before its first instruction. */
  unwrittenNotes = '';
  /** Lines that `input()` will read. */
  readonly stdin: string[] = [];
  /** True once no more lines will come: `input()` raises EOFError. */
  stdinClosed = false;
  /** Objects whose `repr` is being made, against endless recursion. */
  readonly reprStack: PyObject[] = [];
  tracer: Tracer | null = null;
  /** The call that would give an attribute, when `getAttribute` needed Python; see `attribute.ts`. */
  deferredCall: { readonly callable: Value; readonly args: readonly Value[] } | null = null;
  /** Subclasses that the guest made of built-in types, by type. */
  readonly guestSubclasses: Map<PyType, PyType[]> = new Map();
  /** When so many bytes were allocated since the last look, what is alive is measured again. */
  collectAt: number;
  /** State of `random`; `null` until it is used. */
  randomState: Uint32Array | null = null;
  /** `sys.set_asyncgen_hooks`: firstiter and finalizer; `null` until they are set. */
  asyncgenHooks: PyTuple | null = null;
  /** How many frames `cr_origin` of a new coroutine names. */
  originDepth = 0;
  /** Virtual seconds since the program began: `time`. */
  virtualTime = 0;
  /** The program's text by its file's name: what tracebacks that the program prints itself quote. */
  readonly sources: Map<string, string> = new Map();
  /** What is known of objects whose end can be seen; `null` while there are none. */
  lives: Lives | null = null;
  /** One of `EXIT`. */
  exiting: number = EXIT.none;
  /** What `atexit` will call, in the order of registration: tuples of function, arguments, keywords. */
  readonly atExit: PyTuple[] = [];
  /** The exception that ended the program, while what is left is ended. */
  ending: PyException | null = null;
  result: RunResult | null = null;
  /** Instructions left in this slice when the loop last looked. */
  sliceLeft = 0;
  private natives = 0;
  /** How the run ended, while a part is fetched that is needed to tell it. */
  private awaiting: RunResult | null = null;

  constructor(options: MachineOptions) {
    this.options = options;
    this.limits = { ...defaultLimits, ...options.limits };
    this.clock = options.clock ?? { nextId: firstGuestId, allocated: 0, owed: 0, dirty: null };
    this.budgetEnd = this.limits.instructions;
    this.recursionLimit = this.limits.recursion;
    this.collectAt = nextLook(0, this.limits.bytes);
    const previous = swapHeap(this.clock);
    try {
      this.modules = new PyDict();
      this.builtinsModule = new PyModule('builtins');
      this.builtins = this.builtinsModule.namespace;
      makeBuiltins(this.builtins);
      this.modules.setStr('builtins', this.builtinsModule);
    } finally {
      swapHeap(previous);
    }
  }

  /** Runs `action` with this machine's heap clock in place: objects it makes belong to this machine. */
  enter<T>(action: () => T): T {
    const previous = swapHeap(this.clock);
    try {
      return action();
    } finally {
      swapHeap(previous);
    }
  }

  /** Puts a call on the frame stack that runs `code` in a namespace, as a module or `exec` does. */
  start(code: PyCode, globals: PyDict, names: PyObject): void {
    this.enter(() => {
      this.push(new Frame(code, globals, this.builtins, names, null, newSlots(code), this.frame, ON_RETURN.host));
    });
  }

  /** Enters a frame. Its `back` must be the running one. */
  push(frame: Frame): void {
    if (frame.code.isHidden) {
      // Twins and modules may recurse as well (`json.loads('[[[…'`); between two frames of the guest's lie a few of them.
      if (this.hiddenDepth >= hiddenPerFrame * this.recursionLimit) throw tooDeep();
      this.hiddenDepth++;
    } else {
      if (this.depth >= this.recursionLimit) throw tooDeep();
      this.depth++;
    }
    this.frame = frame;
  }

  /** Leaves the running frame for the one below. */
  pop(): Frame | null {
    const frame = this.frame as Frame;
    if (frame.code.isHidden) this.hiddenDepth--;
    else this.depth--;
    const back = frame.back;
    this.frame = back;
    return back;
  }

  /**
   * Runs at most `slice` instructions, or until the host's call returns, the tracer stops or a limit is reached.
   * The run can be taken up again after `stopped`, `sliced` and `input`.
   */
  run(slice = Number.POSITIVE_INFINITY): RunResult {
    return this.enter(() => {
      if (this.awaiting !== null) return this.whole(this.awaiting);
      this.result = null;
      const sliceEnd = this.executed + slice;
      const note = areAllPartsHere() ? null : new Note(this);
      try {
        this.writeNotes();
        execute(this, Math.min(sliceEnd, this.budgetEnd));
      } catch (error) {
        if (error instanceof LimitReached) this.result = { kind: 'limit', limit: error };
        else if (error instanceof InputNeeded) this.result = { kind: 'input', prompt: error.prompt };
        else if (error instanceof PartNeeded && note !== null) {
          note.takeBack();
          this.natives = 0;
          return { kind: 'needs', part: error.part };
        } else throw error;
      } finally {
        note?.remove();
      }
      if (this.result !== null) return this.whole(this.result);
      if (this.executed >= this.budgetEnd) {
        return {
          kind: 'limit',
          limit: new LimitReached('instructions', `the program used up its ${this.limits.instructions} instructions`),
        };
      }
      return { kind: 'sliced' };
    });
  }

  /** An exception is told only when all parts are here: describing it may run Python that needs any of them. */
  private whole(result: RunResult): RunResult {
    const absent = result.kind === 'raised' ? partNames.find((name) => !isPartHere(name)) : undefined;
    this.awaiting = absent === undefined ? null : result;
    return absent === undefined ? result : { kind: 'needs', part: absent };
  }

  /** Calls in tail position, for control natives: the value, or `pushed` when a frame was entered. */
  call(callable: Value, args: readonly Value[], keywords: Keywords = []): Value {
    return callValue(this, callable, args, keywords, ON_RETURN.push);
  }

  /** A function of the engine's own Python. */
  frozen(name: string): PyFunction {
    return frozenFunction(name, this.options.compile);
  }

  /** Calls a frozen function in tail position. */
  callFrozen(name: string, ...args: readonly Value[]): Value {
    return this.call(this.frozen(name), args);
  }

  write(stream: OutputStream, text: string): void {
    if (this.written >= this.limits.output) throw this.outputLimit();
    const room = this.limits.output - this.written;
    this.written += text.length;
    this.options.onOutput?.(stream, text.length > room ? text.slice(0, room) : text);
    if (text.length > room) throw this.outputLimit();
  }

  private writeNotes(): void {
    const text = this.unwrittenNotes;
    this.unwrittenNotes = '';
    if (text !== '') this.write('stderr', text);
  }

  private outputLimit(): LimitReached {
    return new LimitReached('output', `the program wrote more than ${this.limits.output} characters; output truncated`);
  }

  /** Accounts for work that a native does in one instruction, before it does it. */
  charge(work: number): void {
    this.debt += work;
    if (this.executed + this.debt + this.clock.owed > this.budgetEnd) {
      this.executed = this.budgetEnd;
      throw new LimitReached('instructions', `the program used up its ${this.limits.instructions} instructions`);
    }
  }

  /** Refuses a size that cannot be had, where it is paid for as it grows. */
  fit(bytes: number): void {
    if (!(bytes <= this.limits.bytes)) throw raise('MemoryError');
  }

  /** Refuses a size that cannot be had, before anything is allocated; what is allocated is paid for. */
  reserve(bytes: number): void {
    this.fit(bytes);
    this.debt += Math.floor(bytes / 64);
  }

  /** Called when much was allocated since the last look: measures what is alive and ends the run if it is too much. */
  collect(): void {
    const live = liveBytes(this);
    if (live > this.limits.bytes) {
      throw new LimitReached(
        'memory',
        `the program keeps more than ${Math.floor(this.limits.bytes / (1024 * 1024))} MB`,
      );
    }
    this.clock.allocated = 0;
    this.collectAt = nextLook(live, this.limits.bytes);
  }

  /** Guards natives that recurse over data. Pair with `leaveNative`. */
  enterNative(): void {
    if (++this.natives > nativeDepth) {
      this.natives--;
      throw raise('RecursionError', 'maximum recursion depth exceeded');
    }
  }

  leaveNative(): void {
    this.natives--;
  }

  /** The innermost frame that Python can see. */
  visibleFrame(from: Frame | null = this.frame): Frame | null {
    let frame = from;
    while (frame !== null && frame.code.isHidden) frame = frame.back;
    return frame;
  }
}
