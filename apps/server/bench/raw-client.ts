import WebSocket from 'ws';

export interface RawClientSettings {
  readonly port: number;
  /** The address to come from: the server counts connections of each. */
  readonly from: string;
  readonly token?: string | null;
}

interface Waiting {
  readonly resolve: (answer: RawAnswer) => void;
  readonly reject: (error: Error) => void;
}

export interface RawAnswer {
  readonly body: Readonly<Record<string, unknown>>;
  /** Of all that came with it. */
  readonly bytes: number;
}

/** The handshake was refused. */
export class Refused extends Error {
  override readonly name = 'Refused';
  /** When to come back, if the server said so. */
  readonly againMs: number | null;

  constructor(againMs: number | null) {
    super('the handshake was refused');
    this.againMs = againMs;
  }
}

/**
 * A connection that reads Engine.IO and Socket.IO by itself, so that what is measured is the server: an event is handed
 * on as the bytes that came, an answer is decoded.
 */
export class RawClient {
  /** Every event, as its packet: `42["steps",…]`. */
  onEvent: (packet: Buffer) => void = () => {};
  onClose: () => void = () => {};
  readonly #ws: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  #attached: { readonly id: number; readonly body: Readonly<Record<string, unknown>>; bytes: number } | null = null;
  #requests = 0;
  /** Why the server closed it, if it said so. */
  #goodbye = '';

  private constructor(ws: WebSocket) {
    this.#ws = ws;
  }

  /** Resolves when the namespace is open. Rejects with `Refused` where the server would not. */
  static open({ port, from, token = null }: RawClientSettings): Promise<RawClient> {
    return new Promise((resolve, reject) => {
      const ws = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
        localAddress: from,
        perMessageDeflate: false,
        skipUTF8Validation: true,
      });
      const client = new RawClient(ws);
      let isOpen = false;
      ws.on('message', (data: Buffer, isBinary: boolean) => {
        if (isBinary) client.#attachment(data);
        // "42": an event. All but a few packets are.
        else if (data[0] === 0x34 && data[1] === 0x32) {
          if (data.toString('latin1', 2, 9) === '["ended') client.#goodbye = data.toString();
          client.onEvent(data);
        } else if (data[0] === 0x32) ws.send('3');
        else if (data[0] === 0x30) ws.send(`40${JSON.stringify({ token })}`);
        else if (data[0] === 0x34 && data[1] === 0x34) {
          const { data: comeBack } = JSON.parse(data.toString('utf8', 2)) as { data?: { againMs?: number } };
          reject(new Refused(comeBack?.againMs ?? null));
          ws.close();
        } else if (data[0] === 0x34 && data[1] === 0x30) {
          isOpen = true;
          resolve(client);
        } else client.#packet(data.toString());
      });
      ws.on('error', () => {});
      ws.on('close', () => {
        for (const { reject: lost } of client.#waiting.values()) {
          lost(new Error(`the connection was lost ${client.#goodbye}`));
        }
        client.#waiting.clear();
        if (isOpen) client.onClose();
        else reject(new Refused(null));
      });
    });
  }

  ask(event: string, body: unknown): Promise<RawAnswer> {
    const id = ++this.#requests;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#ws.send(`42${id}${JSON.stringify([event, body])}`);
    });
  }

  /** Stops to read, so that the server's packets pile up. */
  pause(): void {
    this.#ws.pause();
  }

  close(): void {
    this.#ws.terminate();
  }

  /** An answer: `43<id>[…]`, or `46<attachments>-<id>[…]` with its bytes in the next frame. */
  #packet(text: string): void {
    const found = /^4(?:3|6(\d+)-)(\d+)(\[.*)$/s.exec(text);
    if (found === null) return;
    const [, attachments, id, json = '[]'] = found;
    const [body] = JSON.parse(json) as [Readonly<Record<string, unknown>>];
    if (attachments === undefined) this.#answer(Number(id), body, text.length);
    else this.#attached = { id: Number(id), body, bytes: text.length };
  }

  #attachment(data: Buffer): void {
    const attached = this.#attached;
    if (attached === null) return;
    this.#attached = null;
    this.#answer(attached.id, attached.body, attached.bytes + data.length);
  }

  #answer(id: number, body: Readonly<Record<string, unknown>>, bytes: number): void {
    this.#waiting.get(id)?.resolve({ body, bytes });
    this.#waiting.delete(id);
  }
}
