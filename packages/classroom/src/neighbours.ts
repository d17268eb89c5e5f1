import type { MemberId } from '@nonlocal/protocol';
import type { ConnId, Effect } from './exchange.ts';
import type { NodeId, PeerNews } from './peer-news.ts';
import type { Roll } from './roll.ts';

/** Everyone here is told to the other nodes so often, since any single piece of news may be lost. */
const wholeEveryMs = 5_000;
/** Who is silent for longer is not there. Three times lost is more than chance, and an outage of ten seconds shows nothing. */
const silentMs = 16_000;

/** Who is connected to the other nodes that serve this room, and what they must know of those who are connected here. */
export class Neighbours {
  readonly #node: NodeId;
  readonly #roll: Roll;
  readonly #out: (effect: Effect) => void;
  readonly #heardAt = new Map<NodeId, number>();
  #wholeAt = -Infinity;

  constructor(node: NodeId, roll: Roll, out: (effect: Effect) => void) {
    this.#node = node;
    this.#roll = roll;
    this.#out = out;
  }

  ask(): void {
    this.#tell({ kind: 'asking' });
  }

  changed(): void {
    this.#tell({ kind: 'changed' });
  }

  seated(member: MemberId, at: number): void {
    this.#tell({ kind: 'seated', member, at });
  }

  /** `false`: a student was named of whom nothing is known here. */
  present(from: NodeId, { whole, members }: Extract<PeerNews, { kind: 'present' }>, now: number): boolean {
    this.#heardAt.set(from, now);
    let areKnown = true;
    for (const status of members) if (!this.#roll.hear(from, status, now)) areKnown = false;
    if (whole) this.#roll.forget(from, new Set(members.map(({ id }) => id)), now);
    return areKnown;
  }

  left(from: NodeId, now: number): void {
    this.#heardAt.delete(from);
    this.#roll.forget(from, new Set(), now);
  }

  /** A student has come to another node: the connections to end here. */
  seatedElsewhere(from: NodeId, { member, at }: Extract<PeerNews, { kind: 'seated' }>, now: number): readonly ConnId[] {
    this.#heardAt.set(from, now);
    const verdict = this.#roll.seatedElsewhere(member, at, from, this.#node);
    if (verdict.kind === 'over') return verdict.conns;
    this.seated(member, verdict.at);
    return [];
  }

  tellWhole(now: number): void {
    this.#wholeAt = now;
    this.#roll.takeOwnNews();
    this.#tell({ kind: 'present', whole: true, members: this.#roll.everyoneHere() });
  }

  tick(now: number): void {
    for (const [node, heardAt] of this.#heardAt) if (now - heardAt > silentMs) this.left(node, now);
    if (now - this.#wholeAt >= wholeEveryMs) {
      this.tellWhole(now);
      return;
    }
    const members = this.#roll.takeOwnNews();
    if (members.length > 0) this.#tell({ kind: 'present', whole: false, members });
  }

  #tell(news: PeerNews): void {
    this.#out({ kind: 'tell', news });
  }
}
