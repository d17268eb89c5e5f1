import { setTimeout as sleep } from 'node:timers/promises';
import { Dice, seededRandom } from '@nonlocal/testing';
import { FaultProxy } from '../src/testing/fault-proxy.ts';
import { childrenOf } from '../src/testing/server-process.ts';
import type { Follower } from './follower.ts';
import { openPlace } from './place.ts';
import { openFiles, residentMegabytes } from './process-figures.ts';
import type { Report, Say } from './report.ts';
import { startSabotaged } from './sabotaged-process.ts';
import { School } from './school.ts';
import { unexpectedLines } from './server-log.ts';
import { judge } from './verdict.ts';

const roundMs = 2_000;
/** What runs for the first time takes memory for good: this part of the run does not count. */
const warmUp = 1 / 3;

export interface EnduranceParts {
  readonly minutes: number;
  readonly students: number;
  readonly seed: number;
  readonly say: Say;
}

interface Sample {
  readonly hours: number;
  readonly server: number;
  readonly interpreters: number;
  readonly files: number;
}

/**
 * P20: a class that goes on and on, in which people drop out, come back and come late, and ask for images. Reported are
 * the slopes of memory in megabytes an hour, and the files that the server has open when everyone but the first has left.
 */
export async function endurance({ minutes, students, seed, say }: EnduranceParts): Promise<Report> {
  const random = seededRandom(seed);
  const dice = new Dice(random);
  const place = await openPlace('sqlite');
  const server = await startSabotaged(place);
  const pid = server.process.pid ?? 0;
  const proxy = await FaultProxy.open(server.port, random);
  const samples: Sample[] = [];
  let school: School | null = null;
  let isOver = false;
  let isKept = false;
  try {
    school = await School.open({
      folder: place.folder,
      port: server.port,
      instructorPorts: [server.port],
      studentPorts: Array.from({ length: students }, (_, index) => (index % 2 === 0 ? server.port : proxy.port)),
      random,
      paceMs: 50,
    });
    const begun = Date.now();
    const elapsed = (): number => (Date.now() - begun) / 3_600_000;
    const sample = async (): Promise<void> => {
      const interpreters = await childrenOf(pid);
      samples.push({
        hours: elapsed(),
        server: residentMegabytes(pid),
        interpreters: interpreters.reduce((sum, child) => sum + residentMegabytes(child), 0),
        files: openFiles(pid),
      });
    };
    await sample();
    school.start();
    let rounds = 0;
    while (elapsed() < minutes / 60) {
      await sleep(roundMs);
      rounds++;
      if (rounds % 3 === 0) {
        proxy.cut();
        await sleep(50);
      }
      if (rounds % 5 === 0) await visit(school, server.port);
      await dice.pick(school.students).takeImage();
      await sample();
      if (rounds % 30 === 0) say(describe(samples.at(-1), school));
    }
    await school.settle();
    await sleep(500);
    await sample();
    school.end();
    isOver = true;
    await server.end('SIGTERM');
    const faults = [...(await judge(place, school.room.code)), ...unexpectedLines(server.output())];
    const counted = samples.filter(({ hours }) => hours >= elapsed() * warmUp);
    const first = samples[0];
    const last = samples.at(-1);
    // What is left open when the class is over is as much as when it began, give or take what is on its way.
    if (first !== undefined && last !== undefined && last.files > first.files + 5) {
      faults.push(`P20 ${first.files} files were open at the beginning, ${last.files} at the end`);
    }
    isKept = faults.length > 0;
    return {
      faults,
      figures: {
        seed,
        minutes,
        'log entries': school.head,
        'server MB an hour': slope(counted, ({ server: value }) => value).toFixed(1),
        'server MB at last': (last?.server ?? 0).toFixed(0),
        'interpreters MB an hour': slope(counted, ({ interpreters }) => interpreters).toFixed(1),
        'interpreters MB at last': (last?.interpreters ?? 0).toFixed(0),
        'files open': `${first?.files ?? 0} at first, ${last?.files ?? 0} at last`,
      },
    };
  } finally {
    if (!isOver) school?.abandon();
    await server.end('SIGKILL');
    await proxy.close();
    if (isKept) say(`the journals are in ${place.folder}`);
    await place.remove({ keepsJournals: isKept });
  }
}

/** Somebody comes late, sees the state, and goes. */
async function visit(school: School, port: number): Promise<void> {
  const guest: Follower = school.admit(port);
  guest.join();
  await guest.until(() => guest.isJoined, 'it is in the room');
  school.dismiss(guest);
}

function describe(sample: Sample | undefined, school: School): string {
  if (sample === undefined) return '';
  const { server, interpreters, files } = sample;
  return `${school.head} entries, server ${server.toFixed(0)} MB, interpreters ${interpreters.toFixed(0)} MB, ${files} files`;
}

/** Of the line that fits best. */
function slope(samples: readonly Sample[], value: (sample: Sample) => number): number {
  const mean = (of: (sample: Sample) => number): number =>
    samples.reduce((sum, each) => sum + of(each), 0) / samples.length;
  const x = mean(({ hours }) => hours);
  const y = mean(value);
  const covariance = mean((each) => (each.hours - x) * (value(each) - y));
  return covariance / mean(({ hours }) => (hours - x) ** 2);
}
