/** What a scenario came to: nothing wrong, if there are no faults. */
export interface Report {
  readonly faults: readonly string[];
  /** For people, in this order. */
  readonly figures: Readonly<Record<string, string | number>>;
}

/** Of what a scenario is doing, for people who wait. */
export type Say = (line: string) => void;

/** The value below which `part` of all values lie, NaN for none. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
