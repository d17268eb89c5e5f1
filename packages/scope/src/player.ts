import {
  type Frame,
  loadProgram,
  type Machine,
  type OutputStream,
  PyCell,
  PyCode,
  type PyException,
  readImage,
  readOptions,
  type Value,
  writeImage,
  writeImageWithin,
} from '@nonlocal/python';
import { describeDiagnostic, describeException, type Failure } from './exception-text.ts';
import type { Limits } from './limits.ts';
import { checkpointBytes, promptInstructions } from './limits.ts';
import { framesOfFailure, runningFrames } from './frames.ts';
import { Observer } from './observer.ts';
import { OutputLog, type OutputMark } from './output-log.ts';
import { enterPrompt, preparePrompt, promptFilename } from './prompt.ts';
import type { Deed, Position, TapeEntry } from './tape.ts';
import { systemExit } from './system-exit.ts';
import { StepTracer, type Stop, type TracerState } from './tracer.ts';
import type { DiagnosticView, LimitName } from './view.ts';

/** How the program's run stands. */
export type RunState =
  | { readonly kind: 'paused' }
  | { readonly kind: 'waiting'; readonly prompt: string }
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'limit'; readonly limit: LimitName; readonly message: string };

/** What the last deed came to. */
export type DeedResult =
  | {
      readonly kind: 'evaluated';
      readonly frame: number;
      readonly source: string;
      readonly text: string;
      readonly failed: boolean;
    }
  | { readonly kind: 'cellSet'; readonly cell: number; readonly value: Value }
  | { readonly kind: 'input' };

/** Where a run stands: all of it but its machine. */
export interface Standing {
  readonly position: Position;
  readonly tracer: TracerState;
  readonly output: OutputMark;
  /** How many of the tape's deeds have been done. */
  readonly tapeIndex: number;
  readonly state: RunState;
  /** The fewest frames of any place from the instruction count `since` on up to here. */
  readonly passed: { readonly since: number; readonly fewestFrames: number };
}

/** A whole run at one place, to go on from. */
export interface Checkpoint extends Standing {
  readonly image: Uint8Array;
}

/** Instructions that the host lets a run take before it wants to be asked again. */
export interface Fuel {
  left: number;
}

/** Instructions between two checkpoints, at least; more where writing one takes longer. */
const checkpointEvery = 20_000;
const checkpointInstructionsPerByte = 1;

type OutputSink = (stream: OutputStream, text: string) => void;

export type Running<T> = Generator<undefined, T>;

/**
 * One run of a program: the machine, what watches it, what it wrote, and the tape of what is done to it. A run can be
 * taken from a checkpoint any number of times; given the same tape it goes the same way.
 */
export class Player {
  readonly vm: Machine;
  readonly tracer: StepTracer;
  readonly output: OutputLog;
  readonly #source: string;
  readonly #filename: string;
  readonly #tape: readonly TapeEntry[];
  readonly #fuel: Fuel;
  tapeIndex = 0;
  state: RunState = { kind: 'paused' };
  deedResult: DeedResult | null = null;
  onCheckpoint: ((checkpoint: Checkpoint) => void) | null = null;
  checkpointEvery = checkpointEvery;
  /** Where the last checkpoint of this run was taken. */
  #since = 0;
  #stream: 'stdout' | 'prompt' = 'stdout';

