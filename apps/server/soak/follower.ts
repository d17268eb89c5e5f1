import { randomUUID } from 'node:crypto';
import { type Clock, type JoinRequest, RoomModel, type Transport, type Vault, socketTransport } from '@nonlocal/client';
import { type WireStep, decodeImageAnswer, serverDecoders } from '@nonlocal/protocol';
import { Session } from '@nonlocal/scope';
import { digestOf } from './fold.ts';
import { Journal } from './journal.ts';

/** What has not happened by then does not happen. */
export const patienceMs = 60_000;

export interface FollowerParts {
  readonly name: string;
  /** Where its journal goes. */
  readonly folder: string;
  readonly port: number;
  readonly request: JoinRequest;
  /** The last `seq` that the class knows to be durable; what it takes to be current again is measured against it. */
  readonly head: () => number;
}

const clock: Clock = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: Math.random,
  newId: () => randomUUID(),
};

function emptyVault(): Vault {
  const kept = new Map<string, string>();
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => void kept.set(key, value),
    remove: (key) => void kept.delete(key),
  };
}

/** Somebody in the class: the client that pages have, without a page, keeping a journal of all it sees. */
export class Follower {
  readonly name: string;
  readonly model: RoomModel;
  readonly journal: Journal;
  /** Milliseconds from each opening of a connection to being in the room and at what was its head at that moment. */
  readonly recoveries: number[] = [];
  readonly #request: JoinRequest;
  readonly #head: () => number;
  #catchingUp: { readonly since: number; readonly head: number } | null = null;
  #waiting: (() => void)[] = [];

  constructor({ name, folder, port, request, head }: FollowerParts) {
    this.name = name;
    this.#request = request;
    this.#head = head;
    this.journal = new Journal(folder, name);
    const transport = this.#watched(socketTransport(`http://127.0.0.1:${port}`));
    this.model = new RoomModel(transport, clock, emptyVault());
    this.model.listen({
      stepped: ({ moment: { seq }, cmdId, hash }) => {
        this.journal.write({ kind: 'applied', seq, cmdId, hash });
        this.#moved();
      },
      jumped: (seq) => {
        this.journal.write({ kind: 'jumped', seq });
        this.#moved();
      },
    });
    this.model.status.subscribe(() => this.#moved());
  }

  /** The last `seq` shown; -1 before any. */
  get last(): number {
    return this.model.follow.last;
  }

  get isJoined(): boolean {
    return this.model.status.peek().kind === 'joined' && this.last >= 0;
  }

  /** Joins, and from then on comes back by itself after every loss. */
  join(): void {
    this.model.join(this.#request);
  }

  /** Asks for the engine's image, as for a fork, and writes down what it restores to; no answer is no matter. */
  async takeImage(): Promise<void> {
    const reply = await this.model.connection.request({ event: 'image', body: {} });
    const answer = reply.kind === 'lost' ? null : decodeImageAnswer(reply.answer);
    if (answer?.kind !== 'decoded' || !answer.value.ok) return;
    const { seq, bytes } = answer.value;
    this.journal.write({ kind: 'image', seq, hash: Session.restore(bytes).hash() });
  }

  /** Measures from now on how long it takes to be current, as after an opening. */
  startWatch(): void {
    this.#catchingUp = { since: performance.now(), head: this.#head() };
    this.#moved();
  }

  /** Rejects when `holds` has not come true within `ms`. */
  async until(holds: () => boolean, what: string, ms = patienceMs): Promise<void> {
    const end = Date.now() + ms;
    while (!holds()) {
      const status = this.model.status.peek();
      if (status.kind === 'refused' || status.kind === 'ended') {
        throw new Error(`${this.name} is out of the room: ${status.message}`);
      }
      if (Date.now() > end) throw new Error(`${this.name} waited in vain until ${what}; it is at ${this.last}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 50);
        this.#waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** Writes down where it stands, and leaves without a word. */
  end(): void {
    const { last } = this;
    const view = this.model.follow.viewAt(last);
    this.journal.write({ kind: 'end', seq: last, view: view === null ? 'none' : digestOf(view) });
    this.close();
  }

  close(): void {
    this.model.dispose();
    this.journal.close();
  }

  #moved(): void {
    this.#wake();
    if (this.#catchingUp === null || !this.isJoined || this.last < this.#catchingUp.head) return;
    this.recoveries.push(performance.now() - this.#catchingUp.since);
    this.#catchingUp = null;
  }

  #wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** The same transport, with a note of everything that concerns the order of steps. */
  #watched(transport: Transport): Transport {
    let conns = 0;
    return {
      open: (handshake, events) => {
        const conn = ++conns;
        const link = transport.open(handshake, {
          opened: () => {
            this.startWatch();
            events.opened();
          },
          received: (event, payload) => {
            this.#note(conn, event, payload);
            events.received(event, payload);
          },
          closed: (reason, againMs) => events.closed(reason, againMs),
        });
        return {
          request: (event, payload, timeoutMs, answered) => {
            if (event === 'hello' || event === 'resume') {
              this.journal.write({ kind: 'asked', conn, event, seq: seqAskedFor(payload) });
            }
            link.request(event, payload, timeoutMs, answered);
          },
          close: () => link.close(),
        };
      },
    };
  }

  #note(conn: number, event: string, payload: unknown): void {
    if (event !== 'snap' && event !== 'steps') return;
    const decoded = serverDecoders.get(event)?.(payload);
    if (decoded?.kind !== 'decoded') throw new Error(`the server sent a ${event} that does not decode`);
    const message = decoded.value;
    if (message.event === 'snap') {
      const { seq, hash } = message.body;
      this.journal.write({ kind: 'snap', conn, seq, hash });
    } else if (message.event === 'steps') {
      for (const step of message.body.steps) {
        this.journal.write({ kind: 'step', conn, seq: step.seq, cmdId: step.cmdId, hash: hashOf(step) });
      }
    }
  }
}

const hashOf = ({ outcome }: WireStep): string | null => ('hash' in outcome ? outcome.hash : null);

/** Of a `hello` or a `resume`; -1 where everything is asked for. */
function seqAskedFor(payload: unknown): number {
  if (typeof payload !== 'object' || payload === null) return -1;
  const from: unknown = 'resume' in payload ? payload.resume : payload;
  const seq: unknown = typeof from === 'object' && from !== null && 'seq' in from ? from.seq : -1;
  return typeof seq === 'number' ? seq : -1;
}
