export { stepsKept } from './delivery.ts';
export type { Answer, Asker, Change, Claim, ConnId, Effect, Input, Made, PersistResult } from './exchange.ts';
export type {
  Actor,
  AppendResult,
  ChangeResult,
  LogEntry,
  MemberRecord,
  Op,
  OpenedRoom,
  Pulse,
  RoomId,
  RoomRecord,
  RoomStore,
  SavedImage,
  TokenHash,
} from './log.ts';
export { inventNickname } from './nickname.ts';
export type { NodeId, PeerNews } from './peer-news.ts';
export { Room, defaultRoomSettings, type RoomSettings } from './room.ts';
export type { Step, StepOutcome } from './step.ts';
export { TokenBucket } from './token-bucket.ts';
