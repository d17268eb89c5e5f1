import { TokenBucket } from '@nonlocal/classroom';

const longestWaitMs = 10_000;

/** Lets `rate` a second pass on average and `burst` at once, and tells everybody else when to ask again. */
export class Turns {
  readonly #bucket: TokenBucket;
  readonly #apartMs: number;
  /** When the last of those who were told to come back will. */
  #promised = Number.NEGATIVE_INFINITY;

  constructor(rate: number, burst: number, now: number) {
    this.#bucket = new TokenBucket(rate, burst, now);
    this.#apartMs = 1_000 / rate;
  }

  /** 0 for whoever may pass, and is counted; milliseconds for one who is to ask again after them. */
  next(now: number): number {
    if (this.#bucket.take(now)) return 0;
    this.#promised = Math.min(Math.max(this.#promised, now) + this.#apartMs, now + longestWaitMs);
    return Math.ceil(this.#promised - now);
  }
}
