import {
  type ClientMessage,
  type Door,
  type Hello,
  type Role,
  type ServerMessage,
  asCmdId,
  asMemberId,
  asToken,
  parseRoomCode,
  protocolVersion,
} from '@nonlocal/protocol';
import type { Command } from '@nonlocal/scope';
import type { Answer, Change, Claim, ConnId, Effect, Input, Made } from '../exchange.ts';
import type { Actor, LogEntry, MemberRecord, OpenedRoom, RoomId, SavedImage, TokenHash } from '../log.ts';
import type { NodeId, PeerNews } from '../peer-news.ts';
import { Room } from '../room.ts';
import { type ToyState, toyApply, toyFold, toyStart, toyView } from './toy-engine.ts';

const code = parseRoomCode('K7MD-2PXQ') ?? ('' as never);
const teacherToken = asToken('teacher'.padEnd(22, '_'));

/** One end of a connection, with all that came to it. */
export interface Guest {
  readonly conn: ConnId;
  readonly inbox: ServerMessage[];
  readonly answer: Answer | undefined;
  isClosed: boolean;
}

export interface Joining {
  readonly role?: Hello['role'];
  readonly token?: string | null;
  readonly resume?: number;
  readonly version?: number;
}

/** A room whose store and interpreter answer at once, unless a test holds them. */
export class HappyRoom {
  readonly room: Room;
  readonly log: LogEntry[];
  readonly saved: SavedImage[] = [];
  /** As the store has them. */
  readonly members = new Map<string, MemberRecord>();
  /** What was told to other nodes. */
  readonly told: PeerNews[] = [];
  /** Times that the record was read again. */
  rereads = 0;
  /** As the store has it. */
  door: Door = 'open';
  /** Another node has deleted the room. */
  isDeleted = false;
  readonly #everyone = new Map<TokenHash, MemberRecord>();
  #revision = 0;
  /** While true, appends stay unanswered in `appends`. */
  holdsAppends = false;
  /** The room said that it is no more. */
  isGone = false;
  readonly appends: LogEntry[] = [];
  /** While true, the log can be read and not written. */
  isFull = false;
  /** While true, images are asked for and do not come; commands are begun and not carried out. */
  holdsEngine = false;
  /** While true, the session is too large for an image. */
  isLarge = false;
  /** While true, slices end only when a test says so. */
  holdsFlushes = false;
  /** The lengths of the slices that were to end. */
  readonly flushes: number[] = [];
  /** Images that were asked for. */
  readonly asked: Effect[] = [];
  /** What a restoring leads to instead of the fold of the log. */
  restores: (() => Omit<Extract<Input, { kind: 'restored' }>, 'kind'>) | null = null;
  now = 1_000_000;
  readonly #guests = new Map<ConnId, Guest>();
  readonly #answers = new Map<string, Answer>();
  readonly #inputs: Input[] = [];
  #engine: ToyState = toyStart;
  #isRunning = false;
  #made = 0;

  constructor({ maxStudents = 5, log = [] }: { readonly maxStudents?: number; readonly log?: LogEntry[] } = {}) {
    this.log = log;
    const instructor: MemberRecord = {
      id: asMemberId('teacher'),
      role: 'instructor',
      nickname: 'Instructor',
      tokenHash: hash(teacherToken),
      joinedAt: 0,
    };
    this.enter(instructor);
    this.room = new Room(this.opened(), 0, 'here' as NodeId, { maxStudents, imageEvery: 200 });
    for (const effect of this.room.start()) this.#carryOut(effect);
    this.#run();
  }

