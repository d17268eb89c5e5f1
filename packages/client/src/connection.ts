import { type ClientMessage, type ServerMessage, serverDecoders } from '@nonlocal/protocol';
import { type ReadonlySignal, signal } from '@preact/signals-core';
import type { Call, Clock, Link, Transport } from './platform.ts';

const requestTimeoutMs = 10_000;
const firstDelayMs = 500;
const longestDelayMs = 5_000;
/** Those who were told the same moment come back spread over this much. */
const spreadMs = 100;
/** A link that lived this long was a good one: the next loss starts at the shortest delay again. */
const goodLinkMs = 10_000;

export type ConnectionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting'; readonly attempt: number }
  | { readonly kind: 'open' }
  /** `retryAt` is in the clock's milliseconds. */
  | { readonly kind: 'waiting'; readonly attempt: number; readonly retryAt: number; readonly reason: string };

export type Reply = { readonly kind: 'answered'; readonly answer: unknown } | { readonly kind: 'lost' };

export interface ConnectionEvents {
  /** Asked anew for every try, since a token may have arrived meanwhile. */
  call(): Call;
  opened(): void;
  received(message: ServerMessage): void;
  closed(): void;
}

/**
 * Keeps one link to the server while it is started: after a loss it tries again after a random delay whose bound
 * doubles from 0.5 s to 5 s, so that a class does not return in one wave, or when the server says.
 */
export class Connection {
  readonly #state = signal<ConnectionState>({ kind: 'idle' });
  readonly state: ReadonlySignal<ConnectionState> = this.#state;
  readonly #transport: Transport;
  readonly #clock: Clock;
  #events: ConnectionEvents | null = null;
  #link: Link | null = null;
  #attempt = 0;
  #openedAt = 0;
  #cancelRetry: (() => void) | null = null;
  /** Requests of the present link that have no answer yet. */
  readonly #open = new Set<() => void>();

  constructor(transport: Transport, clock: Clock) {
    this.#transport = transport;
    this.#clock = clock;
  }

  start(events: ConnectionEvents): void {
    this.stop();
    this.#events = events;
    this.#attempt = 0;
    this.#connect();
  }

  /** Ends the link and every attempt; `start` begins anew. */
  stop(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
    this.#events = null;
    this.#drop();
    this.#state.value = { kind: 'idle' };
  }

  /** Gives the present link up and tries again as after a loss. */
  restart(reason: string): void {
    // Who learns late that a request of a lost link has no answer must not begin a second wait beside the one under way.
    if (this.#events === null || this.#state.value.kind === 'waiting') return;
    this.#drop();
    this.#lost(reason);
  }

  /** Ends the present wait, if there is one: for when the browser says that the network is back. */
  retryNow(): void {
    if (this.#state.value.kind !== 'waiting') return;
    this.#cancelRetry?.();
    this.#connect();
  }

  /** `lost` means that the answer is unknown: the request may or may not have been carried out. */
  request(message: ClientMessage): Promise<Reply> {
    const link = this.#link;
    if (link === null || this.#state.value.kind !== 'open') return Promise.resolve({ kind: 'lost' });
    return new Promise((resolve) => {
      const lose = (): void => {
        this.#open.delete(lose);
        resolve({ kind: 'lost' });
      };
      this.#open.add(lose);
      link.request(message.event, message.body, requestTimeoutMs, (answer) => {
        if (!this.#open.delete(lose)) return;
        resolve(answer === undefined ? { kind: 'lost' } : { kind: 'answered', answer });
      });
    });
  }

  #connect(): void {
    const events = this.#events;
    if (events === null) return;
    this.#cancelRetry = null;
    this.#state.value = { kind: 'connecting', attempt: this.#attempt };
    // A transport may report a failure before `open` has returned the link.
    let ended = false;
    const link = this.#transport.open(events.call(), {
      opened: () => {
        if (ended || this.#events !== events) return;
        this.#openedAt = this.#clock.now();
        this.#state.value = { kind: 'open' };
        events.opened();
      },
      received: (event, payload) => {
        if (ended || this.#events !== events) return;
        const message = serverDecoders.get(event)?.(payload);
        // An event this page does not know is of a newer server; a known one that does not decode is a broken link.
        if (message === undefined) return;
        if (message.kind === 'decoded') events.received(message.value);
        else this.restart(`${event} ${message.fault}`);
      },
      closed: (reason, againMs) => {
        if (ended || this.#events !== events) return;
        ended = true;
        this.#drop();
        this.#lost(reason, againMs);
      },
    });
    if (ended) link.close();
    else this.#link = link;
  }

  #drop(): void {
    const link = this.#link;
    this.#link = null;
    link?.close();
    for (const lose of this.#open) lose();
  }

  #lost(reason: string, againMs?: number): void {
    const wasOpen = this.#state.value.kind === 'open';
    if (wasOpen && this.#clock.now() - this.#openedAt >= goodLinkMs) this.#attempt = 0;
    // Whoever is told when to come back has reached the server: that is no failure to back off from.
    const delay = againMs === undefined ? this.#backOff() : againMs + spreadMs * this.#clock.random();
    this.#state.value = { kind: 'waiting', attempt: this.#attempt, retryAt: this.#clock.now() + delay, reason };
    this.#cancelRetry = this.#clock.after(delay, () => this.#connect());
    if (wasOpen) this.#events?.closed();
  }

  #backOff(): number {
    const bound = Math.min(longestDelayMs, firstDelayMs * 2 ** this.#attempt);
    this.#attempt++;
    return bound / 2 + (bound / 2) * this.#clock.random();
  }
}
