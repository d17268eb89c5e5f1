import type { PyObject } from '../objects/object.ts';
import type { PyWeakRef } from '../objects/weak-reference.ts';
import { livesPart } from '../parts/parts.ts';
import type { Machine } from './machine.ts';
import type { Node } from './referents.ts';

/**
 * The end of objects
 * ------------------
 * Nothing counts references. Objects whose end can be seen are *mortals*: instances of classes with `__del__`, objects that
 * a weak reference refers to, generators that were left inside a `try` or `with`, coroutines. While a machine has none, its
 * `lives` is `null` and costs nothing.
 *
 * While it has some, the dispatch loop notes before each instruction what it lets go of (`drops.ts`): the *suspects*. Of
 * interest are those that are mortal, or from which a mortal is near. Before the next instruction a walk from the roots
 * finds whether these are still reachable, and stops as soon as they are; where a native may have let go of more, all
 * mortals have to be found. Those that are not are ended as reference counts would end them (`deaths.ts`): an object
 * goes when nothing refers to it any more, and lets go of what it refers to. Counts inside the unreachable part are made
 * for this only. What is unreachable but refers to itself, by itself or by others, stays in *limbo* until `gc.collect()`,
 * or until so much was allocated that CPython's collector would have run.
 *
 * Walks that visited much are made up for: the next one waits until as many instructions were executed. All of it
 * depends on the program alone, so it happens at the same places stepped, sliced or restored.
 */
export interface Lives {
  /** In the order in which they became mortal, with why: `MORTAL`. */
  readonly mortals: Map<PyObject, number>;
  readonly weakRefs: Map<PyObject, PyWeakRef[]>;
  /** What the instruction under way lets go of; forgotten where it is taken back. */
  readonly noted: Set<Node>;
  /** Whether it may let go of more than that. */
  isNoteUnsure: boolean;
  /** What may be unreachable since the last walk, in the order in which it was let go. */
  readonly suspects: Set<Node>;
  /** Unreachable, in cycles or held by one. */
  limbo: Node[];
  /** Something that is not among the suspects may have been let go as well. */
  isUnsure: boolean;
  /** The count of instructions before which no walk is made. */
  nextWalk: number;
  /** Visits of walks that instructions have not made up for, as of the count of instructions `owedAt`. */
  owed: number;
  owedAt: number;
  /** `nextId` when the limbo was last collected. */
  collectedAt: number;
  /** Whether cycles that hold no mortal are kept, too, because `gc` was imported and will count them. */
  keepsCycles: boolean;
  /** A weak reference gave an object that was about to be ended, or that lies in limbo. */
  wasRevived: boolean;
  /** Number of plans under way: frames that end objects which are already unreachable. */
  ending: number;
  /** `gc.isenabled()` */
  isCollecting: boolean;
}

/** Why an object is mortal: bits. */
export const MORTAL = {
  /** Its class has a `__del__` that was not called yet. */
  finalizer: 1,
  /** Its body is to be closed. */
  generator: 2,
  weakRef: 4,
} as const;

export function livesOf(vm: Machine): Lives {
  if (vm.lives !== null) return vm.lives;
  // What ends objects has to be there when one ends: no instruction is under way then that could be taken back.
  livesPart.get();
  vm.frozen('end_lives');
  vm.frozen('collect_garbage');
  vm.frozen('end_program');
  vm.lives = {
    mortals: new Map(),
    weakRefs: new Map(),
    noted: new Set(),
    isNoteUnsure: false,
    suspects: new Set(),
    limbo: [],
    isUnsure: false,
    nextWalk: 0,
    owed: 0,
    owedAt: 0,
    collectedAt: vm.clock.nextId,
    keepsCycles: false,
    wasRevived: false,
    ending: 0,
    isCollecting: true,
  };
  return vm.lives;
}

/** The instruction that was looked at beforehand did not happen. */
export function forgetNotes(lives: Lives): void {
  lives.noted.clear();
  lives.isNoteUnsure = false;
}

/** Notes that the end of `object` can be seen. */
export function becomeMortal(vm: Machine, object: PyObject, why: number): void {
  const { mortals } = livesOf(vm);
  mortals.set(object, (mortals.get(object) ?? 0) | why);
}

/** A reason is gone; a machine without mortals stops watching. */
export function ceaseMortal(vm: Machine, object: PyObject, why: number): void {
  const { lives } = vm;
  if (lives === null) return;
  const left = (lives.mortals.get(object) ?? 0) & ~why;
  if (left === 0) lives.mortals.delete(object);
  else lives.mortals.set(object, left);
}

/** Nothing to watch for any more. */
export function isIdle({ mortals, keepsCycles, isCollecting }: Lives): boolean {
  return mortals.size === 0 && !keepsCycles && isCollecting;
}
