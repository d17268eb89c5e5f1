export {
  clientDecoders,
  clientSchemas,
  decodeComeBack,
  decodeHandshake,
  type ClientEvent,
  type ClientMessage,
  type Cmd,
  type ComeBack,
  type Handshake,
  type Hello,
  type Manage,
  type Seen,
} from './client-message.ts';
export { commandSchema, opSchema, type WireCommand, type WireOp } from './command.ts';
export { decode, type Decoded } from './decode.ts';
export {
  asCmdId,
  asMemberId,
  asToken,
  cmdIdSchema,
  codeAlphabet,
  memberIdSchema,
  parseRoomCode,
  roomCodeFrom,
  roomCodeSchema,
  seqSchema,
  voidCmdId,
  type CmdId,
  type MemberId,
  type RoomCode,
  type Seq,
  type Token,
} from './ids.ts';
export { messageBytes, messageDepth, messageKeys, nicknameLength, sourceLength } from './limits.ts';
export { refuse, type RefusalAnswer, type RefusalCode } from './refusal.ts';
export {
  decodeAnswer,
  decodeCmdAnswer,
  decodeImageAnswer,
  decodeInviteAnswer,
  decodeWelcome,
  memberStatusSchema,
  serverDecoders,
  type CmdDone,
  type Ended,
  type Image,
  type Invited,
  type MemberStatus,
  type PlainObject,
  type RoomInfo,
  type Roster,
  type ServerMessage,
  type Snap,
  type Welcome,
  type WireOutcome,
  type WireStep,
  type You,
} from './server-message.ts';
export { doorSchema, mayUse, roleSchema, type Door, type Role, type Screen } from './roles.ts';
export { shapeFault } from './shape.ts';
export { protocolVersion } from './version.ts';
