import type {
  ClientMessage,
  CmdDone,
  CmdId,
  Door,
  Hello,
  Image,
  Invited,
  MemberId,
  RefusalAnswer,
  Role,
  RoomCode,
  ServerMessage,
  Token,
  Welcome,
} from '@nonlocal/protocol';
import type { Command, View } from '@nonlocal/scope';
import type { Actor, AppendResult, LogEntry, MemberRecord, OpenedRoom, Pulse, SavedImage, TokenHash } from './log.ts';
import type { NodeId, PeerNews } from './peer-news.ts';
import type { Step, StepOutcome } from './step.ts';

/** Names a connection while it lasts. */
export type ConnId = string & { readonly __brand: 'ConnId' };

/** A request of one connection; its answer is sent once. */
export interface Asker {
  readonly conn: ConnId;
  readonly request: number;
}

/**
 * What the store says of who asks, read for this very request: what a node remembers may be older than what another node
 * has done.
 */
export type Claim =
  | { readonly kind: 'member'; readonly member: MemberRecord }
  /** Somebody new, by the room's code. */
  | { readonly kind: 'newcomer'; readonly door: Door };

export type Answer = Welcome | CmdDone | Image | Invited | RefusalAnswer | { readonly ok: true };

/** What the room is told. Everything it knows of time, chance and the world comes in here. */
export type Input =
  | {
      readonly kind: 'hello';
      readonly asker: Asker;
      readonly hello: Hello;
      readonly claim: Claim;
      /** Used if a new member is made. */
      readonly fresh: {
        readonly id: MemberId;
        readonly token: Token;
        readonly tokenHash: TokenHash;
        readonly nickname: string;
      };
    }
  | { readonly kind: 'message'; readonly asker: Asker; readonly message: Exclude<ClientMessage, { event: 'hello' }> }
  | { readonly kind: 'closed'; readonly conn: ConnId }
  /** What was sent to it has not left this machine. */
  | { readonly kind: 'clogged'; readonly conn: ConnId }
  | { readonly kind: 'drained'; readonly conn: ConnId }
  | { readonly kind: 'tick' }
  /** The time of the last `flushIn` is over. */
  | { readonly kind: 'flush' }
  /** Somebody else may have appended to the log. May be lost, repeated or wrong. */
  | { readonly kind: 'hint' }
  /** From another node that serves this room. May be lost, repeated or late. */
  | { readonly kind: 'peer'; readonly from: NodeId; readonly news: PeerNews }
  /** What the store says of the room now and then; `null`: there is no such room any more. */
  | { readonly kind: 'pulse'; readonly pulse: Pulse | null }
  | { readonly kind: 'reread'; readonly opened: OpenedRoom | null }
  | { readonly kind: 'rereadFailed' }
  | { readonly kind: 'persisted'; readonly ticket: number; readonly result: PersistResult }
  | { readonly kind: 'appended'; readonly entry: LogEntry; readonly result: AppendResult }
  | { readonly kind: 'found'; readonly cmdId: CmdId; readonly entry: LogEntry | null }
  | { readonly kind: 'read'; readonly entries: readonly LogEntry[] }
  /** A `find` or `read` that the store could not answer. */
  | { readonly kind: 'storeFailed'; readonly message: string }
  | { readonly kind: 'executed'; readonly seq: number; readonly outcome: StepOutcome }
  /** The interpreter is gone. `seq`: the entry of this room that it was working on, if it was one. */
  | { readonly kind: 'interpreterLost'; readonly seq: number | null; readonly message: string }
  /** The interpreter is gone, and nothing is wrong: the room's session has to be restored in another. */
  | { readonly kind: 'interpreterMoved' }
  | {
      readonly kind: 'restored';
      readonly seq: number;
      readonly view: View;
      readonly hash: string;
      readonly steps: readonly Step[];
    }
  /** `seq`: the entry at which the interpreter ended, if it was one. */
  | { readonly kind: 'restoreFailed'; readonly seq: number | null; readonly message: string }
  | { readonly kind: 'imaged'; readonly image: SavedImage }
  /** The session is larger than what may be copied. */
  | { readonly kind: 'imageTooLarge' };

export type PersistResult =
  | { readonly ok: true; readonly made: Made | null }
  /** `forbidden`: who wanted it is no instructor, or no longer. */
  | { readonly ok: false; readonly reason: 'forbidden' | 'unavailable' };

/** What a change led to that only chance could tell. */
export type Made =
  | { readonly kind: 'code'; readonly code: RoomCode }
  | { readonly kind: 'member'; readonly member: MemberRecord; readonly token: Token };

export type Change =
  | { readonly kind: 'addMember'; readonly member: MemberRecord }
  | { readonly kind: 'removeMember'; readonly member: MemberId }
  /** Adds a member with a fresh id and token. */
  | {
      readonly kind: 'invite';
      readonly role: 'instructor' | 'projector';
      readonly nickname: string;
      readonly joinedAt: number;
    }
  | { readonly kind: 'setRole'; readonly members: readonly MemberId[]; readonly role: Role }
  | { readonly kind: 'setDoor'; readonly door: Door }
  /** To any code that no room has. */
  | { readonly kind: 'newCode' }
  /** With all that is kept of it. */
  | { readonly kind: 'deleteRoom' };

/** What the room wants done, in this order. */
export type Effect =
  | { readonly kind: 'answer'; readonly asker: Asker; readonly answer: Answer }
  | { readonly kind: 'send'; readonly conns: readonly ConnId[]; readonly message: ServerMessage }
  /** After what was sent to it has left. */
  | { readonly kind: 'close'; readonly conn: ConnId }
  /** Only if `by` is an instructor as it is stored. */
  | { readonly kind: 'persist'; readonly ticket: number; readonly change: Change; readonly by: Actor }
  | { readonly kind: 'append'; readonly entry: LogEntry }
  | { readonly kind: 'find'; readonly cmdId: CmdId }
  | { readonly kind: 'read'; readonly after: number }
  /** To the other nodes that serve this room, if there are any. */
  | { readonly kind: 'tell'; readonly news: PeerNews }
  /** Open the stored room again: its record or its members were changed elsewhere. */
  | { readonly kind: 'reread' }
  | { readonly kind: 'execute'; readonly seq: number; readonly command: Command }
  /** Tell `flush` after so many milliseconds. */
  | { readonly kind: 'flushIn'; readonly ms: number }
  /** Fold the stored log in a fresh interpreter. */
  | { readonly kind: 'restore' }
  /** Take the interpreter's image as soon as it has carried out what it was given. */
  | { readonly kind: 'image' }
  | { readonly kind: 'saveImage'; readonly image: SavedImage }
  /** There is no such room any more: nothing is to be told to it. */
  | { readonly kind: 'vanish' };
