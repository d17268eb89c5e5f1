import type { Command, View } from '@nonlocal/scope';
import type { ForkOrigin, ForkOutcome, SandboxResult, ShadowImage, ShadowStep } from './sandbox-port.ts';

/**
 * What page and worker say to each other. Both come from one build and nobody else can post here, so the messages
 * are typed but not decoded. Images travel as bytes.
 */
export type ToWorker =
  | { readonly kind: 'shadow'; readonly image: ShadowImage; readonly tail: readonly ShadowStep[] }
  | { readonly kind: 'feed'; readonly steps: readonly ShadowStep[] }
  | { readonly kind: 'forget' }
  | { readonly kind: 'open'; readonly request: number; readonly fork: string; readonly origin: ForkOrigin }
  | { readonly kind: 'apply'; readonly request: number; readonly fork: string; readonly command: Command }
  | { readonly kind: 'image'; readonly request: number; readonly fork: string }
  | { readonly kind: 'close'; readonly fork: string };

export type ToPage =
  | { readonly kind: 'opened'; readonly request: number; readonly result: SandboxResult<View> }
  | { readonly kind: 'applied'; readonly request: number; readonly result: SandboxResult<ForkOutcome> }
  | { readonly kind: 'imaged'; readonly request: number; readonly result: SandboxResult<Uint8Array> }
  | { readonly kind: 'diverged'; readonly seq: number };

/** One end of the pair: a `Worker` on the page, `self` in the worker. */
export interface Channel<Out, In> {
  post(message: Out): void;
  listen(receive: (message: In) => void): void;
}
