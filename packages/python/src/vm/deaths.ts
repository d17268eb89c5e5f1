import { PyFunction } from '../objects/function.ts';
import { PyGenerator } from '../objects/generator.ts';
import { touch } from '../objects/heap.ts';
import { PyList } from '../objects/list.ts';
import { PyModule } from '../objects/module.ts';
import { PyObject, PyType, type Value } from '../objects/object.ts';
import { None } from '../objects/singleton.ts';
import { PyTuple } from '../objects/tuple.ts';
import type { PyWeakRef } from '../objects/weak-reference.ts';
import { enterFunction } from './call.ts';
import { Frame, ON_RETURN } from './frame.ts';
import { needsClosing } from './generator.ts';
import { ceaseMortal, forgetNotes, isIdle, type Lives, livesOf, MORTAL } from './lives.ts';
import type { Machine } from './machine.ts';
import { countReferences, everything, reachable } from './reach.ts';
import { addReferents, isTracked, type Node } from './referents.ts';

/** So many visits may be owed; an instruction pays for some. The heap of a lesson is walked at once, time and again. */
const credit = 500_000;
const visitsPerInstruction = 4;
/** Objects made between two automatic collections; CPython's youngest generation holds 2,000 containers. */
const collectionDistance = 10_000;

/**
 * Called before an instruction: ends what the one before let go of. True where a frame was entered that does it, hidden
 * and of no value; see `lives.ts`.
 */
export function endUnreachable(vm: Machine): boolean {
  const { lives } = vm;
  if (lives === null) return false;
  for (const each of lives.noted) lives.suspects.add(each);
  if (lives.isNoteUnsure) lives.isUnsure = true;
  forgetNotes(lives);
  if ((lives.isUnsure || lives.suspects.size > 0) && vm.executed >= lives.nextWalk && walk(vm, lives)) return true;
  if (
    lives.limbo.length > 0 &&
    lives.isCollecting &&
    vm.clock.nextId > lives.collectedAt + collectionDistance &&
    vm.visibleFrame() === vm.frame
  ) {
    lives.collectedAt = vm.clock.nextId;
    enterFunction(vm, vm.frozen('collect_garbage'), [], [], ON_RETURN.drop);
    return true;
  }
  if (isIdle(lives)) vm.lives = null;
  return false;
}

function walk(vm: Machine, lives: Lives): boolean {
  if (lives.wasRevived) {
    lives.wasRevived = false;
    for (const each of lives.limbo) lives.suspects.add(each);
    lives.limbo = [];
  }
  const suspects = concerning(vm, lives);
  const counted = lives.isUnsure ? lives.mortals : none;
  lives.isUnsure = false;
  lives.suspects.clear();
  if (suspects.size === 0 && counted.size === 0) return false;
  const { seen, isComplete } = reachable(vm, true, suspects, counted);
  let cost = seen.size;
  let turn: PyObject[] = [];
  if (isComplete) {
    const lost: Node[] = [];
    for (const suspect of suspects) if (!seen.has(suspect)) lost.push(suspect);
    for (const mortal of lives.mortals.keys()) if (!seen.has(mortal) && !suspects.has(mortal)) lost.push(mortal);
    const counts = countReferences(lost, seen);
    cost += counts.size;
    const doomed = endUncounted(vm, lives, lost, counts, seen);
    turn = untilOneHolds(lives, doomed, seen);
    const left = (lives.keepsCycles ? Array.from(counts.keys()) : lost).filter((each) => counts.has(each));
    if (turn.length > 0) {
      // What hangs on the doomed ends after them, or with them.
      const behind = countReferences(doomed, seen);
      const waiting = [...doomed, ...left.filter((each) => !behind.has(each))];
      lives.ending++;
      enterFunction(vm, vm.frozen('end_lives'), [new PyList(turn), holder(waiting)], [], ON_RETURN.drop);
    } else {
      for (const each of left) {
        if (lives.keepsCycles || lives.mortals.has(each as PyObject) || holdsMortal(lives, each, seen))
          lives.limbo.push(each);
      }
    }
  }
  vm.debt += cost >> 4;
  lives.owed = Math.max(0, lives.owed - visitsPerInstruction * (vm.executed - lives.owedAt)) + cost;
  lives.owedAt = vm.executed;
  lives.nextWalk = vm.executed + Math.ceil(Math.max(0, lives.owed - credit) / visitsPerInstruction);
  return turn.length > 0;
}

const none: ReadonlyMap<object, unknown> = new Map();

/** So far a mortal is looked for from a suspect; further away it is assumed to be. */
const nearBy = 256;

