import type { Machine } from '../../vm/machine.ts';
import type { Program } from './program.ts';

/** Beyond this a table of failures is not made: such a text is matched without. */
const mostBits = 2 ** 28;

/**
 * What is known to fail, so that no pattern without back-references takes more steps than its size times the text's
 * length (times what its counted repetitions tell apart).
 *
 * Whether a match can go on from a place of the program at a position depends on nothing else but, for the repetitions
 * around that place, the number of turns as far as it still matters and whether this turn has moved. So one bit for each
 * such state is enough. A state is marked when the search comes back to it with nothing left to try; within a
 * look-around or an atomic group that says that the group fails.
 *
 * A repeated character has no bit for each way to enter it. It has a row: the run of characters that it last walked, and
 * the first position from which on to the run's end nothing could follow.
 */
export class Memo {
  readonly #program: Program;
  readonly #positions: number;
  readonly #table: Uint8Array;

  constructor(vm: Machine, program: Program, length: number) {
    this.#program = program;
    this.#positions = length + 1;
    const last = program.memoPoints.at(-1);
    const bits = last === undefined ? 0 : (last.base + last.states) * this.#positions;
    const size = bits > mostBits ? 0 : Math.ceil(bits / 8);
    vm.reserve(size);
    this.#table = new Uint8Array(size);
  }

  /** Whether there is a table at all. */
  get isUsed(): boolean {
    return this.#table.length > 0;
  }

  /** The number of the state at a point. `registers` are the matcher's, counts and last positions from `first` on. */
  stateAt(point: number, position: number, registers: Int32Array, first: number): number {
    const { surroundings, base } = this.#program.memoPoints[point] as Program['memoPoints'][number];
    let state = 0;
    for (const { repeat, mayStand, counts } of surroundings) {
      const count = registers[first + 2 * repeat] as number;
      state = state * counts + (count < counts - 1 ? count + 1 : counts - 1);
      if (mayStand) state = 2 * state + (registers[first + 2 * repeat + 1] === position ? 1 : 0);
    }
    return (base + state) * this.#positions + position;
  }

  hasFailed(state: number): boolean {
    return ((this.#table[state >> 3] as number) & (1 << (state & 7))) !== 0;
  }

  markFailed(state: number): void {
    this.#table[state >> 3] = (this.#table[state >> 3] as number) | (1 << (state & 7));
  }
}
