import {
  type Hello,
  type MemberId,
  type MemberStatus,
  type RefusalAnswer,
  type Role,
  type Seen,
  type You,
  protocolVersion,
  refuse,
} from '@nonlocal/protocol';
import type { Claim, ConnId } from './exchange.ts';
import type { MemberRecord } from './log.ts';
import { cleanNickname, distinctNickname, foldNickname } from './nickname.ts';
import type { NodeId } from './peer-news.ts';

/** A student who has just dropped out keeps the seat for so long. */
const seatHeldMs = 60_000;
/** Members remembered per seat: those who left long ago still have their names. */
const membersPerSeat = 8;

interface Member {
  readonly record: MemberRecord;
  /** Instructors may have several windows; a student has one connection at most. */
  readonly conns: Set<ConnId>;
  /** The other node where this student is connected. */
  elsewhere: NodeId | null;
  seatedAt: number;
  leftAt: number;
  handAt: number | null;
  status: MemberStatus['status'];
  seq: number;
  forkedAt: number | null;
}

export interface Seat {
  readonly member: MemberId;
  readonly role: Role;
}

export type Admission =
  | { readonly kind: 'seated'; readonly you: You; readonly replaced: ConnId | null }
  /** To be kept in the store first; then `seatNew`. */
  | { readonly kind: 'new'; readonly nickname: string }
  | { readonly kind: 'refused'; readonly answer: RefusalAnswer };

/** Who belongs to the room, who is connected, here or to another node, and what they said about themselves. */
export class Roll {
  readonly #maxStudents: number;
  readonly #members = new Map<MemberId, Member>();
  readonly #seats = new Map<ConnId, Seat>();
  readonly #names = new Set<string>();
  /** Nicknames given out whose members are not in the store yet. */
  readonly #arriving = new Set<string>();
  readonly #changed = new Set<MemberId>();
  /** Those of the changed whose news is this node's to tell. */
  readonly #ownNews = new Set<MemberId>();
  readonly #gone = new Set<MemberId>();
  /** What the store said of one of these just before is no longer so. */
  readonly #removed = new Set<MemberId>();

  constructor(records: readonly MemberRecord[], maxStudents: number) {
    this.#maxStudents = maxStudents;
    for (const record of records) this.#add(record, -Infinity);
  }