/** The suspects whose end could be seen, without those that a running frame holds. */
function concerning(vm: Machine, lives: Lives): Set<Node> {
  const suspects = new Set<Node>();
  for (const suspect of lives.suspects) if (isNearMortal(lives, suspect)) suspects.add(suspect);
  for (let frame = vm.frame; frame !== null && suspects.size > 0; frame = frame.back)
    for (let i = frame.sp - 1; i >= 0; i--) suspects.delete(frame.slots[i] as Node);
  return suspects;
}

/** Classes, modules and their namespaces are not looked into: they are not what was let go. */
function isNearMortal(lives: Lives, start: Node): boolean {
  if (lives.mortals.has(start as PyObject)) return true;
  const seen = new Set<Node>([start]);
  const found: Node[] = [];
  for (const item of seen) {
    addReferents(item, found);
    for (const each of found) {
      if (lives.mortals.has(each as PyObject)) return true;
      if (each instanceof PyType || each instanceof PyModule) continue;
      if ((item instanceof PyFunction || item instanceof Frame) && (each === item.globals || each instanceof Frame))
        continue;
      // With `gc` at work a cycle is of interest in itself.
      if (lives.keepsCycles && seen.has(each)) return true;
      seen.add(each);
    }
    found.length = 0;
    if (seen.size > nearBy) return true;
  }
  return false;
}

/** A list that the guest never sees: frames may be in it, too, so it is not made of values only. */
function holder(nodes: readonly Node[]): PyList {
  return new PyList(nodes as unknown as Value[]);
}

/**
 * Ends what nothing refers to, and what it alone referred to, silently; `counts` loses what was ended. Gives the mortals
 * among them, whose ends are seen: these are left as they are, to be ended in Python, each in its turn.
 */
function endUncounted(
  vm: Machine,
  lives: Lives,
  lost: readonly Node[],
  counts: Map<Node, number>,
  seen: ReadonlySet<Node>,
): PyObject[] {
  const doomed = new Set<PyObject>();
  const pending: Node[] = [];
  const found: Node[] = [];
  for (const start of lost) {
    if (counts.get(start) !== 0) continue;
    pending.push(start);
    for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
      const count = counts.get(item) ?? 0;
      if (item !== start && count > 1) {
        counts.set(item, count - 1);
        continue;
      }
      counts.set(item, 0);
      if (item instanceof PyObject && hasVisibleEnd(vm, lives, item, seen)) {
        doomed.add(item);
        continue;
      }
      counts.delete(item);
      addReferents(item, found);
      for (let i = found.length - 1; i >= 0; i--) {
        const each = found[i] as Node;
        if (counts.has(each)) pending.push(each);
      }
      found.length = 0;
    }
  }
  return Array.from(doomed);
}

/** What an object holds ends before the next one does: those behind the first that holds some wait for another walk. */
function untilOneHolds(lives: Lives, doomed: readonly PyObject[], seen: ReadonlySet<Node>): PyObject[] {
  const last = doomed.findIndex((object) => holdsMortal(lives, object, seen));
  return last < 0 ? [...doomed] : doomed.slice(0, last + 1);
}

/** Whether Python has to run when `object` ends. Weak references that nobody listens to are cleared at once. */
function hasVisibleEnd(vm: Machine, lives: Lives, object: PyObject, seen: ReadonlySet<Node>): boolean {
  const why = lives.mortals.get(object);
  if (why === undefined) return false;
  if ((why & MORTAL.finalizer) !== 0) return true;
  if (object instanceof PyGenerator && (why & MORTAL.generator) !== 0) {
    if (needsClosing(object)) return true;
    ceaseMortal(vm, object, MORTAL.generator);
  }
  if ((why & MORTAL.weakRef) === 0) return false;
  const refs = lives.weakRefs.get(object) ?? [];
  const heard = refs.filter((ref) => ref.callback !== null && seen.has(ref));
  if (heard.length === 0) {
    clearWeakRefs(vm, lives, object);
    return false;
  }
  for (const ref of refs) if (!heard.includes(ref)) ref.callback = null;
  return true;
}

/** Whether ending `from` may end another mortal. */
function holdsMortal(lives: Lives, from: Node, seen: ReadonlySet<Node>): boolean {
  for (const each of countReferences([from], seen).keys())
    if (each !== from && lives.mortals.has(each as PyObject)) return true;
  return false;
}

/** The references to `object` give None from now on. The latest one is first, as its callback is. */
function clearWeakRefs(vm: Machine, lives: Lives, object: PyObject): PyWeakRef[] {
  const refs = lives.weakRefs.get(object) ?? [];
  lives.weakRefs.delete(object);
  ceaseMortal(vm, object, MORTAL.weakRef);
  for (const ref of refs) {
    ref.referent = null;
    touch(ref);
  }
  return refs.toReversed();
}

