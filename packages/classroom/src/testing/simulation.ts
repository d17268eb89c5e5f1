import {
  type ClientMessage,
  type Door,
  type Hello,
  type MemberId,
  type Role,
  type ServerMessage,
  type Token,
  asCmdId,
  asMemberId,
  asToken,
  parseRoomCode,
  protocolVersion,
} from '@nonlocal/protocol';
import type { Command } from '@nonlocal/scope';
import { Dice, seededRandom } from '@nonlocal/testing';
import type { Answer, Asker, Change, Claim, ConnId, Made } from '../exchange.ts';
import type { Actor, AppendResult, LogEntry, MemberRecord, OpenedRoom, RoomId, TokenHash } from '../log.ts';
import { type OutwardEffect, SimulatedNode, type Surroundings } from './simulated-node.ts';
import { type Peer, become, makePeer, receive } from './simulated-peer.ts';
import { toyFold } from './toy-engine.ts';

/** Ways to build the room's surroundings wrongly, each of which the checks must catch. */
export type Fault =
  | 'ackBeforeAppend'
  | 'noDedupe'
  | 'noCompare'
  | 'trustsRole'
  /** The store takes what a node believes to be an instructor's. */
  | 'trustsNode'
  /** Who waits is taken for a student. */
  | 'openDoor'
  | 'unboundedQueue';

const code = parseRoomCode('K7MD-2PXQ') ?? ('' as never);

/** Messages to one who takes nothing: that the connection has ended. */
const heldBound = 1;

/** Enough for every node to have read again what was changed elsewhere. */
const settlingRounds = 60;

/** Rounds in a row in which nobody may have anything to do at the end, for the same reason. */
const stillRounds = 30;

const tokenOf = (name: string): Token => asToken(name.padEnd(22, '_'));
const hashOf = (token: Token): TokenHash => `hash of ${token}` as TokenHash;

/** Names the requests whose answers nobody looks at. */
const managing = -1;

type Management = ClientMessage & { readonly event: 'manage' };

interface Wire {
  readonly node: SimulatedNode;
  readonly line: (() => void)[];
  /** Sent since it took nothing any more; `null` while it takes. */
  held: number | null;
}

/**
 * A class under a seeded schedule: two nodes with one log, two instructors, six students who join either node, drop, come back
 * to the same or the other, lose acknowledgements and repeat commands, wait before the door, become instructors and students
 * again, while the store and the interpreters answer in any
 * order and fail, news between the nodes is lost and late, and nodes are killed. Every effect of a room is checked against
 * the log the moment it happens; `settle` then checks what everyone ended up with.
 */
export class Simulation {
  readonly violations: string[] = [];
  readonly log: LogEntry[] = [];
  readonly #dice: Dice;
  readonly #fault: Fault | null;
  readonly #members = new Map<MemberId, MemberRecord>();
  readonly #peers: Peer[];
  readonly #wires = new Map<ConnId, Wire>();
  readonly #answers = new Map<string, number>();
  readonly #nodes: readonly SimulatedNode[];
  #revision = 0;
  #door: Door = 'open';
  #now = 1_000_000;
  #ids = 0;
  #calm = false;

  constructor(seed: number, fault: Fault | null = null) {
    this.#dice = new Dice(seededRandom(seed));
    this.#fault = fault;
    for (const name of ['opener', 'second']) {
      const id = asMemberId(name);
      this.#members.set(id, { id, role: 'instructor', nickname: name, tokenHash: hashOf(tokenOf(name)), joinedAt: 0 });
    }
    this.#peers = [
      makePeer('opener', 'instructor', tokenOf('opener')),
      makePeer('second', 'instructor', tokenOf('second')),
      ...Array.from({ length: 6 }, (_, index) => makePeer(`student-${index}`, 'student', null)),
    ];
    if (this.#dice.chance(0.3)) this.#door = 'waiting';
    const around = this.#surroundings();
    this.#nodes = ['north', 'south'].map((id) => new SimulatedNode(id, around));
  }

