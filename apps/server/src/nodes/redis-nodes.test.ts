import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PeerNews, RoomId } from '@nonlocal/classroom';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type RedisProcess, startRedis } from '../testing/redis-process.ts';
import { readLetter } from './news-wire.ts';
import { RedisNodes } from './redis-nodes.ts';

const room = 'room' as RoomId;
const log = pino({ level: 'silent' });

let folder = '';
let redis: RedisProcess;
let nodes: RedisNodes[] = [];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'nonlocal-redis-'));
  redis = await startRedis(folder);
  nodes = [new RedisNodes(redis.url, log), new RedisNodes(redis.url, log)];
});

afterEach(async () => {
  await Promise.all(nodes.map((node) => node.close()));
  await redis.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** Tells again and again, since what is told too early is lost, until `heard` has it. */
async function toldUntilHeard(from: RedisNodes, news: PeerNews, heard: readonly PeerNews[]): Promise<void> {
  const before = heard.length;
  while (heard.length === before) {
    from.tell(room, news);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

it('news of a room reaches the other nodes that serve it, and not oneself', async () => {
  const [a, b] = nodes as [RedisNodes, RedisNodes];
  const heard: PeerNews[][] = [[], []];
  a.join(room, (_from, news) => heard[0]?.push(news));
  b.join(room, (from, news) => {
    expect(from).toBe(a.id);
    heard[1]?.push(news);
  });
  await toldUntilHeard(a, { kind: 'moved', head: 7 }, heard[1] ?? []);
  expect(heard[1]?.[0]).toEqual({ kind: 'moved', head: 7 });
  expect(heard[0]).toEqual([]);
  a.leave(room);
  await expect.poll(() => heard[1]?.at(-1)).toEqual({ kind: 'left' });
});

it('P13 a Redis that is gone is missed by nobody, and heard again when it is back', async () => {
  const [a, b] = nodes as [RedisNodes, RedisNodes];
  const heard: PeerNews[] = [];
  b.join(room, (_from, news) => heard.push(news));
  await toldUntilHeard(a, { kind: 'changed' }, heard);
  await redis.kill();
  for (let i = 0; i < 100; i++) a.tell(room, { kind: 'moved', head: i });
  await redis.restart();
  await toldUntilHeard(a, { kind: 'moved', head: 1_000 }, heard);
  // What was told while nobody could hear is not told late.
  expect(heard.filter(({ kind }) => kind === 'moved')[0]).toEqual({ kind: 'moved', head: 1_000 });
});

it('P13 I9 what a stopped Redis does not take is bounded, and what fitted is heard when it goes on', async () => {
  const [a, b] = nodes as [RedisNodes, RedisNodes];
  const heard: PeerNews[] = [];
  b.join(room, (_from, news) => heard.push(news));
  await toldUntilHeard(a, { kind: 'changed' }, heard);
  redis.process.kill('SIGSTOP');
  for (let head = 1; head <= 5_000; head++) a.tell(room, { kind: 'moved', head });
  redis.process.kill('SIGCONT');
  const last = (): PeerNews | undefined => {
    a.tell(room, { kind: 'asking' });
    return heard.at(-1);
  };
  await expect.poll(last).toEqual({ kind: 'asking' });
  const moved = heard.filter(({ kind }) => kind === 'moved');
  expect(moved.length).toBeGreaterThan(0);
  expect(moved.length).toBeLessThanOrEqual(256);
});

it('what is no news of this version is not heard', () => {
  for (const text of ['', '{', '{}', '{"from":"a","news":{"kind":"gone"}}', '{"from":"","news":{"kind":"left"}}']) {
    expect(readLetter(text)).toBeNull();
  }
  expect(readLetter('{"from":"a","news":{"kind":"left"}}')).toEqual({ from: 'a', news: { kind: 'left' } });
});
