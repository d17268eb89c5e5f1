import {
  type Door,
  type MemberId,
  type Role,
  type Token,
  asMemberId,
  asToken,
  parseRoomCode,
} from '@nonlocal/protocol';
import type { Change } from '../exchange.ts';
import type { Actor, AppendResult, LogEntry, MemberRecord, OpenedRoom, Pulse, RoomId, TokenHash } from '../log.ts';
import type { Fault } from './fault.ts';

/** The one room that there is. */
export const code = parseRoomCode('K7MD-2PXQ') ?? ('' as never);

export const tokenOf = (name: string): Token => asToken(name.padEnd(22, '_'));
export const hashOf = (token: Token): TokenHash => `hash of ${token}` as TokenHash;

/** What all nodes share: the room, who belongs to it, and its log, as they are at this moment. */
export class SimulatedStore {
  readonly log: LogEntry[] = [];
  readonly #members = new Map<MemberId, MemberRecord>();
  readonly #fault: Fault | null;
  readonly #violations: string[];
  #revision = 0;
  #door: Door;

  /** `instructors` are there from the start. What is done without a right is added to `violations`. */
  constructor(door: Door, instructors: readonly string[], fault: Fault | null, violations: string[]) {
    this.#door = door;
    this.#fault = fault;
    this.#violations = violations;
    for (const name of instructors) {
      const id = asMemberId(name);
      this.#members.set(id, { id, role: 'instructor', nickname: name, tokenHash: hashOf(tokenOf(name)), joinedAt: 0 });
    }
  }

  get door(): Door {
    return this.#door;
  }

  get members(): readonly MemberRecord[] {
    return [...this.#members.values()];
  }

  get pulse(): Pulse {
    return { head: this.log.length, revision: this.#revision };
  }

  opened(): OpenedRoom {
    const room = { id: 'room' as RoomId, code, door: this.#door, createdAt: 0, revision: this.#revision };
    return { room, members: this.members.map((each) => this.read(each)), head: this.log.length };
  }

  /** The record as a node gets it. */
  read(member: MemberRecord): MemberRecord {
    return this.#fault === 'openDoor' && member.role === 'waiting' ? { ...member, role: 'student' } : member;
  }

  recordOf(token: Token | null): MemberRecord | undefined {
    if (token === null) return undefined;
    const hash = hashOf(token);
    return this.members.find(({ tokenHash }) => tokenHash === hash);
  }

  append(entry: LogEntry): AppendResult {
    const existing = this.log.find((each) => each.cmdId === entry.cmdId);
    if (existing !== undefined) return { kind: 'exists', entry: existing };
    if (entry.seq !== this.log.length + 1 && this.#fault !== 'noCompare') return { kind: 'behind' };
    if (!this.#mayDo(entry.actor, entry.cmdId)) return { kind: 'forbidden' };
    this.log.push(entry);
    return { kind: 'committed' };
  }

  change(change: Change, by: Actor): 'changed' | 'forbidden' {
    if (!this.#mayDo(by, change.kind)) return 'forbidden';
    this.#revision++;
    if (change.kind === 'addMember') this.#members.set(change.member.id, change.member);
    if (change.kind === 'removeMember') this.#members.delete(change.member);
    if (change.kind === 'setRole') for (const id of change.members) this.#turn(id, change.role);
    if (change.kind === 'setDoor') this.#door = change.door;
    return 'changed';
  }

  /** For everyone, those before it included, as a third node would do it. */
  openDoor(): void {
    const waiting = this.members.filter(({ role }) => role === 'waiting');
    if (this.#door === 'open' && waiting.length === 0) return;
    this.#revision++;
    this.#door = 'open';
    for (const { id } of waiting) this.#turn(id, 'student');
  }

  #turn(id: MemberId, role: Role): void {
    const member = this.#members.get(id);
    if (member !== undefined) this.#members.set(id, { ...member, role });
  }

  /** By the record as it is now. */
  #mayDo(actor: Actor, what: string): boolean {
    if (actor === 'server' || this.#members.get(actor)?.role === 'instructor') return true;
    if (this.#fault !== 'trustsNode') return false;
    this.#violations.push(`I11 ${actor} is no instructor and did ${what}`);
    return true;
  }
}
