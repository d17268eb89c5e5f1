/** The budgets of a session. They count what the program does, never time: they end a run at the same place everywhere. */
export interface Limits {
  /** Instructions in one run of the program. */
  readonly instructions: number;
  /** Guest bytes alive at once. */
  readonly bytes: number;
  /** Python frames; beyond it RecursionError, which the program can catch. */
  readonly recursion: number;
  /** Characters of output in one run. */
  readonly output: number;
  /** Characters of output between two steps of the step axis; what goes beyond is cut, and said to be. */
  readonly outputPerStep: number;
  /** Bytes of checkpoints kept to go back from. Where they do not suffice, going back takes longer; nothing is lost. */
  readonly history: number;
  /** Characters of source. */
  readonly sourceLength: number;
}

export const defaultLimits: Limits = {
  instructions: 20_000_000,
  bytes: 256 * 1024 * 1024,
  recursion: 1000,
  // Everybody in the room gets it: a class of 500 is 128 MB.
  output: 256 * 1024,
  outputPerStep: 64 * 1024,
  history: 16 * 1024 * 1024,
  sourceLength: 1024 * 1024,
};

/** Instructions that one evaluation at the prompt may take; they are not the program's. */
export const promptInstructions = 1_000_000;

/**
 * What a session copies or compares of its machine in one go, however much the program holds: a step's hash is of the
 * whole machine up to the first, the history has no checkpoints beyond the second. About 30 ns a byte: 4 and 30 ms.
 */
export const hashedBytes: number = 128 * 1024;
export const checkpointBytes: number = 1024 * 1024;
