import type { Server as HttpServer } from 'node:http';
import { type ConnId, TokenBucket } from '@nonlocal/classroom';
import {
  type ClientMessage,
  type ComeBack,
  type RefusalAnswer,
  type ServerMessage,
  type Token,
  clientDecoders,
  decodeHandshake,
  messageBytes,
  refuse,
} from '@nonlocal/protocol';
import type { Logger } from 'pino';
import { Server, type Socket } from 'socket.io';
import type { Admission } from './admission.ts';
import type { Appends } from './appends.ts';
import { bytesWaiting, onLessWaiting, write } from './broadcast.ts';
import { Hub, type HubParts } from './hub.ts';
import type { Sizes } from './metrics.ts';
import type { Line, RoomHost } from './room-host.ts';
import type { Tally } from './tally.ts';

const helloWithinMs = 10_000;
const messageRate = 30;
const messageBurst = 60;
/** Packets below the messages (other namespaces, stray answers) have no answer to refuse them by. */
const packetRate = 200;
const packetBurst = 1_000;
/** Refusals for haste after which the connection is closed. */
const hasteBound = 100;
/** Bytes for one connection that wait in this process; more is a clog, which is over when this few are left. */
const clogBytes = 65_536;
const clearBytes = 16_384;
/** A connection that is to close gets this long to take what was sent to it. */
const closeGraceMs = 1_000;
/** An append that takes longer when the server goes is not waited for: nobody has been told that it happened. */
const appendGraceMs = 800;
/** Requests of one connection that wait for their answers. */
const openRequests = 64;
const tidyMs = 60_000;

type Ack = (answer: unknown) => void;

interface Guest {
  readonly socket: Socket;
  readonly address: string;
  readonly token: Token | null;
  readonly bucket: TokenBucket;
  readonly helloTimer: NodeJS.Timeout;
  readonly acks: Map<number, Ack>;
  room: RoomHost | null;
  isStudent: boolean;
  isJoining: boolean;
  isClogged: boolean;
  requests: number;
  /** The last `hello`, by its number. */
  hello: number;
  haste: number;
}

/** Where connections come in: admits, decodes, limits, and hands what is left to the rooms. */
export class SocketDoor {
  readonly hub: Hub;
  readonly #io: Server;
  readonly #log: Logger;
  readonly #guests = new Map<ConnId, Guest>();
  readonly #admission: Admission;
  readonly #appends: Appends;
  readonly #tally: Tally;
  readonly #tidying: NodeJS.Timeout;
  /** Connections, also those that never get as far as a message. */
  #engines = 0;
  #allGone = (): void => {};
  #isClosing = false;

