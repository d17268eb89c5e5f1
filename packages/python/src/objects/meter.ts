/** The machine as pure helpers see it: what they pay for work and memory. Both throw when the budget does not allow it. */
export interface Meter {
  /** Pays for touching `count` items (list items, characters, machine words). */
  charge(count: number): void;
  /** Asks for `bytes` of guest memory before they are allocated. */
  reserve(bytes: number): void;
}

/** As the conversions between ints and decimal text see it. */
export interface DigitMeter extends Meter {
  /** `sys.get_int_max_str_digits()`: the longest decimal text that ints are read from or written to; 0 for any. */
  readonly maxStrDigits: number;
}
