import type { Command } from '@nonlocal/scope';

/** A fork as it is kept on the student's own device: an image of its state, and the commands since. */
export interface SavedFork {
  readonly id: string;
  /** Code of the room it came from; empty for one that came from a file. */
  readonly room: string;
  readonly name: string;
  /** The room's `seq` it was forked at; `null` for one that was not forked from a room's state. */
  readonly forkedAt: number | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly changedAt: number;
  readonly image: Uint8Array;
  readonly commands: readonly Command[];
  /** The editor's text, which may not have been loaded yet. */
  readonly draft: string;
}

export type ForkSummary = Omit<SavedFork, 'image' | 'commands' | 'draft'>;

/** Which page of this browser works on a fork: two that save one fork would overwrite each other. */
export interface ForkClaims {
  /** One that nobody else knows of yet. */
  take(id: string): void;
  /** `false`: another page has it. */
  claim(id: string): Promise<boolean>;
  release(id: string): void;
}

/** Where forks are kept: IndexedDB in a browser. Each method rejects when the device refuses (blocked, full). */
export interface ForkStore {
  list(): Promise<readonly ForkSummary[]>;
  load(id: string): Promise<SavedFork | null>;
  save(fork: SavedFork): Promise<void>;
  remove(id: string): Promise<void>;
}
