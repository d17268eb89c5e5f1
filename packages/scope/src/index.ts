export { areAllPartsHere as isEngineHere, loadAllParts as loadEngine } from '@nonlocal/python';
export type { Command, Granularity, Move, Refusal } from './command.ts';
export { disassembleProgram, type DisassemblyResult } from './disassemble-program.ts';
export { type RunEnd, runProgram, type RunOptions } from './run-program.ts';
export { decodeDelta } from './decode-delta.ts';
export { applyDelta, emptyView } from './delta.ts';
export { encodeDelta, encodeDeltaBytes } from './encode-delta.ts';
export { defaultLimits, type Limits } from './limits.ts';
export { narrate } from './narrate.ts';
export { type Outcome, Session } from './session.ts';
export { SnapshotError } from './snapshot.ts';
export type {
  AtomView,
  BindingView,
  CellView,
  ClassView,
  CodeView,
  FunctionView,
  GeneratorView,
  InstanceView,
  MappingView,
  MethodView,
  ObjectId,
  ObjectView,
  OtherView,
  RefView,
  SequenceView,
  ValueView,
  WindowView,
} from './value-view.ts';
export { engineVersion } from './version.ts';
export type {
  DiagnosticView,
  FrameId,
  FrameView,
  LimitName,
  NarrationView,
  OutputPiece,
  ResolutionView,
  SessionStatus,
  SourceRange,
  StepEvent,
  View,
  ViewDelta,
} from './view.ts';
