/** How an append ended, for those who count. `unknown` includes a store that threw. */
export type AppendEnd = 'committed' | 'exists' | 'behind' | 'forbidden' | 'unknown';

/** The appends of this node that are under way: timed, and waited for when the server goes. */
export class Appends {
  readonly #ended: (how: AppendEnd, seconds: number) => void;
  readonly #idle = new Set<() => void>();
  #open = 0;

  constructor(ended: (how: AppendEnd, seconds: number) => void) {
    this.#ended = ended;
  }

  /** The same promise, watched. */
  watch<T extends { readonly kind: AppendEnd }>(append: Promise<T>): Promise<T> {
    const since = performance.now();
    this.#open++;
    const end = (how: AppendEnd): void => {
      this.#open--;
      this.#ended(how, (performance.now() - since) / 1_000);
      if (this.#open > 0) return;
      for (const resolve of this.#idle) resolve();
      this.#idle.clear();
    };
    append.then(
      ({ kind }) => end(kind),
      () => end('unknown'),
    );
    return append;
  }

  /** Resolves when none is under way and whoever waited for one has been told, or after `ms`. */
  settled(ms: number): Promise<void> {
    if (this.#open === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#idle.add(() => {
        clearTimeout(timer);
        setImmediate(resolve);
      });
    });
  }
}
