import { readFileSync } from 'node:fs';

/** Linux counts in hundredths of a second, whatever its clock's rate. */
const tickMs = 10;

/** What the system knows of a process. */
export interface ProcessStat {
  /** `R` runs or waits for the processor, `D` waits for the disk, `T` is stopped; others are in proc(5). */
  readonly state: string;
  /** The process that started it. */
  readonly parent: number;
  /** Milliseconds of processor time that it has had so far. */
  readonly ms: number;
}

/** `null` of a process that is gone, and where the system does not tell. */
export function processStat(pid: number): ProcessStat | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may have anything in it; the state follows it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return {
      state: fields[0] ?? '',
      parent: Number(fields[1]),
      ms: (Number(fields[11]) + Number(fields[12])) * tickMs,
    };
  } catch {
    return null;
  }
}
