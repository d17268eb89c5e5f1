import type { MemberId, MemberStatus } from '@nonlocal/protocol';

/** Names a process of the service while it lasts. */
export type NodeId = string & { readonly __brand: 'NodeId' };

/**
 * What the nodes that serve one room tell each other. Only a hint (I1): it may be lost, repeated, reordered or late, and
 * costs latency then. What must be true is read from the store.
 */
export type PeerNews =
  /** The log has grown. */
  | { readonly kind: 'moved'; readonly head: number }
  /** The room's record or its members have changed, or the room is gone. */
  | { readonly kind: 'changed' }
  /** A student has come to the sender. Of two connections of one student the later one stays. */
  | { readonly kind: 'seated'; readonly member: MemberId; readonly at: number }
  /** Students of the sender: all who are connected there (`whole`), or those of whom something has changed. */
  | { readonly kind: 'present'; readonly whole: boolean; readonly members: readonly MemberStatus[] }
  /** Who is there? */
  | { readonly kind: 'asking' }
  /** The sender does not serve the room any more. */
  | { readonly kind: 'left' };
