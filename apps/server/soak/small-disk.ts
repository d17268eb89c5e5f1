import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** A disk that can be made full, and have room again. */
export interface SmallDisk {
  readonly kind: string;
  /** Of the process that writes to it, where the limit is one of the process. */
  fill(pid: number): void;
  free(pid: number): void;
  remove(): void;
}

/** A small file system of its own at this folder, where the machine allows one; else a limit to the size of files. */
export function openSmallDisk(folder: string, megabytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true });
  return mount(folder, `size=${megabytes}m`) ? fileSystem(folder) : fileLimit();
}

/**
 * Makes a folder one in which nothing can be written, as it is now; what is returned makes it as it was. `null` where
 * the machine does not let a folder be such, as for root in a container.
 */
export function sealFolder(folder: string): (() => void) | null {
  if (process.getuid?.() !== 0) {
    chmodSync(folder, 0o555);
    return () => chmodSync(folder, 0o755);
  }
  try {
    execFileSync('mount', ['--bind', folder, folder], { stdio: 'pipe' });
    execFileSync('mount', ['-o', 'remount,ro,bind', folder], { stdio: 'pipe' });
    return () => unmount(folder);
  } catch {
    return null;
  }
}

/** Whether a file system in memory could be put at the folder. `umount` ends it. */
function mount(folder: string, options: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'pipe' });
    return true;
  } catch {
    return false;
  }
}

function unmount(folder: string): void {
  execFileSync('umount', ['--lazy', folder], { stdio: 'pipe' });
}

function fileSystem(folder: string): SmallDisk {
  const ballast = join(folder, 'ballast');
  return {
    kind: 'a file system without room',
    fill: () => {
      const file = openSync(ballast, 'a');
      for (const size of [65_536, 4_096, 1]) {
        const block = Buffer.alloc(size);
        try {
          for (;;) writeSync(file, block);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        }
      }
      closeSync(file);
    },
    free: () => rmSync(ballast),
    remove: () => unmount(folder),
  };
}

function fileLimit(): SmallDisk {
  const limit = (pid: number, bytes: string): void => {
    execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:`], { stdio: 'pipe' });
  };
  return {
    kind: 'a limit to the size of files',
    fill: (pid) => limit(pid, '4096'),
    free: (pid) => limit(pid, 'unlimited'),
    remove: () => {},
  };
}
