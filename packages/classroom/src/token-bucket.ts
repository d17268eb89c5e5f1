/** Admits `rate` a second on average and `burst` at once. Time is given in milliseconds and may not go back. */
export class TokenBucket {
  readonly #rate: number;
  readonly #burst: number;
  #tokens: number;
  #at: number;

  constructor(rate: number, burst: number, now: number) {
    this.#rate = rate;
    this.#burst = burst;
    this.#tokens = burst;
    this.#at = now;
  }

  /** Whether one more is admitted now; if so it is counted. */
  take(now: number): boolean {
    this.#refill(now);
    if (this.#tokens < 1) return false;
    this.#tokens--;
    return true;
  }

  /** Counts one that has happened, admitted or not: what is owed is waited for. */
  owe(now: number): void {
    this.#refill(now);
    this.#tokens--;
  }

  /** Whether one more would be admitted now; counts nothing. */
  hasOne(now: number): boolean {
    this.#refill(now);
    return this.#tokens >= 1;
  }

  /** As before the first `take`: nothing is remembered that a new bucket would not know. */
  isFull(now: number): boolean {
    this.#refill(now);
    return this.#tokens >= this.#burst;
  }

  #refill(now: number): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + (Math.max(0, now - this.#at) / 1_000) * this.#rate);
    this.#at = now;
  }
}
