import { Frame, type Machine, PyCell, PyDict, PyFrame, PyGenerator, PyObject, PyType } from '@nonlocal/python';
import { Look, type Sight } from './look.ts';
import { ShownFrame } from './shown-frame.ts';
import { type Holder, ShownObject } from './shown-object.ts';
import type { ObjectId, ObjectView } from './value-view.ts';
import type { FrameView } from './view.ts';

/** Objects shown at most: those nearest to the frames, which is more than a screen has room for. */
const mostObjects = 300;

/** What of a machine is looked at. */
export interface Scene {
  /** The frames to be seen, the module first. */
  readonly frames: readonly Frame[];
  /** The frame that runs next, whose range is that of its next instruction; the others wait. */
  readonly standing: Frame | null;
  /** An object that may be nowhere but on the value stack: what is being returned, what was evaluated. */
  readonly hand: PyObject | null;
}

/**
 * What is to be seen of a run: frames, and every object within reach of them. An observer is made by looking at
 * everything once; from then on it looks only at what can have changed:
 *
 * - Frames from the top of the stack down to the first that was there before and is no generator's: below it nothing has
 *   run. A generator's frame may have been left and entered again, so the frame below it is looked at too.
 * - Objects that the machine's write barrier has named, and suspended generators, whose frames run unseen.
 *
 * Each object on screen knows where it was found: in a frame, in another object or at hand. While these hold on to what
 * was found in them, all that is shown stays within reach, and only what they came to mention is looked for. Where one let
 * go, the reach is walked anew, over what is on screen; never over the heap.
 */
export class Observer {
  readonly #frames: ShownFrame[];
  readonly #objects = new Map<ObjectId, ShownObject>();
  /** Objects on screen by what else their views are read from. */
  readonly #readers = new Map<object, Set<ShownObject>>();
  readonly #generators = new Set<ShownObject>();
  readonly #hand: Hand;

  constructor({ frames, standing, hand }: Scene) {
    this.#frames = frames.map((frame) => new ShownFrame(frame, frame === standing));
    this.#hand = new Hand(hand);
    this.#reach(null);
  }

  get frames(): readonly FrameView[] {
    return this.#frames.map((shown) => shown.view);
  }

