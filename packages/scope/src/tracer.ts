import { type Frame, type Machine, Op, type PyCode, type PyException, type Tracer, type Value } from '@nonlocal/python';
import type { Moment, MomentKind } from './goal.ts';
import { MARK, marksOf, stepMarks } from './marks.ts';
import type { Position } from './tape.ts';

/** Where the run stands, told in what the program did. */
export type Stop =
  | { readonly kind: 'line' | 'call' | 'instruction'; readonly frame: Frame }
  | { readonly kind: 'return'; readonly frame: Frame; readonly value: Value; readonly isYield: boolean }
  | { readonly kind: 'exception'; readonly frame: Frame; readonly exception: PyException }
  /** `index` is that of the instruction that left `value`. */
  | { readonly kind: 'expression'; readonly frame: Frame; readonly index: number; readonly value: Value };

/** Whether a moment ends the run. */
export type Decide = (moment: Moment, stop: Stop) => boolean;

/** Why the tracer stopped the machine. */
export type StopReason = 'moment' | 'checkpoint' | 'tape';

/** All that a tracer must know besides the machine to go on as if it had never been away. */
export interface TracerState {
  readonly step: number;
  readonly toldAt: number;
  readonly phase: number;
  readonly previous: number;
}

/** What may be told at one instruction, in this order. */
const PHASE = { expression: 1, line: 2, event: 3, instruction: 4 } as const;

/**
 * Turns instructions into moments. Asked before each that is marked, it tells first that the instruction before completed
 * an expression, then that a line begins, then that a call or return is at hand. Lines, calls, returns and exceptions
 * are those of CPython's `sys.settrace`; each is one step of the step axis, whoever watches and however the run is cut
 * into slices, so that a step number means the same place in every run.
 *
 * Frames of the engine's own Python and of other files than the program's are passed over.
 */
export class StepTracer implements Tracer {
  /** Index on the step axis of the last moment told. */
  step = -1;
  /** The instruction count at which the last moment was told, and how far there. */
  #toldAt = -1;
  #phase = 0;
  /** The instruction asked about last: the one executed before the next, if that is in the same frame. */
  #lastFrame: Frame | null = null;
  #lastIndex = -1;

  /** Those of the running frame's code. */
  #marks: Uint8Array | null = null;
  readonly #filename: string;
  #main: Frame | null = null;
  #decide: Decide = () => false;
  #tellsExpressions = false;
  #tellsInstructions = false;
  /** `breakpoint()` was called since the run began, and no step of the axis has come since. */
  #isBreakAsked = false;
  /** Called before each instruction that loads a name, while somebody wants to know. */
  onInstruction: ((frame: Frame) => void) | null = null;
  /** Called when a step of the step axis begins. */
  onStep: () => void = () => {};
  /** From this instruction count on the run is interrupted for a checkpoint; and where the tape has its next deed. */
  checkpointAt = Number.POSITIVE_INFINITY;
  tapeAt: { readonly step: number; readonly executed: number } | null = null;

  reason: StopReason = 'moment';
  /** The fewest frames that any place had since this was last set: what is lower in the stack did not run. */
  fewestFrames = Number.POSITIVE_INFINITY;

  constructor(filename: string) {
    this.#filename = filename;
  }

  /** The program's first frame: its call and return are the program's beginning and end, which are told otherwise. */
  setMain(frame: Frame): void {
    this.#main = frame;
  }

  /** Says what ends the next run. */
  aim(decide: Decide, finest: MomentKind): void {
    this.#decide = decide;
    this.#isBreakAsked = false;
    this.#tellsExpressions = finest === 'expression' || finest === 'instruction';
    this.#tellsInstructions = finest === 'instruction';
  }

