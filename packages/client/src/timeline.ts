import { type Command, applyDelta, type View, type ViewDelta } from '@nonlocal/scope';

const keyframeEvery = 32;
const cachedViews = 64;

/** What happened at one `seq` of the room. */
export interface Moment {
  readonly seq: number;
  /** `null` for the state one joined or jumped to, and for the server's own entries. */
  readonly command: Command | null;
  /** The server's clock, milliseconds since 1970; 0 where unknown. */
  readonly at: number;
  /** `jumped`: the moments before it, back to the last one seen, were not seen. */
  readonly outcome: 'done' | 'refused' | 'crashed' | 'restored' | 'jumped';
  /** Why it was refused or crashed. */
  readonly message: string;
}

interface Frame {
  readonly moment: Moment;
  /** From the view of the frame before. `null`: same view, or there is a keyframe. */
  readonly delta: ViewDelta | null;
  readonly keyframe: View | null;
}

/**
 * The part of a room's history that this client has seen, in order of `seq`. Holds deltas with a whole view every
 * 32 moments; asking for any other view costs at most that many deltas.
 */
export class Timeline {
  readonly #frames: Frame[] = [];
  readonly #cache = new Map<number, View>();
  #live: View | null = null;

  get length(): number {
    return this.#frames.length;
  }

  /** The last `seq` seen, or -1 while nothing was. */
  get head(): number {
    return this.#frames.at(-1)?.moment.seq ?? -1;
  }

  get moments(): readonly Moment[] {
    return this.#frames.map((frame) => frame.moment);
  }

  /** Appends a state without the way to it; the head moves to its `seq`, whatever lies between. */
  jump(seq: number, view: View): void {
    if (seq <= this.head) this.clear();
    const moment: Moment = { seq, command: null, at: 0, outcome: 'jumped', message: '' };
    this.#push({ moment, delta: null, keyframe: view }, view);
  }

  /** Appends the moment after the head. `change` is the delta, a whole view, or `null` where nothing changed. */
  append(moment: Moment, change: { readonly delta: ViewDelta } | { readonly view: View } | null): void {
    if (this.#live === null || moment.seq !== this.head + 1) {
      throw new Error(`moment ${moment.seq} does not follow ${this.head}`);
    }
    if (change !== null && 'view' in change) {
      this.#push({ moment, delta: null, keyframe: change.view }, change.view);
      return;
    }
    const view = change === null ? this.#live : applyDelta(this.#live, change.delta);
    const keyframe = this.#frames.length % keyframeEvery === 0 ? view : null;
    this.#push({ moment, delta: change?.delta ?? null, keyframe }, view);
  }

  momentAt(seq: number): Moment | null {
    return this.#frames[this.#indexOf(seq)]?.moment ?? null;
  }

  /** The nearest `seq` that was seen, at or before the given one; the first one for anything earlier. */
  nearest(seq: number): number {
    return this.#frames[Math.max(0, this.#indexAtOrBefore(seq))]?.moment.seq ?? -1;
  }

  /** The seq seen `distance` moments after the given one (before it, if negative), within what there is. */
  neighbour(seq: number, distance: number): number {
    const index = Math.max(0, Math.min(this.#frames.length - 1, this.#indexAtOrBefore(seq) + distance));
    return this.#frames[index]?.moment.seq ?? -1;
  }

  viewAt(seq: number): View | null {
    if (seq === this.head) return this.#live;
    const cached = this.#cache.get(seq);
    if (cached !== undefined) return cached;
    const index = this.#indexOf(seq);
    if (index < 0) return null;
    let start = index;
    while (this.#frames[start]?.keyframe === null) start--;
    let view = this.#frames[start]?.keyframe ?? null;
    for (const frame of this.#frames.slice(start + 1, index + 1)) {
      if (view !== null && frame.delta !== null) view = applyDelta(view, frame.delta);
    }
    if (view !== null) this.#remember(seq, view);
    return view;
  }

  clear(): void {
    this.#frames.length = 0;
    this.#cache.clear();
    this.#live = null;
  }

  #push(frame: Frame, view: View): void {
    this.#frames.push(frame);
    this.#live = view;
    this.#remember(frame.moment.seq, view);
  }

  #remember(seq: number, view: View): void {
    this.#cache.set(seq, view);
    if (this.#cache.size <= cachedViews) return;
    for (const oldest of this.#cache.keys()) {
      this.#cache.delete(oldest);
      break;
    }
  }

  #indexOf(seq: number): number {
    const index = this.#indexAtOrBefore(seq);
    return this.#frames[index]?.moment.seq === seq ? index : -1;
  }

  #indexAtOrBefore(seq: number): number {
    let low = 0;
    let high = this.#frames.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#frames[middle]?.moment.seq ?? Infinity) <= seq) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
