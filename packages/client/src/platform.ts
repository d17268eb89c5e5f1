import type { Handshake, RoomCode } from '@nonlocal/protocol';

/** Time, chance and ids: the model's only way to them. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs once after `ms`; the returned function calls it off. */
  after(ms: number, run: () => void): () => void;
  /** In [0, 1). */
  random(): number;
  /** A new id that nobody else will ever make, of letters, digits, `-` and `_`. */
  newId(): string;
}

/** A few short strings that outlive the page: `localStorage` in a browser. Must not throw when storage is blocked. */
export interface Vault {
  get(key: string): string | null;
  set(key: string, value: string): void;
  remove(key: string): void;
}

/** What a try to reach the server begins with. */
export interface Call {
  readonly handshake: Handshake;
  /** The room's code as far as it is known: a proxy before several nodes finds the one that serves the room by it. */
  readonly room: RoomCode | null;
}

/** One try to reach the server. */
export interface Transport {
  open(call: Call, events: LinkEvents): Link;
}

export interface LinkEvents {
  opened(): void;
  /** Undecoded, in order. */
  received(event: string, payload: unknown): void;
  /** Said once, also when the link never opened. Nothing follows it. `againMs`: the server said when to come back. */
  closed(reason: string, againMs?: number): void;
}

export interface Link {
  /** Calls back with the answer, or with `undefined` when none came within `timeoutMs`. */
  request(event: string, payload: unknown, timeoutMs: number, answered: (answer: unknown) => void): void;
  /** No event follows. */
  close(): void;
}
