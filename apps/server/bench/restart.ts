import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerOptions } from '../src/server.ts';
import { startPostgres } from '../src/testing/postgres-process.ts';
import { into, load } from '../src/testing/socket-client.ts';
import { Samples, type Spread, say, table } from './measured.ts';
import { Returning } from './returning.ts';
import { type PreparedRoom, Teacher, prepareRooms, roomOf } from './rooms.ts';
import type { Stage } from './stage.ts';
import { Served } from './served.ts';

const students = 500;
const rounds = 10;
const boundMs = 5_000;
const program = 'total = 0\nwhile True:\n    total = total + 1\n';

/** P5: the server is killed in class and started again; then one of two nodes is, and the other takes its room over. */
export async function restart(stage: Stage): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'nonlocal-restart-'));
  const [room] = await prepareRooms(dataDir, 1);
  if (room === undefined) throw new Error('there is no room');
  const start = (port: number): Promise<Served> => Served.start('server', settings({ port, dataDir }));
  try {
    const first = await start(0);
    const { port } = first;
    let server = first;
    const each = await survive(room, [port], async () => {
      await server.kill();
      server = await start(port);
      return performance.now();
    });
    await server.close();
    show(stage, 'restarted, from listening', each);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }

  const postgres = await startPostgres();
  try {
    const databaseUrl = postgres.freshDatabase();
    const nodes = [
      await Served.start('server', settings({ port: 0, databaseUrl })),
      await Served.start('server', settings({ port: 0, databaseUrl })),
    ];
    const ports = nodes.map((node) => node.port);
    let turn = 0;
    const each = await survive(await roomOf(ports[0] ?? 0), ports, async () => {
      const index = turn++ % 2;
      const killed = performance.now();
      await nodes[index]?.kill();
      void Served.start('server', settings({ port: ports[index] ?? 0, databaseUrl })).then((node) => {
        nodes[index] = node;
      });
      return killed;
    });
    await Promise.all(nodes.map((node) => node.close()));
    show(stage, 'taken over, from the kill', each);
  } finally {
    await postgres.remove();
  }
}

const settings = (options: ServerOptions): ServerOptions => ({ host: '127.0.0.1', logLevel: 'silent', ...options });

/** Milliseconds from the moment that `strike` tells to each student's being current, over all rounds. */
async function survive(room: PreparedRoom, ports: readonly number[], strike: () => Promise<number>): Promise<Spread> {
  const each = new Samples();
  const present = Array.from({ length: students }, (_, index) => new Returning(index, room.code, () => ports));
  let teacher = await teacherAt(ports, room.token);
  await teacher.command(load(program));
  await Promise.all(present.map((student) => student.come()));
  await Promise.all(present.map((student) => student.reach(teacher.head)));
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < 5; i++) await teacher.command(into);
    const begun = await strike();
    const { head } = teacher;
    teacher.close();
    teacher = await teacherAt(ports, room.token);
    teacher.head = head;
    await teacher.command(into);
    await Promise.all(
      present.map((student) => student.reach(teacher.head).then(() => each.add(performance.now() - begun))),
    );
    say(`   round ${round + 1}: all ${students} are current after ${Math.round(performance.now() - begun)} ms`);
  }
  teacher.close();
  for (const student of present) student.leave();
  return each.spread();
}

async function teacherAt(ports: readonly number[], token: string): Promise<Teacher> {
  for (let tries = 0; ; tries++) {
    try {
      return await Teacher.join(ports[tries % ports.length] ?? 0, token);
    } catch (error) {
      if (tries > 200) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function show(stage: Stage, what: string, { p50, p99, max }: Spread): void {
  say(
    table([
      ['', 'students', 'kills', 'p50 ms', 'p99 ms', 'max ms'],
      [what, students, rounds, p50, p99, max],
    ]),
  );
  if (p99 > boundMs) stage.fail(`${what}: p99 was ${Math.round(p99)} ms, more than ${boundMs}`);
}
