import type { Command, Refusal, View, ViewDelta } from '@nonlocal/scope';

/** What the sandbox must know of a step of the room to be able to come to the state after it. */
export interface ShadowStep {
  readonly seq: number;
  /** `null` where nothing happened to the state: refused, crashed. */
  readonly command: Command | null;
  /** The room's own hash after it, to check ourselves against; `null` where there is none. */
  readonly hash: string | null;
  /** An earlier step that is to count as not having happened. */
  readonly voids: number | null;
}

export interface ShadowImage {
  readonly seq: number;
  readonly engine: string;
  readonly bytes: Uint8Array;
}

export type ForkOrigin =
  /** The room's state after `seq`. */
  | { readonly kind: 'room'; readonly seq: number }
  /** A kept fork: its image, and what was done since. */
  | { readonly kind: 'saved'; readonly image: Uint8Array; readonly commands: readonly Command[] }
  /** A fresh session with this program. */
  | { readonly kind: 'source'; readonly source: string; readonly filename: string };

export type SandboxResult<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** Not possible now: the state is not here, the image is of another engine … */
  | { readonly kind: 'failed'; readonly message: string };

export type ForkOutcome =
  | { readonly kind: 'done'; readonly delta: ViewDelta }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly message: string };

/**
 * The engine beside the page, in a worker. It shadows the room: opened with an image, it is fed every later step and
 * follows in idle time, so that it can make a fork at any `seq` since the image with the network gone.
 */
export interface SandboxPort {
  shadow(image: ShadowImage, tail: readonly ShadowStep[]): void;
  feed(steps: readonly ShadowStep[]): void;
  /** Nothing of the shadow is of the room any more: another one was joined. Forks stay. */
  forget(): void;
  /** Called when the shadow's state is not the room's: it needs a new image. */
  onDiverged(run: (seq: number) => void): void;
  open(fork: string, origin: ForkOrigin): Promise<SandboxResult<View>>;
  apply(fork: string, command: Command): Promise<SandboxResult<ForkOutcome>>;
  /** The fork's whole state as bytes. */
  image(fork: string): Promise<SandboxResult<Uint8Array>>;
  close(fork: string): void;
}
