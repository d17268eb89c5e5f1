import { emptyView, type View } from '@nonlocal/scope';
import { type ReadonlySignal, batch, computed, signal } from '@preact/signals-core';
import { type Moment, Timeline } from './timeline.ts';
import type { Step } from './wire.ts';

/**
 * Where one stands on the timeline one has seen. Following, the position is the live one; a deliberate step, scrub
 * or `detach` leaves it, and only `returnToLive` goes back: nobody else moves a detached viewer. Looking closely
 * (hover, select, inspect, scroll, zoom) never comes here at all.
 */
export class FollowModel {
  readonly #timeline = new Timeline();
  readonly #version = signal(0);
  readonly #position = signal(-1);
  readonly #isFollowing = signal(true);

  /** Everything seen, oldest first. Its first moment is where one joined. */
  readonly moments: ReadonlySignal<readonly Moment[]> = computed(() => {
    void this.#version.value;
    return this.#timeline.moments;
  });
  /** The live `seq`; -1 before the first state has come. */
  readonly head: ReadonlySignal<number> = computed(() => {
    void this.#version.value;
    return this.#timeline.head;
  });
  /** The `seq` on screen. */
  readonly position: ReadonlySignal<number> = computed(() =>
    this.#isFollowing.value ? this.head.value : this.#position.value,
  );
  readonly isFollowing: ReadonlySignal<boolean> = this.#isFollowing;
  /** How many seqs the live one is ahead of the one on screen. */
  readonly behind: ReadonlySignal<number> = computed(() => this.head.value - this.position.value);
  /** What is on screen. */
  readonly view: ReadonlySignal<View> = computed(() => {
    void this.#version.value;
    return this.#timeline.viewAt(this.position.value) ?? emptyView;
  });
  readonly moment: ReadonlySignal<Moment | null> = computed(() => {
    void this.#version.value;
    return this.#timeline.momentAt(this.position.value);
  });
  readonly canGoBack: ReadonlySignal<boolean> = computed(
    () => this.#timeline.neighbour(this.position.value, -1) < this.position.value && this.head.value >= 0,
  );

  /** The last `seq` seen, read without subscribing. */
  get last(): number {
    return this.#timeline.head;
  }

  viewAt(seq: number): View | null {
    return this.#timeline.viewAt(seq);
  }

  /** To a seq that was seen, or the nearest one before it. Detaches. */
  goTo(seq: number): void {
    if (this.#timeline.length === 0) return;
    batch(() => {
      this.#position.value = this.#timeline.nearest(seq);
      this.#isFollowing.value = false;
    });
  }

  back(): void {
    this.goTo(this.#timeline.neighbour(this.position.peek(), -1));
  }

  /** One moment on; from the live one there is none, so it returns to live. */
  forward(): void {
    if (this.position.peek() >= this.#timeline.head) this.returnToLive();
    else this.goTo(this.#timeline.neighbour(this.position.peek(), 1));
  }

  toFirst(): void {
    this.goTo(-1);
  }

  /** Stays where one is while the class goes on. */
  detach(): void {
    this.goTo(this.position.peek());
  }

  returnToLive(): void {
    this.#isFollowing.value = true;
  }

  /** Forgets everything: another room is joined. */
  reset(): void {
    batch(() => {
      this.#timeline.clear();
      this.#position.value = -1;
      this.#isFollowing.value = true;
      this.#version.value++;
    });
  }

  /** The room's state without the way to it: at joining, or after more was missed than the server sends. */
  jump(seq: number, view: View): void {
    batch(() => {
      if (seq <= this.#timeline.head) this.#isFollowing.value = true;
      this.#timeline.jump(seq, view);
      this.#version.value++;
    });
  }

  /**
   * Applies a step if it is the next one. A lower one was seen already and is dropped; `gap` means that one between
   * is missing and nothing was changed.
   */
  apply(step: Step): 'applied' | 'dropped' | 'gap' {
    const head = this.#timeline.head;
    if (step.moment.seq <= head) return 'dropped';
    if (head < 0 || step.moment.seq > head + 1) return 'gap';
    this.#timeline.append(step.moment, step.change);
    this.#version.value++;
    return 'applied';
  }
}
