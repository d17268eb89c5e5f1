import { seededRandom } from './seeded-random.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly run: () => void;
}

/** A clock that stands still until the test moves it; timers fire in the order of their times. */
export class FakeClock {
  readonly #timers = new Set<Timer>();
  readonly #random: () => number;
  #now = 1_000_000;
  #made = 0;

  constructor(seed = 1) {
    this.#random = seededRandom(seed);
  }

  now(): number {
    return this.#now;
  }

  random(): number {
    return this.#random();
  }

  newId(): string {
    return `id-${++this.#made}`;
  }

  after(ms: number, run: () => void): () => void {
    const timer: Timer = { at: this.#now + Math.max(0, ms), order: ++this.#made, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Lets `ms` pass and fires what is due on the way, also what fired timers start. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#due(end); next !== null; next = this.#due(end)) {
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }

  #due(end: number): Timer | null {
    let first: Timer | null = null;
    for (const timer of this.#timers) {
      if (timer.at > end) continue;
      if (first === null || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) first = timer;
    }
    return first;
  }
}
