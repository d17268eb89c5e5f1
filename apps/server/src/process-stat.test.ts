import { spawn } from 'node:child_process';
import { expect, it } from 'vitest';
import { processStat } from './process-stat.ts';

it.skipIf(process.platform !== 'linux')(
  'a process runs, waits or stands still, and what it had of the processor is told',
  async () => {
    const spinning = spawn(process.execPath, ['-e', 'for (;;);']);
    const waiting = spawn(process.execPath, ['-e', 'process.stdin.resume()']);
    const statOf = ({ pid }: typeof spinning): ReturnType<typeof processStat> => processStat(pid ?? 0);
    await expect.poll(() => statOf(spinning)?.ms ?? 0).toBeGreaterThan(200);
    await expect.poll(() => statOf(waiting)?.state).toBe('S');
    expect(statOf(spinning)).toMatchObject({ state: 'R', parent: process.pid });
    spinning.kill('SIGSTOP');
    await expect.poll(() => statOf(spinning)?.state).toBe('T');
    for (const child of [spinning, waiting]) child.kill('SIGKILL');
    expect(processStat(0)).toBe(null);
  },
);
