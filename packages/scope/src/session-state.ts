import type { Goal } from './goal.ts';
import type { Limits } from './limits.ts';
import { defaultLimits } from './limits.ts';
import type { RunState } from './player.ts';
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
  readonly run: {
    readonly position: Position;
    readonly tracer: TracerState;
    readonly tapeIndex: number;
    readonly state: RunState;
    readonly output: { readonly pieces: readonly OutputPiece[]; readonly sinceStep: number };
  } | null;
}

type Check = (value: unknown) => boolean;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === 'string';
const isNumber: Check = (value) => typeof value === 'number';
const isKind: Check = (value) => isRecord(value) && typeof value['kind'] === 'string';
const isList = (item: Check): Check => (value) => Array.isArray(value) && value.every(item);
const orNull = (check: Check): Check => (value) => value === null || check(value);
const hasNumbers = (...names: readonly string[]): Check => (value) => isRecord(value) && names.every((name) => isNumber(value[name]));
const isPiece: Check = (value) => isRecord(value) && isText(value['stream']) && isText(value['text']);

const checks: Readonly<Record<keyof SessionState, Check>> = {
  limits: hasNumbers(...Object.keys(defaultLimits)),
  source: isText,
  filename: isText,
  malformed: orNull(isKind),
  breakpoints: isList(isNumber),
  tape: isList((entry) => hasNumbers('step', 'executed')(entry) && isRecord(entry) && isKind(entry['deed'])),
  furthest: isNumber,
  interrupted: orNull((goal) => hasNumbers('frame', 'depth')(goal) && isRecord(goal) && isText(goal['granularity']) && isKind(goal['move'])),
  event: isKind,
  narration: (value) => isRecord(value) && isText(value['id']) && isRecord(value['params']),
  resolutions: isList((value) => isRecord(value) && isText(value['name']) && Array.isArray(value['walk'])),
  run: orNull(
    (run) =>
      isRecord(run) &&
      hasNumbers('step', 'executed', 'phase')(run['position']) &&
      hasNumbers('step', 'toldAt', 'phase', 'previous')(run['tracer']) &&
      isNumber(run['tapeIndex']) &&
      isKind(run['state']) &&
      isRecord(run['output']) &&
      isList(isPiece)(run['output']['pieces']) &&
      isNumber(run['output']['sinceStep']),
  ),
};

/** Snapshots come from this engine, but also out of files that anybody may have touched. */
export function decodeState(raw: unknown): SessionState {
  for (const [name, check] of Object.entries(checks)) {
    if (!isRecord(raw) || !check(raw[name])) throw new SnapshotError(`the snapshot's ${name} is malformed`);
  }
  return raw as unknown as SessionState;
}
