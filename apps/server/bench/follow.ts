import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { into, load } from '../src/testing/socket-client.ts';
import { micros, say, table } from './measured.ts';
import { Teacher } from './rooms.ts';
import type { Stage } from './stage.ts';
import { withServer } from './stage.ts';
import type { Report } from './students.ts';
import { Served, childrenCpu } from './served.ts';
import type { Usage } from './usage.ts';

const program = 'total = 0\nwhile True:\n    total = total + 1\n    square = total * total\n';
/** A little below what is admitted: nobody has to come twice. */
const pace = 180;
const latest = 250;

export interface Following {
  readonly rooms: number;
  readonly perRoom: number;
  /** Steps a second in each room. */
  readonly rate: number;
}

/** What one side came to. */
interface Side {
  readonly name: string;
  readonly report: Report;
  readonly usage: Usage;
  readonly seconds: number;
  /** Bytes of memory of the server's process for each connection. */
  readonly perConnection: number;
  /** Seconds of processor time of the interpreters. */
  readonly interpreters: number;
}

/** Ours, then the peer with the same sizes. */
export async function follow(stage: Stage, following: Following): Promise<void> {
  const ours = await followOurs(stage, following);
  const peer = await followPeer(stage, following, ours.report.sizes);
  show([ours, peer]);
  for (const { name, report } of [ours, peer]) {
    const { gaps, duplicates, behind, lost, disagreeing, deliveries } = report;
    const expected = Math.round(following.rate * stage.seconds) * following.rooms * following.perRoom;
    if (gaps + duplicates + behind + lost + disagreeing > 0 || deliveries !== expected) {
      stage.fail(
        `${name}: ${deliveries} of ${expected} deliveries, ${gaps} gaps, ${duplicates} duplicates, ${behind} behind, ` +
          `${lost} lost, ${disagreeing} rooms disagree`,
      );
    }
  }
}

function show(sides: readonly [Side, Side]): void {
  const [ours, peer] = sides;
  const row = ({ name, report, usage, seconds, perConnection, interpreters }: Side): (string | number)[] => [
    name,
    report.deliveries / seconds,
    report.latency.p50,
    report.latency.p99,
    report.latency.max,
    usage.cpu / report.deliveries,
    usage.cpu / 1e4 / seconds,
    usage.loop.p99,
    perConnection / 1_024,
    report.bytes / report.deliveries,
    report.deliveries / report.frames,
    report.jumps,
    (interpreters * 100) / seconds,
  ];
  const head =
    'deliveries/s,p50 ms,p99 ms,max ms,µs/delivery,cpu %,loop p99 ms,KB/conn,bytes/delivery,steps/frame,jumps,interp cpu %';
  say(table([['', ...head.split(',')], row(ours), row(peer)]));
  const perDelivery = ({ usage, report }: Side): number => usage.cpu / report.deliveries;
  say(
    `deliveries ours/peer ${(ours.report.deliveries / ours.seconds / (peer.report.deliveries / peer.seconds)).toFixed(2)}, ` +
      `server cpu per delivery ours/peer ${(perDelivery(ours) / perDelivery(peer)).toFixed(2)}`,
  );
}

function followOurs(stage: Stage, { rooms: count, perRoom, rate }: Following): Promise<Side> {
  return withServer({ rooms: count }, async (server, rooms) => {
    const teachers = await teachersOf(server, rooms, rate);
    const before = await server.usage();
    const joined = await stage.crowd.join({
      kind: 'nonlocal',
      port: server.port,
      codes: rooms.map(({ code }) => code),
      perRoom,
      pace,
    });
    say(`${count * perRoom} joined in ${(joined.ms / 1_000).toFixed(1)} s; p99 ${joined.each.p99.toFixed(0)} ms each`);
    await sleep(1_000);
    const after = await server.usage();
    const perConnection = (after.rss - before.rss) / (count * perRoom);
    return { name: 'nonlocal', perConnection, ...(await stepAll(stage, server, teachers, rate)) };
  });
}

