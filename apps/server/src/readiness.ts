import type { RefusalCode } from '@nonlocal/protocol';

/** A store that has not answered by then does not serve people either. */
const patienceMs = 1_000;
/** Whoever asks more often gets the last answer again. */
const freshMs = 1_000;

export type ReadinessReason = Extract<RefusalCode, 'STORE_UNAVAILABLE' | 'SHUTTING_DOWN'>;

export type ReadinessState = { readonly ready: true } | { readonly ready: false; readonly reason: ReadinessReason };

/**
 * Whether this server takes new people. Asking costs the store at most one cheap query a second, and a query that
 * hangs is waited for, not repeated.
 */
export class Readiness {
  readonly #ask: () => Promise<unknown>;
  readonly #now: () => number;
  /** The query that has no answer yet. */
  #asking: Promise<boolean> | null = null;
  #answered: { readonly at: number; readonly isThere: boolean } | null = null;
  #isClosing = false;

  /** `ask` resolves if the store answers. */
  constructor(ask: () => Promise<unknown>, now: () => number) {
    this.#ask = ask;
    this.#now = now;
  }

  /** For good: this server is on its way out. */
  close(): void {
    this.#isClosing = true;
  }

  async state(): Promise<ReadinessState> {
    const isThere = this.#isClosing || (await this.#storeAnswers());
    // It may have begun to close meanwhile.
    if (this.#isClosing) return { ready: false, reason: 'SHUTTING_DOWN' };
    return isThere ? { ready: true } : { ready: false, reason: 'STORE_UNAVAILABLE' };
  }

  async #storeAnswers(): Promise<boolean> {
    if (this.#answered !== null && this.#now() - this.#answered.at < freshMs) return this.#answered.isThere;
    this.#asking ??= this.#ask().then(
      () => this.#keep(true),
      () => this.#keep(false),
    );
    return within(patienceMs, this.#asking);
  }

  #keep(isThere: boolean): boolean {
    this.#asking = null;
    this.#answered = { at: this.#now(), isThere };
    return isThere;
  }
}

/** `false` where there is no answer in time. */
async function within(ms: number, answer: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, ms, false);
  });
  const first = await Promise.race([answer, late]);
  clearTimeout(timer);
  return first;
}
