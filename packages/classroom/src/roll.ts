import {
  type Door,
  type Hello,
  type MemberId,
  type MemberStatus,
  type RefusalAnswer,
  type Role,
  type Screen,
  type Seen,
  type You,
  mayUse,
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
  record: MemberRecord;
  /** Instructors and projectors may have several windows; who comes to learn has one connection at most. */
  readonly conns: Set<ConnId>;
  /** The other nodes where this member is connected. */
  readonly elsewhere: Set<NodeId>;
  seatedAt: number;
  leftAt: number;
  handAt: number | null;
  status: MemberStatus['status'];
  seq: number;
  forkedAt: number | null;
}

export interface Seat {
  readonly member: MemberId;
  /** The member's, or `projector` on an instructor's second screen. */
  readonly role: Role;
}

export type Admission =
  | { readonly kind: 'seated'; readonly you: You; readonly replaced: ConnId | null }
  /** To be kept in the store first; then `seatNew`. */
  | { readonly kind: 'new'; readonly nickname: string; readonly role: 'student' | 'waiting' }
  /** What the store says and what is known here differ: to be read again first. */
  | { readonly kind: 'unsure' }
  | { readonly kind: 'refused'; readonly answer: RefusalAnswer };

/** Who belongs to the room, who is connected, here or to another node, and what they said about themselves. */
export class Roll {
  readonly #maxStudents: number;
  /** Who opened the room: stays an instructor, and is in no roster. */
  readonly #opener: MemberId | null;
  readonly #members = new Map<MemberId, Member>();
  readonly #seats = new Map<ConnId, Seat>();
  readonly #names = new Set<string>();
  /** Nicknames given out whose members are not in the store yet, and what they will be. */
  readonly #arriving = new Map<string, Role>();
  readonly #changed = new Set<MemberId>();
  /** Those of the changed whose news is this node's to tell. */
  readonly #ownNews = new Set<MemberId>();
  readonly #gone = new Set<MemberId>();
  /** What the store said of one of these just before is no longer so. */
  readonly #removed = new Set<MemberId>();

