/** The machine as pure helpers see it: what they pay for work and memory. Both throw when the budget does not allow it. */
export interface Meter {
  /** Pays for touching `count` items (list items, characters, machine words). */
  charge(count: number): void;
  /** Asks for `bytes` of guest memory before they are allocated. */
  reserve(bytes: number): void;
}
