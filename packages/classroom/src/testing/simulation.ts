import { type ClientMessage, type Hello, asCmdId, asMemberId, protocolVersion } from '@nonlocal/protocol';
import type { Command } from '@nonlocal/scope';
import { Dice, seededRandom } from '@nonlocal/testing';
import type { Answer, Asker, Claim, ConnId } from '../exchange.ts';
import type { AppendResult, LogEntry } from '../log.ts';
import { Audit } from './audit.ts';
import type { Fault } from './fault.ts';
import { type OutwardEffect, SimulatedNode, type Surroundings } from './simulated-node.ts';
import { type Peer, become, makePeer, receive } from './simulated-peer.ts';
import { SimulatedStore, code, hashOf, tokenOf } from './simulated-store.ts';

/** Messages to one who takes nothing: that the connection has ended. */
const heldBound = 1;

/** Enough for every node to have read again what was changed elsewhere. */
const settlingRounds = 60;

/** Rounds in a row in which nobody may have anything to do at the end, for the same reason. */
const stillRounds = 30;

/** Who have opened the room. */
const openers = ['opener', 'second'] as const;

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
  readonly #dice: Dice;
  readonly #fault: Fault | null;
  readonly #store: SimulatedStore;
  readonly #audit: Audit;
  readonly #peers: Peer[];
  readonly #wires = new Map<ConnId, Wire>();
  readonly #nodes: readonly SimulatedNode[];
  #now = 1_000_000;
  #ids = 0;
  #calm = false;

  constructor(seed: number, fault: Fault | null = null) {
    this.#dice = new Dice(seededRandom(seed));
    this.#fault = fault;
    const door = this.#dice.chance(0.3) ? 'waiting' : 'open';
    this.#store = new SimulatedStore(door, openers, fault, this.violations);
    this.#audit = new Audit(this.#store, this.violations);
    this.#peers = [
      ...openers.map((name) => makePeer(name, 'instructor', tokenOf(name))),
      ...Array.from({ length: 6 }, (_, index) => makePeer(`student-${index}`, 'student', null)),
    ];
    const around = this.#surroundings();
    this.#nodes = ['north', 'south'].map((id) => new SimulatedNode(id, around));
  }

  get log(): readonly LogEntry[] {
    return this.#store.log;
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
      this.#store.openDoor();
      for (const each of this.#peers) if (each.conn === null) this.#connect(each);
      for (const each of this.#peers) this.#send(each);
      for (let i = 0; i < 4; i++) this.#deliverOne();
      if (round % 5 === 0) for (const node of this.#nodes) this.#tick(node, 500);
    }
    this.#audit.end(this.#peers);
    return this;
  }

  #surroundings(): Surroundings {
    const now = (): number => ++this.#now;
    return {
      log: this.log,
      get now() {
        return now();
      },
      opened: () => this.#store.opened(),
      append: (entry) => this.#store.append(entry),
      fails: () => !this.#calm && this.#dice.chance(0.1),
      carryOut: (node, effect) => this.#carryOut(node, effect),
    };
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
        this.#audit.answer(effect.answer);
        this.#toPeer(effect.asker.conn, (each) => this.#answered(each, effect.asker, effect.answer));
        return;
      case 'send':
        this.#audit.message(
          effect.message,
          this.#peers.filter(({ conn }) => conn !== null && effect.conns.includes(conn)),
        );
        for (const conn of effect.conns) {
          this.#checkHeld(conn);
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
          const done = isUp ? this.#store.change(change, by) : 'unavailable';
          const result =
            done === 'changed' ? ({ ok: true, made: null } as const) : ({ ok: false, reason: done } as const);
          node.soon(() => node.tell({ kind: 'persisted', ticket, result }));
        });
        return;
      }
      case 'append':
        if (this.#fault === 'ackBeforeAppend') {
          this.#audit.answer({ ok: true, seq: effect.entry.seq }, effect.entry.cmdId);
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
      result = this.#store.append(entry);
      if (luck < 0.08) result = { kind: 'unknown', message: 'gone after' };
    }
    node.tell({ kind: 'appended', entry, result });
  }

  #pulse(node: SimulatedNode): void {
    node.tell({ kind: 'pulse', pulse: this.#store.pulse });
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
    const member = this.#store.recordOf(each.token);
    if (member === undefined) {
      each.token = null;
      become(each, 'student');
      return { kind: 'newcomer', door: this.#store.door };
    }
    return { kind: 'member', member: this.#store.read(member) };
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
    this.#store.log.push({
      seq: this.log.length + 1,
      cmdId: asCmdId(`s-${this.#ids}`),
      actor: asMemberId('m'),
      op,
      at: 0,
    });
  }

  /** One who has the instructor's page open, with right or not. */
  #instructor(): Peer {
    return this.#dice.pick(this.#peers.filter(({ screen }) => screen === 'instructor'));
  }

  #kick(): Management {
    return { event: 'manage', body: { kind: 'kick', member: this.#dice.pick(this.#store.members).id } };
  }

  #management(): Management {
    const kind = this.#dice.upTo(8);
    if (kind === 0) return { event: 'manage', body: { kind: 'admitAll' } };
    if (kind < 3) return { event: 'manage', body: { kind: 'door', door: kind === 1 ? 'open' : 'waiting' } };
    const all = this.#store.members;
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
}

function forgetLine(each: Peer): void {
  each.conn = null;
  each.joined = false;
}