  constructor(records: readonly MemberRecord[], maxStudents: number) {
    this.#maxStudents = maxStudents;
    this.#opener = records[0]?.id ?? null;
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

  isOpener(member: MemberId): boolean {
    return member === this.#opener;
  }

  /** `null`: there is no such member. */
  roleOf(member: MemberId): Role | null {
    return this.#members.get(member)?.record.role ?? null;
  }

  /** Seats that are neither taken nor held. */
  free(now: number): number {
    return Math.max(0, this.#maxStudents - this.#occupied('student', now));
  }

  /** Those who wait, who are connected before who is not, who came first before who came later. */
  waiting(): readonly MemberId[] {
    const all = [...this.#members.values()].filter(({ record }) => record.role === 'waiting');
    return all.toSorted((a, b) => Number(isPresent(b)) - Number(isPresent(a))).map(({ record }) => record.id);
  }

  /** Whether and as whom a connection may come in. The role is the record's; the message only says which screen. */
  admit(conn: ConnId, hello: Hello, claim: Claim, door: Door, fallbackName: string, now: number): Admission {
    if (this.#seats.has(conn)) return refused(refuse('ALREADY_JOINED', 'This connection has joined already.'));
    if (hello.version !== protocolVersion) {
      return refused(refuse('BAD_VERSION', `The server speaks version ${protocolVersion}: reload the page.`));
    }
    if (claim.kind === 'member') return this.#admitMember(conn, hello.role, claim.member, now);
    if (hello.role !== 'student') return refused(refuse('FORBIDDEN', "This needs the instructor's token."));
    const isAt = (each: Door): boolean => door === each || claim.door === each;
    if (isAt('locked')) return refused(refuse('ROOM_LOCKED', 'The instructor has locked the room.'));
    const role = isAt('waiting') ? 'waiting' : 'student';
    if (this.#occupied(role, now) >= this.#maxStudents || this.isCrowded) return refused(this.full());
    const wanted = cleanNickname(hello.nickname ?? '');
    return { kind: 'new', nickname: this.reserve(wanted === '' ? fallbackName : wanted, role), role };
  }

  /** No more members are remembered. */
  get isCrowded(): boolean {
    return this.#members.size >= this.#maxStudents * membersPerSeat;
  }

  full(): RefusalAnswer {
    return refuse('ROOM_FULL', `The room is full: ${this.#maxStudents} students.`);
  }

  /** The name, or one like it that nobody has, for somebody who is not in the store yet. Then `seatNew`, `enter` or `giveUp`. */
  reserve(name: string, role: Role): string {
    const nickname = distinctNickname(name, (folded) => this.#names.has(folded));
    this.#names.add(foldNickname(nickname));
    this.#arriving.set(nickname, role);
    return nickname;
  }

  /** A new member is in the store. What has become of it there since may be known here already. */
  seatNew(conn: ConnId, record: MemberRecord, now: number): Exclude<Admission, { kind: 'new' }> {
    this.#arriving.delete(record.nickname);
    const known = this.#members.get(record.id);
    if (known === undefined && !this.#removed.has(record.id)) this.#add(record, now);
    return this.#admitMember(conn, 'student', known?.record ?? record, now);
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

  /** One who was invited and is in the store. */
  enter(record: MemberRecord): void {
    this.#arriving.delete(record.nickname);
    this.learn(record);
  }

  /** One whom another node has entered. */
  learn(record: MemberRecord): void {
    if (this.#members.has(record.id) || this.#removed.has(record.id)) return;
    this.#add(record, -Infinity);
    this.#changed.add(record.id);
  }

  /**
   * What the record says this member is. The connections to end here: whoever it is comes back as what the record says. The
   * seat of a student, new or not, is held meanwhile.
   */
  setRole(id: MemberId, role: Role, now: number): readonly ConnId[] {
    const member = this.#members.get(id);
    if (member === undefined || member.record.role === role) return [];
    member.record = { ...member.record, role };
    const conns = [...member.conns];
    for (const conn of conns) this.#seats.delete(conn);
    member.conns.clear();
    member.leftAt = now;
    member.handAt = null;
    member.status = 'following';
    member.forkedAt = null;
    this.#note(id);
    return conns;
  }

  /** What another node says of one who is connected there. `false`: nobody of this id and role is known here. */
  hear(from: NodeId, { id, role, connected, handAt, status, seq, forkedAt }: MemberStatus, now: number): boolean {
    const member = this.#members.get(id);
    if (member === undefined) return this.#removed.has(id);
    if (member.record.role !== role) return false;
    // Which connection of one is the last is told by `seated`; who is connected here is this node's to tell.
    if (isSingle(member) && member.conns.size > 0) return true;
    if (!connected && !member.elsewhere.has(from)) return true;
    if (isSingle(member)) member.elsewhere.clear();
    if (connected) member.elsewhere.add(from);
    else member.elsewhere.delete(from);
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
      if (but.has(id) || !member.elsewhere.delete(node)) continue;
      member.leftAt = now;
      this.#changed.add(id);
    }
  }

  /**
   * Somebody who may be connected once has come to another node at `at`. The connections to end here: the later one of two stays, of two at the same
   * time that on the node with the greater name.
   */
  seatedElsewhere(
    id: MemberId,
    at: number,
    from: NodeId,
    here: NodeId,
  ): { readonly kind: 'over'; readonly conns: readonly ConnId[] } | { readonly kind: 'stays'; readonly at: number } {
    const member = this.#members.get(id);
    if (member === undefined || !isSingle(member)) return { kind: 'over', conns: [] };
    const isLater = at > member.seatedAt || (at === member.seatedAt && from > here);
    if (member.conns.size > 0 && !isLater) return { kind: 'stays', at: member.seatedAt };
    const conns = [...member.conns];
    for (const conn of conns) this.#seats.delete(conn);
    member.conns.clear();
    member.elsewhere.clear();
    member.elsewhere.add(from);
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

  /** The roster, for an instructor who has just come. */
  everyone(): readonly MemberStatus[] {
    return this.#described(this.#members.keys());
  }

  /** Of the roster, those who are connected here. */
  everyoneHere(): readonly MemberStatus[] {
    return this.#described([...this.#members].flatMap(([id, { conns }]) => (conns.size > 0 ? id : [])));
  }

  /** Those of whom something has changed here since the last call. */
  takeOwnNews(): readonly MemberStatus[] {
    const members = this.#described(this.#ownNews);
    this.#ownNews.clear();
    return members;
  }

  /** Those whose status has changed since the last call, and those who were removed. */
  takeChanges(): { readonly members: readonly MemberStatus[]; readonly gone: readonly MemberId[] } | null {
    if (this.#changed.size === 0 && this.#gone.size === 0) return null;
    const members = this.#described(this.#changed);
    const gone = [...this.#gone];
    this.#changed.clear();
    this.#gone.clear();
    return members.length === 0 && gone.length === 0 ? null : { members, gone };
  }

  #described(ids: Iterable<MemberId>): readonly MemberStatus[] {
    return [...ids].flatMap((id) => {
      const member = id === this.#opener ? undefined : this.#members.get(id);
      return member === undefined ? [] : describe(member);
    });
  }

  #note(id: MemberId): void {
    this.#changed.add(id);
    this.#ownNews.add(id);
  }

  #admitMember(conn: ConnId, screen: Screen, record: MemberRecord, now: number): Exclude<Admission, { kind: 'new' }> {
    if (this.#removed.has(record.id)) {
      return refused(refuse('BAD_TOKEN', 'This token is not, or no longer, of this room.'));
    }
    const member = this.#members.get(record.id) ?? this.#add(record, -Infinity);
    const { role } = member.record;
    // One of the two is older, and nobody can say which.
    if (role !== record.role) return { kind: 'unsure' };
    if (!mayUse(role, screen)) {
      return refused(refuse('FORBIDDEN', `This token does not let you in as ${screen}.`, { role }));
    }
    if (isSingle(member) && !holdsPlace(member, now) && this.#occupied(role, now) >= this.#maxStudents) {
      return refused(this.full());
    }
    const [before] = isSingle(member) ? member.conns : [];
    if (before !== undefined) {
      this.#seats.delete(before);
      member.conns.delete(before);
    }
    const seated = role === 'instructor' ? screen : role;
    return { kind: 'seated', you: this.#seat(conn, member, seated, now), replaced: before ?? null };
  }

  #add(record: MemberRecord, leftAt: number): Member {
    const member: Member = {
      record,
      conns: new Set(),
      elsewhere: new Set(),
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
    if (isSingle(member)) member.elsewhere.clear();
    member.seatedAt = now;
    member.leftAt = now;
    this.#seats.set(conn, { member: id, role });
    this.#note(id);
    return { id, role, nickname, handRaised: member.handAt !== null };
  }

  /** Places that those of a role take or will have taken: seats, or places before the door. */
  #occupied(role: Role, now: number): number {
    let count = 0;
    for (const arriving of this.#arriving.values()) if (arriving === role) count++;
    for (const member of this.#members.values()) if (member.record.role === role && holdsPlace(member, now)) count++;
    return count;
  }
}

const refused = (answer: RefusalAnswer): Admission & { readonly kind: 'refused' } => ({ kind: 'refused', answer });

const isStudent = (member: Member): boolean => member.record.role === 'student';

/** The last tab of such a member wins. */
const isSingle = ({ record }: Member): boolean => record.role === 'student' || record.role === 'waiting';

const isPresent = ({ conns, elsewhere }: Member): boolean => conns.size > 0 || elsewhere.size > 0;

const holdsPlace = (member: Member, now: number): boolean => isPresent(member) || now - member.leftAt < seatHeldMs;

function describe(member: Member): MemberStatus {
  const { id, role, nickname } = member.record;
  const { handAt, status, seq, forkedAt } = member;
  return {
    id,
    role,
    nickname,
    connected: isPresent(member),
    handRaised: handAt !== null,
    handAt,
    status,
    seq,
    forkedAt,
  };
}
