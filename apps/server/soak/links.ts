import { setTimeout as sleep } from 'node:timers/promises';
import { Dice, seededRandom } from '@nonlocal/testing';
import { FaultProxy, clearWeather } from '../src/testing/fault-proxy.ts';
import type { PostgresProcess } from '../src/testing/postgres-process.ts';
import type { Follower } from './follower.ts';
import { openPlace } from './place.ts';
import { type Report, type Say, quantile } from './report.ts';
import { startSabotaged } from './sabotaged-process.ts';
import { School } from './school.ts';
import { unexpectedLines } from './server-log.ts';
import { judge } from './verdict.ts';

/** How a link goes bad, and how it ends up. The seconds are those of the fault itself. */
interface Fault {
  /** Waits for half a minute, until one end's patience is over. */
  readonly isLong?: true;
  inflict(proxy: FaultProxy, dice: Dice, student: Follower): Promise<void>;
}

/** By name. What a fault leaves behind is clear weather and a link that opens again. */
const faults = {
  cut: {
    inflict: async (proxy) => {
      proxy.cut();
      await Promise.resolve();
    },
  },
  reset: {
    inflict: async (proxy) => {
      proxy.reset();
      await Promise.resolve();
    },
  },
  'cut, and away for a while': {
    inflict: async (proxy, dice) => {
      proxy.isRefusing = true;
      proxy.cut();
      await sleep(500 + dice.upTo(2_500));
      proxy.isRefusing = false;
    },
  },
  'cut, and away for 30 s': {
    isLong: true,
    inflict: async (proxy) => {
      proxy.isRefusing = true;
      proxy.cut();
      await sleep(30_000);
      proxy.isRefusing = false;
    },
  },
  'latency and jitter': {
    inflict: async (proxy, dice, student) => {
      proxy.weather = { ...clearWeather, delay: [20, 50 + dice.upTo(400)] };
      await sleep(1_500);
      proxy.weather = clearWeather;
      student.startWatch();
    },
  },
  stall: {
    inflict: async (proxy, dice, student) => {
      proxy.weather = { ...clearWeather, isStalled: true };
      await sleep(1_000 + dice.upTo(2_000));
      proxy.weather = clearWeather;
      // The socket was never closed: it opens again now, for all that this student can tell.
      student.startWatch();
    },
  },
  'slices of one byte': {
    inflict: async (proxy) => {
      proxy.weather = { ...clearWeather, sliceBytes: 1 };
      await sleep(1_000);
      // Coming in with a whole state in slices is the hardest of it.
      proxy.cut();
      await sleep(1_000);
      proxy.weather = clearWeather;
    },
  },
  'half open: the server hears nothing of the end': {
    inflict: async (proxy) => {
      proxy.loseNear();
      await Promise.resolve();
    },
  },
  'half open: the student hears nothing of the end': {
    isLong: true,
    inflict: async (proxy) => {
      proxy.loseFar();
      // Two missed heartbeats.
      await sleep(25_000);
    },
  },
} satisfies Record<string, Fault>;

const named = Object.entries<Fault>(faults);

export interface LinksParts {
  /** Every student goes through so many faults, one after the other. */
  readonly rounds: number;
  readonly students: number;
  readonly seed: number;
  /** Also those faults that take half a minute. */
  readonly isLong: boolean;
  readonly postgres?: PostgresProcess | null;
  readonly say: Say;
}

/** P6: every student is behind a link of their own that goes bad in one way after the other, while the class goes on. */
export async function links({ rounds, students, seed, isLong, postgres = null, say }: LinksParts): Promise<Report> {
  const random = seededRandom(seed);
  const kinds = named.filter(([, fault]) => isLong || fault.isLong !== true);
  const place = await openPlace(postgres === null ? 'sqlite' : 'postgres', postgres);
  const server = await startSabotaged(place);
  const proxies: FaultProxy[] = [];
  const recoveries = new Map<string, number[]>();
  let school: School | null = null;
  let isOver = false;
  let isKept = false;
  try {
    for (let index = 0; index < students; index++) proxies.push(await FaultProxy.open(server.port, random));
    school = await School.open({
      folder: place.folder,
      port: server.port,
      instructorPorts: [server.port],
      studentPorts: proxies.map(({ port }) => port),
      random,
    });
    school.start();
    const suffer = async (student: Follower, proxy: FaultProxy, index: number): Promise<void> => {
      const dice = new Dice(seededRandom(seed * 1_000 + index));
      for (let round = 0; round < rounds; round++) {
        const [name, fault] = kinds[(index + round) % kinds.length] ?? ['', faults.cut];
        student.recoveries.length = 0;
        await fault.inflict(proxy, dice, student);
        await student.until(() => student.recoveries.length > 0, `it is current after ${name}`);
        recoveries.set(name, [...(recoveries.get(name) ?? []), ...student.recoveries]);
        await sleep(dice.upTo(200));
      }
      say(`${student.name} went through ${rounds} faults and is at ${student.last}`);
    };
    await Promise.all(
      school.students.map((student, index) => {
        const proxy = proxies[index];
        return proxy === undefined ? Promise.resolve() : suffer(student, proxy, index);
      }),
    );
    await school.settle();
    school.end();
    isOver = true;
    await server.end('SIGTERM');
    const all = [...recoveries.values()].flat();
    const found = [...(await judge(place, school.room.code)), ...unexpectedLines(server.output())];
    isKept = found.length > 0;
    return {
      faults: found,
      figures: {
        seed,
        students,
        'faults of links': rounds * students,
        'log entries': school.head,
        'current again ms p50': Math.round(quantile(all, 0.5)),
        'current again ms p99': Math.round(quantile(all, 0.99)),
        'current again ms max': Math.round(Math.max(...all)),
        ...Object.fromEntries(
          [...recoveries].map(([name, each]) => [
            `  ${name}`,
            `${each.length} times, p50 ${Math.round(quantile(each, 0.5))} ms, max ${Math.round(Math.max(...each))} ms`,
          ]),
        ),
      },
    };
  } finally {
    if (!isOver) school?.abandon();
    await server.end('SIGKILL');
    for (const proxy of proxies) await proxy.close();
    if (isKept) say(`the journals are in ${place.folder}`);
    await place.remove({ keepsJournals: isKept });
  }
}
