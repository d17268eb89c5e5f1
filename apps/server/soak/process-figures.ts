import { readFileSync, readdirSync } from 'node:fs';

/** Memory of a process that is in use, in megabytes, as the system counts it; 0 for one that is gone. */
export function residentMegabytes(pid: number | undefined): number {
  try {
    const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid ?? 0}/status`, 'utf8'));
    return Number(found?.[1] ?? 0) / 1_024;
  } catch {
    return 0;
  }
}

/** Files, sockets and pipes that a process has open; 0 for one that is gone. */
export function openFiles(pid: number | undefined): number {
  try {
    return readdirSync(`/proc/${pid ?? 0}/fd`).length;
  } catch {
    return 0;
  }
}
