import { type ReadonlySignal, signal } from '@preact/signals-core';
import { ForkModel } from './fork-model.ts';
import type { ForkClaims, ForkStore, ForkSummary, SavedFork } from './fork-store.ts';
import type { Clock } from './platform.ts';
import type { ForkOrigin, SandboxPort, SandboxResult } from './sandbox-port.ts';

/** The student's forks: those kept on this device, and the one that is open. */
export class ForkShelf {
  readonly #forks = signal<readonly ForkSummary[]>([]);
  readonly #current = signal<ForkModel | null>(null);
  readonly #problem = signal<string | null>(null);
  /** Kept forks, the last changed first. */
  readonly forks: ReadonlySignal<readonly ForkSummary[]> = this.#forks;
  readonly current: ReadonlySignal<ForkModel | null> = this.#current;
  /** Why forks cannot be kept or opened. */
  readonly problem: ReadonlySignal<string | null> = this.#problem;
  readonly #sandbox: SandboxPort;
  readonly #store: ForkStore;
  readonly #claims: ForkClaims;
  readonly #clock: Clock;
  /** The fork that was open before is being written: opened again earlier, it would come back old and be closed under us. */
  #closing: Promise<void> = Promise.resolve();
  /** Forks are opened one after the other: one that is pressed twice would be opened under itself. */
  #opening: Promise<unknown> = Promise.resolve();

  constructor(sandbox: SandboxPort, store: ForkStore, claims: ForkClaims, clock: Clock) {
    this.#sandbox = sandbox;
    this.#store = store;
    this.#claims = claims;
    this.#clock = clock;
  }

  /** Reads the list from the device. */
  async refresh(): Promise<void> {
    try {
      const forks = await this.#store.list();
      this.#forks.value = forks.toSorted((a, b) => b.changedAt - a.changedAt);
    } catch (error) {
      this.#problem.value = `Forks cannot be kept on this device: ${error instanceof Error ? error.message : String(error)}`;
    }
  }

  /** Makes a fork and opens it; the one that was open is kept. `null` if it cannot be made: `problem` says why. */
  async create(room: string, name: string, origin: ForkOrigin): Promise<ForkModel | null> {
    const id = this.#clock.newId();
    this.#claims.take(id);
    const opened = await this.#sandbox.open(id, origin);
    if (opened.kind === 'failed') return this.#fail(opened.message);
    const image = await this.#sandbox.image(id);
    if (image.kind === 'failed') {
      this.#sandbox.close(id);
      return this.#fail(image.message);
    }
    const now = this.#clock.now();
    const saved: SavedFork = {
      id,
      room,
      name,
      forkedAt: origin.kind === 'room' ? origin.seq : null,
      createdAt: now,
      changedAt: now,
      image: image.value,
      commands: [],
      draft: opened.value.source,
    };
    const fork = new ForkModel(saved, opened.value, this.#sandbox, this.#store, this.#clock);
    await this.#show(fork);
    void fork.flush().then(() => this.refresh());
    return fork;
  }

  /** Opens a kept fork where it was left; one that another tab has open, as a copy. */
  open(id: string): Promise<ForkModel | null> {
    const opened = this.#opening.then(() => this.#openNext(id));
    this.#opening = opened.catch(() => {});
    return opened;
  }

  async #openNext(id: string): Promise<ForkModel | null> {
    if (this.#current.peek()?.id === id) return this.#current.peek();
    await this.#closing;
    let saved: SavedFork | null;
    try {
      saved = await this.#store.load(id);
    } catch (error) {
      return this.#fail(error instanceof Error ? error.message : String(error));
    }
    if (saved === null) return this.#fail('This fork is not on this device.');
    if (await this.#claims.claim(id)) return this.#reopen(saved);
    const copy = await this.import({ ...saved, name: `${saved.name} (copy)` });
    if (copy !== null) this.#problem.value = 'This fork is open in another tab: here you have a copy of it.';
    return copy;
  }

  /** Takes in a fork from a download, as a new one. */
  async import(saved: SavedFork): Promise<ForkModel | null> {
    const id = this.#clock.newId();
    this.#claims.take(id);
    const fork = await this.#reopen({ ...saved, id });
    if (fork !== null) void fork.flush().then(() => this.refresh());
    return fork;
  }

  async remove(id: string): Promise<void> {
    if (this.#current.peek()?.id === id) await this.leave();
    try {
      await this.#store.remove(id);
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error));
    }
    await this.refresh();
  }

  /** Closes the open fork and keeps it. */
  async leave(): Promise<void> {
    const fork = this.#current.peek();
    if (fork === null) return;
    this.#current.value = null;
    this.#closing = this.#close(fork);
    await this.#closing;
    await this.refresh();
  }

  async #reopen(saved: SavedFork): Promise<ForkModel | null> {
    const { image, commands } = saved;
    const opened: SandboxResult<ForkModel['view']['value']> = await this.#sandbox.open(saved.id, {
      kind: 'saved',
      image,
      commands,
    });
    if (opened.kind === 'failed') return this.#fail(opened.message);
    const fork = new ForkModel(saved, opened.value, this.#sandbox, this.#store, this.#clock);
    await this.#show(fork);
    return fork;
  }

  async #show(fork: ForkModel): Promise<void> {
    const before = this.#current.peek();
    this.#problem.value = null;
    this.#current.value = fork;
    if (before !== null) this.#closing = this.#close(before);
    await this.#closing;
  }

  async #close(fork: ForkModel): Promise<void> {
    await fork.close();
    this.#claims.release(fork.id);
  }

  #fail(message: string): null {
    this.#problem.value = message;
    return null;
  }
}
