import {
  type ClientEvent,
  type Ended,
  type Hello,
  type Role,
  type RoomInfo,
  type Token,
  type You,
  refuse,
} from '@nonlocal/protocol';
import { Changes } from './changes.ts';
import { Delivery } from './delivery.ts';
import { Desk } from './desk.ts';
import type { Answer, Asker, ConnId, Effect, Input } from './exchange.ts';
import { Images } from './images.ts';
import type { MemberRecord, OpenedRoom, Pulse } from './log.ts';
import { Management } from './management.ts';
import { Neighbours } from './neighbours.ts';
import type { NodeId, PeerNews } from './peer-news.ts';
import { type Admission, Roll, type Seat } from './roll.ts';
import { StoredRecord } from './stored-record.ts';

const infoEveryMs = 1_000;

export interface RoomSettings {
  readonly maxStudents: number;
  /** Entries between two images in the store: what a restart has to fold at most, give or take. */
  readonly imageEvery: number;
}

export const defaultRoomSettings: RoomSettings = { maxStudents: 500, imageEvery: 200 };

/**
 * A room: told what happened, says what to do. It does nothing itself and knows the time only from what it is told,
 * so that a test can run a class of a hundred in a millisecond, in any order of events, and again.
 */
export class Room {
  readonly #roll: Roll;
  readonly #delivery: Delivery;
  readonly #images: Images;
  readonly #desk: Desk;
  readonly #neighbours: Neighbours;
  readonly #record: StoredRecord;
  readonly #changes: Changes;
  readonly #management: Management;
  /** Connections whose new members are on their way into the store. */
  readonly #arriving = new Set<ConnId>();
  /** Connections that were not told of the roster or the room, because they took nothing. */
  readonly #missed = new Set<ConnId>();
  #out: Effect[] = [];
  #infoAt = 0;
  #toldInfo = '';
  #now = 0;

