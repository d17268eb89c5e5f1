import { diffSights } from './delta.ts';
import type { ShownFrame } from './shown-frame.ts';
import type { Holder } from './shown-object.ts';
import type { BindingView, ObjectId, ObjectView } from './value-view.ts';
import type { FrameChange, FrameId, ObjectChange, SightChange, TailChange, View } from './view.ts';

/** What changed between two looks, and what there was before. */
export interface Sight {
  readonly change: SightChange;
  /** The running frame as it was: its id and its line. */
  readonly topBefore: { readonly id: FrameId; readonly line: number } | null;
  /** The names of a frame that was there before and stayed, where they changed. */
  readonly bindingsBefore: (id: FrameId) => readonly BindingView[] | undefined;
  readonly objectBefore: (id: ObjectId) => ObjectView | undefined;
}

/** Gathers what one look finds changed. Nothing changes twice while it is looked at, and nothing after `change` was read. */
export class Look implements Sight {
  readonly topBefore: Sight['topBefore'];
  /** Whether something let go of an object that was found in it. */
  isReachLost = false;
  /** What mentions objects that it did not mention before. */
  readonly gained: Holder[] = [];
  #frames: TailChange<ShownFrame> | null = null;
  #changedFrames: FrameChange[] | null = null;
  #bindingsBefore: (readonly BindingView[])[] = [];
  #objects: ObjectView[] | null = null;
  #changedObjects: ObjectChange[] | null = null;
  #objectsBefore: ObjectView[] | null = null;
  #dropped: ObjectId[] | null = null;
  #change: SightChange | null = null;

  constructor(top: ShownFrame | undefined) {
    this.topBefore = top === undefined ? null : { id: top.id, line: top.range.line };
  }

  moveFrames(kept: number, added: readonly ShownFrame[]): void {
    this.#frames = { kept, added };
  }

  gain(holder: Holder): void {
    this.gained.push(holder);
  }

  changeFrame(change: FrameChange, bindingsBefore: readonly BindingView[]): void {
    (this.#changedFrames ??= []).push(change);
    this.#bindingsBefore.push(bindingsBefore);
  }

  addObject(view: ObjectView): void {
    (this.#objects ??= []).push(view);
  }

  changeObject(change: ObjectView | ObjectChange, before: ObjectView): void {
    if ('kind' in change) (this.#objects ??= []).push(change);
    else (this.#changedObjects ??= []).push(change);
    (this.#objectsBefore ??= []).push(before);
  }

  dropObject(id: ObjectId): void {
    this.#objects = without(this.#objects, id);
    this.#changedObjects = without(this.#changedObjects, id);
    (this.#dropped ??= []).push(id);
  }

  get change(): SightChange {
    this.#change ??= this.#makeChange();
    return this.#change;
  }

  /** Always of one shape: what reads it is the hot path of every step. */
  #makeChange(): SightChange {
    const frames = this.#frames;
    return {
      frames: frames === null ? undefined : { kept: frames.kept, added: frames.added.map((shown) => shown.view) },
      changedFrames: this.#changedFrames ?? undefined,
      objects: this.#objects ?? undefined,
      changedObjects: this.#changedObjects ?? undefined,
      droppedObjects: this.#dropped ?? undefined,
    };
  }

  bindingsBefore(id: FrameId): readonly BindingView[] | undefined {
    return this.#bindingsBefore[this.#changedFrames?.findIndex((change) => change.id === id) ?? -1];
  }

  objectBefore(id: ObjectId): ObjectView | undefined {
    return this.#objectsBefore?.find((view) => view.id === id);
  }
}

function without<T extends { readonly id: ObjectId }>(list: T[] | null, id: ObjectId): T[] | null {
  if (list === null || !list.some((each) => each.id === id)) return list;
  const rest = list.filter((each) => each.id !== id);
  return rest.length === 0 ? null : rest;
}

/** What two views of a run tell to have changed between them. */
export function sightBetween(before: ViewPart, after: ViewPart): Sight {
  const change = diffSights(before, after);
  const kept = before.frames.slice(0, change.frames?.kept ?? before.frames.length);
  const top = before.frames.at(-1);
  return {
    change,
    topBefore: top === undefined ? null : { id: top.id, line: top.range.line },
    bindingsBefore: (id) => kept.find((frame) => frame.id === id)?.bindings,
    objectBefore: (id) => before.objects[id],
  };
}

type ViewPart = Pick<View, 'frames' | 'objects'>;