  get present(): number {
    let count = 0;
    for (const member of this.#members.values()) if (isStudent(member) && isPresent(member)) count++;
    return count;
  }

  ids(): ReadonlySet<MemberId> {
    return new Set(this.#members.keys());
  }

  /** Everyone in the room, or all with one role. */
  conns(role?: Role): readonly ConnId[] {
    const seats = [...this.#seats];
    return (role === undefined ? seats : seats.filter(([, seat]) => seat.role === role)).map(([conn]) => conn);
  }

  seat(conn: ConnId): Seat | null {
    return this.#seats.get(conn) ?? null;
  }

  connsOf(member: MemberId): readonly ConnId[] {
    return [...(this.#members.get(member)?.conns ?? [])];
  }

  isStudent(member: MemberId): boolean {
    return this.#members.get(member)?.record.role === 'student';
  }

  /** Whether and as whom a connection may come in. The role is the record's; the message only says which screen. */
  admit(conn: ConnId, hello: Hello, claim: Claim, isLocked: boolean, fallbackName: string, now: number): Admission {
    if (this.#seats.has(conn)) return refused(refuse('ALREADY_JOINED', 'This connection has joined already.'));
    if (hello.version !== protocolVersion) {
      return refused(refuse('BAD_VERSION', `The server speaks version ${protocolVersion}: reload the page.`));
    }
    if (claim.kind === 'member') return this.#admitMember(conn, hello.role, claim.member, now);
    if (hello.role !== 'student') return refused(refuse('FORBIDDEN', "This needs the instructor's token."));
    if (isLocked || claim.locked) return refused(refuse('ROOM_LOCKED', 'The instructor has locked the room.'));
    if (this.#occupied(now) >= this.#maxStudents || this.#members.size >= this.#maxStudents * membersPerSeat) {
      return refused(refuse('ROOM_FULL', `The room is full: ${this.#maxStudents} students.`));
    }
    const wanted = cleanNickname(hello.nickname ?? '');
    const nickname = distinctNickname(wanted === '' ? fallbackName : wanted, (name) => this.#names.has(name));
    this.#names.add(foldNickname(nickname));
    this.#arriving.add(nickname);
    return { kind: 'new', nickname };
  }

  /** A new member is in the store. */
  seatNew(conn: ConnId, record: MemberRecord, now: number): You {
    this.#arriving.delete(record.nickname);
    return this.#seat(conn, this.#add(record, now), 'student', now);
  }

  /** A new member could not be stored. */
  giveUp(nickname: string): void {
    this.#arriving.delete(nickname);
    this.#names.delete(foldNickname(nickname));
  }

  /** `keepsSeat`: lost rather than gone. */
  disconnect(conn: ConnId, { keepsSeat, now }: { readonly keepsSeat: boolean; readonly now: number }): void {
    const seat = this.#seats.get(conn);
    if (seat === undefined) return;
    this.#seats.delete(conn);
    const member = this.#members.get(seat.member);
    if (member === undefined) return;
    member.conns.delete(conn);
    if (member.conns.size === 0) member.leftAt = keepsSeat ? now : -Infinity;
    this.#note(seat.member);
  }

  remove(id: MemberId): void {
    const member = this.#members.get(id);
    if (member === undefined) return;
    for (const conn of member.conns) this.#seats.delete(conn);
    this.#members.delete(id);
    this.#names.delete(foldNickname(member.record.nickname));
    this.#changed.delete(id);
    this.#ownNews.delete(id);
    this.#gone.add(id);
    this.#removed.add(id);
  }

  /** One whom another node has entered. */
  learn(record: MemberRecord): void {
    if (this.#members.has(record.id) || this.#removed.has(record.id)) return;
    this.#add(record, -Infinity);
    this.#changed.add(record.id);
  }

  /** What another node says of one of its students. `false`: nobody of this id is known here. */
  hear(from: NodeId, { id, connected, handAt, status, seq, forkedAt }: MemberStatus, now: number): boolean {
    const member = this.#members.get(id);
    if (member === undefined) return this.#removed.has(id);
    // Who is connected here is this node's to tell.
    if (!isStudent(member) || member.conns.size > 0) return true;
    if (!connected && member.elsewhere !== from) return true;
    member.elsewhere = connected ? from : null;
    member.leftAt = now;
    member.handAt = handAt;
    member.status = status;
    member.seq = seq;
    member.forkedAt = forkedAt;
    this.#changed.add(id);
    return true;
  }

  /** Nobody is connected to that node but these. */
  forget(node: NodeId, but: ReadonlySet<MemberId>, now: number): void {
    for (const [id, member] of this.#members) {
      if (member.elsewhere !== node || but.has(id)) continue;
      member.elsewhere = null;
      member.leftAt = now;
      this.#changed.add(id);
    }
  }

  /**
   * A student has come to another node at `at`. The connections to end here: the later one of two stays, of two at the same
   * time that on the node with the greater name.
   */
  seatedElsewhere(
    id: MemberId,
    at: number,
    from: NodeId,
    here: NodeId,
  ): { readonly kind: 'over'; readonly conns: readonly ConnId[] } | { readonly kind: 'stays'; readonly at: number } {
    const member = this.#members.get(id);
    if (member === undefined || !isStudent(member)) return { kind: 'over', conns: [] };
    const isLater = at > member.seatedAt || (at === member.seatedAt && from > here);
    if (member.conns.size > 0 && !isLater) return { kind: 'stays', at: member.seatedAt };
    const conns = [...member.conns];
    for (const conn of conns) this.#seats.delete(conn);
    member.conns.clear();
    member.elsewhere = from;
    this.#changed.add(id);
    return { kind: 'over', conns };
  }

  seen(id: MemberId, seen: Seen): void {
    const member = this.#members.get(id);
    if (member === undefined) return;
    member.seq = seen.seq;
    member.status = seen.status;
    member.forkedAt = seen.status === 'forked' ? (seen.forkedAt ?? seen.seq) : null;
    this.#note(id);
  }

  raiseHand(id: MemberId, raised: boolean, now: number): void {
    const member = this.#members.get(id);
    if (member === undefined || (member.handAt !== null) === raised) return;
    member.handAt = raised ? now : null;
    this.#note(id);
  }

  /** All students, for an instructor who has just come. */
  everyone(): readonly MemberStatus[] {
    return [...this.#members.values()].filter(isStudent).map(describe);
  }

  /** All students connected here. */
  everyoneHere(): readonly MemberStatus[] {
    return [...this.#members.values()].filter((member) => isStudent(member) && member.conns.size > 0).map(describe);
  }

  /** Students of whom something has changed here since the last call. */
  takeOwnNews(): readonly MemberStatus[] {
    const members = this.#students(this.#ownNews);
    this.#ownNews.clear();
    return members;
  }

  /** Students whose status has changed since the last call, and those who were removed. */
  takeChanges(): { readonly members: readonly MemberStatus[]; readonly gone: readonly MemberId[] } | null {
    if (this.#changed.size === 0 && this.#gone.size === 0) return null;
    const members = this.#students(this.#changed);
    const gone = [...this.#gone];
    this.#changed.clear();
    this.#gone.clear();
    return members.length === 0 && gone.length === 0 ? null : { members, gone };
  }

  #students(ids: ReadonlySet<MemberId>): readonly MemberStatus[] {
    return [...ids]
      .flatMap((id) => this.#members.get(id) ?? [])
      .filter(isStudent)
      .map(describe);
  }

  #note(id: MemberId): void {
    this.#changed.add(id);
    this.#ownNews.add(id);
  }

  #admitMember(conn: ConnId, role: Role, record: MemberRecord, now: number): Admission {
    if (this.#removed.has(record.id)) {
      return refused(refuse('BAD_TOKEN', 'This token is not, or no longer, of this room.'));
    }
    const member = this.#members.get(record.id) ?? this.#add(record, -Infinity);
    if (isStudent(member) !== (role === 'student')) {
      return refused(refuse('FORBIDDEN', `This token does not let you in as ${role}.`));
    }
    const hasSeat = isPresent(member) || now - member.leftAt < seatHeldMs;
    if (isStudent(member) && !hasSeat && this.#occupied(now) >= this.#maxStudents) {
      return refused(refuse('ROOM_FULL', `The room is full: ${this.#maxStudents} students.`));
    }
    const [before] = isStudent(member) ? member.conns : [];
    if (before !== undefined) {
      this.#seats.delete(before);
      member.conns.delete(before);
    }
    return { kind: 'seated', you: this.#seat(conn, member, role, now), replaced: before ?? null };
  }

  #add(record: MemberRecord, leftAt: number): Member {
    const member: Member = {
      record,
      conns: new Set(),
      elsewhere: null,
      seatedAt: -Infinity,
      leftAt,
      handAt: null,
      status: 'following',
      seq: 0,
      forkedAt: null,
    };
    this.#members.set(record.id, member);
    this.#names.add(foldNickname(record.nickname));
    return member;
  }

  #seat(conn: ConnId, member: Member, role: Role, now: number): You {
    const { id, nickname } = member.record;
    member.conns.add(conn);
    member.elsewhere = null;
    member.seatedAt = now;
    member.leftAt = now;
    this.#seats.set(conn, { member: id, role });
    this.#note(id);
    return { id, role, nickname, handRaised: member.handAt !== null };
  }

  #occupied(now: number): number {
    let count = this.#arriving.size;
    for (const member of this.#members.values()) {
      if (isStudent(member) && (isPresent(member) || now - member.leftAt < seatHeldMs)) count++;
    }
    return count;
  }
}

const refused = (answer: RefusalAnswer): Admission => ({ kind: 'refused', answer });

const isStudent = (member: Member): boolean => member.record.role === 'student';

const isPresent = ({ conns, elsewhere }: Member): boolean => conns.size > 0 || elsewhere !== null;

function describe(member: Member): MemberStatus {
  const { id, nickname } = member.record;
  const { handAt, status, seq, forkedAt } = member;
  return { id, nickname, connected: isPresent(member), handRaised: handAt !== null, handAt, status, seq, forkedAt };
}
