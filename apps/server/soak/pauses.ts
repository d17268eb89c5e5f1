import { setTimeout as sleep } from 'node:timers/promises';
import { Dice, seededRandom } from '@nonlocal/testing';
import { processStat } from '../src/process-stat.ts';
import { FaultProxy } from '../src/testing/fault-proxy.ts';
import type { PostgresProcess } from '../src/testing/postgres-process.ts';
import { startRedis } from '../src/testing/redis-process.ts';
import type { ServerProcess } from '../src/testing/server-process.ts';
import { openPlace } from './place.ts';
import type { Report, Say } from './report.ts';
import type { Sabotage } from './sabotage.ts';
import { startSabotaged } from './sabotaged-process.ts';
import { School } from './school.ts';
import { unexpectedLines } from './server-log.ts';
import { judge } from './verdict.ts';

export interface PausesParts {
  readonly rounds: number;
  readonly seed: number;
  /** On each of the two nodes, and as many who change from one to the other. */
  readonly students: number;
  readonly postgres?: PostgresProcess | null;
  readonly broken?: Sabotage['broken'];
  readonly say: Say;
}

/**
 * P4: two nodes serve one room from one Postgres, with hints over Redis. The first is stopped (SIGSTOP) in the middle of its work, in turn
 * right before an append and at a moment at random; the second one's instructor goes on; then the first is resumed with
 * what it had in hand. Some students stay with their node; others change to the other one each time.
 */
export async function pauses({ rounds, seed, students, postgres = null, broken, say }: PausesParts): Promise<Report> {
  const random = seededRandom(seed);
  const dice = new Dice(random);
  const place = await openPlace('postgres', postgres);
  const servers: ServerProcess[] = [];
  const redis = await startRedis(place.folder);
  const shared = { ...place, env: { ...place.env, REDIS_URL: redis.url } };
  let roaming: FaultProxy | null = null;
  let school: School | null = null;
  let isOver = false;
  let isKept = false;
  try {
    for (let node = 0; node < 2; node++) {
      servers.push(await startSabotaged(shared, broken === undefined ? {} : { broken }));
    }
    const [one, other] = servers;
    if (one === undefined || other === undefined) throw new Error('two nodes');
    roaming = await FaultProxy.open(one.port, random);
    const { port: roamingPort } = roaming;
    school = await School.open({
      folder: place.folder,
      port: one.port,
      instructorPorts: [one.port, other.port],
      studentPorts: [one.port, other.port, roamingPort].flatMap((port) => Array.from({ length: students }, () => port)),
      random,
    });
    const [first, second] = school.instructors;
    if (first === undefined || second === undefined) throw new Error('two instructors');
    first.start();
    await school.progress(3);
    for (let round = 1; round <= rounds; round++) {
      const pid = one.process.pid ?? 0;
      if (round % 2 === 1) one.process.kill('SIGUSR2');
      else {
        await sleep(dice.upTo(100));
        one.process.kill('SIGSTOP');
      }
      await isStopped(pid);
      second.start();
      // Whoever was on the node that stands still comes back on the other, and the other way round.
      roaming.target = roaming.target === one.port ? other.port : one.port;
      roaming.cut();
      await school.progress(3 + dice.upTo(8));
      if (dice.chance(0.5)) await second.stop();
      one.process.kill('SIGCONT');
      await school.progress(5);
      await second.stop();
      if (round % 10 === 0) say(`${round} of ${rounds} pauses, ${school.acknowledged} commands acknowledged`);
    }
    if (broken !== undefined) {
      school.abandon();
      isOver = true;
      return { faults: await judge(place, school.room.code), figures: {} };
    }
    const lostRaces = first.refused.get('STALE_BASE') ?? 0;
    await school.settle();
    school.end();
    isOver = true;
    // A node that stood still for longer than its database may be silent takes the answers that wait for it to be late.
    const expected = /Query read timeout/;
    const unexpected = servers.flatMap((server) => unexpectedLines(server.output(), expected));
    for (const server of servers) await server.end('SIGTERM');
    const faults = [...(await judge(place, school.room.code)), ...unexpected];
    isKept = faults.length > 0;
    return {
      faults,
      figures: {
        seed,
        pauses: rounds,
        acknowledged: school.acknowledged,
        'log entries': school.head,
        'commands of the paused node that lost the race': lostRaces,
      },
    };
  } finally {
    if (!isOver) school?.abandon();
    for (const server of servers) await server.end('SIGKILL');
    await roaming?.close();
    await redis.kill();
    if (isKept) say(`the journals are in ${place.folder}`);
    await place.remove({ keepsJournals: isKept });
  }
}

/** Resolves when the system has stopped the process. */
async function isStopped(pid: number): Promise<void> {
  for (let tries = 0; tries < 2_000; tries++) {
    if (processStat(pid)?.state === 'T') return;
    await sleep(5);
  }
  throw new Error(`process ${pid} does not stop`);
}
