import type { Checkpoint } from './player.ts';
import { comparePositions, type Position } from './tape.ts';

/** Before so many instructions a run from the beginning is as quick. */
const farFromBeginning = 200_000;
const mostInSnapshot = 3;
const mostSnapshotBytes = 64 * 1024;

/** A part of the run: from a checkpoint to the next, or to where one stands. */
export interface Stretch {
  readonly from: Checkpoint;
  readonly end: Position;
  /** No place in it has fewer frames. */
  readonly fewestFrames: number;
}

/**
 * Places of a run to go back to, in the order of the run. When their images become too large they are thinned out: the
 * farther from the newest, the wider the gaps. The first, the beginning of the program, is always kept.
 */
export class Checkpoints {
  #kept: Checkpoint[];
  #bytes: number;
  readonly #mostBytes: number;

  constructor(first: Checkpoint, mostBytes: number) {
    this.#kept = [first];
    this.#bytes = first.image.length;
    this.#mostBytes = mostBytes;
  }

  get first(): Checkpoint {
    return this.#kept[0] as Checkpoint;
  }

  add(checkpoint: Checkpoint): void {
    let at = this.#kept.length;
    while (at > 0 && comparePositions((this.#kept[at - 1] as Checkpoint).position, checkpoint.position) > 0) at--;
    const before = this.#kept[at - 1];
    // The later of two at one place has more of the tape's deeds behind it.
    const isSamePlace = before !== undefined && comparePositions(before.position, checkpoint.position) === 0;
    this.#kept.splice(isSamePlace ? at - 1 : at, isSamePlace ? 1 : 0, checkpoint);
    this.#bytes += checkpoint.image.length - (isSamePlace ? (before?.image.length ?? 0) : 0);
    this.#thinOut();
  }

  /** The nearest before `position`. */
  before(position: Position): Checkpoint {
    return this.#kept[this.#countBefore(position) - 1] ?? this.first;
  }

  /** The run up to where `here` stands, from there back to the beginning. */
  *stretchesBefore(here: Pick<Checkpoint, 'position' | 'passed'>): Generator<Stretch> {
    let after = here;
    for (const from of this.#kept.slice(0, this.#countBefore(here.position)).reverse()) {
      const { since, fewestFrames } = after.passed;
      yield { from, end: after.position, fewestFrames: since <= from.position.executed ? fewestFrames : 0 };
      after = from;
    }
  }

  /** Tells of a run that came to `end` what frames it had since `passed.since`; of use where a checkpoint is there. */
  arrived(end: Position, passed: Checkpoint['passed']): void {
    const at = this.#countBefore(end);
    const there = this.#kept[at];
    if (there === undefined || comparePositions(there.position, end) !== 0) return;
    if (passed.since > there.passed.since) this.#kept[at] = { ...there, passed };
  }

  #countBefore(position: Position): number {
    let low = 0;
    let high = this.#kept.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (comparePositions((this.#kept[middle] as Checkpoint).position, position) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Those that a snapshot takes along, so that a restored session need not go back by way of the beginning. */
  forSnapshot(position: Position): readonly Checkpoint[] {
    if (position.executed < farFromBeginning) return [];
    const [first, ...others] = this.#kept.slice(0, this.#countBefore(position));
    let room = mostSnapshotBytes;
    const taken = others.toReversed().filter((each) => {
      room -= each.image.length;
      return room >= 0;
    });
    return first === undefined ? [] : taken.slice(0, mostInSnapshot).toReversed();
  }

  /** The last from which the step is still ahead. */
  beforeStep(step: number): Checkpoint {
    return this.#kept.findLast((each) => each.position.step < step) ?? this.first;
  }

  /** Something else was done at this place: what came after it is no longer so. */
  forgetAfter(position: Position): void {
    this.#kept = this.#kept.filter((each, i) => i === 0 || comparePositions(each.position, position) <= 0);
    this.#bytes = this.#kept.reduce((sum, each) => sum + each.image.length, 0);
  }

  #thinOut(): void {
    while (this.#kept.length > 2 && this.#bytes > this.#mostBytes) this.#remove(this.#leastMissed());
  }

  #remove(at: number): void {
    const [gone] = this.#kept.splice(at, 1);
    const next = this.#kept[at];
    if (gone === undefined) return;
    this.#bytes -= gone.image.length;
    if (next === undefined || next.passed.since > gone.position.executed) return;
    const since = Math.min(next.passed.since, gone.passed.since);
    const fewestFrames = Math.min(next.passed.fewestFrames, gone.passed.fewestFrames);
    this.#kept[at] = { ...next, passed: { since, fewestFrames } };
  }

  /** The one whose removal leaves the smallest gap for its distance from the newest. */
  #leastMissed(): number {
    const newest = this.#kept.at(-1) as Checkpoint;
    let least = 1;
    let cost = Number.POSITIVE_INFINITY;
    for (let i = 1; i < this.#kept.length - 1; i++) {
      const [left, here, right] = this.#kept.slice(i - 1, i + 2) as [Checkpoint, Checkpoint, Checkpoint];
      const gap = right.position.executed - left.position.executed;
      const missed = gap / (newest.position.executed - here.position.executed + 1);
      if (missed < cost) [least, cost] = [i, missed];
    }
    return least;
  }
}
