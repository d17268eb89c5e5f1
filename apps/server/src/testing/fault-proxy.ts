import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';

/** Bytes of one direction that the proxy takes before it stops reading, so that a stall reaches the sender. */
const bufferBound = 262_144;

/** What a link does to the bytes that pass. */
export interface Weather {
  /** Milliseconds by which every chunk is late: at least, and at most. */
  readonly delay: readonly [number, number];
  /** Bytes of one packet at most. */
  readonly sliceBytes: number;
  /** Nothing passes, and nobody is told. */
  readonly isStalled: boolean;
}

export const clearWeather: Weather = { delay: [0, 0], sliceBytes: Infinity, isStalled: false };

/**
 * A TCP proxy on this machine whose links can be made bad: slow, stalled, sliced, cut, reset, or open at one end only.
 * What it does it does to all of its links; who needs another fate gets another proxy.
 */
export class FaultProxy {
  /** The port that new links lead to. */
  target: number;
  weather: Weather = clearWeather;
  /** New connections are reset. */
  isRefusing = false;
  readonly #server: Server;
  readonly #links = new Set<Link>();
  readonly #random: () => number;

  /** `random` decides on each chunk's delay. */
  static async open(target: number, random: () => number = Math.random): Promise<FaultProxy> {
    const server = createServer({ noDelay: true });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return new FaultProxy(server, target, random);
  }

  private constructor(server: Server, target: number, random: () => number) {
    this.#server = server;
    this.target = target;
    this.#random = random;
    server.on('connection', (near) => this.#accept(near));
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Links of which an end is open. */
  get links(): number {
    return this.#links.size;
  }

  /** Both ends are told in order. */
  cut(): void {
    for (const link of this.#links) link.end();
  }

  /** Both ends are told by a reset, and what was under way is lost. */
  reset(): void {
    for (const link of this.#links) link.reset();
  }

  /** The near ends (those who connected) are reset; the far ends hear nothing of it, or of anything else. */
  loseNear(): void {
    for (const link of this.#links) link.lose('near');
  }

  /** The far ends are reset; the near ends hear nothing of it, or of anything else. */
  loseFar(): void {
    for (const link of this.#links) link.lose('far');
  }

  close(): Promise<void> {
    this.reset();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #accept(near: Socket): void {
    if (this.isRefusing) {
      near.on('error', () => {});
      near.resetAndDestroy();
      return;
    }
    const link = new Link(near, connect({ port: this.target, host: '127.0.0.1', noDelay: true }), {
      weather: () => this.weather,
      random: this.#random,
      isGone: () => this.#links.delete(link),
    });
    this.#links.add(link);
  }
}

interface LinkParts {
  readonly weather: () => Weather;
  readonly random: () => number;
  readonly isGone: () => void;
}

class Link {
  readonly #near: Socket;
  readonly #far: Socket;
  #isHalf = false;

  constructor(near: Socket, far: Socket, { weather, random, isGone }: LinkParts) {
    this.#near = near;
    this.#far = far;
    carry(near, far, weather, random);
    carry(far, near, weather, random);
    for (const socket of [near, far]) {
      socket.on('error', () => {
        if (!this.#isHalf) this.reset();
      });
      socket.on('close', () => {
        if (near.destroyed && far.destroyed) isGone();
      });
    }
  }

  end(): void {
    for (const socket of [this.#near, this.#far]) socket.destroySoon();
  }

  reset(): void {
    for (const socket of [this.#near, this.#far]) if (!socket.destroyed) socket.resetAndDestroy();
  }

  lose(end: 'near' | 'far'): void {
    this.#isHalf = true;
    const socket = end === 'near' ? this.#near : this.#far;
    if (!socket.destroyed) socket.resetAndDestroy();
  }
}

/** Carries one direction, in order, at the pace and in the pieces that the weather has at the time. */
function carry(from: Socket, to: Socket, weather: () => Weather, random: () => number): void {
  const waiting: { readonly at: number; readonly chunk: Buffer | null }[] = [];
  let bytes = 0;
  let isCarrying = false;
  const put = (chunk: Buffer | null): void => {
    const [least, most] = weather().delay;
    const at = Math.max(waiting.at(-1)?.at ?? 0, Date.now() + least + (most - least) * random());
    waiting.push({ at, chunk });
    bytes += chunk?.length ?? 0;
    if (bytes > bufferBound) from.pause();
    if (!isCarrying) void carryOn();
  };
  const carryOn = async (): Promise<void> => {
    isCarrying = true;
    for (let next = waiting[0]; next !== undefined && !to.destroyed; next = waiting[0]) {
      if (next.at > Date.now()) await sleep(next.at - Date.now());
      while (weather().isStalled && !to.destroyed) await sleep(5);
      if (next.chunk === null) to.end();
      else await write(to, next.chunk, weather);
      waiting.shift();
      bytes -= next.chunk?.length ?? 0;
      if (bytes <= bufferBound) from.resume();
    }
    isCarrying = false;
  };
  from.on('data', put);
  from.on('end', () => put(null));
}

async function write(to: Socket, chunk: Buffer, weather: () => Weather): Promise<void> {
  for (let start = 0; start < chunk.length;) {
    if (to.destroyed) return;
    const end = Math.min(chunk.length, start + weather().sliceBytes);
    const hasRoom = to.write(chunk.subarray(start, end));
    start = end;
    if (!hasRoom) await drained(to);
    // Written in one turn they would leave in one packet.
    else if (start < chunk.length) await nextTurn();
  }
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done);
      socket.off('close', done);
      resolve();
    };
    socket.once('drain', done);
    socket.once('close', done);
  });
}
