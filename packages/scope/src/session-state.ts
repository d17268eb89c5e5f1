import type { Goal } from './goal.ts';
import type { Limits } from './limits.ts';
import { defaultLimits } from './limits.ts';
import type { Checkpoint, RunState, Standing } from './player.ts';
import { SnapshotError } from './snapshot.ts';
import type { Position, TapeEntry } from './tape.ts';
import type { TracerState } from './tracer.ts';
import type { NarrationView, OutputPiece, ResolutionView, SessionStatus, StepEvent } from './view.ts';

/** What a snapshot holds besides the machine's image. */
export interface SessionState {
  readonly limits: Limits;
  readonly source: string;
  readonly filename: string;
  /** The status where there is no run because the source did not compile. */
  readonly malformed: SessionStatus | null;
  readonly breakpoints: readonly number[];
  readonly tape: readonly TapeEntry[];
  readonly furthest: number;
  readonly interrupted: Goal | null;
  readonly event: StepEvent;
  readonly narration: NarrationView;
  readonly resolutions: readonly ResolutionView[];
  readonly output: readonly OutputPiece[];
  /** Where the run stands; `null` without a program. */
  readonly run: PlaceState | null;
}

/** A place of the run, its machine's image apart. */
export interface PlaceState {
  readonly position: Position;
  readonly tracer: TracerState;
  readonly tapeIndex: number;
  readonly state: RunState;
  readonly output: { readonly count: number; readonly open: OutputPiece | null; readonly sinceStep: number };
}

export function placeState({ position, tracer, tapeIndex, state, output }: Standing): PlaceState {
  const { count, open, sinceStep } = output;
  return { position, tracer, tapeIndex, state, output: { count, open, sinceStep } };
}

/** A checkpoint from its place and image; `pieces` begin with those that had been written there. */
export function checkpointOf(place: PlaceState, image: Uint8Array, pieces: readonly OutputPiece[]): Checkpoint {
  const output = { ...place.output, closed: pieces.slice(0, place.output.count) };
  // How it was come here is not known any more: anything may have run.
  return { ...place, image, output, passed: { since: place.position.executed, fewestFrames: 0 } };
}

type Check = (value: unknown) => boolean;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isKind: Check = (value) => isRecord(value) && typeof value['kind'] === 'string';
const isList =
  (item: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(item);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const hasNumbers =
  (...names: readonly string[]): Check =>
  (value) =>
    isRecord(value) && names.every((name) => isNumber(value[name]));
const isPiece: Check = (value) => isRecord(value) && isText(value['stream']) && isText(value['text']);

const isPlace: Check = (place) =>
  isRecord(place) &&
  hasNumbers('step', 'executed', 'phase')(place['position']) &&
  hasNumbers('step', 'toldAt', 'phase', 'previous')(place['tracer']) &&
  isNumber(place['tapeIndex']) &&
  isKind(place['state']) &&
  hasNumbers('count', 'sinceStep')(place['output']) &&
  isRecord(place['output']) &&
  orNull(isPiece)(place['output']['open']);

const checks: Readonly<Record<keyof SessionState, Check>> = {
  limits: hasNumbers(...Object.keys(defaultLimits)),
  source: isText,
  filename: isText,
  malformed: orNull(isKind),
  breakpoints: isList(isNumber),
  tape: isList((entry) => hasNumbers('step', 'executed')(entry) && isRecord(entry) && isKind(entry['deed'])),
  furthest: isNumber,
  interrupted: orNull(
    (goal) =>
      hasNumbers('frame', 'depth')(goal) && isRecord(goal) && isText(goal['granularity']) && isKind(goal['move']),
  ),
  event: isKind,
  narration: (value) => isRecord(value) && isText(value['id']) && isRecord(value['params']),
  resolutions: isList((value) => isRecord(value) && isText(value['name']) && Array.isArray(value['walk'])),
  output: isList(isPiece),
  run: orNull(isPlace),
};

/** What is in a snapshot: the state, and checkpoints behind it, which are no part of the state. */
export interface SnapshotState {
  readonly session: SessionState;
  readonly checkpoints: readonly PlaceState[];
}

/** Snapshots come from this engine, but also out of files that anybody may have touched. */
export function decodeState(raw: unknown): SnapshotState {
  const session = isRecord(raw) ? raw['session'] : null;
  for (const [name, check] of Object.entries(checks)) {
    if (!isRecord(session) || !check(session[name])) throw new SnapshotError(`the snapshot's ${name} is malformed`);
  }
  if (!isRecord(raw) || !isList(isPlace)(raw['checkpoints']))
    throw new SnapshotError("the snapshot's checkpoints are malformed");
  return raw as unknown as SnapshotState;
}
