import { randomUUID } from 'node:crypto';
import type { NodeId, PeerNews, RoomId } from '@nonlocal/classroom';
import { Redis } from 'ioredis';
import type { Logger } from 'pino';
import { readLetter, writeLetter } from './news-wire.ts';
import type { Nodes } from './nodes.ts';

const longestRetryMs = 2_000;
const closeMs = 500;
/** News that Redis has not taken yet; beyond, more is not told. */
const untakenBound = 256;

type Hear = (from: NodeId, news: PeerNews) => void;

const channelOf = (room: RoomId): string => `nonlocal:room:${room}`;

/**
 * Nodes that hear of each other by Redis' publish and subscribe: nothing is kept there, and what is said while Redis is away
 * is lost. Steps never pass through it.
 */
export class RedisNodes implements Nodes {
  readonly id = randomUUID() as NodeId;
  readonly isAlone = false;
  readonly #log: Logger;
  readonly #mouth: Redis;
  readonly #ear: Redis;
  readonly #rooms = new Map<string, Hear>();
  #isReachable = true;
  #untaken = 0;

  /** Does not wait for Redis: without it rooms are served, too. */
  constructor(url: string, log: Logger) {
    this.#log = log;
    // Nothing waits for Redis to come back: news is worth something now or not at all.
    this.#mouth = this.#connect(url, { enableOfflineQueue: false });
    // Subscriptions are made again whenever it does.
    this.#ear = this.#connect(url, { enableOfflineQueue: true, autoResubscribe: true });
    this.#ear.on('message', (channel: string, text: string) => {
      const letter = readLetter(text);
      if (letter !== null && letter.from !== this.id) this.#rooms.get(channel)?.(letter.from, letter.news);
    });
  }

  join(room: RoomId, hear: Hear): void {
    this.#rooms.set(channelOf(room), hear);
    this.#ear.subscribe(channelOf(room)).catch(() => {});
  }

  leave(room: RoomId): void {
    this.tell(room, { kind: 'left' });
    this.#rooms.delete(channelOf(room));
    this.#ear.unsubscribe(channelOf(room)).catch(() => {});
  }

  tell(room: RoomId, news: PeerNews): void {
    // One that is stopped takes nothing and does not end its connection: what waits for it must have a bound.
    if (this.#mouth.status !== 'ready' || this.#untaken >= untakenBound) return;
    this.#untaken++;
    this.#mouth
      .publish(channelOf(room), writeLetter({ from: this.id, news }))
      .catch(() => {})
      .finally(() => this.#untaken--);
  }

  /** What was told last leaves first. */
  async close(): Promise<void> {
    const late = setTimeout(() => this.#mouth.disconnect(), closeMs);
    await this.#mouth.quit().catch(() => {});
    clearTimeout(late);
    this.#mouth.disconnect();
    this.#ear.disconnect();
  }

  #connect(url: string, queue: { readonly enableOfflineQueue: boolean; readonly autoResubscribe?: boolean }): Redis {
    const redis = new Redis(url, {
      ...queue,
      connectTimeout: longestRetryMs,
      maxRetriesPerRequest: null,
      retryStrategy: (times) => Math.min(100 * times, longestRetryMs),
    });
    // Once a change, not once a try.
    redis.on('ready', () => this.#reachable(true, null));
    redis.on('error', (error) => this.#reachable(false, error));
    return redis;
  }

  #reachable(isReachable: boolean, error: unknown): void {
    if (isReachable === this.#isReachable) return;
    this.#isReachable = isReachable;
    if (isReachable) this.#log.info('Redis is back');
    else this.#log.warn({ err: error }, 'Redis cannot be reached: other nodes hear of changes a second later');
  }
}
