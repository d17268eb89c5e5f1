export { stepsKept } from './delivery.ts';
export type { Answer, Asker, Change, ConnId, Effect, Input, PersistResult } from './exchange.ts';
export type {
  AppendResult,
  LogEntry,
  MemberRecord,
  Op,
  OpenedRoom,
  RoomId,
  RoomRecord,
  RoomStore,
  SavedImage,
  TokenHash,
} from './log.ts';
export { inventNickname } from './nickname.ts';
export { Room, defaultRoomSettings, type RoomSettings } from './room.ts';
export type { Step, StepOutcome } from './step.ts';
export { TokenBucket } from './token-bucket.ts';