  /**
   * `savedImage`: the `seq` of the newest image in the store, 0 if there is none. `node`: how the other nodes that may serve
   * this room call this one.
   */
  constructor(opened: OpenedRoom, savedImage: number, node: NodeId, settings: RoomSettings = defaultRoomSettings) {
    const out = (effect: Effect): void => {
      this.#out.push(effect);
    };
    this.#record = new StoredRecord(opened.room);
    this.#roll = new Roll(opened.members, settings.maxStudents);
    this.#delivery = new Delivery(out);
    this.#images = new Images(this.#delivery, savedImage, settings.imageEvery, out);
    this.#desk = new Desk(opened.head, this.#delivery, this.#images, out);
    this.#neighbours = new Neighbours(node, this.#roll, out);
    this.#changes = new Changes(out);
    this.#management = new Management({
      roll: this.#roll,
      record: this.#record,
      changes: this.#changes,
      now: () => this.#now,
      answer: (asker, answer) => this.#answer(asker, answer),
      end: (conn, ended) => this.#end(conn, ended),
      tellInfo: () => this.#tellInfo(),
      vanish: () => this.#vanish(),
    });
    this.#desk.start();
    this.#neighbours.ask();
  }

  /** Effects of the opening itself: carry them out before the first input. */
  start(): readonly Effect[] {
    return this.#take();
  }

  get isEmpty(): boolean {
    return this.#roll.conns().length === 0 && this.#changes.isEmpty;
  }

  handle(input: Input, now: number): readonly Effect[] {
    this.#now = now;
    switch (input.kind) {
      case 'hello':
        this.#hello(input);
        break;
      case 'message':
        this.#message(input);
        break;
      case 'closed':
        this.#arriving.delete(input.conn);
        this.#drop(input.conn, { keepsSeat: true });
        break;
      case 'clogged':
        this.#delivery.clogged(input.conn, now);
        break;
      case 'drained':
        this.#delivery.drained(input.conn);
        if (this.#missed.delete(input.conn)) this.#catchUp(input.conn);
        break;
      case 'flush':
        this.#delivery.flush(now);
        break;
      case 'persisted':
        this.#changes.answered(input.ticket, input.result);
        if (input.result.ok) this.#neighbours.changed();
        break;
      case 'imaged':
        this.#images.taken(input.image);
        break;
      case 'imageTooLarge':
        this.#images.tooLarge();
        break;
      case 'peer':
        this.#hear(input.from, input.news);
        break;
      case 'pulse':
        this.#pulse(input.pulse);
        break;
      case 'reread':
        this.#reread(input.opened);
        break;
      case 'rereadFailed':
        this.#record.failed();
        break;
      case 'tick':
        this.#tick();
        this.#desk.handle(input, now);
        break;
      default:
        this.#desk.handle(input, now);
        if (input.kind === 'read' && !this.#desk.isReading) this.#delivery.notBeyond(this.#desk.head);
    }
    return this.#take();
  }

  #hello({ asker, hello, claim, fresh }: Extract<Input, { kind: 'hello' }>): void {
    const { conn } = asker;
    if (this.#arriving.has(conn)) {
      this.#answer(asker, refuse('ALREADY_JOINED', 'This connection is joining already.'));
      return;
    }
    const admission = this.#roll.admit(conn, hello, claim, this.#record.door, fresh.nickname, this.#now);
    if (admission.kind !== 'new') {
      this.#admitted(asker, admission, hello, null);
      return;
    }
    const { id, token, tokenHash } = fresh;
    const { nickname, role } = admission;
    const member: MemberRecord = { id, role, nickname, tokenHash, joinedAt: this.#now };
    this.#arriving.add(conn);
    this.#changes.ask({ kind: 'addMember', member }, 'server', (result) => {
      const isHere = this.#arriving.delete(conn);
      if (!result.ok || !isHere) this.#roll.giveUp(nickname);
      // One who left meanwhile never got the token: nobody will come back as this member.
      if (result.ok && !isHere) this.#changes.ask({ kind: 'removeMember', member: id }, 'server', () => {});
      if (!isHere) return;
      if (!result.ok) {
        this.#answer(asker, refuse('STORE_UNAVAILABLE', 'You could not be entered. Try again in a moment.'));
      } else this.#admitted(asker, this.#roll.seatNew(conn, member, this.#now), hello, token);
    });
  }

  #admitted(asker: Asker, admission: Exclude<Admission, { kind: 'new' }>, hello: Hello, token: Token | null): void {
    switch (admission.kind) {
      case 'refused':
        this.#answer(asker, admission.answer);
        return;
      case 'unsure':
        this.#record.outdated();
        this.#answer(asker, refuse('STORE_UNAVAILABLE', 'Your role has just changed. Try again in a moment.'));
        return;
      case 'seated':
        if (admission.replaced !== null) this.#replace(admission.replaced);
        this.#welcome(asker, admission.you, token, hello.resume?.seq ?? -1);
        return;
      default:
        admission satisfies never;
    }
  }

  #welcome(asker: Asker, you: You, token: Token | null, resumeAt: number): void {
    this.#answer(asker, { ok: true, you, room: this.#info(), head: this.#desk.head, token });
    if (you.role === 'student' || you.role === 'waiting') this.#neighbours.seated(you.id, this.#now);
    if (you.role === 'instructor' && !this.#delivery.isClogged(asker.conn)) this.#sendRoster(asker.conn);
    // Nothing of the class is for those before the door.
    if (you.role === 'waiting') return;
    this.#delivery.attach(asker.conn, resumeAt);
    this.#moved(resumeAt);
  }

  #message({ asker, message }: Extract<Input, { kind: 'message' }>): void {
    const seat = this.#roll.seat(asker.conn);
    if (seat === null) {
      this.#answer(asker, refuse('NOT_JOINED', 'Say hello first.'));
      return;
    }
    if (!mayAsk(seat, message.event)) {
      this.#answer(asker, refuse('FORBIDDEN', forbidden[seat.role]));
      return;
    }
    switch (message.event) {
      case 'cmd':
        this.#desk.command(asker, seat.member, message.body, this.#now);
        return;
      case 'manage':
        this.#management.carryOut(asker, seat.member, message.body);
        return;
      case 'seen':
        if (seat.role === 'student') this.#roll.seen(seat.member, message.body);
        this.#done(asker);
        return;
      case 'hand':
        this.#roll.raiseHand(seat.member, message.body.raised, this.#now);
        this.#done(asker);
        return;
      case 'resume':
        this.#done(asker);
        this.#delivery.resume(asker.conn, message.body.seq);
        this.#moved(message.body.seq);
        return;
      case 'image':
        this.#images.request(asker);
        return;
      case 'bye':
        this.#done(asker);
        this.#drop(asker.conn, { keepsSeat: false });
        this.#out.push({ kind: 'close', conn: asker.conn });
        if (seat.role === 'waiting') this.#management.giveUp(seat.member);
        return;
      default:
        message satisfies never;
    }
  }

  #vanish(): void {
    const message = 'The instructor has deleted the room.';
    for (const conn of this.#roll.conns()) this.#end(conn, { reason: 'deleted', message });
    this.#out.push({ kind: 'vanish' });
  }

  #hear(from: NodeId, news: PeerNews): void {
    switch (news.kind) {
      case 'moved':
        this.#moved(news.head);
        return;
      case 'changed':
        this.#record.outdated();
        return;
      case 'seated':
        for (const conn of this.#neighbours.seatedElsewhere(from, news, this.#now)) this.#replace(conn);
        return;
      case 'present':
        if (!this.#neighbours.present(from, news, this.#now)) this.#record.outdated();
        return;
      case 'asking':
        this.#neighbours.tellWhole(this.#now);
        return;
      case 'left':
        this.#neighbours.left(from, this.#now);
        return;
      default:
        news satisfies never;
    }
  }

  #pulse(pulse: Pulse | null): void {
    if (pulse === null) {
      this.#vanish();
      return;
    }
    this.#moved(pulse.head);
    this.#record.pulse(pulse);
  }

  /** Somebody says that the log reaches so far. */
  #moved(head: number): void {
    if (head > this.#desk.head) this.#desk.handle({ kind: 'hint' }, this.#now);
  }

  #reread(opened: OpenedRoom | null): void {
    if (opened === null) {
      this.#vanish();
      return;
    }
    const known = this.#record.read(opened);
    if (known === null) return;
    const present = new Set(opened.members.map(({ id }) => id));
    for (const id of known) if (!present.has(id)) this.#management.remove(id);
    for (const { id, role } of opened.members) this.#management.becomes(id, role);
    const isLarger = opened.members.some(({ id }) => !known.has(id));
    for (const member of opened.members) this.#roll.learn(member);
    if (isLarger) this.#neighbours.ask();
    this.#tellInfo();
  }

  #tick(): void {
    this.#neighbours.tick(this.#now);
    this.#record.tick(
      this.#now,
      () => this.#roll.ids(),
      (effect) => this.#out.push(effect),
    );
    for (const conn of this.#delivery.stuck(this.#now)) {
      this.#drop(conn, { keepsSeat: true });
      this.#end(conn, { reason: 'tooSlow', message: 'Your connection took nothing for 15 seconds.' });
    }
    const changes = this.#roll.takeChanges();
    if (changes !== null) {
      const conns = this.#listening('instructor');
      const body = { whole: false, ...changes };
      if (conns.length > 0) this.#out.push({ kind: 'send', conns, message: { event: 'roster', body } });
    }
    if (this.#now - this.#infoAt >= infoEveryMs) this.#tellInfo();
  }

  #tellInfo(): void {
    const body = this.#info();
    const info = JSON.stringify(body);
    if (info === this.#toldInfo) return;
    const conns = this.#listening();
    if (conns.length === 0) return;
    this.#toldInfo = info;
    this.#infoAt = this.#now;
    this.#out.push({ kind: 'send', conns, message: { event: 'room', body } });
  }

  /** What a connection that took nothing was not told meanwhile. */
  #catchUp(conn: ConnId): void {
    const seat = this.#roll.seat(conn);
    if (seat === null) return;
    this.#out.push({ kind: 'send', conns: [conn], message: { event: 'room', body: this.#info() } });
    if (seat.role === 'instructor') this.#sendRoster(conn);
  }

  #sendRoster(conn: ConnId): void {
    const body = { whole: true, members: this.#roll.everyone(), gone: [] };
    this.#out.push({ kind: 'send', conns: [conn], message: { event: 'roster', body } });
  }

  #info(): RoomInfo {
    return { code: this.#record.code, door: this.#record.door, present: this.#roll.present };
  }

  #listening(role?: Role): readonly ConnId[] {
    return this.#roll.conns(role).filter((conn) => {
      const isClogged = this.#delivery.isClogged(conn);
      if (isClogged) this.#missed.add(conn);
      return !isClogged;
    });
  }

  #replace(conn: ConnId): void {
    this.#end(conn, { reason: 'replaced', message: 'You have joined in another tab or window.' });
  }

  #drop(conn: ConnId, { keepsSeat }: { readonly keepsSeat: boolean }): void {
    this.#roll.disconnect(conn, { keepsSeat, now: this.#now });
    this.#forget(conn);
  }

  #forget(conn: ConnId): void {
    this.#delivery.detach(conn);
    this.#images.detach(conn);
    this.#missed.delete(conn);
  }

  #end(conn: ConnId, body: Ended): void {
    this.#forget(conn);
    this.#out.push({ kind: 'send', conns: [conn], message: { event: 'ended', body } });
    this.#out.push({ kind: 'close', conn });
  }

  #answer(asker: Asker, answer: Answer): void {
    this.#out.push({ kind: 'answer', asker, answer });
  }

  #done(asker: Asker): void {
    this.#answer(asker, { ok: true });
  }

  #take(): readonly Effect[] {
    const effects = this.#out;
    this.#out = [];
    return effects;
  }
}

/** What may be asked for on which seat, besides `hello` and `bye`. */
const allowed: Readonly<Record<Role, ReadonlySet<ClientEvent>>> = {
  waiting: new Set(),
  student: new Set<ClientEvent>(['seen', 'hand', 'resume', 'image']),
  instructor: new Set<ClientEvent>(['cmd', 'manage', 'seen', 'resume', 'image']),
  projector: new Set<ClientEvent>(['resume']),
};

const forbidden: Readonly<Record<Role, string>> = {
  waiting: 'You wait to be let in.',
  student: 'Only an instructor may do this.',
  instructor: 'Only a student may do this.',
  projector: 'A projector only watches.',
};

const mayAsk = ({ role }: Seat, event: ClientEvent): boolean => event === 'bye' || allowed[role].has(event);