/** All rooms at `rate`, all at the same moments. */
async function stepAll(
  stage: Stage,
  server: Served,
  teachers: readonly Teacher[],
  rate: number,
): Promise<Omit<Side, 'name' | 'perConnection'>> {
  await stage.crowd.count();
  await server.usage();
  const interpretersBefore = childrenCpu(server.pid);
  const begin = performance.now();
  await Promise.all(teachers.map((teacher) => teacher.steps(into, rate, Math.round(rate * stage.seconds))));
  const seconds = (performance.now() - begin) / 1_000;
  const report = await stage.crowd.report(teachers.map(({ head }) => head));
  const usage = await server.usage();
  const interpreters = childrenCpu(server.pid) - interpretersBefore;
  const refused = teachers.reduce((sum, teacher) => sum + teacher.refused, 0);
  if (refused > 0) stage.fail(`${refused} commands were refused`);
  for (const teacher of teachers) teacher.close();
  await stage.crowd.leave();
  return { report, usage, seconds, interpreters };
}

async function teachersOf(
  server: Served,
  rooms: readonly { readonly token: string }[],
  rate: number,
): Promise<readonly Teacher[]> {
  const teachers: Teacher[] = [];
  for (const { token } of rooms) {
    const teacher = await Teacher.join(server.port, token, rate);
    await teacher.command(load(program));
    teachers.push(teacher);
    await sleep(1_000 / pace);
  }
  return teachers;
}

async function followPeer(stage: Stage, following: Following, sizes: readonly number[]): Promise<Side> {
  const { rooms, perRoom, rate } = following;
  const server = await Served.start('peer', { sizes, rooms });
  try {
    const before = await server.usage();
    await stage.crowd.join({
      kind: 'peer',
      port: server.port,
      codes: Array.from({ length: rooms }, (_, i) => String(i)),
      perRoom,
      pace: 1_000,
    });
    await sleep(1_000);
    const perConnection = ((await server.usage()).rss - before.rss) / (rooms * perRoom);
    const teachers = await Promise.all(Array.from({ length: rooms }, (_, i) => peerTeacher(server.port, i)));
    await stage.crowd.count();
    await server.usage();
    const count = Math.round(rate * stage.seconds);
    const begin = performance.now();
    const beginMicros = micros();
    for (let i = 0; i < count; i++) {
      const due = Math.round(beginMicros + (i * 1e6) / rate);
      const wait = (due - micros()) / 1_000;
      if (wait > 0) await sleep(wait);
      for (const teacher of teachers) teacher.send(`t${Math.min(due, micros())}`);
    }
    const seconds = (performance.now() - begin) / 1_000;
    const report = await stage.crowd.report(teachers.map(() => count));
    const usage = await server.usage();
    for (const teacher of teachers) teacher.terminate();
    await stage.crowd.leave();
    return { name: 'bare ws', report, usage, seconds, perConnection, interpreters: 0 };
  } finally {
    await server.close();
  }
}

function peerTeacher(port: number, room: number): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const ws = new WebSocket(`ws://127.0.0.1:${port}/teacher/${room}`, { perMessageDeflate: false });
    ws.on('open', () => resolve(ws));
    ws.on('error', reject);
  });
}

/** Rates until p99 is too late; the last one that was not is the ceiling. */
export async function ceiling(stage: Stage): Promise<void> {
  const perRoom = 1_000;
  const rates = [20, 30, 40, 50, 60, 80, 100, 130];
  const short = { ...stage, seconds: Math.min(stage.seconds, 8), fail: () => {} };
  const reached: Record<string, number> = {};
  let sizes: readonly number[] = [];
  for (const name of ['nonlocal', 'bare ws']) {
    for (const rate of rates) {
      const following = { rooms: 1, perRoom, rate };
      const side = name === 'nonlocal' ? await followOurs(short, following) : await followPeer(short, following, sizes);
      if (name === 'nonlocal') sizes = side.report.sizes;
      const { p50, p99 } = side.report.latency;
      const perSecond = side.report.deliveries / side.seconds;
      say(
        `${name} at ${rate}/s: ${Math.round(perSecond)} deliveries/s, p50 ${p50.toFixed(0)}, p99 ${p99.toFixed(0)} ms, ` +
          `${(side.usage.cpu / side.report.deliveries).toFixed(1)} µs each, ${side.report.jumps} jumps`,
      );
      if (p99 > latest) break;
      reached[name] = perSecond;
    }
  }
  const [ours, peer] = [reached['nonlocal'] ?? 0, reached['bare ws'] ?? 0];
  say(
    `deliveries a second with p99 ≤ ${latest} ms: ${Math.round(ours)} ours, ${Math.round(peer)} peer, ${(ours / peer).toFixed(2)}`,
  );
}