  /** What the store has of the room. */
  opened(): OpenedRoom {
    const { door } = this;
    const room = { id: 'room' as RoomId, code, door, createdAt: 0, revision: this.#revision };
    return { room, members: [...this.members.values()], head: this.log.length };
  }

  /** Into the store. */
  enter(member: MemberRecord): void {
    this.members.set(member.id, member);
    this.#everyone.set(member.tokenHash, member);
  }

  /** In the store, as if another node had done it. */
  turn(id: string, role: Role): void {
    const member = this.members.get(id);
    if (member !== undefined) this.enter({ ...member, role });
  }

  /** News of another node. */
  hear(news: PeerNews, from = 'there'): void {
    this.tell({ kind: 'peer', from: from as NodeId, news });
  }

  teacher(): Guest {
    return this.join('', { role: 'instructor', token: teacherToken });
  }

  join(nickname: string, { role = 'student', token = null, resume, version }: Joining = {}): Guest {
    const conn = `conn-${++this.#made}` as ConnId;
    const inbox: ServerMessage[] = [];
    const answers = this.#answers;
    const guest: Guest = {
      conn,
      inbox,
      isClosed: false,
      get answer() {
        return answers.get(`${conn} 0`);
      },
    };
    this.#guests.set(conn, guest);
    const fresh = asToken(`fresh${this.#made}`.padEnd(22, '_'));
    this.tell({
      kind: 'hello',
      asker: { conn, request: 0 },
      hello: {
        version: version ?? protocolVersion,
        role,
        nickname,
        ...(resume === undefined ? {} : { resume: { seq: resume } }),
      },
      claim: this.#claim(token),
      fresh: { id: asMemberId(`m${this.#made}`), token: fresh, tokenHash: hash(fresh), nickname: 'Quiet Otter' },
    });
    return guest;
  }

  /** Closed before the store has answered. */
  joinAndLeave(nickname: string): Guest {
    this.#isRunning = true;
    const guest = this.join(nickname);
    this.#isRunning = false;
    const [hello] = this.#inputs.splice(0, 1);
    if (hello === undefined) throw new Error('nobody said hello');
    const effects = this.room.handle(hello, this.now);
    this.room.handle({ kind: 'closed', conn: guest.conn }, this.now);
    for (const effect of effects) this.#carryOut(effect);
    this.#run();
    return guest;
  }

  /** The answer, if it came at once. */
  ask(guest: Guest, message: Exclude<ClientMessage, { event: 'hello' }>): Answer | undefined {
    const request = ++this.#made;
    this.tell({ kind: 'message', asker: { conn: guest.conn, request }, message });
    return this.#answers.get(`${guest.conn} ${request}`);
  }

  /** To the last thing that anybody asked. */
  answerTo(guest: Guest): Answer | undefined {
    return [...this.#answers].findLast(([key]) => key.startsWith(`${guest.conn} `))?.[1];
  }

  command(guest: Guest, cmdId: string, base: number, source = cmdId): Answer | undefined {
    const op: Command = { kind: 'evaluate', frame: 0, source };
    return this.ask(guest, { event: 'cmd', body: { cmdId: asCmdId(cmdId), base, op } });
  }

  drop(guest: Guest): void {
    this.tell({ kind: 'closed', conn: guest.conn });
  }

  /** Time passes, then a tick. */
  pass(ms: number): void {
    this.now += ms;
    this.tell({ kind: 'tick' });
  }

  tell(input: Input): void {
    this.#inputs.push(input);
    this.#run();
  }

  /** A token is good for as long as anyone knew it: the store may have been asked just before it ended. */
  #claim(token: string | null): Claim {
    if (token === null) return { kind: 'newcomer', door: this.door };
    const member = this.#everyone.get(hash(asToken(token)));
    if (member === undefined) throw new Error('nobody was ever given this token');
    return { kind: 'member', member };
  }

  #run(): void {
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let next = this.#inputs.shift(); next !== undefined; next = this.#inputs.shift()) {
      for (const effect of this.room.handle(next, this.now)) this.#carryOut(effect);
    }
    this.#isRunning = false;
  }

  /** By the record. */
  #isInstructor(actor: Actor): boolean {
    return actor === 'server' || this.members.get(actor)?.role === 'instructor';
  }

  #store(change: Change): Made | null {
    this.#revision++;
    switch (change.kind) {
      case 'addMember':
        this.enter(change.member);
        return null;
      case 'removeMember':
        this.members.delete(change.member);
        return null;
      case 'invite': {
        const { role, nickname, joinedAt } = change;
        const token = asToken(`invited${++this.#made}`.padEnd(22, '_'));
        const member = { id: asMemberId(`m${this.#made}`), role, nickname, joinedAt, tokenHash: hash(token) };
        this.enter(member);
        return { kind: 'member', member, token };
      }
      case 'setRole':
        for (const id of change.members) this.turn(id, change.role);
        return null;
      case 'setDoor':
        this.door = change.door;
        return null;
      case 'newCode':
        return { kind: 'code', code: parseRoomCode('ABCD-EFGH') ?? code };
      case 'deleteRoom':
        return null;
      default:
        return change satisfies never;
    }
  }

  #carryOut(effect: Effect): void {
    switch (effect.kind) {
      case 'answer':
        this.#answers.set(`${effect.asker.conn} ${effect.asker.request}`, effect.answer);
        return;
      case 'send':
        for (const conn of effect.conns) this.#guests.get(conn)?.inbox.push(effect.message);
        return;
      case 'close': {
        const guest = this.#guests.get(effect.conn);
        if (guest !== undefined) guest.isClosed = true;
        return;
      }
      case 'persist': {
        const { change, ticket, by } = effect;
        const result = this.#isInstructor(by)
          ? ({ ok: true, made: this.#store(change) } as const)
          : ({ ok: false, reason: 'forbidden' } as const);
        this.#inputs.push({ kind: 'persisted', ticket, result });
        return;
      }
      case 'append':
        if (!this.#isInstructor(effect.entry.actor)) {
          this.#inputs.push({ kind: 'appended', entry: effect.entry, result: { kind: 'forbidden' } });
        } else if (this.holdsAppends) this.appends.push(effect.entry);
        else if (this.isFull) {
          const result = { kind: 'unknown', message: 'disk full' } as const;
          this.#inputs.push({ kind: 'appended', entry: effect.entry, result });
        } else {
          this.log.push(effect.entry);
          this.#inputs.push({ kind: 'appended', entry: effect.entry, result: { kind: 'committed' } });
        }
        return;
      case 'find': {
        const entry = this.log.find((each) => each.cmdId === effect.cmdId) ?? null;
        this.#inputs.push({ kind: 'found', cmdId: effect.cmdId, entry });
        return;
      }
      case 'read':
        this.#inputs.push({ kind: 'read', entries: this.log.slice(effect.after) });
        return;
      case 'tell':
        this.told.push(effect.news);
        return;
      case 'reread':
        this.rereads++;
        this.#inputs.push({ kind: 'reread', opened: this.isDeleted ? null : this.opened() });
        return;
      case 'execute': {
        if (this.holdsEngine) return;
        const { state, outcome } = toyApply(this.#engine, effect.command);
        this.#engine = state;
        this.#inputs.push({ kind: 'executed', seq: effect.seq, outcome });
        return;
      }
      case 'restore': {
        if (this.restores !== null) {
          this.#inputs.push({ kind: 'restored', ...this.restores() });
          return;
        }
        const { state, steps } = toyFold(this.log);
        this.#engine = state;
        const seq = this.log.length;
        this.#inputs.push({ kind: 'restored', seq, view: toyView(state), hash: state.hash, steps });
        return;
      }
      case 'image': {
        this.asked.push(effect);
        if (this.holdsEngine) return;
        if (this.isLarge) {
          this.#inputs.push({ kind: 'imageTooLarge' });
          return;
        }
        const bytes = new TextEncoder().encode(JSON.stringify(this.#engine));
        const image = { seq: this.log.length, hash: this.#engine.hash, engine: 'toy', bytes };
        this.#inputs.push({ kind: 'imaged', image });
        return;
      }
      case 'flushIn':
        this.flushes.push(effect.ms);
        if (!this.holdsFlushes) this.#inputs.push({ kind: 'flush' });
        return;
      case 'saveImage':
        this.saved.push(effect.image);
        return;
      case 'vanish':
        this.isGone = true;
        return;
      default:
        effect satisfies never;
    }
  }
}

/** The seqs of the steps that came to a guest, in order. */
export const seqs = (guest: Guest): readonly number[] =>
  guest.inbox.flatMap((message) => (message.event === 'steps' ? message.body.steps.map((step) => step.seq) : []));

const hash = (token: string): TokenHash => `hash of ${token}` as TokenHash;
