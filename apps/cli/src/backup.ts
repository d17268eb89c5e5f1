import { BackupError, backUp } from '@nonlocal/server';
import { write } from './run.ts';

/** `nonlocal backup`: the exit code. */
export function backup(file: string): number {
  try {
    backUp(process.env, file);
    return 0;
  } catch (error) {
    if (!(error instanceof BackupError)) throw error;
    write(2, `nonlocal: ${error.message}\n`);
    return 1;
  }
}
