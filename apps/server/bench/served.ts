import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { processStat } from '../src/process-stat.ts';
import { bundleOf } from '../src/testing/server-process.ts';
import type { Usage } from './usage.ts';

/** A server process, seen from the benchmark. */
export class Served {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(port: number, child: ChildProcess) {
    this.port = port;
    this.#child = child;
  }

  /** Ours is the bundle that users start; the peer is one small file. */
  static async start(name: 'server' | 'peer', argument: unknown): Promise<Served> {
    const file = name === 'server' ? bundleOf('load', '.cache/load/server.js') : new URL('peer.ts', import.meta.url);
    // `NODE_OPTIONS=--cpu-prof` would profile everything; this profiles the servers.
    const profiling =
      process.env['PROFILE'] === undefined ? [] : ['--cpu-prof', '--cpu-prof-dir', process.env['PROFILE']];
    const child = fork(fileURLToPath(file), [JSON.stringify(argument)], {
      execArgv: [...process.execArgv, ...profiling],
    });
    child.once('exit', (code) => {
      if (code !== 0 && code !== null) throw new Error(`the ${name} ended with ${code}`);
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
  const stats = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (processStat(Number(name)) ?? []) : []));
  return stats.reduce((sum, { parent, ms }) => (parent === pid ? sum + ms : sum), 0) / 1_000;
}
