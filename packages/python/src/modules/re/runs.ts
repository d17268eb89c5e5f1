import type { Fuel } from './fuel.ts';
import { type Program, TEST } from './program.ts';
import type { Subject } from './subject.ts';

/** Numbers in a row of the table. */
const rowSize = 3;
const noRuns = new Int32Array(0);

/**
 * Runs of characters that pass one test, as repeated characters walk them. `pc` is the place of the repetition's
 * instruction (`greedy` or `lazy`), `at` and the like are positions of the text.
 *
 * A repetition whose number of turns is free has a row in a table, which holds as long as the text does: for a greedy one
 * where the run that it last walked begins and ends, and the first position from which on to the run's end nothing could
 * follow; for a lazy one the region in which every end has failed. So a run is walked once, however often it is entered.
 */
export class Runs {
  readonly #program: Program;
  readonly #subject: Subject;
  readonly #end: number;
  readonly #fuel: Fuel;
  readonly #table: Int32Array;

  constructor(program: Program, subject: Subject, end: number, fuel: Fuel) {
    this.#program = program;
    this.#subject = subject;
    this.#end = end;
    this.#fuel = fuel;
    this.#table = program.runCount === 0 ? noRuns : new Int32Array(rowSize * program.runCount).fill(-1);
  }

  passes(kind: number, operand: number, at: number): boolean {
    if (kind === TEST.set) return this.#program.sets[operand]?.has(this.#subject.at(at)) === true;
    return kind === TEST.char ? this.#subject.at(at) === operand : true;
  }

  /** Where the run of characters that pass the test ends, at `limit` at the latest. */
  end(kind: number, operand: number, from: number, limit: number): number {
    const subject = this.#subject;
    let at = from;
    if (kind === TEST.set) {
      const set = this.#program.sets[operand];
      if (set !== undefined) while (at < limit && set.has(subject.at(at))) at++;
    } else if (kind === TEST.char) {
      while (at < limit && subject.at(at) === operand) at++;
    } else {
      at = Math.max(from, limit);
    }
    this.#fuel.walk(at - from);
    return at;
  }

  /** The highest end that a greedy repetition may try from a position, without those that have failed. */
  greedyEnd(pc: number, at: number): number {
    const { code } = this.#program;
    const kind = code[pc + 1] as number;
    const operand = code[pc + 2] as number;
    const run = code[pc + 5] as number;
    if (run < 0) return this.end(kind, operand, at, this.#highest(pc, at));
    const row = rowSize * run;
    return Math.min(this.#knownEnd(row, kind, operand, at), (this.#table[row + 2] as number) - 1);
  }

  /** The same end without a row's knowledge: where the run ends, or the most turns do. */
  plainEnd(pc: number, at: number): number {
    const { code } = this.#program;
    return this.end(code[pc + 1] as number, code[pc + 2] as number, at, this.#highest(pc, at));
  }

  #highest(pc: number, at: number): number {
    const most = this.#program.code[pc + 4] as number;
    return most < this.#end - at ? at + most : this.#end;
  }

  /** Where a run ends; what its row knows is not walked again. */
  #knownEnd(row: number, kind: number, operand: number, from: number): number {
    const table = this.#table;
    const start = table[row] as number;
    const stop = table[row + 1] as number;
    if (start >= 0 && from >= start && from <= stop) return stop;
    const joins = start > from;
    const at = this.end(kind, operand, from, joins ? start : this.#end);
    table[row] = from;
    if (joins && at === start) return stop;
    table[row + 1] = at;
    table[row + 2] = at + 1;
    return at;
  }

  /** The last position from `high` down to `low` where that character stands; `low - 1` where there is none. */
  lastBefore(high: number, low: number, character: number): number {
    const subject = this.#subject;
    let at = high;
    while (at >= low && (at >= this.#end || subject.at(at) !== character)) at--;
    this.#fuel.walk(high - at);
    return at;
  }

  /** A greedy repetition that had to reach `low` has failed at every position of its run. */
  greedyFailed(pc: number, low: number): void {
    const { code } = this.#program;
    const run = code[pc + 5] as number;
    if (run < 0) return;
    const table = this.#table;
    const row = rowSize * run;
    const from = low - (code[pc + 3] as number);
    if (from < (table[row] as number) || from > (table[row + 1] as number)) return;
    // Without a character taken, whether a repetition around has moved may matter.
    table[row + 2] = Math.min(table[row + 2] as number, Math.max(low, from + 1));
  }

  /**
   * What the entry of a lazy repetition, whose first end is `low`, must remember: that end where it has a row, the
   * highest one where it has none. -1 where every end has failed before.
   */
  lazyBounds(pc: number, at: number, low: number): number {
    const run = this.#program.code[pc + 5] as number;
    if (run < 0) return this.#highest(pc, at);
    const table = this.#table;
    const row = rowSize * run;
    return low >= (table[row] as number) && low <= (table[row + 1] as number) ? -1 : low;
  }

  /**
   * The next position at which a lazy repetition may end, after `tried`; -1 where there is none. `bounds` is what
   * `lazyBounds` gave.
   */
  nextLazy(pc: number, tried: number, bounds: number): number {
    const { code } = this.#program;
    const table = this.#table;
    const subject = this.#subject;
    const end = this.#end;
    const kind = code[pc + 1] as number;
    const operand = code[pc + 2] as number;
    const run = code[pc + 5] as number;
    const follow = code[pc + 6] as number;
    const row = rowSize * run;
    const limit = run >= 0 ? end : bounds;
    const failed = run >= 0 ? (table[row] as number) : -1;
    let at = tried;
    let isKnown = false;
    for (;;) {
      isKnown = at + 1 === failed;
      if (isKnown || at >= limit || !this.passes(kind, operand, at)) break;
      at++;
      if (follow < 0 || (at < end && subject.at(at) === follow)) {
        this.#fuel.walk(at - tried);
        return at;
      }
    }
    this.#fuel.walk(at - tried);
    if (run >= 0) {
      // Without a character taken, whether a repetition around has moved may matter.
      const low = bounds + ((code[pc + 3] as number) > 0 ? 0 : 1);
      if (isKnown) table[row] = Math.min(low, failed);
      else if (low <= at) {
        table[row] = low;
        table[row + 1] = at;
      }
    }
    return -1;
  }
}
