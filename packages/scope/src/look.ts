import { diffSights } from './delta.ts';
import type { ShownFrame } from './shown-frame.ts';
import type { ObjectId, ObjectView } from './value-view.ts';
import type { FrameChange, FrameId, FrameView, ObjectChange, SightChange, TailChange, View } from './view.ts';

/** What changed between two looks, and what there was before. */
export interface Sight {
  readonly change: Partial<SightChange>;
  /** The running frame as it was. */
  readonly topBefore: FrameView | undefined;
  /** A frame that was there before and stayed. */
  readonly frameBefore: (id: FrameId) => FrameView | undefined;
  readonly objectBefore: (id: ObjectId) => ObjectView | undefined;
}

/** Gathers what one look finds changed. */
export class Look implements Sight {
  /** Whether a reference to an object came or went away. */
  isReachChanged = false;
  #frames: TailChange<ShownFrame> | null = null;
  readonly #changedFrames = new Map<FrameId, FrameChange>();
  readonly #objects = new Map<ObjectId, ObjectView>();
  readonly #changedObjects = new Map<ObjectId, ObjectChange>();
  readonly #dropped: ObjectId[] = [];
  readonly #framesBefore = new Map<FrameId, FrameView | undefined>();
  readonly #objectsBefore = new Map<ObjectId, ObjectView | undefined>();
  readonly #frameNow: (id: FrameId) => FrameView | undefined;
  readonly #objectNow: (id: ObjectId) => ObjectView | undefined;

  readonly topBefore: FrameView | undefined;

  constructor(
    topBefore: FrameView | undefined,
    frameNow: (id: FrameId) => FrameView | undefined,
    objectNow: (id: ObjectId) => ObjectView | undefined,
  ) {
    this.topBefore = topBefore;
    this.#frameNow = frameNow;
    this.#objectNow = objectNow;
  }

  moveFrames(kept: number, added: readonly ShownFrame[]): void {
    this.#frames = { kept, added };
    for (const { id } of added) this.#framesBefore.set(id, undefined);
    this.isReachChanged = true;
  }

  changeFrame(change: FrameChange, before: FrameView): void {
    this.#changedFrames.set(change.id, change);
    this.#framesBefore.set(change.id, before);
  }

  addObject(view: ObjectView): void {
    this.#objects.set(view.id, view);
    this.#objectsBefore.set(view.id, undefined);
  }

  changeObject(change: ObjectView | ObjectChange, before: ObjectView): void {
    if ('kind' in change) this.#objects.set(change.id, change);
    else this.#changedObjects.set(change.id, change);
    this.#objectsBefore.set(change.id, before);
  }

  dropObject(id: ObjectId): void {
    this.#objects.delete(id);
    this.#changedObjects.delete(id);
    this.#dropped.push(id);
  }

  get change(): Partial<SightChange> {
    const frames = this.#frames;
    return {
      ...(frames === null ? {} : { frames: { kept: frames.kept, added: frames.added.map((shown) => shown.view) } }),
      ...(this.#changedFrames.size === 0 ? {} : { changedFrames: [...this.#changedFrames.values()] }),
      ...(this.#objects.size === 0 ? {} : { objects: [...this.#objects.values()] }),
      ...(this.#changedObjects.size === 0 ? {} : { changedObjects: [...this.#changedObjects.values()] }),
      ...(this.#dropped.length === 0 ? {} : { droppedObjects: this.#dropped }),
    };
  }

  readonly frameBefore = (id: FrameId): FrameView | undefined =>
    this.#framesBefore.has(id) ? this.#framesBefore.get(id) : this.#frameNow(id);

  readonly objectBefore = (id: ObjectId): ObjectView | undefined =>
    this.#objectsBefore.has(id) ? this.#objectsBefore.get(id) : this.#objectNow(id);
}

/** What two views of a run tell to have changed between them. */
export function sightBetween(before: ViewPart, after: ViewPart): Sight {
  const change = diffSights(before, after);
  const kept = before.frames.slice(0, change.frames?.kept ?? before.frames.length);
  return {
    change,
    topBefore: before.frames.at(-1),
    frameBefore: (id) => kept.find((frame) => frame.id === id),
    objectBefore: (id) => before.objects[id],
  };
}

type ViewPart = Pick<View, 'frames' | 'objects'>;