  private constructor(parts: PlayerParts, makeMachine: (write: OutputSink) => Machine) {
    this.#source = parts.source;
    this.#filename = parts.filename;
    this.#tape = parts.tape;
    this.#fuel = parts.fuel;
    this.output = new OutputLog(parts.limits.outputPerStep);
    this.tracer = new StepTracer(parts.filename);
    this.tracer.onStep = () => this.output.step();
    this.vm = makeMachine((stream, text) => this.output.write(this.#stream === 'prompt' ? 'prompt' : stream, text));
    this.vm.tracer = this.tracer;
  }

  /** A run at its beginning, before the first line. */
  static load(parts: PlayerParts): Player | DiagnosticView {
    const sink: { output: OutputSink | null } = { output: null };
    const loaded = loadProgram(parts.source, parts.filename, {
      limits: machineLimits(parts.limits),
      onOutput: (stream, text) => sink.output?.(stream, text),
    });
    if (loaded.kind === 'malformed') return loaded.diagnostic;
    const { machine, frame } = loaded;
    machine.held.set('main', frame);
    const player = new Player(parts, (onOutput) => {
      sink.output = onOutput;
      return machine;
    });
    player.tracer.setMain(frame);
    player.tracer.aim(() => true, 'line');
    player.#finishRun(player.vm.run());
    return player;
  }

  static from(parts: PlayerParts, checkpoint: Checkpoint): Player {
    const player = new Player(parts, (onOutput) =>
      readImage(checkpoint.image, readOptions({ limits: machineLimits(parts.limits), onOutput })),
    );
    player.tracer.setMain(player.mainFrame);
    player.tracer.restore(checkpoint.tracer, player.vm);
    player.output.reset(checkpoint.output);
    player.tapeIndex = checkpoint.tapeIndex;
    player.state = checkpoint.state;
    player.#beginStretch();
    return player;
  }

  get mainFrame(): Frame {
    return this.vm.held.get('main') as Frame;
  }

  /** What the last run stopped at; `null` where it came to an end or waits for input. */
  get stop(): Stop | null {
    return this.state.kind === 'paused' ? this.tracer.stopOf(this.vm) : null;
  }

  /** The frames to be seen, the module first: those that run, or those that the uncaught exception passed. */
  frames(): readonly Frame[] {
    switch (this.state.kind) {
      case 'finished':
        return [this.mainFrame];
      case 'failed':
        return framesOfFailure(this.vm.held.get('failure'), this.mainFrame);
      default:
        return runningFrames(this.vm);
    }
  }

  /** Number of frames, the module among them. */
  get depth(): number {
    return Math.max(1, this.vm.depth);
  }

  /** Whether a line of the program begins there, in any of its code. */
  hasLine(line: number): boolean {
    return linesOf(this.mainFrame.code).has(line);
  }

  position(): Position {
    return this.tracer.position(this.vm);
  }

  get passed(): Standing['passed'] {
    return { since: this.#since, fewestFrames: this.tracer.fewestFrames };
  }

  /** Begins to watch how far down the stack the run comes. */
  #beginStretch(): void {
    this.#since = this.vm.executed;
    this.tracer.fewestFrames = this.vm.depth;
  }

  /** A checkpoint for the history; `null` where the program has made so much that running again is the smaller cost. */
  takeCheckpoint(): Checkpoint | null {
    const { isWhole, bytes: image } = writeImageWithin(this.vm, checkpointBytes);
    if (!isWhole) return null;
    const checkpoint = { ...this.standing(), image };
    this.#beginStretch();
    return checkpoint;
  }

  /** The one at the beginning, which there always is. */
  firstCheckpoint(): Checkpoint {
    const checkpoint = { ...this.standing(), image: writeImage(this.vm) };
    this.#beginStretch();
    return checkpoint;
  }

  standing(): Standing {
    const { vm, tracer, output, tapeIndex, state, passed } = this;
    return {
      position: this.position(),
      tracer: tracer.state(vm),
      output: output.mark(),
      tapeIndex,
      state,
      passed,
    };
  }

  /** Runs to where the tracer's aim is met or the program cannot go on, doing what the tape says on the way. */
  *run(): Running<void> {
    const { tracer, vm } = this;
    // A checkpoint may be of before what was done at its place.
    yield* this.doTaped();
    this.#planCheckpoint(0);
    while (this.state.kind === 'paused') {
      const deed = this.#tape[this.tapeIndex] ?? null;
      tracer.tapeAt = deed;
      const before = vm.executed;
      const result = vm.run(this.#slice(deed));
      this.#fuel.left -= vm.executed - before;
      if (result.kind === 'sliced') {
        yield* this.doTaped();
      } else if (result.kind === 'stopped') {
        if (tracer.reason === 'moment') break;
        if (tracer.reason === 'checkpoint') this.#passCheckpoint();
        else yield* this.doTaped();
      } else {
        this.#finishRun(result);
        yield* this.doTaped();
      }
      if (this.#fuel.left <= 0) yield;
    }
    yield* this.doTaped();
  }

  /** How far to run at once: the tape's next deed may stand before an instruction that tells nothing. */
  #slice(deed: TapeEntry | null): number {
    const ahead = (deed?.executed ?? 0) - this.vm.executed;
    return Math.max(1, Math.min(this.#fuel.left, ahead > 0 ? ahead : Number.POSITIVE_INFINITY));
  }

  /** Does what the tape has for this very place. */
  *doTaped(): Running<void> {
    for (let entry = this.#tape[this.tapeIndex]; entry !== undefined; entry = this.#tape[this.tapeIndex]) {
      if (entry.executed !== this.vm.executed || entry.step !== this.tracer.step) return;
      this.tapeIndex++;
      yield* this.#do(entry.deed);
    }
  }

  *#do(deed: Deed): Running<void> {
    switch (deed.kind) {
      case 'evaluate':
        this.deedResult = yield* this.#evaluate(deed.frame, deed.source);
        return;
      case 'setCell':
        this.deedResult = yield* this.#setCell(deed.cell, deed.source);
        return;
      case 'input':
        this.vm.stdin.push(deed.text);
        this.deedResult = { kind: 'input' };
        if (this.state.kind === 'waiting') this.state = { kind: 'paused' };
        return;
      default:
        deed satisfies never;
    }
  }

  #planCheckpoint(bytes: number): void {
    const distance = Math.max(this.checkpointEvery, bytes * checkpointInstructionsPerByte);
    this.tracer.checkpointAt = this.onCheckpoint === null ? Number.POSITIVE_INFINITY : this.vm.executed + distance;
  }

  #passCheckpoint(): void {
    const checkpoint = this.takeCheckpoint();
    if (checkpoint !== null) this.onCheckpoint?.(checkpoint);
    this.#planCheckpoint(checkpoint?.image.length ?? checkpointBytes);
  }

  #finishRun(result: ReturnType<Machine['run']>): void {
    switch (result.kind) {
      case 'stopped':
      case 'sliced':
        return;
      case 'returned':
        this.#end({ kind: 'finished' });
        return;
      case 'raised':
        this.vm.held.set('failure', result.exception);
        this.#end(this.#afterException(result.exception));
        return;
      case 'input':
        this.#end({ kind: 'waiting', prompt: result.prompt });
        return;
      case 'needs':
        throw new Error(`a session runs with all parts of the engine, but ${result.part} is not here`);
      case 'limit':
        this.#end({ kind: 'limit', limit: result.limit.limit, message: result.limit.message });
        return;
      default:
        result satisfies never;
    }
  }

  #end(state: RunState): void {
    this.tracer.tellEnd();
    this.state = state;
  }