  get objects(): Readonly<Record<ObjectId, ObjectView>> {
    const objects: Record<ObjectId, ObjectView> = {};
    for (const [id, shown] of this.#objects) objects[id] = shown.view;
    return objects;
  }

  /** The running frame. */
  get top(): ShownFrame | undefined {
    return this.#frames.at(-1);
  }

  get caller(): ShownFrame | undefined {
    return this.#frames.at(-2);
  }

  object(id: ObjectId): ObjectView | undefined {
    return this.#objects.get(id)?.view;
  }

  heapObject(id: ObjectId): PyObject | undefined {
    return this.#objects.get(id)?.object;
  }

  /** The names by which functions and frames on screen reach a cell. */
  cellNames(cell: ObjectId): string[] {
    const names = new Set<string>();
    for (const { bindings } of this.#frames)
      for (const binding of bindings) if (binding.cell === cell) names.add(binding.name);
    for (const { view } of this.#objects.values()) {
      if (view.kind !== 'function') continue;
      view.closure?.forEach((id, i) => {
        if (id === cell) names.add(view.freevars[i] ?? '?');
      });
    }
    return [...names].toSorted();
  }

  /**
   * Looks again at a machine that has gone on with the same program. `written` is what its barrier has named meanwhile.
   */
  look(vm: Machine, { standing, hand }: Omit<Scene, 'frames'>, written: ReadonlySet<object>): Sight {
    const look = new Look(this.top);
    this.#lookAtStack(vm, standing, look);
    for (const object of written) this.#lookAtWritten(object, standing, look);
    for (const shown of this.#generators) this.#lookAtObject(shown, look);
    this.#lookAtHand(hand, look);
    if (look.isReachLost || !this.#extend(look)) this.#reach(look);
    return look;
  }

  #lookAtStack(vm: Machine, standing: Frame | null, look: Look): void {
    const fromTop: Frame[] = [];
    let index = vm.depth - 1;
    for (let frame = vm.visibleFrame(); frame !== null; frame = vm.visibleFrame(frame.back)) {
      fromTop.push(frame);
      if (frame.generator === null && this.#isShownAt(index, frame)) break;
      index--;
    }
    let kept = Math.max(0, index);
    for (let frame = fromTop.at(-1); frame !== undefined && this.#isShownAt(kept, frame); frame = fromTop.at(-1)) {
      this.#lookAtFrame(this.#frames[kept] as ShownFrame, standing, look);
      fromTop.pop();
      kept++;
    }
    if (fromTop.length === 0 && kept === this.#frames.length) return;
    const added = fromTop.reverse().map((frame) => new ShownFrame(frame, frame === standing));
    look.moveFrames(kept, added);
    for (const left of this.#frames.splice(kept, this.#frames.length, ...added)) this.#letGo(left, left.refs, [], look);
    for (const shown of added) look.gain(shown);
  }

  #isShownAt(index: number, frame: Frame): boolean {
    const shown = this.#frames[index];
    // A frame that is over may be used again for another call, which has an id of its own.
    return shown !== undefined && shown.frame === frame && shown.id === frame.id;
  }

  #lookAtFrame(shown: ShownFrame, standing: Frame | null, look: Look): void {
    const { refs, bindings } = shown;
    const change = shown.update(shown.frame === standing);
    if (change === null) return;
    look.changeFrame(change, bindings);
    if (shown.refs !== refs) this.#letGo(shown, refs, shown.refs, look);
  }

  #lookAtHand(hand: PyObject | null, look: Look): void {
    if (hand === this.#hand.object) return;
    const { refs } = this.#hand;
    this.#hand.object = hand;
    this.#letGo(this.#hand, refs, this.#hand.refs, look);
  }

  /** Whether there may be more within reach than is shown: what is nearest follows from every mention. */
  get #isFull(): boolean {
    return this.#objects.size >= mostObjects;
  }

  /** What is mentioned there is others than before. */
  #letGo(holder: Holder, before: readonly PyObject[], now: readonly PyObject[], look: Look): void {
    if (this.#isFull) look.isReachLost = true;
    for (const object of before)
      if (this.#objects.get(object.id)?.foundIn === holder && !now.includes(object)) look.isReachLost = true;
    if (now.length > 0) look.gain(holder);
  }

  #lookAtWritten(object: object, standing: Frame | null, look: Look): void {
    if (object instanceof PyObject) {
      const shown = this.#objects.get(object.id);
      if (shown !== undefined) this.#lookAtObject(shown, look);
      if (object instanceof PyType) this.#lookAtKin(object, look);
    }
    for (const reader of this.#readers.get(object) ?? []) this.#lookAtObject(reader, look);
    if (object instanceof PyCell || object instanceof PyDict || object instanceof PyFrame || object instanceof Frame) {
      for (const shown of this.#frames) if (shown.reads(object)) this.#lookAtFrame(shown, standing, look);
    }
  }

  /** Views tell the names of classes. */
  #lookAtKin(type: PyType, look: Look): void {
    for (const shown of this.#objects.values()) {
      const { object } = shown;
      if (object.cls === type || (object instanceof PyType && object.bases.includes(type)))
        this.#lookAtObject(shown, look);
    }
  }

  #lookAtObject(shown: ShownObject, look: Look): void {
    const { refs, sources, view } = shown;
    const change = shown.update();
    if (!isSameList(sources, shown.sources)) {
      this.#forget(shown, sources);
      this.#watch(shown);
    }
    if (change === null) return;
    look.changeObject(change, view);
    if (!isSameList(refs, shown.refs)) this.#letGo(shown, refs, shown.refs, look);
  }

  /** Shows what is mentioned now and was not before. `false`, and nothing done: it is more than is shown. */
  #extend(look: Look): boolean {
    if (look.gained.length === 0) return true;
    if (this.#isFull) return false;
    const found = new Map<ObjectId, ShownObject>();
    const visit = (holder: Holder): void => {
      for (const object of holder.refs)
        if (!this.#objects.has(object.id) && !found.has(object.id))
          found.set(object.id, new ShownObject(object, holder));
    };
    for (const holder of look.gained) visit(holder);
    // The map grows while it is walked.
    for (const shown of found.values()) visit(shown);
    if (found.size === 0) return true;
    if (this.#objects.size + found.size > mostObjects) return false;
    for (const shown of found.values()) this.#add(shown, look);
    return true;
  }

  /** Walks from the frames over what is mentioned, the nearest first. */
  #reach(look: Look | null): void {
    const found = new Set<ShownObject>();
    const visit = (holder: Holder): void => {
      for (const object of holder.refs) {
        if (found.size === mostObjects) return;
        let shown = this.#objects.get(object.id);
        if (shown === undefined) {
          shown = new ShownObject(object, holder);
          this.#add(shown, look);
        } else if (!found.has(shown)) {
          shown.foundIn = holder;
        } else {
          this.#prefer(holder, shown);
          continue;
        }
        shown.place = found.size;
        found.add(shown);
      }
    };
    for (const frame of this.#frames) visit(frame);
    visit(this.#hand);
    // The set grows while it is walked.
    for (const shown of found) visit(shown);
    if (found.size === this.#objects.size) return;
    for (const [id, shown] of this.#objects) {
      if (found.has(shown)) continue;
      this.#objects.delete(id);
      this.#forget(shown, shown.sources);
      look?.dropObject(id);
    }
  }

  /**
   * Of what is mentioned more than once, an object's mention is likely to outlast a frame's. Only what was found before it
   * counts, so that no circle of objects holds itself.
   */
  #prefer(holder: Holder, shown: ShownObject): void {
    if (shown.foundIn instanceof ShownFrame && holder instanceof ShownObject && holder.place < shown.place)
      shown.foundIn = holder;
  }

  #add(shown: ShownObject, look: Look | null): void {
    this.#objects.set(shown.object.id, shown);
    this.#watch(shown);
    look?.addObject(shown.view);
  }

  #watch(shown: ShownObject): void {
    for (const source of shown.sources) {
      const readers = this.#readers.get(source);
      if (readers === undefined) this.#readers.set(source, new Set([shown]));
      else readers.add(shown);
    }
    if (shown.object instanceof PyGenerator) this.#generators.add(shown);
  }

  #forget(shown: ShownObject, sources: readonly object[]): void {
    for (const source of sources) {
      const readers = this.#readers.get(source);
      readers?.delete(shown);
      if (readers?.size === 0) this.#readers.delete(source);
    }
    this.#generators.delete(shown);
  }
}

/** An object that may be nowhere but on the value stack, as one that mentions it. */
class Hand {
  object: PyObject | null;

  constructor(object: PyObject | null) {
    this.object = object;
  }

  get refs(): readonly PyObject[] {
    return this.object === null ? [] : [this.object];
  }
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
