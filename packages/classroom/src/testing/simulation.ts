import {
  type ClientMessage,
  type CmdId,
  type Hello,
  type MemberId,
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
import type { Answer, Asker, ConnId, Effect, Input } from '../exchange.ts';
import type { AppendResult, LogEntry, MemberRecord, RoomId, RoomRecord, TokenHash } from '../log.ts';
import { Room } from '../room.ts';
import { type ToyState, isBoom, toyApply, toyFold, toyStart, toyView } from './toy-engine.ts';

/** Ways to build the room's surroundings wrongly, each of which the checks must catch. */
export type Fault = 'ackBeforeAppend' | 'noDedupe' | 'noCompare' | 'trustsRole';

const code = parseRoomCode('K7MD-2PXQ') ?? ('' as never);

const tokenOf = (name: string): Token => asToken(name.padEnd(22, '_'));
const hashOf = (token: Token): TokenHash => `hash of ${token}` as TokenHash;

/** Somebody in the class, on the other end of an unreliable line. */
interface Peer {
  readonly name: string;
  readonly role: 'instructor' | 'student';
  token: Token | null;
  conn: ConnId | null;
  joined: boolean;
  /** As the client has it: the last `seq` applied and the engine's hash then. */
  head: number;
  hash: string;
  readonly applied: number[];
  /** Under way and not finally answered. */
  command: { readonly cmdId: CmdId; readonly op: Command; base: number } | null;
  made: number;
}

/**
 * A class under a seeded schedule: people join, drop, come back, lose acknowledgements and repeat commands, while the
 * store, the interpreter and a second writer answer in any order, fail, and the server is killed. Every effect of the
 * room is checked against the log the moment it happens; `settle` then checks what everyone ended up with.
 */
export class Simulation {
  readonly violations: string[] = [];
  readonly log: LogEntry[] = [];
  readonly #dice: Dice;
  readonly #fault: Fault | null;
  readonly #members = new Map<MemberId, MemberRecord>();
  readonly #record: RoomRecord = { id: 'room' as RoomId, code, locked: false, createdAt: 0 };
  readonly #peers: Peer[];
  readonly #wires = new Map<ConnId, (() => void)[]>();
  readonly #answers = new Map<string, number>();
  #room: Room;
  #later: (() => void)[] = [];
  #engine: ToyState | null = null;
  #restoring = false;
  #now = 1_000_000;
  #ids = 0;
  #calm = false;

  constructor(seed: number, fault: Fault | null = null) {
    this.#dice = new Dice(seededRandom(seed));
    this.#fault = fault;
    const teacher = tokenOf('teacher');
    const instructor: MemberRecord = {
      id: asMemberId('teacher'),
      role: 'instructor',
      nickname: 'T',
      tokenHash: hashOf(teacher),
      joinedAt: 0,
    };
    this.#members.set(instructor.id, instructor);
    this.#peers = [
      peer('teacher-1', 'instructor', teacher),
      peer('teacher-2', 'instructor', teacher),
      ...Array.from({ length: 6 }, (_, index) => peer(`student-${index}`, 'student', null)),
    ];
    this.#room = this.#boot();
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
    this.#tell({ kind: 'hint' });
    for (let round = 0; round < 4_000 && !this.#isQuiet(); round++) {
      for (const each of this.#peers) this.#send(each);
      this.#deliverOne();
      if (round % 5 === 0) this.#tick(1_000);
    }
    this.#checkEnd();
    return this;
  }

  #event(): void {
    const kind = this.#dice.upTo(100);
    const each = this.#dice.pick(this.#peers);
    if (kind < 60) for (let i = 0; i < 6; i++) this.#deliverOne();
    else if (kind < 64) this.#connect(each);
    else if (kind < 82) this.#send(this.#peers[this.#dice.upTo(2)] ?? each);
    else if (kind < 86) this.#drop(each);
    else if (kind < 92) this.#tick(500);
    else if (kind < 94) this.#clog(each);
    else if (kind < 95) this.#foreignWrite();
    else if (kind < 96) this.#loseInterpreter();
    else if (kind < 97) this.#killServer();
    else this.#studentCommand(each);
  }

  #boot(): Room {
    const members = [...this.#members.values()];
    const room = new Room({ room: this.#record, members, head: this.log.length }, 0, {
      maxStudents: 5,
      imageEvery: 200,
    });
    this.#later = [];
    this.#engine = null;
    this.#restoring = false;
    for (const effect of room.start()) this.#carryOut(effect);
    return room;
  }

  #tell(input: Input): void {
    for (const effect of this.#room.handle(input, ++this.#now)) this.#carryOut(effect);
  }

  #soon(run: () => void): void {
    this.#later.push(run);
  }

  /** Lines keep their order; everything else comes in any. */
  #deliverOne(): void {
    const lines = [...this.#wires.values()].filter((line) => line.length > 0);
    if (lines.length > 0 && (this.#later.length === 0 || this.#dice.chance(0.6))) this.#dice.pick(lines).shift()?.();
    else {
      const [run] = this.#later.splice(this.#dice.upTo(this.#later.length), 1);
      run?.();
    }
  }

  #carryOut(effect: Effect): void {
    switch (effect.kind) {
      case 'answer':
        this.#checkAnswer(effect.answer);
        this.#toPeer(effect.asker.conn, (each) => this.#answered(each, effect.asker, effect.answer));
        return;
      case 'send':
        this.#checkSend(effect.message);
        for (const conn of effect.conns) this.#toPeer(conn, (each) => receive(each, effect.message, this.violations));
        return;
      case 'close':
        this.#toPeer(effect.conn, (each) => this.#drop(each));
        return;
      case 'persist': {
        const ok = this.#calm || !this.#dice.chance(0.05);
        if (ok && effect.change.kind === 'addMember') this.#members.set(effect.change.member.id, effect.change.member);
        const result = ok ? ({ ok: true, code: null } as const) : ({ ok: false, message: 'full' } as const);
        this.#soon(() => this.#tell({ kind: 'persisted', ticket: effect.ticket, result }));
        return;
      }
      case 'append':
        if (this.#fault === 'ackBeforeAppend')
          this.#checkAnswer({ ok: true, seq: effect.entry.seq }, effect.entry.cmdId);
        this.#soon(() => this.#append(effect.entry));
        return;
      case 'find':
        this.#soon(() => {
          const entry = this.log.find((each) => each.cmdId === effect.cmdId) ?? null;
          this.#tell(this.#fails() ? failed : { kind: 'found', cmdId: effect.cmdId, entry });
        });
        return;
      case 'read':
        this.#soon(() => this.#tell(this.#fails() ? failed : { kind: 'read', entries: this.log.slice(effect.after) }));
        return;
      case 'execute':
        this.#execute(effect.seq, effect.command);
        return;
      case 'restore':
        this.#restore();
        return;
      case 'flushIn':
        this.#soon(() => this.#tell({ kind: 'flush' }));
        return;
      case 'image':
      case 'saveImage':
        return;
      case 'vanish':
        return;
      default:
        effect satisfies never;
    }
  }

  #fails(): boolean {
    return !this.#calm && this.#dice.chance(0.1);
  }

  #append(entry: LogEntry): void {
    const luck = this.#calm ? 1 : this.#dice.upTo(100) / 100;
    let result: AppendResult;
    if (luck < 0.04) result = { kind: 'unknown', message: 'gone before' };
    else {
      result = this.#write(entry);
      if (luck < 0.08) result = { kind: 'unknown', message: 'gone after' };
    }
    this.#tell({ kind: 'appended', entry, result });
  }

  #write(entry: LogEntry): AppendResult {
    const existing = this.log.find((each) => each.cmdId === entry.cmdId);
    if (existing !== undefined) return { kind: 'exists', entry: existing };
    if (entry.seq !== this.log.length + 1 && this.#fault !== 'noCompare') return { kind: 'behind' };
    this.log.push(entry);
    return { kind: 'committed' };
  }

  /** Another node with the same log. */
  #foreignWrite(): void {
    const id = ++this.#ids;
    const op: Command = { kind: 'evaluate', frame: 0, source: `foreign ${id}` };
    this.#write({ seq: this.log.length + 1, cmdId: asCmdId(`foreign-${id}`), actor: asMemberId('teacher'), op, at: 0 });
    if (this.#dice.chance(0.5)) this.#soon(() => this.#tell({ kind: 'hint' }));
  }

  #execute(seq: number, command: Command): void {
    const before = this.#engine;
    if (before === null) return;
    this.#soon(() => {
      if (this.#engine !== before) return;
      if (isBoom(command)) {
        this.#engine = null;
        this.#tell({ kind: 'interpreterLost', seq, message: 'boom' });
        return;
      }
      const { state, outcome } = toyApply(before, command);
      this.#engine = { ...state };
      this.#tell({ kind: 'executed', seq, outcome });
    });
  }

  #loseInterpreter(): void {
    if (this.#engine === null || this.#restoring) return;
    this.#engine = null;
    this.#tell({ kind: 'interpreterLost', seq: null, message: 'another room' });
  }

  #restore(): void {
    this.#engine = null;
    this.#restoring = true;
    this.#soon(() => {
      this.#restoring = false;
      if (this.#fails()) {
        this.#tell({ kind: 'restoreFailed', seq: null, message: 'the store' });
        return;
      }
      const { state, steps, crashAt } = toyFold(this.log);
      if (crashAt !== null) {
        this.#tell({ kind: 'restoreFailed', seq: crashAt, message: 'boom' });
        return;
      }
      this.#engine = { ...state };
      this.#tell({ kind: 'restored', seq: this.log.length, view: toyView(state), hash: state.hash, steps });
    });
  }

  #killServer(): void {
    for (const each of this.#peers) this.#forgetLine(each);
    this.#wires.clear();
    this.#room = this.#boot();
  }

  #tick(ms: number): void {
    this.#now += ms;
    this.#tell({ kind: 'tick' });
  }

  #clog(each: Peer): void {
    const { conn } = each;
    if (conn === null) return;
    this.#tell({ kind: 'clogged', conn });
    this.#soon(() => {
      if (each.conn === conn) this.#tell({ kind: 'drained', conn });
    });
  }

  #connect(each: Peer): void {
    if (each.conn !== null) this.#drop(each);
    const conn = `conn-${++this.#ids}` as ConnId;
    each.conn = conn;
    this.#wires.set(conn, []);
    const token = tokenOf(`fresh-${this.#ids}`);
    const hello: Hello = {
      version: protocolVersion,
      role: each.role,
      code,
      nickname: each.name,
      ...(each.head < 0 ? {} : { resume: { seq: each.head } }),
    };
    const credential = each.token === null ? null : hashOf(each.token);
    const fresh = { id: asMemberId(`m-${this.#ids}`), token, tokenHash: hashOf(token), nickname: 'Quiet Otter' };
    this.#toServer(conn, () => {
      this.#tell({ kind: 'hello', asker: { conn, request: 0 }, hello, credential, fresh });
    });
  }

  #drop(each: Peer): void {
    const { conn } = each;
    this.#forgetLine(each);
    if (conn === null) return;
    this.#wires.delete(conn);
    this.#tell({ kind: 'closed', conn });
  }

  #forgetLine(each: Peer): void {
    each.conn = null;
    each.joined = false;
  }

  /** The teacher's next command, or the last one again: as often as the schedule likes. */
  #send(each: Peer): void {
    if (each.role !== 'instructor' || !each.joined || each.head < 0) return;
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
    if (each.role !== 'student' || !each.joined) return;
    const op: Command = { kind: 'evaluate', frame: 0, source: `student ${++this.#ids}` };
    this.#message(each, { event: 'cmd', body: { cmdId: asCmdId(`s-${this.#ids}`), base: each.head, op } });
    if (this.#fault !== 'trustsRole') return;
    this.#write({ seq: this.log.length + 1, cmdId: asCmdId(`s-${this.#ids}`), actor: asMemberId('m'), op, at: 0 });
    this.#tell({ kind: 'hint' });
  }

  #message(each: Peer, message: Exclude<ClientMessage, { event: 'hello' }>): void {
    const { conn } = each;
    if (conn === null) return;
    const asker: Asker = { conn, request: each.made };
    this.#toServer(conn, () => this.#tell({ kind: 'message', asker, message }));
  }

  #toServer(conn: ConnId, run: () => void): void {
    this.#wires.get(conn)?.push(run);
  }

  #toPeer(conn: ConnId, run: (each: Peer) => void): void {
    this.#wires.get(conn)?.push(() => {
      const each = this.#peers.find((other) => other.conn === conn);
      if (each !== undefined) run(each);
    });
  }

  #answered(each: Peer, asker: Asker, answer: Answer): void {
    if (asker.request === 0) {
      if ('you' in answer) {
        each.joined = true;
        each.token ??= answer.token;
      } else if (!answer.ok && answer.code === 'BAD_TOKEN') each.token = null;
      return;
    }
    // An answer to an earlier command may arrive late.
    if (each.command === null || asker.request !== each.made) return;
    if (!answer.ok && answer.retryable) return;
    const text = JSON.stringify(each.command.op);
    if (!answer.ok && this.log.some(({ op }) => JSON.stringify(op) === text)) {
      this.violations.push(`I5 ${each.command.cmdId} is in the log and was answered ${answer.code}`);
    }
    each.command = null;
  }

  #checkAnswer(answer: Answer, cmdId: CmdId | null = null): void {
    if (!answer.ok || !('seq' in answer) || 'bytes' in answer) return;
    const entry = this.log[answer.seq - 1];
    if (entry === undefined) this.violations.push(`I4 acknowledged ${answer.seq} before it was in the log`);
    else if (cmdId !== null && entry.cmdId !== cmdId)
      this.violations.push(`I4 acknowledged other content at ${answer.seq}`);
    else {
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

  #isQuiet(): boolean {
    const seats = this.#peers.filter((each) => each.joined);
    return (
      this.#later.length === 0 &&
      [...this.#wires.values()].every((line) => line.length === 0) &&
      this.#peers.every((each) => each.command === null) &&
      seats.every((each) => each.head === this.log.length)
    );
  }

  #checkEnd(): void {
    for (const [index, { seq }] of this.log.entries()) {
      if (seq !== index + 1) this.violations.push(`I2 entry ${index + 1} has seq ${seq}`);
    }
    const done = this.log.map(({ op }) => JSON.stringify(op));
    if (new Set(done).size !== done.length) this.violations.push('I5 a command happened twice');
    for (const [cmdId, seq] of this.#answers) {
      if (this.log[seq - 1]?.cmdId !== cmdId)
        this.violations.push(`P1 acknowledged ${cmdId} is not in the log at ${seq}`);
    }
    for (const { op } of this.log) {
      if (op.kind === 'evaluate' && op.source.startsWith('student')) this.violations.push('I11 a student commanded');
    }
    const { state } = toyFold(this.log);
    let seated = 0;
    for (const each of this.#peers) {
      if (!each.joined) continue;
      seated++;
      if (each.head !== this.log.length)
        this.violations.push(`${each.name} ended at ${each.head} of ${this.log.length}`);
      else if (each.hash !== state.hash && this.log.length > 0) {
        this.violations.push(`I6 ${each.name} ended with another state`);
      }
    }
    if (seated < 4) this.violations.push(`only ${seated} are in the room at the end`);
    if (this.#peers.some((each) => each.command !== null)) this.violations.push('a command was never answered');
  }
}

const failed: Input = { kind: 'storeFailed', message: 'down' };

const peer = (name: string, role: Peer['role'], token: Token | null): Peer => ({
  name,
  role,
  token,
  conn: null,
  joined: false,
  head: -1,
  hash: toyStart.hash,
  applied: [],
  command: null,
  made: 0,
});

/** What a client does with a message, by the letter of the protocol. */
function receive(each: Peer, message: ServerMessage, violations: string[]): void {
  if (message.event === 'snap') {
    each.head = message.body.seq;
    each.hash = message.body.hash;
    return;
  }
  if (message.event !== 'steps') return;
  for (const { seq, outcome } of message.body.steps) {
    if (seq <= each.head) continue;
    if (seq !== each.head + 1) {
      violations.push(`I8 ${each.name} at ${each.head} was sent ${seq}`);
      return;
    }
    each.head = seq;
    each.applied.push(seq);
    if (outcome.kind === 'done' || outcome.kind === 'restored') each.hash = outcome.hash;
  }
}
