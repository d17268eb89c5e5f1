import type { NodeId, PeerNews, RoomId } from '@nonlocal/classroom';

/**
 * The other processes of the service that may serve the same rooms. What is told may be lost, repeated or late; it costs
 * latency then, and never correctness: what is true is in the store.
 */
export interface Nodes {
  readonly id: NodeId;
  /** There can be no others: nobody has to look whether they wrote. */
  readonly isAlone: boolean;
  join(room: RoomId, hear: (from: NodeId, news: PeerNews) => void): void;
  /** Tells the others, too. */
  leave(room: RoomId): void;
  tell(room: RoomId, news: PeerNews): void;
  close(): Promise<void>;
}

/** Nothing is told: one process is the whole service (`isAlone`), or others are noticed by what they write. */
export const silentNodes = (isAlone: boolean): Nodes => ({
  id: 'silent' as NodeId,
  isAlone,
  join: () => {},
  leave: () => {},
  tell: () => {},
  close: () => Promise.resolve(),
});
