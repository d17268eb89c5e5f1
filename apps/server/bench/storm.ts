import { setTimeout as sleep } from 'node:timers/promises';
import { into, load } from '../src/testing/socket-client.ts';
import { say, table } from './measured.ts';
import { Teacher } from './rooms.ts';
import { type Stage, withServer } from './stage.ts';

/** A state of 20 KB, most of it the source. */
const large = `${Array.from({ length: 360 }, (_, i) => `name_${i} = 'the value of a name in the room'  # ${i}`).join('\n')}\n`;
/** A state whose image is some 100 KB. */
const kept = `kept = {n: 'the value of entry %d' % n for n in range(1_000)}
total = 0
while True:
    total = total + 1
`;
const stormers = 1_000;
const stormBoundMs = 5_000;
const forkers = 500;
const forksRate = 5;
const forksBoundMs = 250;

/** Everybody at once, in a class that stands. */
export async function storm(stage: Stage): Promise<void> {
  await withServer({ rooms: 1 }, async (server, [room]) => {
    const teacher = await Teacher.join(server.port, room.token);
    await teacher.command(load(large));
    for (let i = 0; i < 3; i++) await teacher.command(into);
    await server.usage();
    await stage.crowd.count();
    const joined = await stage.crowd.join({
      kind: 'nonlocal',
      port: server.port,
      codes: [room.code],
      perRoom: stormers,
      pace: Number.POSITIVE_INFINITY,
    });
    const usage = await server.usage();
    const report = await stage.crowd.report([teacher.head]);
    const head =
      'joined,all after ms,p50 ms,p99 ms,refused handshakes,KB each,server cpu %,µs each,loop p99 ms,loop max ms';
    const row = [
      stormers,
      joined.ms,
      joined.each.p50,
      joined.each.p99,
      joined.refused,
      report.bytes / stormers / 1_024,
      usage.cpu / 10 / joined.ms,
      usage.cpu / stormers,
      usage.loop.p99,
      usage.loop.max,
    ];
    say(table([head.split(','), row]));
    if (joined.ms > stormBoundMs) stage.fail(`the storm took ${Math.round(joined.ms)} ms, more than ${stormBoundMs}`);
    if (report.behind + report.lost > 0) stage.fail(`${report.behind} are behind, ${report.lost} were lost`);
    teacher.close();
    await stage.crowd.leave();
  });
}

/** Everybody forks in the same second of a class that goes on. */
export async function forks(stage: Stage): Promise<void> {
  await withServer({ rooms: 1 }, async (server, [room]) => {
    const teacher = await Teacher.join(server.port, room.token);
    await teacher.command(load(kept));
    await teacher.command({ kind: 'step', granularity: 'line', move: { kind: 'toLine', line: 4 } });
    await stage.crowd.join({ kind: 'nonlocal', port: server.port, codes: [room.code], perRoom: forkers, pace: 180 });
    const rows: (string | number)[][] = [];
    const seconds = Math.min(stage.seconds, 10);
    for (const isForking of [false, true]) {
      await stage.crowd.count();
      await server.usage();
      const stepping = teacher.steps(into, forksRate, forksRate * seconds);
      await sleep((seconds * 1_000) / 2);
      const images = isForking ? await stage.crowd.images() : null;
      await stepping;
      const { latency, gaps, duplicates, behind, lost } = await stage.crowd.report([teacher.head]);
      const { loop } = await server.usage();
      rows.push([
        isForking ? `${forkers} fork` : 'nobody forks',
        latency.p50,
        latency.p99,
        latency.max,
        loop.p99,
        loop.max,
        images?.latency.p99 ?? Number.NaN,
        (images?.bytes ?? Number.NaN) / forkers / 1_024,
        images?.refused ?? Number.NaN,
      ]);
      if (gaps + duplicates + behind + lost + (images?.refused ?? 0) > 0)
        stage.fail('forks: something was lost or refused');
      if (isForking && latency.p99 > forksBoundMs) stage.fail(`forks: step p99 was ${latency.p99} ms`);
    }
    const head = ',step p50 ms,step p99 ms,step max ms,loop p99 ms,loop max ms,image p99 ms,image KB,refused';
    say(table([head.split(','), ...rows]));
    teacher.close();
    await stage.crowd.leave();
  });
}