/** Takes the first of the doomed: what is to be called for it, or None. A reviver of one of them puts them all off. */
export function endFirst(vm: Machine, doomed: PyList): Value {
  const lives = livesOf(vm);
  const object = doomed.items.shift();
  if (!(object instanceof PyObject)) return None;
  if (lives.wasRevived) {
    doomed.items.length = 0;
    return None;
  }
  const why = lives.mortals.get(object) ?? 0;
  if ((why & MORTAL.finalizer) !== 0) {
    ceaseMortal(vm, object, MORTAL.finalizer);
    return new PyTuple(['finalizer', object, object.cls.lookup('__del__') ?? None]);
  }
  if (object instanceof PyGenerator && (why & MORTAL.generator) !== 0) {
    ceaseMortal(vm, object, MORTAL.generator);
    return new PyTuple(['generator', object, None]);
  }
  if ((why & MORTAL.weakRef) === 0) return None;
  const heard = clearWeakRefs(vm, lives, object).filter((ref) => ref.callback !== null);
  const calls = heard.map((ref) => {
    const call = new PyTuple([ref.callback as Value, ref]);
    ref.callback = null;
    return call;
  });
  return new PyTuple(['callbacks', new PyList(calls), None]);
}

/** What was not ended yet is looked at again, now that finalizers have run. */
export function reconsider(vm: Machine, waiting: PyList): void {
  const lives = livesOf(vm);
  for (const each of waiting.items) lives.suspects.add(each as PyObject);
  waiting.items.length = 0;
  lives.ending--;
  lives.isUnsure = true;
  lives.nextWalk = 0;
}

export interface Garbage {
  /** Number of containers that nothing but each other refer to. */
  readonly count: number;
  readonly mortals: readonly PyObject[];
  /** Callbacks of weak references to them, from outside. */
  readonly calls: readonly PyTuple[];
}

/** What only cycles hold. Weak references with callbacks are cleared; they are called before any finalizer. */
export function findGarbage(vm: Machine): Garbage {
  const lives = livesOf(vm);
  const seen = everything(vm);
  const lost = [...lives.limbo, ...lives.suspects, ...lives.mortals.keys()].filter((each) => !seen.has(each));
  const counts = countReferences(lost, seen);
  vm.charge(counts.size >> 4);
  lives.limbo = [];
  lives.suspects.clear();
  lives.collectedAt = vm.clock.nextId;
  const mortals = Array.from(lives.mortals.keys())
    .filter((each) => counts.has(each))
    .toSorted((a, b) => a.id - b.id);
  const calls: PyTuple[] = [];
  for (const object of mortals) {
    const refs = lives.weakRefs.get(object) ?? [];
    if (!refs.some((ref) => ref.callback !== null)) continue;
    for (const ref of clearWeakRefs(vm, lives, object)) {
      if (ref.callback !== null && seen.has(ref)) calls.push(new PyTuple([ref.callback, ref]));
      ref.callback = null;
    }
  }
  const owned = new Set<Node>();
  for (const each of counts.keys()) if (each instanceof PyObject && each.attrs !== null) owned.add(each.attrs);
  let count = 0;
  for (const each of counts.keys()) if (isTracked(each) && !owned.has(each)) count++;
  return { count, mortals, calls };
}

/** Those of the mortals that have something to be called; `end_one` takes each. */
export function finalizersOf(vm: Machine, mortals: readonly Value[]): Value[] {
  const ends: Value[] = [];
  for (const object of mortals) {
    if (!(object instanceof PyObject)) continue;
    const why = vm.lives?.mortals.get(object) ?? 0;
    if ((why & MORTAL.finalizer) !== 0) {
      ceaseMortal(vm, object, MORTAL.finalizer);
      ends.push(new PyTuple(['finalizer', object, object.cls.lookup('__del__') ?? None]));
    } else if (object instanceof PyGenerator && (why & MORTAL.generator) !== 0) {
      ceaseMortal(vm, object, MORTAL.generator);
      if (needsClosing(object)) ends.push(new PyTuple(['generator', object, None]));
    }
  }
  return ends;
}

/** After the finalizers: what is still unreachable is gone for good. */
export function forgetGarbage(vm: Machine, mortals: readonly Value[]): void {
  const lives = livesOf(vm);
  const seen = everything(vm);
  for (const object of mortals) {
    if (!(object instanceof PyObject) || seen.has(object)) continue;
    clearWeakRefs(vm, lives, object);
    lives.mortals.delete(object);
  }
  lives.suspects.clear();
}
