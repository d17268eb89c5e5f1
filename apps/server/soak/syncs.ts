import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { programOf } from '../src/testing/distribution-process.ts';
import type { PostgresProcess } from '../src/testing/postgres-process.ts';
import { childrenOf } from '../src/testing/server-process.ts';
import { createRoom, into, load, teacher } from '../src/testing/socket-client.ts';
import { type StoreKind, openPlace } from './place.ts';
import type { Report, Say } from './report.ts';
import type { Sabotage } from './sabotage.ts';
import { startSabotaged } from './sabotaged-process.ts';

export interface SyncsParts {
  readonly store: StoreKind;
  readonly commands: number;
  readonly postgres?: PostgresProcess | null;
  readonly broken?: Sabotage['broken'];
  readonly say: Say;
}

/** The machine does not let one process see the calls of another. */
export class Unseen extends Error {
  override readonly name = 'Unseen';
}

/**
 * P2: the system calls of the server, and of the database, while an instructor gives commands. Of each command the log's entry is
 * written, then a sync of the disk returns, and only then the acknowledgement is written to the instructor's socket.
 */
export async function syncs({ store, commands, postgres = null, broken, say }: SyncsParts): Promise<Report> {
  const place = await openPlace(store, postgres);
  const server = await startSabotaged(place, broken === undefined ? {} : { broken });
  const trace = join(place.folder, 'trace');
  let tracer: ChildProcess | null = null;
  try {
    const room = await createRoom(server.port);
    const client = await teacher(server.port, room);
    const database = place.postgres?.process.pid;
    const backends = database === undefined ? [] : [database, ...(await childrenOf(database))];
    tracer = await traced([server.process.pid ?? 0, ...backends], trace);
    const gone = new Promise((resolve) => tracer?.once('exit', resolve));
    for (let seq = 1; seq <= commands; seq++) {
      const op = seq === 1 ? load('n = 0\nwhile True:\n    n += 1\n') : into;
      const answer = await client.ask('cmd', { cmdId: nameOf(seq), base: seq - 1, op });
      if (answer['ok'] !== true) throw new Error(`command ${seq} was refused: ${String(answer['code'])}`);
    }
    client.close();
    tracer.kill('SIGINT');
    await gone;
    const faults = faultsOf(readFileSync(trace, 'latin1').split('\n'), commands);
    say(`${store}: ${commands} commands, ${faults.length} acknowledged too early`);
    return { faults, figures: { store, commands } };
  } finally {
    tracer?.kill('SIGKILL');
    await server.end('SIGKILL');
    await place.remove({ keepsJournals: false });
  }
}

/** Long enough to be found in no other place. */
const nameOf = (seq: number): string => `synced-command-${String(seq).padStart(4, '0')}`;

/** Lines of the trace are in the order in which calls began and ended. */
function faultsOf(trace: readonly string[], commands: number): string[] {
  const faults: string[] = [];
  for (let seq = 1; seq <= commands; seq++) {
    const written = trace.findIndex((line) => /\bpwrite(64|v)?\(/.test(line) && line.includes(nameOf(seq)));
    const synced = trace.findIndex((line, at) => at > written && isSynced(line));
    const acknowledged = trace.findIndex((line) => line.includes(`[{\\"ok\\":true,\\"seq\\":${seq}}]`));
    if (written < 0) faults.push(`P2 the trace shows no writing of entry ${seq}`);
    else if (acknowledged < 0) faults.push(`P2 the trace shows no acknowledgement of ${seq}`);
    else if (synced < 0 || synced > acknowledged) faults.push(`P2 ${seq} was acknowledged before the disk had it`);
  }
  return faults;
}

/** A sync that returned well, in one line or in the second of two. */
const isSynced = (line: string): boolean => /\bf(data)?sync(\(\d+\)| resumed>.*\))\s+= 0$/.test(line);

function traced(pids: readonly number[], file: string): Promise<ChildProcess> {
  const calls = 'trace=pwrite64,pwritev,fsync,fdatasync,write,writev,sendto,sendmsg';
  const which = pids.flatMap((pid) => ['-p', String(pid)]);
  const child = spawn(programOf('strace', 'STRACE_BIN'), ['-f', '-s', '70000', '-e', calls, '-o', file, ...which], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return new Promise((resolve, reject) => {
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      // It says so of each process; the server's is the first.
      if (pids.every((pid) => output.includes(`Process ${pid} attached`))) resolve(child);
    });
    child.once('exit', () => reject(new Unseen(`no system calls can be seen here:\n${output}`)));
  });
}
