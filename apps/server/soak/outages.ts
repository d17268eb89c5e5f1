import { setTimeout as sleep } from 'node:timers/promises';
import { Dice, seededRandom } from '@nonlocal/testing';
import { FaultProxy } from '../src/testing/fault-proxy.ts';
import type { PostgresProcess } from '../src/testing/postgres-process.ts';
import { type StoreKind, openPlace } from './place.ts';
import { type Report, type Say, quantile } from './report.ts';
import { startSabotaged } from './sabotaged-process.ts';
import { School } from './school.ts';
import { unexpectedLines } from './server-log.ts';
import { openSmallDisk } from './small-disk.ts';
import { judge } from './verdict.ts';

const diskMegabytes = 8;

export interface OutagesParts {
  readonly store: StoreKind;
  readonly rounds: number;
  readonly seed: number;
  readonly students: number;
  /** Ended and started again: not one that others use at the time. */
  readonly postgres?: PostgresProcess | null;
  readonly say: Say;
}

/** What makes the store unable to write, and able again. */
interface Outage {
  readonly kind: string;
  readonly begin: () => Promise<void> | void;
  readonly end: () => Promise<void> | void;
}

/**
 * P14: the store fails under a class (Postgres ends; the disk of SQLite is full). Commands are refused, nobody is shown
 * anything that is not stored, one who comes back meanwhile finds the room where that needs no writing, and
 * when the store is there again the room goes on by itself.
 */
export async function outages({ store, rounds, seed, students, postgres = null, say }: OutagesParts): Promise<Report> {
  const random = seededRandom(seed);
  const dice = new Dice(random);
  const place = await openPlace(store, postgres);
  const disk = store === 'sqlite' ? openSmallDisk(place.dataDir, diskMegabytes) : null;
  const server = await startSabotaged(place);
  const pid = server.process.pid ?? 0;
  const proxy = await FaultProxy.open(server.port, random);
  const outage: Outage =
    disk === null
      ? {
          kind: 'Postgres ended',
          begin: () => place.postgres?.kill(),
          end: () => place.postgres?.restart(),
        }
      : { kind: disk.kind, begin: () => disk.fill(pid), end: () => disk.free(pid) };
  const faults: string[] = [];
  const resumed: number[] = [];
  let school: School | null = null;
  let isOver = false;
  try {
    school = await School.open({
      folder: place.folder,
      port: server.port,
      instructorPorts: [server.port],
      studentPorts: Array.from({ length: students }, (_, index) => (index === 0 ? proxy.port : server.port)),
      random,
    });
    const [teacher] = school.instructors;
    const [absentee] = school.students;
    if (teacher === undefined || absentee === undefined) throw new Error('an instructor and a student at least');
    school.start();
    for (let round = 1; round <= rounds; round++) {
      await school.progress(3 + dice.upTo(10));
      await outage.begin();
      const before = teacher.refused.get('STORE_UNAVAILABLE') ?? 0;
      const refusals = (): number => (teacher.refused.get('STORE_UNAVAILABLE') ?? 0) - before;
      await teacher.until(() => refusals() > 0, `a command is refused: ${outage.kind}`);
      const { acknowledged } = school;
      const shown = Math.max(...school.everyone.map(({ last }) => last));
      proxy.cut();
      if (disk !== null) {
        await absentee.until(() => !absentee.isJoined, 'it noticed the cut');
        await absentee.until(() => absentee.isJoined, 'it is back while nothing can be written');
      }
      await sleep(dice.upTo(1_000));
      if (school.acknowledged !== acknowledged) faults.push(`P14 something was acknowledged: ${outage.kind}`);
      const now = Math.max(...school.everyone.map(({ last }) => last));
      if (now !== shown) faults.push(`P14 ${now} was shown after ${shown}: ${outage.kind}`);
      await outage.end();
      const ended = performance.now();
      await school.progress(1);
      resumed.push(performance.now() - ended);
      say(`${outage.kind}: ${round} of ${rounds}, goes on after ${Math.round(resumed.at(-1) ?? 0)} ms`);
    }
    await school.settle();
    school.end();
    isOver = true;
    await server.end('SIGTERM');
    faults.push(...(await judge(place, school.room.code)));
    // What could not be stored is logged as an error, and is none of ours.
    const expected = /append failed|the store failed|a room could not be opened|an image could not be kept/;
    faults.push(...unexpectedLines(server.output(), expected));
    return {
      faults,
      figures: {
        outage: outage.kind,
        seed,
        rounds,
        refused: teacher.refused.get('STORE_UNAVAILABLE') ?? 0,
        acknowledged: school.acknowledged,
        'goes on after ms p50': Math.round(quantile(resumed, 0.5)),
        'goes on after ms max': Math.round(Math.max(...resumed)),
      },
    };
  } finally {
    if (!isOver) school?.abandon();
    await server.end('SIGKILL');
    await proxy.close();
    disk?.remove();
    if (faults.length > 0) say(`the journals are in ${place.folder}`);
    await place.remove({ keepsJournals: faults.length > 0 });
  }
}
