import { type ServerMessage, type WireStep, protocolVersion } from '@nonlocal/protocol';
import { type Socket, io } from 'socket.io-client';

/** Long, since interpreters start from their sources in tests, beside everything else that runs then. */
const answerWithinMs = 40_000;

/** What a handshake says besides the token. */
export interface Handshake {
  readonly headers?: Record<string, string>;
  readonly query?: Record<string, string>;
}

/** A raw client: sends what it is told, keeps what it gets, decodes nothing. */
export class SocketClient {
  readonly socket: Socket;
  readonly inbox: ServerMessage[] = [];
  /** The handshake was refused. */
  isRefused = false;
  #waiting: (() => void)[] = [];

  constructor(port: number, token: string | null = null, { headers = {}, query = {} }: Handshake = {}) {
    this.socket = io(`http://127.0.0.1:${port}`, {
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
      auth: { token },
      extraHeaders: headers,
      query,
    });
    this.socket.onAny((event: string, body: unknown) => {
      this.inbox.push({ event, body } as ServerMessage);
      this.#wake();
    });
    this.socket.on('connect_error', () => {
      this.isRefused = true;
      this.#wake();
    });
    this.socket.on('disconnect', () => this.#wake());
  }

  ask(event: string, payload: unknown): Promise<Record<string, unknown>> {
    return this.socket.timeout(answerWithinMs).emitWithAck(event, payload) as Promise<Record<string, unknown>>;
  }

  hello(body: Record<string, unknown>): Promise<Record<string, unknown>> {
    return this.ask('hello', { version: protocolVersion, ...body });
  }

  /** Waits until what was received, or the connection's state, satisfies `holds`. */
  async until(holds: () => boolean, what: string): Promise<void> {
    const end = Date.now() + answerWithinMs;
    while (!holds()) {
      if (Date.now() > end)
        throw new Error(`waited in vain until ${what}; got ${this.inbox.map(({ event }) => event)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 100);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  get steps(): readonly WireStep[] {
    return this.inbox.flatMap((message) => (message.event === 'steps' ? message.body.steps : []));
  }

  /** The last `seq` of a step or a snap; -1 before any. */
  get seq(): number {
    const last = this.inbox.findLast((message) => message.event === 'steps' || message.event === 'snap');
    if (last?.event === 'snap') return last.body.seq;
    return last?.event === 'steps' ? (last.body.steps.at(-1)?.seq ?? -1) : -1;
  }

  /** The engine's hash that came with it. */
  get hash(): string {
    for (const message of this.inbox.toReversed()) {
      if (message.event === 'snap') return message.body.hash;
      if (message.event !== 'steps') continue;
      for (const { outcome } of message.body.steps.toReversed()) if ('hash' in outcome) return outcome.hash;
    }
    return '';
  }

  reached(seq: number): Promise<void> {
    return this.until(() => this.seq >= seq, `seq ${seq}`);
  }

  close(): void {
    this.socket.disconnect();
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }
}

export interface CreatedRoom {
  readonly code: string;
  readonly instructorToken: string;
}

/** `proof`: what the server asks of instructors. */
export async function createRoom(port: number, proof: Readonly<Record<string, string>> = {}): Promise<CreatedRoom> {
  const response = await fetch(`http://127.0.0.1:${port}/api/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(proof),
  });
  return (await response.json()) as CreatedRoom;
}

/** The instructor of a room, joined. */
export async function teacher(
  port: number,
  { instructorToken }: CreatedRoom,
  handshake: Handshake = {},
): Promise<SocketClient> {
  const client = new SocketClient(port, instructorToken, handshake);
  await client.hello({ role: 'instructor' });
  await client.until(() => client.seq >= 0, 'the state has come');
  return client;
}

/** A student of a room, joined, with the token given. */
export async function student(
  port: number,
  { code }: CreatedRoom,
  nickname = 'Ada',
  handshake: Handshake = {},
): Promise<{ readonly client: SocketClient; readonly token: string; readonly id: string }> {
  const client = new SocketClient(port, null, handshake);
  const welcome = (await client.hello({ role: 'student', code, nickname })) as {
    readonly token: string;
    readonly you: { readonly id: string };
  };
  await client.until(() => client.seq >= 0, 'the state has come');
  return { client, token: welcome.token, id: welcome.you.id };
}

export const load = (source: string) => ({ kind: 'load', source, filename: 'main.py' });

export const into = { kind: 'step', granularity: 'line', move: { kind: 'into' } };
