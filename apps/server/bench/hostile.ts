import { setTimeout as sleep } from 'node:timers/promises';
import { Session } from '@nonlocal/scope';
import { into, load } from '../src/testing/socket-client.ts';
import { say, table } from './measured.ts';
import { Teacher } from './rooms.ts';
import { type Stage, withServer } from './stage.ts';

const witnesses = 20;
const perRoom = 10;
const rate = 2;
const loopBoundMs = 50;

const run = { kind: 'step', granularity: 'line', move: { kind: 'continue' } };

/** What each wants all of. */
const programs: Readonly<Record<string, string>> = {
  instructions: 'while True: pass\n',
  memory: "x = []\nwhile True:\n    x.append('a' * 100_000)\n",
  'many objects': 'x = {}\ni = 0\nwhile True:\n    x[i] = [i]\n    i += 1\n',
  output: "while True: print('x' * 10_000)\n",
  'wide view': 'x = {i: [i] * 50 for i in range(100_000)}\ny = [dict(x) for i in range(5)]\nz = 1\n',
  'deep view': 'x = []\nfor i in range(50_000): x = [x]\ny = x\n',
  recursion: 'def f(n): return f(n + 1)\nf(0)\n',
  numbers: 'x = 3\nwhile True: x = x * x\n',
  text: "x = 'a'\nwhile True: x = x + x\n",
  sorting: 'x = list(range(200_000, 0, -1))\nwhile True: x = sorted(x, key=lambda n: -n)\n',
  classes: "i = 0\nwhile True:\n    i += 1\n    globals()['C%d' % i] = type('C%d' % i, (), {})\n",
};

/** As much as the interpreter process does between two looks at the clock. */
const sliceInstructions = 20_000;
const pastBudgetMs = 250;
/** Between two rounds of three commands. */
const roundMs = 150;

/**
 * How each ends, alone in this process: between two looks at the clock nothing else of an interpreter process has its turn,
 * and a limit ends a run within the slice in which its budget ended, so the longest slice and the last one bound both.
 */
function limits(stage: Stage): void {
  const rows = Object.entries(programs).map(([name, source]) => {
    const session = Session.create();
    session.apply({ kind: 'load', source, filename: 'main.py' });
    session.begin({ kind: 'step', granularity: 'line', move: { kind: 'continue' } });
    const slices: number[] = [];
    const spent = (action: () => unknown): unknown => {
      const before = process.cpuUsage();
      const result = action();
      const { user, system } = process.cpuUsage(before);
      slices.push((user + system) / 1_000);
      return result;
    };
    while ((spent(() => session.advance(sliceInstructions)) as Slice).kind === 'running');
    const last = slices.at(-1) ?? Number.NaN;
    const longest = Math.max(...slices);
    const total = slices.reduce((sum, each) => sum + each, 0);
    spent(() => session.hash());
    const { status, instructions } = session.view();
    const end = status.kind === 'limit' ? status.limit : status.kind;
    if (last > pastBudgetMs) stage.fail(`hostile: ${name}: ended up to ${last.toFixed(0)} ms past its budget`);
    return [name, end, instructions, total / 1_000, longest, last, slices.at(-1) ?? Number.NaN];
  });
  const head = 'a program of these,ends with,instructions,run cpu s,longest slice ms,last slice ms,hash ms';
  say(table([head.split(','), ...rows]));
}

type Slice = ReturnType<Session['advance']>;

/** The others' steps and the server's event loop, with and without a room that runs all of them, over and over. */
export async function hostile(stage: Stage): Promise<void> {
  limits(stage);
  await withServer({ rooms: witnesses + 1 }, async (server, [bad, ...good]) => {
    const teachers: Teacher[] = [];
    for (const { token } of good) {
      const teacher = await Teacher.join(server.port, token);
      await teacher.command(load('total = 0\nwhile True:\n    total = total + 1\n'));
      teachers.push(teacher);
    }
    const codes = good.map(({ code }) => code);
    await stage.crowd.join({ kind: 'nonlocal', port: server.port, codes, perRoom, pace: 180 });
    const rows: (string | number)[][] = [];
    const measure = async (name: string, until: Promise<unknown>, isOver: () => boolean): Promise<void> => {
      await stage.crowd.count();
      await server.usage();
      const stepping = teachers.map(async (teacher) => {
        while (!isOver()) await teacher.steps(into, rate, 1 + rate);
      });
      await until;
      await Promise.all(stepping);
      const { latency, gaps, behind, lost } = await stage.crowd.report(teachers.map(({ head }) => head));
      const { loop, cpu } = await server.usage();
      rows.push([name, latency.p50, latency.p99, latency.max, loop.p50, loop.p99, loop.max, cpu / 1e6]);
      if (gaps + behind + lost > 0) stage.fail(`hostile: ${name}: ${gaps} gaps, ${behind} behind, ${lost} lost`);
      if (loop.p99 > loopBoundMs) stage.fail(`hostile: ${name}: the loop was ${loop.p99.toFixed(0)} ms late at p99`);
    };
    let isOver = false;
    const quiet = sleep(5_000).then(() => (isOver = true));
    await measure('quiet', quiet, () => isOver);
    const attacker = await Teacher.join(server.port, bad.token);
    for (const [name, source] of Object.entries(programs)) {
      isOver = false;
      const attack = (async () => {
        const end = Date.now() + 4_000;
        do {
          await attacker.command(load(source));
          await attacker.command(run);
          await attacker.command(into);
          // The load that follows waits for its turn: it is acknowledged when the run is carried out. What ends at once
          // may not be repeated at once: a connection that sends more than 30 messages a second is closed.
          await sleep(roundMs);
        } while (Date.now() < end);
        isOver = true;
      })();
      await measure(name, attack, () => isOver);
    }
    const head = 'others,step p50 ms,step p99 ms,step max ms,loop p50 ms,loop p99 ms,loop max ms,server cpu s';
    say(table([head.split(','), ...rows]));
    for (const teacher of teachers) teacher.close();
    attacker.close();
    await stage.crowd.leave();
  });
}
