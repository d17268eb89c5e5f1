import { type BoundedImage, hashImage, writeImage, writeImageWithin } from '@nonlocal/python';
import { Checkpoints } from './checkpoints.ts';
import type { Command, Move, Refusal } from './command.ts';
import { emptyView } from './delta.ts';
import { eventOf } from './event.ts';
import { endsAt, type Goal } from './goal.ts';
import { History } from './history.ts';
import { defaultLimits, hashedBytes, type Limits } from './limits.ts';
import { type Checkpoint, type DeedResult, type Fuel, Player, type PlayerParts, type Running } from './player.ts';
import { noProgram, Refused } from './refused.ts';
import { ResolutionTrace } from './resolution.ts';
import {
  checkpointOf,
  decodeState,
  type PlaceState,
  placeState,
  type SessionState,
  type SnapshotState,
} from './session-state.ts';
import { Showing, type Way } from './showing.ts';
import { packSnapshot, SnapshotError, unpackSnapshot } from './snapshot.ts';
import { comparePositions, type Deed, deedOf, type TapeEntry } from './tape.ts';
import { malformedStatus, statusOf } from './status.ts';
import type { Stop } from './tracer.ts';
import { valueView } from './value.ts';
import type { NarrationView, OutputPiece, ResolutionView, SessionStatus, StepEvent, View, ViewDelta } from './view.ts';

/** What a command came to. */
export type Outcome =
  | {
      readonly kind: 'done';
      /** From the view before the command to the view after it. */
      readonly delta: ViewDelta;
      readonly step: number;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly message: string };

interface Fingerprint {
  readonly hash: string;
  readonly isLarge: boolean;
}

/**
 * A program under the microscope. A session's state is the fold of the commands applied to it: two sessions that got the
 * same commands are equal, to the byte of their snapshots, wherever and in whatever slices they ran.
 */
export class Session {
  readonly #limits: Limits;
  readonly #fuel: Fuel = { left: 0 };
  #source = '';
  #filename = '';
  #malformed: SessionStatus | null = null;
  #player: Player | null = null;
  /** Objects from this id on were made by the command under way. */
  #firstNewId = 0;
  #tape: TapeEntry[] = [];
  #checkpoints: Checkpoints | null = null;
  /** Those that came with a snapshot, while `#checkpoints` is not there yet. */
  #restored: readonly Checkpoint[] = [];
  /** The highest step of the step axis that was reached with this tape. */
  #furthest = 0;
  #breakpoints: readonly number[] = [];
  /** The step that a wait for input interrupted. */
  #interrupted: Goal | null = null;
  #event: StepEvent = emptyView.event;
  #resolutions: readonly ResolutionView[] = [];
  #way: Way = 'jump';
  readonly #showing = new Showing();
  #task: Running<void> | null = null;
  /** Of the state as it stands, once somebody has asked. */
  #known: Fingerprint | null = null;

  private constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Without a program. */
  static create(limits: Partial<Limits> = {}): Session {
    return new Session({ ...defaultLimits, ...limits });
  }

  /** The session of which the snapshot was taken. Throws `SnapshotError` on foreign or damaged bytes. */
  static restore(snapshot: Uint8Array): Session {
    const { state: raw, images } = unpackSnapshot(snapshot);
    const { session: state, checkpoints } = decodeState(raw);
    const session = new Session(state.limits);
    session.#source = state.source;
    session.#filename = state.filename;
    session.#malformed = state.malformed;
    session.#tape = [...state.tape];
    session.#furthest = state.furthest;
    session.#breakpoints = state.breakpoints;
    session.#interrupted = state.interrupted;
    session.#tell('jump', state.event, state.resolutions);
    if (state.run !== null) session.#revive(state.run, checkpoints, state.output, images);
    try {
      session.#show(state.narration);
    } catch (error) {
      // A machine that was read, and is none: its frames or objects are not what they have to be.
      throw cannotBeRestored(error);
    }
    return session;
  }

