import type { Refusal } from './command.ts';

/** Leaves a command that is not carried out. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, message: string) {
    super(message);
    this.refusal = refusal;
  }
}

export function noProgram(): Refused {
  return new Refused('NO_PROGRAM', 'No program is loaded.');
}
