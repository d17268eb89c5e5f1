import type { Command, View } from '@nonlocal/scope';
import type { ForkOrigin, ForkOutcome, SandboxPort, SandboxResult, ShadowImage, ShadowStep } from './sandbox-port.ts';
import type { Channel, ToPage, ToWorker } from './sandbox-wire.ts';

/** The page's side of the sandbox. */
export class WorkerSandbox implements SandboxPort {
  readonly #channel: Channel<ToWorker, ToPage>;
  readonly #opening = new Map<number, (result: SandboxResult<View>) => void>();
  readonly #applying = new Map<number, (result: SandboxResult<ForkOutcome>) => void>();
  readonly #imaging = new Map<number, (result: SandboxResult<Uint8Array>) => void>();
  #requests = 0;
  #failure: { readonly kind: 'failed'; readonly message: string } | null = null;
  #diverged: (seq: number) => void = () => {};

  constructor(channel: Channel<ToWorker, ToPage>) {
    this.#channel = channel;
    channel.listen((message) => this.#received(message));
  }

  shadow(image: ShadowImage, tail: readonly ShadowStep[]): void {
    this.#channel.post({ kind: 'shadow', image, tail });
  }

  feed(steps: readonly ShadowStep[]): void {
    this.#channel.post({ kind: 'feed', steps });
  }

  forget(): void {
    this.#channel.post({ kind: 'forget' });
  }

  onDiverged(run: (seq: number) => void): void {
    this.#diverged = run;
  }

  open(fork: string, origin: ForkOrigin): Promise<SandboxResult<View>> {
    return this.#ask(this.#opening, (request) => ({ kind: 'open', request, fork, origin }));
  }

  apply(fork: string, command: Command): Promise<SandboxResult<ForkOutcome>> {
    return this.#ask(this.#applying, (request) => ({ kind: 'apply', request, fork, command }));
  }

  image(fork: string): Promise<SandboxResult<Uint8Array>> {
    return this.#ask(this.#imaging, (request) => ({ kind: 'image', request, fork }));
  }

  close(fork: string): void {
    this.#channel.post({ kind: 'close', fork });
  }

  /** Call when the worker has died: everything that waits, or comes later, fails instead of hanging. */
  failed(message: string): void {
    const result = { kind: 'failed', message } as const;
    this.#failure = result;
    for (const waiting of [this.#opening, this.#applying, this.#imaging]) {
      const resolves = [...waiting.values()];
      waiting.clear();
      for (const resolve of resolves) resolve(result);
    }
  }

  #ask<T>(
    waiting: Map<number, (result: SandboxResult<T>) => void>,
    message: (request: number) => ToWorker,
  ): Promise<SandboxResult<T>> {
    if (this.#failure !== null) return Promise.resolve(this.#failure);
    const request = ++this.#requests;
    return new Promise((resolve) => {
      waiting.set(request, resolve);
      this.#channel.post(message(request));
    });
  }

  #received(message: ToPage): void {
    switch (message.kind) {
      case 'opened':
        settle(this.#opening, message.request, message.result);
        return;
      case 'applied':
        settle(this.#applying, message.request, message.result);
        return;
      case 'imaged':
        settle(this.#imaging, message.request, message.result);
        return;
      case 'diverged':
        this.#diverged(message.seq);
        return;
      default:
        message satisfies never;
    }
  }
}

function settle<T>(waiting: Map<number, (result: T) => void>, request: number, result: T): void {
  const resolve = waiting.get(request);
  waiting.delete(request);
  resolve?.(result);
}
