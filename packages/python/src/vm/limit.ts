/** The budgets of a machine. None of them can be caught by the guest, and no guest code runs after one. */
export interface Limits {
  /** Instructions in one run, natives' work included. */
  readonly instructions: number;
  /** Live guest bytes. */
  readonly bytes: number;
  /** Python frames; beyond it RecursionError, which the guest can catch. */
  readonly recursion: number;
  /** Characters of output in a run. */
  readonly output: number;
  /** Characters of source text. */
  readonly source: number;
}

export const defaultLimits: Limits = {
  instructions: 100_000_000,
  bytes: 256 * 1024 * 1024,
  recursion: 1000,
  output: 1024 * 1024,
  source: 1024 * 1024,
};

export type LimitName = 'instructions' | 'memory' | 'recursion' | 'output' | 'compile';

/** Thrown inside the machine when a budget is gone; ends the run. */
export class LimitReached {
  readonly limit: LimitName;
  readonly message: string;
  constructor(limit: LimitName, message: string) {
    this.limit = limit;
    this.message = message;
  }
}

/** Thrown by `input()` when no line is waiting: the call is made again when one has come. */
export class InputNeeded {
  readonly prompt: string;
  constructor(prompt: string) {
    this.prompt = prompt;
  }
}
