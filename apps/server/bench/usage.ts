import { monitorEventLoopDelay } from 'node:perf_hooks';

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
