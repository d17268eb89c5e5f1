import type { Checkpoint } from './player.ts';
import { comparePositions, type Position } from './tape.ts';

const mostKept = 48;
const mostBytes = 32 * 1024 * 1024;

/** Before so many instructions a run from the beginning is as quick. */
const farFromBeginning = 200_000;
const mostInSnapshot = 3;
const mostSnapshotBytes = 64 * 1024;

/**
 * Places of a run to go back to, in the order of the run. When they become too many, or their images too large, they
 * are thinned out: the farther from the newest, the wider the gaps, so that their number grows with the logarithm of the
 * run. The first, the beginning of the program, is always kept.
 */
export class Checkpoints {
  #kept: Checkpoint[];

  constructor(first: Checkpoint) {
    this.#kept = [first];
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
    this.#thinOut();
  }

  /** Those before `position`, the nearest first. */
  before(position: Position): Checkpoint[] {
    return this.#kept.filter((each) => comparePositions(each.position, position) < 0).reverse();
  }

  /** Those that a snapshot takes along, so that a restored session need not go back by way of the beginning. */
  forSnapshot(position: Position): readonly Checkpoint[] {
    if (position.executed < farFromBeginning) return [];
    const [first, ...others] = this.before(position).toReversed();
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
  }

  #thinOut(): void {
    let bytes = this.#kept.reduce((sum, each) => sum + each.image.length, 0);
    while (this.#kept.length > 2 && (this.#kept.length > mostKept || bytes > mostBytes)) {
      const [gone] = this.#kept.splice(this.#leastMissed(), 1);
      bytes -= gone?.image.length ?? 0;
    }
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
