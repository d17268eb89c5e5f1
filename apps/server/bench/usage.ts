import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

/** What a server process has used since it was last asked. */
export interface Usage {
  /** Microseconds of processor time of this process; its children are not in it. */
  readonly cpu: number;
  readonly rss: number;
  /** Milliseconds by which the event loop came late. */
  readonly loop: { readonly p50: number; readonly p99: number; readonly max: number };
}

/** In the server process: tells the port, then what was used each time somebody asks, until it is told to end. */
export function answerForUsage(port: number, close: () => Promise<void>): void {
  const resolution = 5;
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  let before = process.cpuUsage();
  const late = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - resolution);
  process.on('message', (question) => {
    if (question === 'close') {
      void close().then(() => process.exit(0));
      return;
    }
    const { user, system } = process.cpuUsage(before);
    const loop = { p50: late(delay.percentile(50)), p99: late(delay.percentile(99)), max: late(delay.max) };
    process.send?.({ cpu: user + system, rss: process.memoryUsage().rss, loop } satisfies Usage);
    delay.reset();
    before = process.cpuUsage();
  });
  process.send?.(port);
}

/** A server process, seen from the benchmark. */
export class Served {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(port: number, child: ChildProcess) {
    this.port = port;
    this.#child = child;
  }

  static async start(file: 'server.ts' | 'peer.ts', argument: unknown): Promise<Served> {
    // `NODE_OPTIONS=--cpu-prof` would profile everything; this profiles the servers.
    const profiling =
      process.env['PROFILE'] === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', process.env['PROFILE']];
    const child = fork(fileURLToPath(new URL(file, import.meta.url)), [JSON.stringify(argument)], {
      execArgv: [...process.execArgv, ...profiling],
    });
    child.once('exit', (code) => {
      if (code !== 0 && code !== null) throw new Error(`${file} ended with ${code}`);
    });
    return new Served(Number(await nextMessage(child)), child);
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  /** What it has used since the last call. */
  usage(): Promise<Usage> {
    const answer = nextMessage(this.#child);
    this.#child.send('usage');
    return answer as Promise<Usage>;
  }

  /** As a power cut would. */
  async kill(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.kill('SIGKILL');
    await gone;
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.send('close');
    await gone;
  }
}

export function nextMessage(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve) => child.once('message', (message) => resolve(message)));
}

/** Seconds of processor time of a process' children so far, where the system tells. */
export function childrenCpu(pid: number): number {
  let ticks = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      if (Number(fields[1]) === pid) ticks += Number(fields[11]) + Number(fields[12]);
    } catch {
      // It has ended meanwhile.
    }
  }
  return ticks / 100;
}