  #revive(
    run: PlaceState,
    places: readonly PlaceState[],
    output: readonly OutputPiece[],
    images: readonly Uint8Array[],
  ): void {
    const all = [run, ...places].map((place, i) => {
      const image = images[i];
      if (image === undefined) throw new SnapshotError('the snapshot lacks an image of its machine');
      return checkpointOf(place, image, output);
    });
    try {
      this.#player = Player.from(this.#parts(), all[0] as Checkpoint);
    } catch (error) {
      throw cannotBeRestored(error);
    }
    this.#restored = all.slice(1);
  }

  /** Carries out a command in one go. */
  apply(command: Command): Outcome {
    this.begin(command);
    for (;;) {
      const outcome = this.advance(Number.POSITIVE_INFINITY);
      if (outcome.kind !== 'running') return outcome;
    }
  }

  /** Begins a command, which `advance` carries out. Until it is done the view is the one before it. */
  begin(command: Command): void {
    if (this.#task !== null) throw new Error('a command is under way: advance it to its end first');
    this.#known = null;
    this.#firstNewId = this.#player?.vm.clock.nextId ?? 0;
    this.#task = this.#carryOut(command);
  }

  /** Goes on with the command for about so many of the program's instructions. */
  advance(instructions: number): { readonly kind: 'running' } | Outcome {
    if (this.#task === null) throw new Error('no command is under way: begin one first');
    this.#fuel.left = instructions;
    try {
      if (this.#task.next().done !== true) return { kind: 'running' };
    } catch (error) {
      this.#task = null;
      if (error instanceof Refused) return { kind: 'refused', refusal: error.refusal, message: error.message };
      throw error;
    }
    this.#task = null;
    const delta = this.#show(null);
    return { kind: 'done', delta, step: delta.step };
  }

  /**
   * Steps into so many lines in one go, as so many commands would, and tells each delta. Fewer where the program ends or
   * waits before. Not while a command is under way.
   */
  play(steps: number, tell: (delta: ViewDelta) => void): void {
    if (this.#task !== null) throw new Error('a command is under way: advance it to its end first');
    this.#known = null;
    const player = this.#pausedPlayer();
    const trace = new ResolutionTrace();
    const { checkpoints } = this.#history();
    let left = steps;
    const onMoment = (stop: Stop): boolean => {
      if (--left <= 0) return true;
      this.#furthest = Math.max(this.#furthest, player.tracer.step);
      this.#tell('step', eventOf(player, stop), trace.take());
      tell(this.#show(null, stop));
      this.#firstNewId = player.vm.clock.nextId;
      return false;
    };
    this.#firstNewId = player.vm.clock.nextId;
    player.onCheckpoint = (each) => checkpoints.add(each);
    player.tracer.aim((_, stop) => onMoment(stop), 'line');
    player.tracer.onInstruction = trace.watch;
    this.#fuel.left = Number.POSITIVE_INFINITY;
    const run = player.run();
    while (run.next().done !== true);
    player.tracer.onInstruction = null;
    this.#interrupted = player.state.kind === 'waiting' ? goalFrom(player, 'line', { kind: 'into' }) : null;
    this.#arrive(player, 'step', trace.take());
    tell(this.#show(null));
  }

  view(): View {
    return this.#showing.view;
  }

  /** The whole state as bytes, and what helps to go back from it. Not while a command is under way. */
  snapshot(): Uint8Array {
    const image = this.#player === null ? null : writeImage(this.#player.vm);
    return this.#pack(image, this.#helpers());
  }

  /** The same, where the machine takes about so many bytes or less; else `null`, for no more work than that. */
  snapshotWithin(mostBytes: number): Uint8Array | null {
    const image = this.#imageWithin(mostBytes);
    return image === null || image.isWhole ? this.#pack(image?.bytes ?? null, this.#helpers()) : null;
  }

  /**
   * Equal for equal states: 16 hexadecimal digits. Different for different ones, unless both are large and differ only
   * far from where they stand (S6).
   */
  hash(): string {
    return this.#fingerprint().hash;
  }

  /** Whether the machine is more than a hash looks at. While a command is under way, too. */
  isLarge(): boolean {
    return this.#task === null ? this.#fingerprint().isLarge : this.#imageWithin(hashedBytes)?.isWhole === false;
  }

  #fingerprint(): Fingerprint {
    if (this.#known !== null) return this.#known;
    const image = this.#imageWithin(hashedBytes);
    this.#known = { hash: hashImage(this.#pack(image?.bytes ?? null, [])), isLarge: image?.isWhole === false };
    return this.#known;
  }

  #imageWithin(mostBytes: number): BoundedImage | null {
    return this.#player === null ? null : writeImageWithin(this.#player.vm, mostBytes);
  }

  #helpers(): readonly Checkpoint[] {
    if (this.#player === null) return [];
    return this.#checkpoints === null ? this.#restored : this.#checkpoints.forSnapshot(this.#player.position());
  }

  #pack(image: Uint8Array | null, checkpoints: readonly Checkpoint[]): Uint8Array {
    if (this.#task !== null) throw new Error('a command is under way: a snapshot is of the state between two commands');
    const run = this.#player?.standing() ?? null;
    const session: SessionState = {
      limits: this.#limits,
      source: this.#source,
      filename: this.#filename,
      malformed: this.#malformed,
      breakpoints: this.#breakpoints,
      tape: this.#tape,
      furthest: this.#furthest,
      interrupted: this.#interrupted,
      event: this.#event,
      narration: this.#showing.narration,
      resolutions: this.#resolutions,
      output: this.#showing.output,
      run: run === null ? null : placeState(run),
    };
    const state = { session, checkpoints: checkpoints.map(placeState) } satisfies SnapshotState;
    const images = checkpoints.map((each) => each.image);
    return packSnapshot({ state, images: image === null ? images : [image, ...images] });
  }

  *#carryOut(command: Command): Running<void> {
    switch (command.kind) {
      case 'load':
        this.#load(command.source, command.filename);
        return;
      case 'restart':
        this.#restart();
        return;
      case 'step':
        yield* this.#step(this.#pausedPlayer(), command.granularity, command.move);
        return;
      case 'back':
        yield* this.#back(command);
        return;
      case 'goTo':
        yield* this.#goTo(command.step);
        return;
      case 'breakpoints':
        this.#breakpoints = [...new Set(command.lines)]
          .filter((line) => Number.isSafeInteger(line) && line > 0)
          .toSorted((a, b) => a - b);
        return;
      case 'evaluate':
      case 'setCell':
      case 'input':
        yield* this.#intervene(command);
        return;
      default:
        command satisfies never;
    }
  }

  #parts(): PlayerParts {
    return { source: this.#source, filename: this.#filename, limits: this.#limits, tape: this.#tape, fuel: this.#fuel };
  }

  #load(source: string, filename: string): void {
    this.#source = source;
    this.#filename = filename;
    this.#tape = [];
    this.#furthest = 0;
    this.#interrupted = null;
    this.#player = null;
    this.#checkpoints = null;
    this.#restored = [];
    this.#malformed = null;
    if (source.length > this.#limits.sourceLength) {
      const message = `the source has more than ${this.#limits.sourceLength} characters`;
      this.#malformed = { kind: 'limit', limit: 'compile', message };
    } else {
      this.#start();
    }
    this.#tell('jump', { kind: 'loaded' });
  }

  /** Makes the program's run from its beginning. */
  #start(): void {
    const player = Player.load(this.#parts());
    if (player instanceof Player) {
      this.#player = player;
      this.#checkpoints = new Checkpoints(player.firstCheckpoint(), this.#limits.history);
    } else {
      this.#malformed = malformedStatus(player);
    }
  }

  #restart(): void {
    if (this.#player === null) throw noProgram();
    this.#tape = [];
    this.#furthest = 0;
    this.#interrupted = null;
    this.#start();
    this.#tell('jump', { kind: 'loaded' });
  }

  #pausedPlayer(): Player {
    const player = this.#player;
    if (player === null) throw noProgram();
    switch (player.state.kind) {
      case 'paused':
        return player;
      case 'waiting':
        throw new Refused('WAITING_FOR_INPUT', 'The program waits for input.');
      case 'finished':
      case 'failed':
      case 'limit':
        throw new Refused('AT_END', 'The program has ended.');
      default:
        return player.state satisfies never;
    }
  }

  *#step(player: Player, granularity: Goal['granularity'], move: Move): Running<void> {
    if (move.kind === 'toLine' && !player.hasLine(move.line))
      throw new Refused('BAD_LINE', `No code begins on line ${move.line}.`);
    yield* this.#runTo(player, goalFrom(player, granularity, move));
  }

  *#runTo(player: Player, goal: Goal): Running<void> {
    const breakpoints = new Set(this.#breakpoints);
    const trace = goal.move.kind === 'into' || goal.move.kind === 'over' ? new ResolutionTrace() : null;
    const checkpoints = this.#history().checkpoints;
    player.onCheckpoint = (each) => checkpoints.add(each);
    player.tracer.aim((moment) => endsAt(goal, moment, breakpoints), goal.granularity);
    player.tracer.onInstruction =
      trace === null
        ? null
        : (frame) => (frame.id === goal.frame || goal.move.kind === 'into' ? trace.watch(frame) : undefined);
    yield* player.run();
    player.tracer.onInstruction = null;
    this.#interrupted = player.state.kind === 'waiting' ? goal : null;
    this.#arrive(player, 'step', trace?.take());
  }

  *#back({ granularity, move }: Extract<Command, { kind: 'back' }>): Running<void> {
    const player = this.#player;
    if (player === null) throw noProgram();
    const { history, checkpoints } = this.#history();
    const here = player.position();
    if (comparePositions(here, checkpoints.first.position) <= 0)
      throw new Refused('AT_START', 'This is the beginning.');
    this.#arrive(yield* history.before(player, granularity, move), 'jump');
  }

  *#goTo(step: number): Running<void> {
    const player = this.#player;
    if (player === null) throw noProgram();
    if (!Number.isSafeInteger(step) || step < 0 || step > this.#furthest) {
      throw new Refused('NO_SUCH_STEP', `The steps are numbered 0 to ${this.#furthest}.`);
    }
    this.#arrive(yield* this.#history().history.atStep(step, player), 'jump');
  }

  *#intervene(command: Deed): Running<void> {
    const player = this.#player;
    if (player === null) throw noProgram();
    if (command.kind === 'input' && player.state.kind !== 'waiting')
      throw new Refused('NOT_WAITING', 'The program does not wait for input.');
    if (command.kind === 'evaluate' && !player.frames().some((frame) => frame.id === command.frame)) {
      throw new Refused('NO_SUCH_FRAME', 'This frame is not there any more.');
    }
    if (command.kind === 'setCell' && !this.#showing.isCell(command.cell)) {
      throw new Refused('NO_SUCH_CELL', 'This cell is not to be seen.');
    }
    const position = player.position();
    this.#tape.splice(player.tapeIndex, this.#tape.length, {
      step: position.step,
      executed: position.executed,
      deed: deedOf(command),
    });
    this.#furthest = position.step;
    const { checkpoints } = this.#history();
    checkpoints.forgetAfter(position);
    yield* player.doTaped();
    const done = player.takeCheckpoint();
    if (done !== null) checkpoints.add(done);
    if (command.kind === 'input' && this.#interrupted !== null) {
      yield* this.#runTo(player, this.#interrupted);
      return;
    }
    if (player.deedResult !== null) this.#tellDeed(player.deedResult);
  }

  /** A restored session makes the first checkpoint when it first needs it. */
  #history(): { readonly history: History; readonly checkpoints: Checkpoints } {
    if (this.#checkpoints === null) {
      const beginning = Player.load(this.#parts());
      if (!(beginning instanceof Player)) throw new Error('a program that was compiled before does not compile');
      this.#checkpoints = new Checkpoints(beginning.firstCheckpoint(), this.#limits.history);
      for (const checkpoint of this.#restored) this.#checkpoints.add(checkpoint);
    }
    return { history: new History(this.#parts(), this.#checkpoints), checkpoints: this.#checkpoints };
  }

  /** Takes over a run that has come to where it was to go. */
  #arrive(player: Player, way: Way, resolutions: readonly ResolutionView[] = []): void {
    player.onCheckpoint = null;
    this.#player = player;
    this.#furthest = Math.max(this.#furthest, player.tracer.step);
    this.#tell(way, eventOf(player, player.stop), resolutions);
  }

  #tellDeed(result: DeedResult): void {
    this.#tell('deed', result.kind === 'cellSet' ? { ...result, value: valueView(result.value, () => {}) } : result);
  }

  #tell(way: Way, event: StepEvent, resolutions: readonly ResolutionView[] = []): void {
    this.#way = way;
    this.#event = event;
    this.#resolutions = resolutions;
  }

  #status(): SessionStatus {
    if (this.#malformed !== null) return this.#malformed;
    return this.#player === null ? { kind: 'empty' } : statusOf(this.#player);
  }

  /** Shows what was told; finds the sentence for it where there is none yet. */
  #show(narration: NarrationView | null, stop: Stop | null = this.#player?.stop ?? null): ViewDelta {
    return this.#showing.show(
      this.#player,
      stop,
      {
        source: this.#source,
        filename: this.#filename,
        status: this.#status(),
        event: this.#event,
        resolutions: this.#resolutions,
        narration,
        firstNewId: this.#firstNewId,
      },
      this.#way,
    );
  }
}

function goalFrom(player: Player, granularity: Goal['granularity'], move: Move): Goal {
  return { granularity, move, frame: player.frames().at(-1)?.id ?? 0, depth: player.depth };
}

function cannotBeRestored(error: unknown): SnapshotError {
  const why = error instanceof Error ? error.message : String(error);
  return new SnapshotError(`the snapshot's machine cannot be restored: ${why}`);
}
