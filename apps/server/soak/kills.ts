import { setTimeout as sleep } from 'node:timers/promises';
import { Dice, seededRandom } from '@nonlocal/testing';
import { FaultProxy } from '../src/testing/fault-proxy.ts';
import type { PostgresProcess } from '../src/testing/postgres-process.ts';
import type { ServerProcess } from '../src/testing/server-process.ts';
import { type StoreKind, openPlace } from './place.ts';
import { type Report, type Say, quantile } from './report.ts';
import { type KillPoint, type Sabotage, killPoints } from './sabotage.ts';
import { startSabotaged } from './sabotaged-process.ts';
import { School } from './school.ts';
import { unexpectedLines } from './server-log.ts';
import { judge } from './verdict.ts';

/** A server that has not come to its point by then is killed wherever it is. */
const patienceMs = 60_000;
/** A server that acknowledges nothing for so long is killed as well. */
const standstillMs = 15_000;

export interface KillsParts {
  readonly store: StoreKind;
  readonly rounds: number;
  readonly seed: number;
  readonly students: number;
  readonly postgres?: PostgresProcess | null;
  /** In place of all of them and of a moment at random. */
  readonly points?: readonly (KillPoint | 'atRandom')[];
  readonly broken?: Sabotage['broken'];
  readonly say: Say;
}

/**
 * P1 P3: the server is killed again and again, at named points and at random, while two windows of an instructor step
 * and students follow; each time another process goes on with the same store. Everybody connects through a proxy, so
 * that for them it is one server that is gone for a while.
 */
export async function kills(parts: KillsParts): Promise<Report> {
  const { store, rounds, seed, students, postgres = null, broken, say } = parts;
  const random = seededRandom(seed);
  const dice = new Dice(random);
  const place = await openPlace(store, postgres);
  const points = parts.points ?? ([...killPoints, 'atRandom'] as const);
  const hits = new Map<string, number>();
  const unexpected: string[] = [];
  const upAgain: number[] = [];
  let server: ServerProcess | null = null;
  let school: School | null = null;
  const proxy = await FaultProxy.open(1, random);
  const goOn = async (sabotage: Sabotage): Promise<ServerProcess> => {
    const before = performance.now();
    server = await startSabotaged(place, broken === undefined ? sabotage : { ...sabotage, broken });
    upAgain.push(performance.now() - before);
    proxy.target = server.port;
    proxy.isRefusing = false;
    school?.retryNow();
    return server;
  };
  let isOver = false;
  let isKept = false;
  try {
    const calm = await goOn({});
    school = await School.open({
      folder: place.folder,
      port: calm.port,
      instructorPorts: [proxy.port, proxy.port],
      studentPorts: Array.from({ length: students }, () => proxy.port),
      random,
    });
    await calm.end('SIGKILL');
    school.start();
    for (let round = 1; round <= rounds; round++) {
      const point = points[(round - 1) % points.length] ?? 'atRandom';
      const isImage = point.endsWith('Image');
      const doomed = await goOn(
        point === 'atRandom'
          ? {}
          : { kill: { point, nth: isImage ? 1 : 1 + dice.upTo(12), delayUs: dice.upTo(4_000) } },
      );
      void dice.pick(school.students).takeImage();
      const gone = new Promise<true>((resolve) => doomed.process.once('exit', () => resolve(true)));
      const isThere = await Promise.race([
        gone,
        point === 'atRandom' ? isBusy(school, 1 + dice.upTo(15), dice.upTo(60)) : sleep(patienceMs),
      ]);
      if (isThere !== true) await doomed.end('SIGKILL');
      proxy.isRefusing = true;
      const name = isThere === true || point === 'atRandom' ? point : `${point} not reached`;
      hits.set(name, (hits.get(name) ?? 0) + 1);
      unexpected.push(...unexpectedLines(doomed.output()));
      if (round % (rounds > 50 ? 20 : 1) === 0)
        say(`${store}: ${round} of ${rounds} kills (${name}), ${school.acknowledged} commands acknowledged`);
    }
    if (broken === undefined) {
      const last = await goOn({});
      await school.progress(5);
      await school.settle();
      school.end();
      await last.end('SIGTERM');
      unexpected.push(...unexpectedLines(last.output()));
    } else school.abandon();
    isOver = true;
    const faults = await judge(place, school.room.code);
    isKept = faults.length > 0 && broken === undefined;
    return {
      faults: [...faults, ...unexpected],
      figures: {
        store,
        seed,
        kills: rounds,
        ...Object.fromEntries(hits),
        acknowledged: school.acknowledged,
        'log entries': school.head,
        'server up again ms p50': Math.round(quantile(upAgain, 0.5)),
        'students current again ms p50': Math.round(quantile(recoveries(school), 0.5)),
        'students current again ms p99': Math.round(quantile(recoveries(school), 0.99)),
      },
    };
  } finally {
    if (!isOver) school?.abandon();
    await (server as ServerProcess | null)?.end('SIGKILL');
    await proxy.close();
    if (isKept) say(`the journals are in ${place.folder}`);
    await place.remove({ keepsJournals: isKept });
  }
}

/** So many commands were acknowledged, or it is no use to wait for them: a build that is broken may stand still. */
const isBusy = (school: School, acknowledgements: number, ms: number): Promise<void> =>
  school.progress(acknowledgements, standstillMs).then(
    () => sleep(ms),
    () => {},
  );

const recoveries = (school: School): readonly number[] => school.students.flatMap((student) => student.recoveries);