  constructor(http: HttpServer, parts: HubParts, admission: Admission, tally: Tally) {
    this.#log = parts.log;
    this.#admission = admission;
    this.#appends = parts.appends;
    this.#tally = tally;
    this.#io = new Server(http, {
      transports: ['websocket'],
      perMessageDeflate: false,
      maxHttpBufferSize: messageBytes,
      pingInterval: 10_000,
      pingTimeout: 10_000,
      connectTimeout: 10_000,
      serveClient: false,
      allowRequest: (request, decide) => {
        const verdict = this.#isClosing ? 'SHUTTING_DOWN' : admission.handshake(request, Date.now());
        if (verdict !== 'admitted') this.#tally.refused(verdict);
        decide(verdict === 'admitted' ? null : verdict, verdict === 'admitted');
      },
    });
    const line: Line = {
      answer: ({ conn, request }, answer) => {
        const guest = this.#guests.get(conn);
        const ack = guest?.acks.get(request);
        if (guest === undefined || ack === undefined) return;
        guest.acks.delete(request);
        if (answer.ok) this.#tally.acks++;
        else this.#tally.refused(answer.code);
        if ('you' in answer) {
          clearTimeout(guest.helloTimer);
          guest.isStudent = answer.you.role === 'student';
        }
        // Not let in: the next `hello` may name another room.
        else if (request === guest.hello && !answer.ok) guest.room = null;
        ack(answer);
        this.#watchBuffer(guest);
      },
      send: (conns, message) => this.#send(conns, message),
      close: (conn) => this.#close(conn),
    };
    this.hub = new Hub(parts, line, (room) => this.#roomFailed(room));
    this.#io.engine.on('connection', (engine: Socket['conn']) => this.#admitted(engine));
    this.#io.use((socket, next) => this.#pace(socket, next));
    this.#io.on('connection', (socket) => this.#opened(socket));
    this.#tidying = setInterval(() => admission.tidy(Date.now()), tidyMs);
    this.#tidying.unref();
  }

  /** For those who count. */
  get sizes(): Sizes {
    const students = [...this.#guests.values()].filter(({ isStudent }) => isStudent).length;
    return { rooms: this.hub.rooms, connections: this.#engines, students };
  }

  /** Lets nobody in any more, tells everyone that the server goes, and waits for what is being appended. */
  async farewell(): Promise<void> {
    this.#isClosing = true;
    clearInterval(this.#tidying);
    const body = { reason: 'shuttingDown', message: 'The server is restarting.' } as const;
    this.#send([...this.#guests.keys()], { event: 'ended', body });
    await this.#appends.settled(appendGraceMs);
  }

  /** Ends rooms and connections. Resolves when every connection has taken what was sent to it, or is cut off. */
  async close(): Promise<void> {
    this.hub.close();
    const gone = new Promise<void>((resolve) => {
      this.#allGone = resolve;
    });
    for (const conn of this.#guests.keys()) this.#close(conn);
    if (this.#engines > 0) await gone;
    await this.#io.close();
  }

  /** Counts every connection, also one that never gets as far as a message. */
  #admitted(engine: Socket['conn']): void {
    const address = this.#admission.peers.networkOf(engine.request);
    const packets = new TokenBucket(packetRate, packetBurst, Date.now());
    this.#admission.opened(address);
    this.#engines++;
    engine.on('data', () => {
      if (!packets.take(Date.now())) engine.close(true);
    });
    engine.once('close', () => {
      this.#admission.closed(address);
      if (--this.#engines === 0) this.#allGone();
    });
  }

  /** A class that returns in one wave is let in at a steady rate, and each is told when to come back. */
  #pace(socket: Socket, next: (error?: Error) => void): void {
    const againMs = this.#admission.turn(Date.now());
    if (againMs === 0) {
      next();
      return;
    }
    this.#tally.refused('RATE_LIMITED');
    next(
      Object.assign(new Error('The server lets everybody in, one after the other.'), {
        data: { againMs } satisfies ComeBack,
      }),
    );
    setTimeout(() => socket.conn.close(), closeGraceMs).unref();
  }

  #opened(socket: Socket): void {
    const conn = socket.id as ConnId;
    const handshake = decodeHandshake(socket.handshake.auth);
    const guest: Guest = {
      socket,
      address: this.#admission.peers.networkOf(socket.request),
      token: handshake.kind === 'decoded' ? handshake.value.token : null,
      bucket: new TokenBucket(messageRate, messageBurst, Date.now()),
      helloTimer: setTimeout(() => this.#close(conn), helloWithinMs),
      acks: new Map(),
      room: null,
      isStudent: false,
      isJoining: false,
      isClogged: false,
      requests: 0,
      hello: 0,
      haste: 0,
    };
    this.#guests.set(conn, guest);
    // Every packet ends here: `next` is never called, so that no event name reaches an emitter.
    socket.use(([event, ...args]) => this.#received(conn, guest, String(event), args));
    // A packet that does not parse closes the connection by itself; without a listener it would end the process.
    socket.on('error', () => {});
    onLessWaiting(socket.conn, () => {
      if (!guest.isClogged || bytesWaiting(socket.conn) > clearBytes) return;
      guest.isClogged = false;
      guest.room?.tell({ kind: 'drained', conn });
    });
    socket.on('disconnect', () => {
      clearTimeout(guest.helloTimer);
      this.#guests.delete(conn);
      guest.room?.tell({ kind: 'closed', conn });
      // One who has only left the namespace has nothing more to say, and would stay connected without a limit.
      socket.conn.close();
    });
    if (handshake.kind === 'fault') {
      this.#refused(guest, refuse('BAD_MESSAGE', `handshake ${handshake.fault}`));
      this.#close(conn);
    }
  }

  #received(conn: ConnId, guest: Guest, event: string, args: readonly unknown[]): void {
    // What came in one piece with the message that closed the connection: its room has seen it leave.
    if (!this.#guests.has(conn)) return;
    const last = args.at(-1);
    const ack = isAck(last) ? last : null;
    const refuseIt = (answer: RefusalAnswer): void => {
      if (ack === null) this.#refused(guest, answer);
      else {
        this.#tally.refused(answer.code);
        ack(answer);
      }
      this.#watchBuffer(guest);
    };
    if (!guest.bucket.take(Date.now())) {
      refuseIt(refuse('RATE_LIMITED', `More than ${messageRate} messages a second.`));
      if (++guest.haste < hasteBound) return;
      const body = { reason: 'limits', message: 'Too many messages.' } as const;
      this.#send([conn], { event: 'ended', body });
      this.#close(conn);
      return;
    }
    const decoder = clientDecoders.get(event);
    if (decoder === undefined) {
      refuseIt(refuse('UNKNOWN_EVENT', 'There is no such event.'));
      return;
    }
    if (ack === null || args.length !== 2) {
      refuseIt(refuse('BAD_MESSAGE', 'A message has one payload and asks for an answer.'));
      return;
    }
    const decoded = decoder(args[0]);
    if (decoded.kind === 'fault') {
      refuseIt(refuse('BAD_MESSAGE', decoded.fault));
      return;
    }
    if (guest.acks.size >= openRequests) {
      refuseIt(refuse('RATE_LIMITED', `${openRequests} requests wait for their answers.`));
      return;
    }
    const request = ++guest.requests;
    guest.acks.set(request, ack);
    this.#handle(conn, guest, request, decoded.value);
  }

  #handle(conn: ConnId, guest: Guest, request: number, message: ClientMessage): void {
    const asker = { conn, request };
    if (this.#isClosing) {
      this.#answer(guest, request, refuse('SHUTTING_DOWN', 'The server is restarting.'));
      return;
    }
    if (message.event !== 'hello') {
      if (guest.room === null) this.#answer(guest, request, refuse('NOT_JOINED', 'Say hello first.'));
      else guest.room.tell({ kind: 'message', asker, message });
      return;
    }
    if (guest.isJoining) {
      this.#answer(guest, request, refuse('ALREADY_JOINED', 'This connection is joining already.'));
      return;
    }
    if (guest.room !== null) {
      this.#answer(guest, request, refuse('ALREADY_JOINED', 'This connection has joined already.'));
      return;
    }
    guest.hello = request;
    // A token has 128 bits: only codes are found by trying, and a school's address is that of everyone in it.
    const isGuess = guest.token === null;
    if (isGuess && !this.#admission.mayGuess(guest.address, Date.now())) {
      this.#answer(guest, request, refuse('RATE_LIMITED', 'Too many wrong codes from your network. Wait a minute.'));
      return;
    }
    guest.isJoining = true;
    this.hub.find(message.body, guest.token).then(
      (found) => {
        guest.isJoining = false;
        if (!this.#guests.has(conn)) return;
        if ('ok' in found) {
          this.#answer(guest, request, found);
          if (!isGuess) return;
          this.#admission.guessedWrong(guest.address, Date.now());
          this.#close(conn);
          return;
        }
        guest.room = found.room;
        if (guest.isClogged) found.room.tell({ kind: 'clogged', conn });
        this.hub.join(found, asker, message.body);
      },
      (error: unknown) => {
        guest.isJoining = false;
        this.#log.error({ err: error }, 'a room could not be opened');
        this.#answer(guest, request, refuse('STORE_UNAVAILABLE', 'The room cannot be opened now.'));
      },
    );
  }

  #answer(guest: Guest, request: number, answer: RefusalAnswer): void {
    const ack = guest.acks.get(request);
    guest.acks.delete(request);
    this.#tally.refused(answer.code);
    ack?.(answer);
  }

  #refused(guest: Guest, { code, message }: RefusalAnswer): void {
    const body = { code, message } satisfies Extract<ServerMessage, { event: 'refused' }>['body'];
    this.#tally.refused(code);
    guest.socket.emit('refused', body);
  }

  #send(conns: readonly ConnId[], message: ServerMessage): void {
    if (conns.length === 0) return;
    this.#tally.broadcasts++;
    this.#tally.deliveries += conns.length;
    for (const conn of conns) {
      const guest = this.#guests.get(conn);
      if (guest === undefined) continue;
      write(message, guest.socket.conn);
      this.#watchBuffer(guest);
    }
  }

  #watchBuffer(guest: Guest): void {
    if (guest.isClogged || bytesWaiting(guest.socket.conn) <= clogBytes) return;
    guest.isClogged = true;
    this.#tally.clogs++;
    guest.room?.tell({ kind: 'clogged', conn: guest.socket.id as ConnId });
  }

  #close(conn: ConnId): void {
    const socket = this.#guests.get(conn)?.socket;
    if (socket === undefined) return;
    // Socket.IO's own close waits for what was written before it; one that takes nothing is cut off.
    socket.disconnect(true);
    const { conn: engine } = socket;
    setTimeout(() => engine.transport?.close(), closeGraceMs).unref();
  }

  #roomFailed(room: RoomHost): void {
    const conns = [...this.#guests].filter(([, guest]) => guest.room === room).map(([conn]) => conn);
    const body = { reason: 'shuttingDown', message: 'The room is being restored.' } as const;
    this.#send(conns, { event: 'ended', body });
    for (const conn of conns) this.#close(conn);
  }
}

const isAck = (value: unknown): value is Ack => typeof value === 'function';