  run(events: number): this {
    for (const each of this.#peers) this.#connect(each);
    for (let i = 0; i < events; i++) this.#event();
    return this;
  }

  /** Nothing fails any more: everyone comes back and everything under way arrives. Then the last checks. */
  settle(): this {
    this.#calm = true;
    for (const each of this.#peers) if (each.conn === null || !each.joined) this.#connect(each);
    for (const each of this.#peers) {
      if (each.conn !== null && typeof this.#wires.get(each.conn)?.held === 'number') this.#clog(each);
    }
    for (const node of this.#nodes) this.#pulse(node);
    for (let round = 0, still = 0; round < 6_000; round++) {
      still = this.#isSettled() ? still + 1 : 0;
      if (round >= settlingRounds && still >= stillRounds && this.#isQuiet()) break;
      this.#openDoor();
      for (const each of this.#peers) if (each.conn === null) this.#connect(each);
      for (const each of this.#peers) this.#send(each);
      for (let i = 0; i < 4; i++) this.#deliverOne();
      if (round % 5 === 0) for (const node of this.#nodes) this.#tick(node, 500);
    }
    this.#checkEnd();
    return this;
  }

  #surroundings(): Surroundings {
    const now = (): number => ++this.#now;
    return {
      log: this.log,
      get now() {
        return now();
      },
      opened: () => this.#opened(),
      append: (entry) => this.#write(entry),
      fails: () => !this.#calm && this.#dice.chance(0.1),
      carryOut: (node, effect) => this.#carryOut(node, effect),
    };
  }

  #opened(): OpenedRoom {
    const room = { id: 'room' as RoomId, code, door: this.#door, createdAt: 0, revision: this.#revision };
    return { room, members: [...this.#members.values()].map((each) => this.#read(each)), head: this.log.length };
  }

  #read(member: MemberRecord): MemberRecord {
    return this.#fault === 'openDoor' && member.role === 'waiting' ? { ...member, role: 'student' } : member;
  }

  #event(): void {
    const kind = this.#dice.upTo(100);
    const each = this.#dice.pick(this.#peers);
    const node = this.#dice.pick(this.#nodes);
    if (kind < 60) for (let i = 0; i < 6; i++) this.#deliverOne();
    else if (kind < 64) this.#connect(each);
    else if (kind < 76) this.#send(this.#instructor());
    else if (kind < 81) this.#message(this.#instructor(), this.#management(), managing);
    else if (kind < 84) this.#drop(each);
    else if (kind < 90) this.#tick(node, 500);
    else if (kind < 92) this.#pulse(node);
    else if (kind < 94) this.#clog(each);
    else if (kind < 95) node.loseInterpreter();
    else if (kind < 96) node.moveInterpreter();
    else if (kind < 97) this.#kill(node);
    else if (kind < 98) this.#message(this.#instructor(), this.#kick(), managing);
    else this.#studentCommand(each);
  }

  /** Lines keep their order; everything else comes in any. */
  #deliverOne(): void {
    const lines = [...this.#wires.values()].flatMap(({ line }) => (line.length > 0 ? [line] : []));
    const busy = this.#nodes.filter(({ later }) => later.length > 0);
    if (lines.length > 0 && (busy.length === 0 || this.#dice.chance(0.6))) this.#dice.pick(lines).shift()?.();
    else if (busy.length > 0) {
      const { later } = this.#dice.pick(busy);
      const [run] = later.splice(this.#dice.upTo(later.length), 1);
      run?.();
    }
  }

  #carryOut(node: SimulatedNode, effect: OutwardEffect): void {
    switch (effect.kind) {
      case 'answer':
        this.#checkAnswer(effect.answer);
        this.#toPeer(effect.asker.conn, (each) => this.#answered(each, effect.asker, effect.answer));
        return;
      case 'send':
        this.#checkSend(effect.message);
        for (const conn of effect.conns) {
          this.#checkHeld(conn);
          this.#checkAdmitted(conn, effect.message);
          this.#toPeer(conn, (each) => receive(each, effect.message, this.violations));
        }
        return;
      case 'close':
        this.#toPeer(effect.conn, (each) => this.#drop(each));
        return;
      case 'persist': {
        const { change, ticket, by } = effect;
        const isUp = this.#calm || !this.#dice.chance(0.05);
        node.soon(() => {
          const mayBe = this.#mayDo(by, change.kind);
          const result =
            isUp && mayBe
              ? ({ ok: true, made: this.#change(change) } as const)
              : ({ ok: false, reason: isUp ? 'forbidden' : 'unavailable' } as const);
          node.soon(() => node.tell({ kind: 'persisted', ticket, result }));
        });
        return;
      }
      case 'append':
        if (this.#fault === 'ackBeforeAppend') {
          this.#checkAnswer({ ok: true, seq: effect.entry.seq }, effect.entry.cmdId);
        }
        node.soon(() => this.#append(node, effect.entry));
        return;
      case 'tell':
        for (const other of this.#nodes) {
          if (other === node || (!this.#calm && this.#dice.chance(0.3))) continue;
          other.soon(() => other.tell({ kind: 'peer', from: node.id, news: effect.news }));
        }
        return;
      default:
        effect satisfies never;
    }
  }

  #append(node: SimulatedNode, entry: LogEntry): void {
    const luck = this.#calm ? 1 : this.#dice.upTo(100) / 100;
    let result: AppendResult;
    if (luck < 0.04) result = { kind: 'unknown', message: 'gone before' };
    else {
      result = this.#write(entry);
      if (luck < 0.08) result = { kind: 'unknown', message: 'gone after' };
    }
    node.tell({ kind: 'appended', entry, result });
  }

  #write(entry: LogEntry): AppendResult {
    const existing = this.log.find((each) => each.cmdId === entry.cmdId);
    if (existing !== undefined) return { kind: 'exists', entry: existing };
    if (entry.seq !== this.log.length + 1 && this.#fault !== 'noCompare') return { kind: 'behind' };
    if (!this.#mayDo(entry.actor, entry.cmdId)) return { kind: 'forbidden' };
    this.log.push(entry);
    return { kind: 'committed' };
  }

  /** By the record as it is now; what is done in spite of it is noted. */
  #mayDo(actor: Actor, what: string): boolean {
    if (actor === 'server' || this.#members.get(actor)?.role === 'instructor') return true;
    if (this.#fault !== 'trustsNode') return false;
    this.violations.push(`I11 ${actor} is no instructor and did ${what}`);
    return true;
  }

  #change(change: Change): Made | null {
    this.#revision++;
    if (change.kind === 'addMember') this.#members.set(change.member.id, change.member);
    if (change.kind === 'removeMember') this.#members.delete(change.member);
    if (change.kind === 'setRole') for (const id of change.members) this.#turn(id, change.role);
    if (change.kind === 'setDoor') this.#door = change.door;
    return null;
  }

  #turn(id: MemberId, role: Role): void {
    const member = this.#members.get(id);
    if (member !== undefined) this.#members.set(id, { ...member, role });
  }

  /** For everyone, those before it included, as a third node would do it. */
  #openDoor(): void {
    const waiting = [...this.#members.values()].filter(({ role }) => role === 'waiting');
    if (this.#door === 'open' && waiting.length === 0) return;
    this.#revision++;
    this.#door = 'open';
    for (const { id } of waiting) this.#turn(id, 'student');
  }

  #pulse(node: SimulatedNode): void {
    node.tell({ kind: 'pulse', pulse: { head: this.log.length, revision: this.#revision } });
  }

  #kill(node: SimulatedNode): void {
    for (const each of this.#peers) {
      if (each.conn === null || this.#wires.get(each.conn)?.node !== node) continue;
      this.#wires.delete(each.conn);
      forgetLine(each);
    }
    node.restart();
  }

  #tick(node: SimulatedNode, ms: number): void {
    this.#now += ms;
    node.tell({ kind: 'tick' });
    if (this.#calm) this.#pulse(node);
  }

  /** From now on it takes nothing; or, if so it was, all again. */
  #clog({ conn }: Peer): void {
    const wire = conn === null ? undefined : this.#wires.get(conn);
    if (conn === null || wire === undefined) return;
    const isHeld = wire.held !== null;
    wire.held = isHeld ? null : 0;
    if (isHeld) wire.node.tell({ kind: 'drained', conn });
    else if (this.#fault !== 'unboundedQueue') wire.node.tell({ kind: 'clogged', conn });
  }

  #checkAdmitted(conn: ConnId, { event }: ServerMessage): void {
    if (event !== 'steps' && event !== 'snap') return;
    const each = this.#peers.find((other) => other.conn === conn);
    if (each === undefined || this.#recordOf(each)?.role !== 'waiting') return;
    this.violations.push(`R18 ${event} for ${each.name}, who waits`);
  }

  #checkHeld(conn: ConnId): void {
    const wire = this.#wires.get(conn);
    if (wire === undefined || wire.held === null || ++wire.held <= heldBound) return;
    this.violations.push(`I9 ${wire.held} messages wait for a connection that takes nothing`);
  }

  #connect(each: Peer): void {
    if (each.conn !== null) this.#drop(each);
    const conn = `conn-${++this.#ids}` as ConnId;
    const node = this.#dice.pick(this.#nodes);
    each.conn = conn;
    this.#wires.set(conn, { node, line: [], held: null });
    const token = tokenOf(`fresh-${this.#ids}`);
    const hello: Hello = {
      version: protocolVersion,
      role: each.screen,
      code,
      nickname: each.name,
      ...(each.head < 0 ? {} : { resume: { seq: each.head } }),
    };
    const fresh = { id: asMemberId(`m-${this.#ids}`), token, tokenHash: hashOf(token), nickname: 'Quiet Otter' };
    this.#toServer(conn, () => {
      const claim = this.#claim(each);
      node.tell({ kind: 'hello', asker: { conn, request: 0 }, hello, claim, fresh });
    });
  }

  /** As the front desk finds it in the store; a token that is no longer good is given up. */
  #claim(each: Peer): Claim {
    const member = this.#recordOf(each);
    if (member === undefined) {
      each.token = null;
      become(each, 'student');
      return { kind: 'newcomer', door: this.#door };
    }
    return { kind: 'member', member: this.#read(member) };
  }

  #recordOf({ token }: Peer): MemberRecord | undefined {
    if (token === null) return undefined;
    const hash = hashOf(token);
    for (const member of this.#members.values()) if (member.tokenHash === hash) return member;
    return undefined;
  }

  #drop(each: Peer): void {
    const { conn } = each;
    forgetLine(each);
    const wire = conn === null ? undefined : this.#wires.get(conn);
    if (conn === null || wire === undefined) return;
    this.#wires.delete(conn);
    wire.node.tell({ kind: 'closed', conn });
  }

  /** The teacher's next command, or the last one again: as often as the schedule likes. */
  #send(each: Peer): void {
    if (each.screen !== 'instructor' || !each.joined || each.head < 0) return;
    if (each.command === null) {
      if (this.#calm) return;
      const number = ++each.made;
      const luck = this.#dice.upTo(20);
      const word = luck === 0 ? 'boom' : luck < 3 ? 'no' : 'step';
      const cmdId = asCmdId(`${each.name}.${number}`);
      each.command = { cmdId, op: { kind: 'evaluate', frame: 0, source: `${word} ${cmdId}` }, base: each.head };
    }
    const { cmdId, op, base } = each.command;
    const id = this.#fault === 'noDedupe' ? asCmdId(`${cmdId}.${++this.#ids}`) : cmdId;
    this.#message(each, { event: 'cmd', body: { cmdId: id, base, op } });
  }

  #studentCommand(each: Peer): void {
    if (each.screen !== 'student' || !each.joined) return;
    const op: Command = { kind: 'evaluate', frame: 0, source: `student ${++this.#ids}` };
    this.#message(each, { event: 'cmd', body: { cmdId: asCmdId(`s-${this.#ids}`), base: each.head, op } });
    if (this.#fault !== 'trustsRole') return;
    this.log.push({ seq: this.log.length + 1, cmdId: asCmdId(`s-${this.#ids}`), actor: asMemberId('m'), op, at: 0 });
  }

  /** One who has the instructor's page open, with right or not. */
  #instructor(): Peer {
    return this.#dice.pick(this.#peers.filter(({ screen }) => screen === 'instructor'));
  }

  #kick(): Management {
    return { event: 'manage', body: { kind: 'kick', member: this.#dice.pick([...this.#members.keys()]) } };
  }

  #management(): Management {
    const kind = this.#dice.upTo(8);
    if (kind === 0) return { event: 'manage', body: { kind: 'admitAll' } };
    if (kind < 3) return { event: 'manage', body: { kind: 'door', door: kind === 1 ? 'open' : 'waiting' } };
    const all = [...this.#members.values()];
    const teaching = all.filter((each, index) => index > 0 && each.role === 'instructor');
    const { id: member, role } = this.#dice.pick(kind > 5 && teaching.length > 0 ? teaching : all);
    const other = role === 'student' ? 'instructor' : 'student';
    return { event: 'manage', body: { kind: 'setRole', member, role: other } };
  }

  #message(each: Peer, message: Exclude<ClientMessage, { event: 'hello' }>, request = each.made): void {
    const { conn } = each;
    const node = conn === null ? undefined : this.#wires.get(conn)?.node;
    if (conn === null || node === undefined) return;
    const asker: Asker = { conn, request };
    this.#toServer(conn, () => node.tell({ kind: 'message', asker, message }));
  }

  #toServer(conn: ConnId, run: () => void): void {
    this.#wires.get(conn)?.line.push(run);
  }

  #toPeer(conn: ConnId, run: (each: Peer) => void): void {
    this.#toServer(conn, () => {
      const each = this.#peers.find((other) => other.conn === conn);
      if (each !== undefined) run(each);
    });
  }

  #answered(each: Peer, asker: Asker, answer: Answer): void {
    if (asker.request === 0) {
      if ('you' in answer) {
        each.joined = true;
        each.token ??= answer.token;
        return;
      }
      if (answer.ok) return;
      if (answer.code === 'BAD_TOKEN') each.token = null;
      if (answer.role !== undefined) become(each, answer.role);
      if (answer.code === 'FORBIDDEN' || answer.code === 'STORE_UNAVAILABLE') this.#drop(each);
      return;
    }
    // An answer to an earlier command may arrive late.
    if (each.command === null || asker.request !== each.made) return;
    if (!answer.ok && answer.retryable) return;
    const text = JSON.stringify(each.command.op);
    // Whoever is no instructor any more is told that, and no more.
    if (!answer.ok && answer.code !== 'FORBIDDEN' && this.log.some(({ op }) => JSON.stringify(op) === text)) {
      this.violations.push(`I5 ${each.command.cmdId} is in the log and was answered ${answer.code}`);
    }
    each.command = null;
  }

  #checkAnswer(answer: Answer, cmdId: string | null = null): void {
    if (!answer.ok || !('seq' in answer) || 'bytes' in answer) return;
    const entry = this.log[answer.seq - 1];
    if (entry === undefined) this.violations.push(`I4 acknowledged ${answer.seq} before it was in the log`);
    else if (cmdId !== null && entry.cmdId !== cmdId) {
      this.violations.push(`I4 acknowledged other content at ${answer.seq}`);
    } else {
      const known = this.#answers.get(entry.cmdId) ?? answer.seq;
      if (known !== answer.seq) this.violations.push(`I5 ${entry.cmdId} was answered ${known} and ${answer.seq}`);
      this.#answers.set(entry.cmdId, answer.seq);
    }
  }

  #checkSend(message: ServerMessage): void {
    if (message.event !== 'steps') return;
    for (const { seq, cmdId } of message.body.steps) {
      if (this.log[seq - 1]?.cmdId !== cmdId) this.violations.push(`I4 sent ${seq} which is not in the log`);
    }
  }

  /** Nothing is under way. */
  #isQuiet(): boolean {
    return (
      this.#nodes.every(({ later }) => later.length === 0) &&
      [...this.#wires.values()].every(({ line }) => line.length === 0)
    );
  }

  /** Everyone is connected, shows the head and has nothing left to do. */
  #isSettled(): boolean {
    return this.#peers.every(
      ({ conn, command, joined, head }) => conn !== null && command === null && (!joined || head === this.log.length),
    );
  }

  #checkEnd(): void {
    for (const [index, { seq }] of this.log.entries()) {
      if (seq !== index + 1) this.violations.push(`I2 entry ${index + 1} has seq ${seq}`);
    }
    const done = this.log.map(({ op }) => JSON.stringify(op));
    if (new Set(done).size !== done.length) this.violations.push('I5 a command happened twice');
    for (const [cmdId, seq] of this.#answers) {
      if (this.log[seq - 1]?.cmdId !== cmdId) {
        this.violations.push(`P1 acknowledged ${cmdId} is not in the log at ${seq}`);
      }
    }
    for (const { op } of this.log) {
      if (op.kind === 'evaluate' && op.source.startsWith('student')) this.violations.push('I11 a student commanded');
    }
    const { state } = toyFold(this.log);
    let seated = 0;
    for (const each of this.#peers) {
      if (!each.joined) continue;
      seated++;
      const record = this.#recordOf(each);
      if (record === undefined) this.violations.push(`R6 ${each.name} was removed and is in the room`);
      else if (record.role !== each.screen) {
        this.violations.push(`I11 ${each.name} sits as ${each.screen} and is a ${record.role}`);
      }
      if (each.head !== this.log.length) {
        this.violations.push(`${each.name} ended at ${each.head} of ${this.log.length}`);
      } else if (each.hash !== state.hash && this.log.length > 0) {
        this.violations.push(`I6 ${each.name} ended with another state`);
      }
    }
    if (seated < 4) this.violations.push(`only ${seated} are in the room at the end`);
    if (this.#peers.some((each) => each.command !== null)) this.violations.push('a command was never answered');
  }
}

function forgetLine(each: Peer): void {
  each.conn = null;
  each.joined = false;
}