  /** `SystemExit` ends a program without a traceback; a message goes to stderr. */
  #afterException(exception: PyException): RunState {
    const exit = systemExit(exception);
    if (exit === null) return { kind: 'failed', failure: this.#describe(exception) };
    if (exit.message !== null) this.output.write('stderr', exit.message);
    return { kind: 'finished' };
  }

  #describe(exception: PyException): Failure {
    return describeException(this.vm, exception, (filename) => (filename === this.#filename ? this.#source : null));
  }

  *#evaluate(frameId: number, source: string): Running<DeedResult> {
    const frame = this.frames().find((each) => each.id === frameId);
    const mark = this.output.mark();
    if (frame === undefined) return { kind: 'evaluated', frame: frameId, source, text: '', failed: true };
    const prepared = preparePrompt(this.vm, source, 'single', frame);
    let problem: string | null;
    if (prepared.kind === 'diagnostic') problem = describeDiagnostic(prepared.diagnostic);
    else problem = (yield* this.#runPrompt(prepared.code, frame, source)).problem;
    if (problem !== null) this.output.write('prompt', problem);
    return {
      kind: 'evaluated',
      frame: frameId,
      source,
      text: this.output.textSince(mark, 'prompt'),
      failed: problem !== null,
    };
  }

  *#setCell(cellId: number, source: string): Running<DeedResult> {
    const mark = this.output.mark();
    const cell = new Observer({ frames: this.frames(), standing: null, hand: null }).heapObject(cellId);
    const prepared = preparePrompt(this.vm, source, 'eval', this.mainFrame);
    let problem: string | null = null;
    if (prepared.kind === 'diagnostic') {
      problem = describeDiagnostic(prepared.diagnostic);
    } else {
      const outcome = yield* this.#runPrompt(prepared.code, this.mainFrame, source);
      ({ problem } = outcome);
      const { value } = outcome;
      if (value !== undefined && cell instanceof PyCell) {
        this.vm.enter(() => cell.set(value));
        return { kind: 'cellSet', cell: cellId, value };
      }
    }
    if (problem !== null) this.output.write('prompt', problem);
    return {
      kind: 'evaluated',
      frame: this.mainFrame.id,
      source,
      text: this.output.textSince(mark, 'prompt'),
      failed: true,
    };
  }

  *#runPrompt(
    code: PyCode,
    frame: Frame,
    source: string,
  ): Running<{ readonly value?: Value; readonly problem: string | null }> {
    const { vm } = this;
    const evaluation = enterPrompt(vm, code, frame, promptInstructions);
    this.#stream = 'prompt';
    try {
      for (;;) {
        const before = vm.executed;
        const result = vm.run(Math.max(1, this.#fuel.left));
        this.#fuel.left -= vm.executed - before;
        switch (result.kind) {
          case 'returned':
            return { value: result.value, problem: null };
          case 'raised':
            return {
              problem: describeException(vm, result.exception, (name) =>
                name === promptFilename ? source : name === this.#filename ? this.#source : null,
              ).traceback,
            };
          case 'limit':
            return { problem: `${promptLimitText(result.limit.limit)}\n` };
          case 'input':
          case 'stopped':
          case 'needs':
            throw new Error(`an evaluation ended with ${result.kind}`);
          case 'sliced':
            yield;
            break;
          default:
            result satisfies never;
        }
      }
    } finally {
      this.#stream = 'stdout';
      evaluation.finish();
    }
  }
}

export interface PlayerParts {
  readonly source: string;
  readonly filename: string;
  readonly limits: Limits;
  readonly tape: readonly TapeEntry[];
  readonly fuel: Fuel;
}

function machineLimits(limits: Limits): Machine['limits'] {
  const { instructions, bytes, recursion, output, sourceLength } = limits;
  return { instructions, bytes, recursion, output, source: sourceLength };
}

function linesOf(code: PyCode): Set<number> {
  const lines = new Set<number>();
  const { positions } = code.code;
  for (let at = 0; at < positions.length; at += 4) lines.add(positions[at] as number);
  for (const inner of code.consts) if (inner instanceof PyCode) for (const line of linesOf(inner)) lines.add(line);
  return lines;
}

function promptLimitText(limit: LimitName): string {
  return limit === 'instructions'
    ? `This took more than ${promptInstructions} steps and was ended.`
    : `This was ended by its limit of ${limit}.`;
}
