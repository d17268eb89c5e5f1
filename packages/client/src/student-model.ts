import { type ReadonlySignal, computed, effect, signal } from '@preact/signals-core';
import { ForkShelf } from './fork-shelf.ts';
import type { ForkClaims, ForkStore } from './fork-store.ts';
import type { Clock } from './platform.ts';
import type { RoomModel } from './room-model.ts';
import type { SandboxPort } from './sandbox-port.ts';
import { ShadowFeed } from './shadow-feed.ts';

/** A student: follows the room, forks into a sandbox, comes back. */
export class StudentModel {
  readonly room: RoomModel;
  readonly shelf: ForkShelf;
  readonly #place = signal<'live' | 'fork'>('live');
  readonly #isForking = signal(false);
  readonly #feed: ShadowFeed;
  readonly #stopReporting: () => void;

  /** `live`: the room's timeline is on screen; `fork`: the open fork is. */
  readonly place: ReadonlySignal<'live' | 'fork'> = this.#place;
  readonly isForking: ReadonlySignal<boolean> = this.#isForking;
  /** Whether the state on screen can be forked: its engine state is at hand in the sandbox. */
  readonly canFork: ReadonlySignal<boolean>;

  constructor(room: RoomModel, sandbox: SandboxPort, store: ForkStore, claims: ForkClaims, clock: Clock) {
    this.room = room;
    this.shelf = new ForkShelf(sandbox, store, claims, clock);
    this.#feed = new ShadowFeed(room, sandbox, clock);
    this.canFork = computed(() => this.#feed.canForkAt(room.follow.position.value));
    this.#stopReporting = effect(() => {
      const fork = this.#place.value === 'fork' ? this.shelf.current.value : null;
      void room.follow.position.value;
      const following = room.follow.isFollowing.value ? 'following' : 'detached';
      room.reportSeen(fork === null ? following : 'forked', fork?.forkedAt ?? null);
    });
    void this.shelf.refresh();
  }

  /** Forks the state on screen and goes there. False if it cannot be done now; `shelf.problem` says why. */
  async forkHere(): Promise<boolean> {
    const { follow, info } = this.room;
    const seq = follow.position.peek();
    this.#isForking.value = true;
    const name = `Fork at step ${follow.view.peek().step}`;
    const fork = await this.shelf.create(info.peek()?.code ?? '', name, { kind: 'room', seq });
    this.#isForking.value = false;
    if (fork === null) return false;
    this.#place.value = 'fork';
    return true;
  }

  async openFork(id: string): Promise<boolean> {
    const fork = await this.shelf.open(id);
    if (fork !== null) this.#place.value = 'fork';
    return fork !== null;
  }

  /** To the live state of the room; the fork stays open behind it and is kept. */
  backToLive(): void {
    this.#place.value = 'live';
    this.room.follow.returnToLive();
  }

  /** To the open fork again, if there is one. */
  backToFork(): void {
    if (this.shelf.current.peek() !== null) this.#place.value = 'fork';
  }

  /** Everything that is not yet on the disk, now: when the page is hidden. */
  async flush(): Promise<void> {
    await this.shelf.current.peek()?.flush();
  }

  dispose(): void {
    this.#stopReporting();
    this.#feed.dispose();
    void this.shelf.leave();
    this.room.dispose();
  }
}
