import type { PyCode } from '../objects/code.ts';
import type { PyException } from '../objects/exception.ts';
import type { Frame } from '../vm/frame.ts';
import { forgetNotes } from '../vm/lives.ts';
import type { Machine, Tracer } from '../vm/machine.ts';
import type { Telling } from '../vm/trace-state.ts';

/** A mark for every instruction of the longest code seen so far. */
let everywhere = new Uint8Array(256).fill(1);

/**
 * What a machine is before each instruction, written down while parts are absent. An instruction that finds that it
 * needs one is taken back to there, with the ids and bytes it had taken: done again later it takes the same ones.
 */
export class Note implements Tracer {
  readonly mask = 1;
  readonly #vm: Machine;
  readonly #inner: Tracer | null;
  #frame: Frame | null = null;
  #pc = 0;
  #sp = 0;
  #depth = 0;
  #hiddenDepth = 0;
  #executed = 0;
  #nextId = 0;
  #allocated = 0;
  #reprs = 0;
  /** How much the guest's trace function was told, and which instruction of the frame it knows. */
  #told = 0;
  #telling: Telling = 'nothing';
  #toldEvent: string | null = null;
  #previous = -1;

  constructor(vm: Machine) {
    this.#vm = vm;
    this.#inner = vm.tracer;
    this.#take(vm.frame as Frame);
    vm.tracer = this;
  }

  marks(code: PyCode): Uint8Array {
    const count = code.code.instructions.length / 2;
    if (count > everywhere.length) everywhere = new Uint8Array(2 * count).fill(1);
    return everywhere;
  }

  before(frame: Frame, vm: Machine): boolean {
    this.#take(frame);
    const inner = this.#inner;
    if (inner === null) return false;
    const mark = inner.marks(frame.code)?.[frame.pc >> 1] ?? 0;
    return (mark & inner.mask) !== 0 && inner.before(frame, vm);
  }

  again(frame: Frame): void {
    this.#take(frame);
  }

  raised(frame: Frame, vm: Machine, exception: PyException): boolean {
    return this.#inner?.raised(frame, vm, exception) ?? false;
  }

  breakpoint(): boolean {
    return this.#inner?.breakpoint() ?? false;
  }

  takeBack(): void {
    const vm = this.#vm;
    vm.frame = this.#frame;
    if (this.#frame !== null) {
      this.#frame.pc = this.#pc;
      this.#frame.sp = this.#sp;
      if (this.#frame.object !== null) this.#frame.object.previous = this.#previous;
    }
    vm.told = this.#told;
    vm.telling = this.#telling;
    vm.toldEvent = this.#toldEvent;
    vm.depth = this.#depth;
    vm.hiddenDepth = this.#hiddenDepth;
    vm.executed = this.#executed;
    vm.debt = 0;
    vm.clock.owed = 0;
    if (vm.lives !== null) forgetNotes(vm.lives);
    vm.deferredCall = null;
    vm.reprStack.length = this.#reprs;
    vm.clock.nextId = this.#nextId;
    vm.clock.allocated = this.#allocated;
  }

  remove(): void {
    if (this.#vm.tracer === this) this.#vm.tracer = this.#inner;
  }

  #take(frame: Frame): void {
    const vm = this.#vm;
    this.#frame = frame;
    this.#pc = frame.pc;
    this.#sp = frame.sp;
    this.#depth = vm.depth;
    this.#hiddenDepth = vm.hiddenDepth;
    this.#executed = vm.executed;
    this.#nextId = vm.clock.nextId;
    this.#allocated = vm.clock.allocated;
    this.#reprs = vm.reprStack.length;
    this.#told = vm.told;
    this.#telling = vm.telling;
    this.#toldEvent = vm.toldEvent;
    this.#previous = frame.object?.previous ?? -1;
  }
}