  position(vm: Machine): Position {
    return { step: this.step, executed: vm.executed, phase: this.#toldAt === vm.executed ? this.#phase : 0 };
  }

  state(vm: Machine): TracerState {
    const { frame } = vm;
    // Once more than an expression was told here nobody asks for the one before: what is remembered of it depends on the
    // way, and equal states would differ.
    const isPast = this.#toldAt === vm.executed && this.#phase > PHASE.expression;
    const previous = frame === null || isPast ? -1 : this.#previousIndex(frame, frame.pc >> 1);
    return { step: this.step, toldAt: this.#toldAt, phase: this.#phase, previous };
  }

  restore(state: TracerState, vm: Machine): void {
    this.step = state.step;
    this.#toldAt = state.toldAt;
    this.#phase = state.phase;
    this.#lastFrame = vm.frame;
    this.#lastIndex = state.previous;
  }

  /** The moment that the machine stands at, read from the machine itself; `null` where it stands between two. */
  stopOf(vm: Machine): Stop | null {
    const { frame } = vm;
    if (frame === null || this.#toldAt !== vm.executed) return null;
    if (vm.raising !== null) return { kind: 'exception', frame, exception: vm.raising };
    switch (this.#phase) {
      case PHASE.expression: {
        const index = this.#previousIndex(frame, frame.pc >> 1);
        const value = expressionValue(frame, index);
        return value === undefined ? null : { kind: 'expression', frame, index, value };
      }
      case PHASE.line:
        return { kind: 'line', frame };
      case PHASE.event:
        return eventStop(frame);
      case PHASE.instruction:
        return { kind: 'instruction', frame };
      default:
        return null;
    }
  }

  marks(code: PyCode): Uint8Array | null {
    this.#marks = marksOf(code, this.#filename);
    return this.#marks;
  }

  get mask(): number {
    return stepMarks | (this.#tellsExpressions ? MARK.any : 0) | (this.onInstruction === null ? 0 : MARK.load);
  }

  before(frame: Frame, vm: Machine): boolean {
    const index = frame.pc >> 1;
    const mark = this.#marks?.[index] ?? 0;
    const told = this.#toldAt === vm.executed ? this.#phase : 0;
    if (told < PHASE.expression && this.#tellsExpressions && this.#expressionEnded(frame, vm, index)) return true;
    const line = frame.code.code.positions[4 * index] as number;
    if (told < PHASE.line && (mark & MARK.line) !== 0 && line !== frame.line && line > 0) {
      frame.line = line;
      if (this.#tell({ kind: 'line', frame }, PHASE.line, vm, line)) return true;
    }
    if (told < PHASE.event && (mark & MARK.event) !== 0 && this.#eventAt(frame, vm, index, line)) return true;
    if (
      told < PHASE.instruction &&
      this.#tellsInstructions &&
      this.#tell({ kind: 'instruction', frame }, PHASE.instruction, vm, line)
    )
      return true;
    if ((mark & MARK.turn) !== 0) frame.line = -1;
    if (this.onInstruction !== null) this.onInstruction(frame);
    this.#lastFrame = frame;
    this.#lastIndex = index;
    return false;
  }

  raised(frame: Frame, vm: Machine, exception: PyException): boolean {
    if (frame.code.code.filename !== this.#filename) return false;
    this.#lastFrame = frame;
    this.#lastIndex = -1;
    // Thrown in at a `yield`: a handler on its line begins the line anew.
    if (frame.code.code.instructions[2 * frame.lasti] === Op.YIELD_VALUE) frame.line = -1;
    return this.#tell({ kind: 'exception', frame, exception }, PHASE.event, vm, frame.currentLine);
  }

  /** One more step of the step axis, told by the session: the end of the program, a wait for input. */
  tellEnd(): void {
    this.step++;
    this.onStep();
  }

  #isAtDeed(vm: Machine): boolean {
    const deed = this.tapeAt;
    if (deed === null || deed.executed !== vm.executed || deed.step !== this.step) return false;
    this.reason = 'tape';
    return true;
  }

  /** How many frames there are where the program goes on once the running frame is left: frames of other files tell nothing. */
  #depthBelow(frame: Frame, vm: Machine): number {
    let depth = vm.depth - 1;
    for (let below = frame.back; below !== null; below = below.back) {
      if (below.code.code.filename === this.#filename && !below.code.isHidden) break;
      if (!below.code.isHidden) depth--;
    }
    return depth;
  }

  /** The instruction that was executed before the one at `index`, -1 where that was not in this frame. */
  #previousIndex(frame: Frame, index: number): number {
    // A call that has returned: what was asked about last was in another frame.
    return this.#lastFrame === frame ? this.#lastIndex : index - 1;
  }

  #expressionEnded(frame: Frame, vm: Machine, index: number): boolean {
    const previous = this.#previousIndex(frame, index);
    if (previous < 0 || frame.code.code.expressionEnds[previous] !== 1) return false;
    const value = expressionValue(frame, previous);
    return (
      value !== undefined &&
      this.#tell({ kind: 'expression', frame, index: previous, value }, PHASE.expression, vm, frame.line)
    );
  }

  #eventAt(frame: Frame, vm: Machine, index: number, line: number): boolean {
    if (frame === this.#main) return false;
    const { instructions } = frame.code.code;
    if (instructions[2 * index] === Op.RESUME && ((instructions[2 * index + 1] as number) & 3) === 0) frame.line = -1;
    const stop = eventStop(frame);
    return stop !== null && this.#tell(stop, PHASE.event, vm, line);
  }

  breakpoint(): boolean {
    this.#isBreakAsked = true;
    return true;
  }

  #tell(stop: Stop, phase: number, vm: Machine, line: number): boolean {
    this.#toldAt = vm.executed;
    this.#phase = phase;
    let isBreak = false;
    if (stop.kind !== 'expression' && stop.kind !== 'instruction') {
      this.step++;
      this.onStep();
      isBreak = this.#isBreakAsked;
      this.#isBreakAsked = false;
      // What follows on a return or an exception may be told only at the next line.
      const isLeaving = stop.kind === 'return' || stop.kind === 'exception';
      this.fewestFrames = Math.min(this.fewestFrames, isLeaving ? this.#depthBelow(stop.frame, vm) : vm.depth);
    }
    if (this.#decide({ kind: stop.kind, frame: stop.frame.id, line, depth: vm.depth, isBreak }, stop)) {
      this.reason = 'moment';
      return true;
    }
    if (this.#isAtDeed(vm)) return true;
    this.reason = 'checkpoint';
    return vm.executed >= this.checkpointAt;
  }
}

/** A frame that is about to begin, go on, return or yield. */
function eventStop(frame: Frame): Stop | null {
  const op = frame.code.code.instructions[frame.pc];
  if (op === Op.RESUME) return { kind: 'call', frame };
  const value = frame.slots[frame.sp - 1];
  return value === undefined ? null : { kind: 'return', frame, value, isYield: op === Op.YIELD_VALUE };
}

/** The value that the instruction at `index` left: beside it may lie what a call will need. */
function expressionValue(frame: Frame, index: number): Value | undefined {
  const { instructions } = frame.code.code;
  const op = instructions[2 * index];
  const wantsCall = ((instructions[2 * index + 1] as number) & 1) !== 0;
  if ((op === Op.LOAD_GLOBAL || op === Op.LOAD_ATTR) && wantsCall) return frame.slots[frame.sp - 2];
  return frame.slots[frame.sp - 1];
}
