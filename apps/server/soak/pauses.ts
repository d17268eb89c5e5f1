import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Dice, seededRandom } from '@nonlocal/testing';
import { FaultProxy } from '../src/testing/fault-proxy.ts';
import type { PostgresProcess } from '../src/testing/postgres-process.ts';
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
  /** On each of the two nodes. */
  readonly students: number;
  readonly postgres?: PostgresProcess | null;
  readonly broken?: Sabotage['broken'];
  readonly say: Say;
}

/**
 * P4: two nodes serve one room from one Postgres. The first is stopped (SIGSTOP) in the middle of its work, in turn
 * right before an append and at a moment at random; the second one's instructor goes on; then the first is resumed with
 * what it had in hand.
 */
export async function pauses({ rounds, seed, students, postgres = null, broken, say }: PausesParts): Promise<Report> {
  const random = seededRandom(seed);
  const dice = new Dice(random);
  const place = await openPlace('postgres', postgres);
  const servers: ServerProcess[] = [];
  const proxies: FaultProxy[] = [];
  let school: School | null = null;
  let isOver = false;
  let isKept = false;
  try {
    for (let node = 0; node < 2; node++) {
      const server = await startSabotaged(place, broken === undefined ? {} : { broken });
      servers.push(server);
      // Everyone comes in by the first node, so that the second finds all members in the store.
      proxies.push(await FaultProxy.open(servers[0]?.port ?? 0, random));
    }
    const [one, other] = servers;
    const [toOne, toOther] = proxies;
    if (one === undefined || other === undefined || toOne === undefined || toOther === undefined)
      throw new Error('two');
    school = await School.open({
      folder: place.folder,
      port: one.port,
      instructorPorts: [toOne.port, toOther.port],
      studentPorts: Array.from({ length: 2 * students }, (_, index) => (index < students ? toOne.port : toOther.port)),
      random,
    });
    const [first, second] = school.instructors;
    if (first === undefined || second === undefined) throw new Error('two instructors');
    toOther.target = other.port;
    toOther.cut();
    await sleep(50);
    school.retryNow();
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
    await first.stop();
    // A node hears of the other's entries at the latest when it loses a race: this one does now.
    await first.send({ kind: 'restart' });
    toOther.target = one.port;
    toOther.cut();
    await sleep(50);
    school.retryNow();
    const lostRaces = first.refused.get('STALE_BASE') ?? 0;
    await school.settle();
    school.end();
    isOver = true;
    const unexpected = servers.flatMap((server) => unexpectedLines(server.output()));
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
    for (const proxy of proxies) await proxy.close();
    if (isKept) say(`the journals are in ${place.folder}`);
    await place.remove({ keepsJournals: isKept });
  }
}

/** Resolves when the system has stopped the process. */
async function isStopped(pid: number): Promise<void> {
  for (let tries = 0; tries < 2_000; tries++) {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may have anything in it; the state follows it.
    if (stat.slice(stat.lastIndexOf(')') + 2).startsWith('T')) return;
    await sleep(5);
  }
  throw new Error(`process ${pid} does not stop`);
}
