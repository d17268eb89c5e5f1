import type { Command, View } from '@nonlocal/scope';
import { applyDelta } from '@nonlocal/scope';
import { type ReadonlySignal, batch, computed, signal } from '@preact/signals-core';
import type { ForkStore, SavedFork } from './fork-store.ts';
import type { Clock } from './platform.ts';
import type { SandboxPort } from './sandbox-port.ts';

/** Well within the half second after which an edit must be on the disk. */
const saveAfterMs = 250;
/** A journal longer than this is folded into a new image, so that opening stays quick. */
const journalBound = 100;

export type SaveState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** The device refuses: say so and offer the download. */
  | { readonly kind: 'failed'; readonly message: string };

/** A private copy of the running state on this device. Nothing that happens in the room changes it. */
export class ForkModel {
  readonly id: string;
  readonly room: string;
  readonly forkedAt: number | null;
  readonly #name;
  readonly #view;
  readonly #draft;
  readonly #busy = signal(0);
  readonly #problem = signal<string | null>(null);
  readonly #saveState = signal<SaveState>({ kind: 'saving' });

  readonly name: ReadonlySignal<string>;
  readonly view: ReadonlySignal<View>;
  /** The editor's text. */
  readonly draft: ReadonlySignal<string>;
  /** The editor's text is not the program that runs: `loadDraft` makes it so. */
  readonly isDirty: ReadonlySignal<boolean>;
  readonly isBusy: ReadonlySignal<boolean> = computed(() => this.#busy.value > 0);
  /** Why the last command was not carried out. */
  readonly problem: ReadonlySignal<string | null> = this.#problem;
  readonly saveState: ReadonlySignal<SaveState> = this.#saveState;

  readonly #sandbox: SandboxPort;
  readonly #store: ForkStore;
  readonly #clock: Clock;
  readonly #createdAt: number;
  #image: Uint8Array;
  #journal: Command[];
  #cancelSave: (() => void) | null = null;
  #saving: Promise<void> = Promise.resolve();
  /** The saving that has not begun: it will have everything up to then. */
  #nextSaving: Promise<void> | null = null;

  constructor(saved: SavedFork, view: View, sandbox: SandboxPort, store: ForkStore, clock: Clock) {
    this.id = saved.id;
    this.room = saved.room;
    this.forkedAt = saved.forkedAt;
    this.#createdAt = saved.createdAt;
    this.#image = saved.image;
    this.#journal = [...saved.commands];
    this.#name = signal(saved.name);
    this.#view = signal(view);
    this.#draft = signal(saved.draft);
    this.name = this.#name;
    this.view = this.#view;
    this.draft = this.#draft;
    this.isDirty = computed(() => this.#draft.value !== this.#view.value.source);
    this.#sandbox = sandbox;
    this.#store = store;
    this.#clock = clock;
  }

  /** False if the engine refused; `problem` says why. Commands are carried out in the order of the calls. */
  async apply(command: Command): Promise<boolean> {
    this.#busy.value++;
    const result = await this.#sandbox.apply(this.id, command);
    return batch(() => {
      this.#busy.value--;
      if (result.kind === 'failed') {
        this.#problem.value = result.message;
        return false;
      }
      if (result.value.kind === 'refused') {
        this.#problem.value = result.value.message;
        return false;
      }
      this.#problem.value = null;
      this.#view.value = applyDelta(this.#view.value, result.value.delta);
      this.#journal.push(command);
      this.#changed();
      return true;
    });
  }

  edit(text: string): void {
    if (text === this.#draft.peek()) return;
    this.#draft.value = text;
    this.#changed();
  }

  /** Restarts the fork with the editor's text. */
  loadDraft(): Promise<boolean> {
    return this.apply({ kind: 'load', source: this.#draft.peek(), filename: this.#view.peek().filename || 'main.py' });
  }

  rename(name: string): void {
    this.#name.value = name;
    this.#changed();
  }

  /** Everything about it, for a download. */
  async export(): Promise<SavedFork> {
    await this.#fold();
    return this.#record();
  }

  /** Writes now what is not yet written: before the page is hidden. */
  flush(): Promise<void> {
    this.#cancelSave?.();
    this.#cancelSave = null;
    this.#nextSaving ??= this.#saving.then(() => {
      this.#nextSaving = null;
      return this.#save();
    });
    this.#saving = this.#nextSaving;
    return this.#saving;
  }

  /** Frees the engine; what was saved stays. */
  async close(): Promise<void> {
    await this.flush();
    this.#sandbox.close(this.id);
  }

  #changed(): void {
    this.#saveState.value = { kind: 'saving' };
    this.#cancelSave ??= this.#clock.after(saveAfterMs, () => void this.flush());
  }

  async #save(): Promise<void> {
    if (this.#journal.length > journalBound) await this.#fold();
    try {
      await this.#store.save(this.#record());
      if (this.#cancelSave === null && this.#nextSaving === null) this.#saveState.value = { kind: 'saved' };
    } catch (error) {
      this.#saveState.value = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
    }
  }

  async #fold(): Promise<void> {
    const folded = this.#journal.length;
    const image = await this.#sandbox.image(this.id);
    // The engine answers in order, so a command acknowledged meanwhile is in the image and in the journal: the next
    // saving folds instead.
    if (image.kind !== 'ok' || this.#journal.length !== folded) return;
    this.#image = image.value;
    this.#journal = [];
  }

  #record(): SavedFork {
    return {
      id: this.id,
      room: this.room,
      name: this.#name.peek(),
      forkedAt: this.forkedAt,
      createdAt: this.#createdAt,
      changedAt: this.#clock.now(),
      image: this.#image,
      commands: [...this.#journal],
      draft: this.#draft.peek(),
    };
  }
}
