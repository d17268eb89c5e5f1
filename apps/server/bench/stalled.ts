import { protocolVersion } from '@nonlocal/protocol';
import { into, load } from '../src/testing/socket-client.ts';
import { say, table } from './measured.ts';
import { RawClient } from './raw-client.ts';
import { Teacher } from './rooms.ts';
import { type Stage, withServer } from './stage.ts';

const students = 500;
const rate = 10;
const stuck = 5;
const rounds = 3;
const program = 'total = 0\nwhile True:\n    total = total + 1\n    square = total * total\n';
/** P9: what the others may lose of their p99, and what one who takes nothing may cost. */
const bound = 1.1;
const boundBytes = 1_048_576;

/** P9: a class with and without students who stop reading, in turns, so that a noisy machine disturbs both alike. */
export async function stalled(stage: Stage): Promise<void> {
  await withServer({ rooms: 1 }, async (server, [room]) => {
    const teacher = await Teacher.join(server.port, room.token, rate);
    await teacher.command(load(program));
    await stage.crowd.join({ kind: 'nonlocal', port: server.port, codes: [room.code], perRoom: students, pace: 180 });
    const seconds = stage.seconds / 2;
    const play = async (): Promise<{ readonly p50: number; readonly p99: number; readonly rss: number }> => {
      await stage.crowd.count();
      await teacher.steps(into, rate, Math.round(rate * seconds));
      const { latency, gaps, behind, lost } = await stage.crowd.report([teacher.head]);
      if (gaps + behind + lost > 0) stage.fail(`stalled: ${gaps} gaps, ${behind} behind, ${lost} lost`);
      return { p50: latency.p50, p99: latency.p99, rss: (await server.usage()).rss };
    };
    await play();
    const rows: (string | number)[][] = [];
    const p99: Record<'with' | 'without', number[]> = { with: [], without: [] };
    let cost = Number.POSITIVE_INFINITY;
    for (let round = 1; round <= rounds; round++) {
      const without = await play();
      const clients = await Promise.all(
        Array.from({ length: stuck }, (_, i) => stuckStudent(server.port, room.code, i)),
      );
      const having = await play();
      for (const client of clients) client.close();
      p99.without.push(without.p99);
      p99.with.push(having.p99);
      // The heap breathes: the least difference is what they certainly do not cost more than.
      cost = Math.min(cost, (having.rss - without.rss) / stuck);
      rows.push([round, without.p50, without.p99, having.p50, having.p99, (having.rss - without.rss) / stuck / 1_024]);
    }
    const head = `round,p50 ms,p99 ms,p50 ms with ${stuck} stalled,p99 ms with ${stuck} stalled,KB each`;
    say(table([head.split(','), ...rows]));
    const ratio = median(p99.with) / median(p99.without);
    say(`p99 with / without, medians: ${ratio.toFixed(2)}`);
    if (ratio > bound) stage.fail(`stalled: the others' p99 is ${ratio.toFixed(2)} times as long, more than ${bound}`);
    if (cost > boundBytes) stage.fail(`stalled: one costs ${Math.round(cost / 1_024)} KB`);
    teacher.close();
    await stage.crowd.leave();
  });
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** One who has joined and reads nothing more. */
async function stuckStudent(port: number, code: string, index: number): Promise<RawClient> {
  const client = await RawClient.open({ port, from: '127.0.0.9' });
  const { body } = await client.ask('hello', {
    version: protocolVersion,
    role: 'student',
    code,
    nickname: `Stuck ${index}`,
  });
  if (body['ok'] !== true) throw new Error(`not let in: ${String(body['code'])}`);
  client.pause();
  return client;
}
