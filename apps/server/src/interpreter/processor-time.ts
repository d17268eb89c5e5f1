import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever its clock's rate. */
const tickMs = 10;

export interface ProcessorTime {
  /** Milliseconds that the process has had so far. */
  readonly ms: number;
  /** It could go on: what it waits for is the processor, or the disk. */
  readonly isRunnable: boolean;
}

/** `null` where the system does not tell. */
export function processorTime(pid: number): ProcessorTime | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may have anything in it; the state follows it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { ms: (Number(fields[11]) + Number(fields[12])) * tickMs, isRunnable: /[RD]/.test(fields[0] ?? '') };
  } catch {
    return null;
  }
}
