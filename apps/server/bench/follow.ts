/**
 * A class that follows: students in a process of their own, one instructor who steps at a fixed rate.
 *
 *   node --import tsx apps/server/bench/follow.ts [--students 200] [--rate 10] [--seconds 60] [--bundle]
 *
 * Reports gaps, duplicates, whether all ended with the instructor's hash, and the time from the instructor's sending
 * to each student's receiving. `--bundle` runs `apps/server/dist/main.js` instead of the source. Ends with 1 if
 * anything was lost.
 */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { ServerMessage } from '@nonlocal/protocol';
import { type CreatedRoom, SocketClient, createRoom, into, load, teacher } from '../src/testing/socket-client.ts';

const joinsAtOnce = 50;
const source = 'total = 0\nwhile True:\n    total = total + 1\n    square = total * total\n';

/** What the process of the students tells at the end. */
interface Report {
  readonly students: number;
  readonly gaps: number;
  readonly duplicates: number;
  readonly snaps: number;
  readonly behind: number;
  readonly hashes: readonly string[];
  /** Milliseconds, of every step at every student. */
  readonly latencies: Float64Array;
}

/** Microseconds on a clock that all processes of this machine share. */
function micros(): number {
  return Math.round((performance.timeOrigin + performance.now()) * 1_000);
}

const [role] = process.argv.slice(2);
if (role === 'students') process.once('message', (job) => void beStudents(job as Job));
else await beClass();

interface Job {
  readonly port: number;
  readonly room: CreatedRoom;
  readonly students: number;
}

/** The head to reach comes as the second message. */
async function beStudents({ port, room, students }: Job): Promise<void> {
  let [gaps, duplicates, snaps] = [0, 0, 0];
  const latencies: number[] = [];
  const clients: SocketClient[] = [];
  const join = async (index: number): Promise<void> => {
    const client = new SocketClient(port);
    let seen = -1;
    client.socket.on('snap', ({ seq }: Extract<ServerMessage, { event: 'snap' }>['body']) => {
      seen = seq;
      snaps++;
    });
    client.socket.on('steps', ({ steps }: Extract<ServerMessage, { event: 'steps' }>['body']) => {
      const now = micros();
      for (const { seq, cmdId } of steps) {
        if (seq <= seen) duplicates++;
        else if (seq > seen + 1) gaps++;
        seen = Math.max(seen, seq);
        if (cmdId.startsWith('t')) latencies.push((now - Number(cmdId.slice(1))) / 1_000);
      }
    });
    await client.hello({ role: 'student', code: room.code, nickname: `Student ${index}` });
    await client.until(() => client.seq >= 0, 'the state has come');
    clients.push(client);
  };
  for (let first = 0; first < students; first += joinsAtOnce) {
    const count = Math.min(joinsAtOnce, students - first);
    await Promise.all(Array.from({ length: count }, (_, index) => join(first + index)));
  }
  process.send?.('joined');
  const head = await new Promise<number>((resolve) => process.once('message', (message) => resolve(Number(message))));
  await Promise.all(clients.map((client) => client.reached(head).catch(() => {})));
  const report: Report = {
    students: clients.length,
    gaps,
    duplicates,
    // One each is the state at joining.
    snaps: snaps - clients.length,
    behind: clients.filter((client) => client.seq !== head).length,
    hashes: [...new Set(clients.map((client) => client.hash))],
    latencies: Float64Array.from(latencies),
  };
  process.send?.(report, () => process.exit(0));
}

async function beClass(): Promise<void> {
  const { values } = parseArgs({
    options: {
      students: { type: 'string', default: '200' },
      rate: { type: 'string', default: '10' },
      seconds: { type: 'string', default: '60' },
      bundle: { type: 'boolean', default: false },
    },
  });
  const [students, rate, seconds] = [values.students, values.rate, values.seconds].map(Number);
  if (students === undefined || rate === undefined || seconds === undefined) throw new Error('three numbers, please');
  const dataDir = mkdtempSync(join(tmpdir(), 'nonlocal-bench-'));
  const server = await startServer(dataDir, { bundled: values.bundle });
  try {
    const room = await createRoom(server.port);
    const instructor = await teacher(server.port, room);
    await instructor.ask('cmd', { cmdId: 'load', base: 0, op: load(source) });
    await instructor.reached(1);

    const others = fork(fileURLToPath(import.meta.url), ['students'], { serialization: 'advanced' });
    const joining = Date.now();
    const joined = nextMessage(others);
    others.send({ port: server.port, room, students } satisfies Job);
    await joined;
    say(`${students} students joined in ${Date.now() - joining} ms`);

    const count = rate * seconds;
    const begin = Date.now();
    let refused = 0;
    for (let i = 0; i < count; i++) {
      const wait = begin + (i * 1_000) / rate - Date.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const answer = await instructor.ask('cmd', { cmdId: `t${micros()}`, base: i + 1, op: into });
      if (answer['ok'] !== true) refused++;
      await instructor.reached(i + 2);
    }
    const took = (Date.now() - begin) / 1_000;
    const reported = nextMessage(others);
    others.send(count + 1);
    const report = (await reported) as Report;
    const latencies = report.latencies.toSorted();
    const at = (part: number): string => (latencies[Math.floor((latencies.length - 1) * part)] ?? 0).toFixed(1);
    const agree = report.hashes.length === 1 && report.hashes[0] === instructor.hash;
    say(`${count} steps in ${took.toFixed(1)} s, ${latencies.length} deliveries, ${refused} refused`);
    say(`gaps ${report.gaps}, duplicates ${report.duplicates}, jumps ${report.snaps}, behind ${report.behind}`);
    say(`same final hash: ${agree ? 'yes' : 'NO'} (${instructor.hash})`);
    say(`latency ms: p50 ${at(0.5)}, p90 ${at(0.9)}, p99 ${at(0.99)}, max ${at(1)}`);
    const lost = report.gaps + report.duplicates + report.behind + refused + (agree ? 0 : 1);
    process.exitCode = lost === 0 && latencies.length === count * students ? 0 : 1;
    instructor.close();
  } finally {
    server.process.kill('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function startServer(
  dataDir: string,
  { bundled }: { readonly bundled: boolean },
): Promise<{ readonly port: number; readonly process: ChildProcess }> {
  if (!bundled) return (await import('../src/testing/server-process.ts')).startProcess(dataDir);
  const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
  const env = { ...process.env, PORT: '0', HOST: '127.0.0.1', NONLOCAL_DATA: dataDir, LOG_LEVEL: 'warn' };
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve) => {
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const found = /http:\/\/localhost:(\d+)\/teach/.exec(output);
      if (found !== null) resolve(Number(found[1]));
    });
  });
  return { port, process: child };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message)));
}
