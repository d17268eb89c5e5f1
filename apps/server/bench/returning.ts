import { setTimeout as sleep } from 'node:timers/promises';
import { protocolVersion } from '@nonlocal/protocol';
import { RawClient, Refused } from './raw-client.ts';

const firstDelayMs = 500;
const longestDelayMs = 5_000;
const spreadMs = 100;
const perAddress = 1_000;

/**
 * A student who comes back as our pages do: when the server says, or after each loss, and each try that failed, once a random part of
 * a delay has passed that doubles from 0.5 s to 5 s. Asks the ports in turn, as a proxy does that has noticed which node is gone.
 */
export class Returning {
  /** The last `seq` that came. */
  seq = -1;
  readonly #ports: () => readonly number[];
  readonly #from: string;
  readonly #nickname: string;
  readonly #code: string;
  #token: string | null = null;
  #client: RawClient | null = null;
  #failures = 0;
  #isOver = false;
  #moved: () => void = () => {};

  constructor(index: number, code: string, ports: () => readonly number[]) {
    this.#ports = ports;
    this.#code = code;
    this.#nickname = `Student ${index}`;
    this.#from = `127.0.0.${2 + Math.floor(index / perAddress)}`;
  }

  /** Resolves when everything up to `seq` has come. */
  async reach(seq: number): Promise<void> {
    while (this.seq < seq) {
      await new Promise<void>((resolve) => {
        this.#moved = resolve;
      });
    }
  }

  async come(): Promise<void> {
    while (!this.#isOver) {
      try {
        await this.#try();
        return;
      } catch (error) {
        this.#client?.close();
        await sleep(
          error instanceof Refused && error.againMs !== null
            ? error.againMs + spreadMs * Math.random()
            : this.#backOff(),
        );
      }
    }
  }

  leave(): void {
    this.#isOver = true;
    this.#client?.close();
  }

  #backOff(): number {
    const bound = Math.min(longestDelayMs, firstDelayMs * 2 ** this.#failures++);
    return bound / 2 + (bound / 2) * Math.random();
  }

  async #try(): Promise<void> {
    const ports = this.#ports();
    const port = ports[this.#failures % ports.length] ?? 0;
    const client = await RawClient.open({ port, from: this.#from, token: this.#token });
    this.#client = client;
    client.onEvent = (packet) => this.#received(packet);
    const { body } = await client.ask('hello', {
      version: protocolVersion,
      role: 'student',
      ...(this.#token === null ? { code: this.#code, nickname: this.#nickname } : {}),
      ...(this.seq < 0 ? {} : { resume: { seq: this.seq } }),
    });
    if (body['ok'] !== true) throw new Error(`not let in: ${String(body['code'])}`);
    if (typeof body['token'] === 'string') this.#token = body['token'];
    this.#failures = 0;
    client.onClose = () => {
      if (!this.#isOver) void this.come();
    };
  }

  #received(packet: Buffer): void {
    const head = packet.toString('latin1', 0, 10);
    if (head.startsWith('42["steps"')) {
      const [, { steps }] = JSON.parse(packet.toString('utf8', 2)) as [string, { steps: readonly { seq: number }[] }];
      for (const { seq } of steps) {
        if (seq > this.seq + 1) throw new Error(`a gap: ${seq} after ${this.seq}`);
        this.seq = Math.max(this.seq, seq);
      }
    } else if (head.startsWith('42["snap"')) {
      const [, { seq }] = JSON.parse(packet.toString('utf8', 2)) as [string, { seq: number }];
      this.seq = Math.max(this.seq, seq);
    } else return;
    this.#moved();
  }
}
