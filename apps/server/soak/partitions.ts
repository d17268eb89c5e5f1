import { setTimeout as sleep } from 'node:timers/promises';
import { Dice, seededRandom } from '@nonlocal/testing';
import { FaultProxy, clearWeather } from '../src/testing/fault-proxy.ts';
import type { PostgresProcess } from '../src/testing/postgres-process.ts';
import { startRedis } from '../src/testing/redis-process.ts';
import type { ServerProcess } from '../src/testing/server-process.ts';
import type { Instructor } from './instructor.ts';
import { openPlace } from './place.ts';
import { type Report, type Say, quantile } from './report.ts';
import { startSabotaged } from './sabotaged-process.ts';
import { School } from './school.ts';
import { unexpectedLines } from './server-log.ts';
import { judge } from './verdict.ts';

/** Longer than a node waits for its database. */
const longMs = 7_000;
const shortMs = 1_500;

/** One node's ways to what the nodes share. */
interface Ways {
  readonly database: FaultProxy;
  readonly redis: FaultProxy;
}

interface Partition {
  /** The ways of which nothing comes through any more. */
  readonly of: (first: Ways, second: Ways) => readonly FaultProxy[];
  /** Whether the second node's class goes on meanwhile. */
  readonly goesOn: boolean;
  /** The ways are reset, and closed to new connections; otherwise packets vanish, and arrive late. */
  readonly isRefused?: true;
}

/** By name. After each of them every way is clear again. */
const kinds: Readonly<Record<string, Partition>> = {
  'a node without its database': { of: (first) => [first.database], goesOn: true },
  'a node whose database refuses': { of: (first) => [first.database], goesOn: true, isRefused: true },
  'a node without Redis': { of: (first) => [first.redis], goesOn: true },
  'a node without both': { of: (first) => [first.database, first.redis], goesOn: true },
  'both nodes without Redis': { of: (first, second) => [first.redis, second.redis], goesOn: true },
  'both nodes without their database': { of: (first, second) => [first.database, second.database], goesOn: false },
};

const named = Object.entries(kinds);

export interface PartitionsParts {
  readonly rounds: number;
  readonly seed: number;
  /** On each of the two nodes. */
  readonly students: number;
  readonly postgres?: PostgresProcess | null;
  readonly say: Say;
}

/**
 * P13 P14: two nodes lose, each by itself or together, their database, Redis or both, as a network does that lets nothing
 * through and tells nobody. What was on its way arrives when it is clear again: also appends of which a node has long said
 * that it does not know. Whoever can go on does, and everybody does at the end.
 */
export async function partitions({ rounds, seed, students, postgres = null, say }: PartitionsParts): Promise<Report> {
  const random = seededRandom(seed);
  const dice = new Dice(random);
  const place = await openPlace('postgres', postgres);
  const redis = await startRedis(place.folder);
  const ways: Ways[] = [];
  const servers: ServerProcess[] = [];
  const resumed: number[] = [];
  const faults: string[] = [];
  let school: School | null = null;
  let isOver = false;
  try {
    for (let node = 0; node < 2; node++) {
      const [database, databaseUrl] = await behind(place.env['DATABASE_URL'] ?? '', random);
      const [news, redisUrl] = await behind(redis.url, random);
      ways.push({ database, redis: news });
      servers.push(
        await startSabotaged({ ...place, env: { ...place.env, DATABASE_URL: databaseUrl, REDIS_URL: redisUrl } }),
      );
    }
    const ports = servers.map(({ port }) => port);
    const [first, second] = ways;
    if (first === undefined || second === undefined) throw new Error('two nodes');
    school = await School.open({
      folder: place.folder,
      port: ports[0] ?? 0,
      instructorPorts: ports,
      studentPorts: ports.flatMap((port) => Array.from({ length: students }, () => port)),
      random,
    });
    const [one, other] = school.instructors;
    if (one === undefined || other === undefined) throw new Error('two instructors');
    school.start();
    for (let round = 0; round < rounds; round++) {
      const entry = named[round % named.length];
      if (entry === undefined) throw new Error('there are kinds of partitions');
      const [name, partition] = entry;
      await Promise.all(school.instructors.map((each) => goOn(each, 2 + dice.upTo(5))));
      const cut = partition.of(first, second);
      for (const proxy of cut) {
        if (partition.isRefused) {
          proxy.isRefusing = true;
          proxy.reset();
        } else proxy.weather = { ...clearWeather, isStalled: true };
      }
      // What was let through before this moment may still be answered.
      await sleep(100);
      const { acknowledged } = school;
      await sleep(dice.chance(0.5) ? shortMs : longMs);
      if (partition.goesOn) await goOn(other, 3);
      else if (school.acknowledged !== acknowledged) faults.push(`P14 something was acknowledged: ${name}`);
      for (const proxy of cut) {
        proxy.isRefusing = false;
        proxy.weather = clearWeather;
      }
      const healed = performance.now();
      await Promise.all(school.instructors.map((each) => goOn(each, 1)));
      resumed.push(performance.now() - healed);
      say(`${name}: ${round + 1} of ${rounds}, all go on after ${Math.round(resumed.at(-1) ?? 0)} ms`);
    }
    await school.settle();
    school.end();
    isOver = true;
    for (const server of servers) await server.end('SIGTERM');
    faults.push(...(await judge(place, school.room.code)));
    // What a node could not read or write is logged as an error, and is none of ours.
    const expected =
      /append failed|the store failed|a room could not be opened|an image could not be kept|Redis|database/i;
    faults.push(...servers.flatMap((server) => unexpectedLines(server.output(), expected)));
    return {
      faults,
      figures: {
        seed,
        partitions: rounds,
        acknowledged: school.acknowledged,
        'refused STORE_UNAVAILABLE': school.instructors.reduce(
          (sum, { refused }) => sum + (refused.get('STORE_UNAVAILABLE') ?? 0),
          0,
        ),
        'all go on after ms p50': Math.round(quantile(resumed, 0.5)),
        'all go on after ms max': Math.round(Math.max(...resumed)),
      },
    };
  } finally {
    if (!isOver) school?.abandon();
    for (const server of servers) await server.end('SIGKILL');
    for (const { database, redis: news } of ways) await Promise.all([database.close(), news.close()]);
    await redis.kill();
    if (faults.length > 0) say(`the journals are in ${place.folder}`);
    await place.remove({ keepsJournals: faults.length > 0 });
  }
}

/** A proxy before what the address names, and the address that leads through it. */
async function behind(address: string, random: () => number): Promise<readonly [FaultProxy, string]> {
  const url = new URL(address);
  const proxy = await FaultProxy.open(Number(url.port), random);
  url.port = String(proxy.port);
  return [proxy, url.href];
}

/** Resolves when so many more of this one's commands were acknowledged. */
function goOn(instructor: Instructor, commands: number): Promise<void> {
  const goal = instructor.acknowledged + commands;
  return instructor.until(() => instructor.acknowledged >= goal, `${commands} commands were acknowledged`);
}
