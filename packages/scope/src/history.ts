import type { Granularity } from './command.ts';
import type { Checkpoints, Stretch } from './checkpoints.ts';
import { isFineEnough, type Moment } from './goal.ts';
import { Player, type PlayerParts, type Running } from './player.ts';
import { comparePositions, type Position } from './tape.ts';

export type BackMove = 'into' | 'over' | 'out';

/** Instructions between the checkpoints that going back leaves behind, at least. */
const leastGap = 4000;

/**
 * Going back. Nothing is undone: a checkpoint before the wanted place is taken up and the run is gone again from there,
 * which gives the same states, because nothing but the program and the tape decides about them.
 */
export class History {
  readonly #parts: PlayerParts;
  readonly #checkpoints: Checkpoints;

  constructor(parts: PlayerParts, checkpoints: Checkpoints) {
    this.#parts = parts;
    this.#checkpoints = checkpoints;
  }

  /** A run that stands at the first step's place. */
  *first(): Running<Player> {
    const player = Player.from(this.#parts, this.#checkpoints.first);
    yield* player.doTaped();
    return player;
  }

  /** A run at a step of the step axis; `from` is gone on with where that is the shortest way. */
  *atStep(step: number, from: Player): Running<Player> {
    if (step === 0) return yield* this.first();
    const checkpoint = this.#checkpoints.beforeStep(step);
    const isAhead = from.position().step < step && from.position().executed >= checkpoint.position.executed;
    const player = isAhead ? from : Player.from(this.#parts, checkpoint);
    player.onCheckpoint = (each) => this.#checkpoints.add(each);
    player.tracer.aim(({ kind }) => isFineEnough('line', kind) && player.tracer.step === step, 'line');
    yield* player.run();
    return player;
  }

  /**
   * A run at the last place before that of `player` that a step of that granularity and move could have come from, or at
   * the beginning where there is none.
   */
  *before(player: Player, granularity: Granularity, move: BackMove): Running<Player> {
    const { depth } = player;
    const most = move === 'into' ? Number.POSITIVE_INFINITY : move === 'over' ? depth : depth - 1;
    const here = { position: player.position(), passed: player.passed };
    const fits = (moment: Moment): boolean => isFineEnough(granularity, moment.kind) && moment.depth <= most;
    for (const stretch of this.#checkpoints.stretchesBefore(here)) {
      if (stretch.fewestFrames > most) continue;
      const target = yield* this.#lastIn(stretch, fits, granularity);
      if (target !== null) return yield* this.#at(target, granularity);
    }
    return yield* this.first();
  }

  /** The last fitting moment in a stretch. Leaves checkpoints on the way: who goes back once will do so again. */
  *#lastIn(
    { from, end }: Stretch,
    fits: (moment: Moment) => boolean,
    granularity: Granularity,
  ): Running<Position | null> {
    const player = Player.from(this.#parts, from);
    let last: Position | null = null;
    const decide = (moment: Moment): boolean => {
      const isThere = player.vm.executed >= end.executed && comparePositions(player.position(), end) >= 0;
      if (!isThere && fits(moment)) last = player.position();
      return isThere;
    };
    player.tracer.aim(decide, granularity);
    player.checkpointEvery = Math.max(leastGap, (end.executed - from.position.executed) / 8);
    player.onCheckpoint = (each) => this.#checkpoints.add(each);
    yield* player.run();
    this.#checkpoints.arrived(end, player.passed);
    return last;
  }

  *#at(target: Position, granularity: Granularity): Running<Player> {
    const player = Player.from(this.#parts, this.#checkpoints.before(target));
    const { vm, tracer } = player;
    tracer.aim(() => vm.executed >= target.executed && comparePositions(player.position(), target) >= 0, granularity);
    yield* player.run();
    return player;
  }
}
