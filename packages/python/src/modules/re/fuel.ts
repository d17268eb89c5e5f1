import type { Machine } from '../../vm/machine.ts';

/** Steps between two payments, and how many (as a power of two) cost as much as an instruction of Python. */
const stepsPerPayment = 2048;
const stepsPerInstruction = 2;

/** Characters that are walked in a tight loop are as good as a step in groups of so many (as a power of two). */
const charactersPerStep = 2;

/** What a match costs, paid to the machine in parts. */
export class Fuel {
  readonly #vm: Machine;
  #left = stepsPerPayment;

  constructor(vm: Machine) {
    this.#vm = vm;
  }

  burn(steps: number): void {
    this.#left -= steps;
    if (this.#left < 0) this.settle();
  }

  /** For characters of a run: they cost less than a step each. */
  walk(characters: number): void {
    this.burn(characters >> charactersPerStep);
  }

  /** Pays for the steps taken until now. */
  settle(): void {
    const steps = stepsPerPayment - this.#left;
    this.#left = stepsPerPayment;
    this.#vm.charge(steps >> stepsPerInstruction);
  }
}
