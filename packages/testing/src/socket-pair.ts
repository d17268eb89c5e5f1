/** What one end sees: fits the client's `LinkEvents`. */
export interface EndEvents {
  opened(): void;
  received(event: string, payload: unknown): void;
  closed(reason: string): void;
}

/** What the server's end sees of requests. `answer` may be called later, once. */
export interface ServerEnd {
  requested(event: string, payload: unknown, answer: (answer: unknown) => void): void;
  closed(): void;
}

type Parcel = { readonly to: 'client' | 'server'; readonly deliver: () => void };

/**
 * Two ends of a connection with nothing between them but a queue that the test flushes: parcels arrive in order, or
 * not at all once it is cut. Everything is copied as JSON would copy it; bytes stay bytes.
 */
export class SocketPair {
  readonly #client: EndEvents;
  readonly #queue: Parcel[] = [];
  #server: ServerEnd | null = null;
  #isOpen = true;

  constructor(client: EndEvents) {
    this.#client = client;
  }

  /** The server takes the connection; the client hears of it at the next flush. */
  accept(server: ServerEnd): void {
    this.#server = server;
    this.#queue.push({ to: 'client', deliver: () => this.#client.opened() });
  }

  /** Client to server. No answer ever comes after a cut. */
  request(event: string, payload: unknown, answered: (answer: unknown) => void): void {
    if (!this.#isOpen) return;
    const copied = copy(payload);
    const answer = (given: unknown): void => {
      if (!this.#isOpen) return;
      const copiedAnswer = copy(given);
      this.#queue.push({ to: 'client', deliver: () => answered(copiedAnswer) });
    };
    this.#queue.push({ to: 'server', deliver: () => this.#server?.requested(event, copied, answer) });
  }

  /** Server to client. */
  send(event: string, payload: unknown): void {
    if (!this.#isOpen) return;
    const copied = copy(payload);
    this.#queue.push({ to: 'client', deliver: () => this.#client.received(event, copied) });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Parcels under way. */
  get pending(): number {
    return this.#queue.length;
  }

  /** Delivers up to `count` parcels, and those that they lead to if there is room. */
  flush(count = Infinity): void {
    for (let done = 0; done < count; done++) {
      const parcel = this.#queue.shift();
      if (parcel === undefined) return;
      parcel.deliver();
    }
  }

  /** Cuts the line: what is under way is lost, both ends hear of it at once. */
  cut(reason = 'cut'): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#queue.length = 0;
    this.#server?.closed();
    this.#client.closed(reason);
  }

  /** As when the client closes: it hears nothing more. */
  leave(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#queue.length = 0;
    this.#server?.closed();
  }
}

function copy(value: unknown): unknown {
  if (value instanceof Uint8Array) return value.slice();
  if (Array.isArray(value)) return value.map(copy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, copy(item)]),
  );
}
