import { readFileSync, readSync } from 'node:fs';
import { UsageError } from './usage.ts';

/** The program's text; `-` is standard input. */
export function readProgram(file: string): string {
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** How the program is called in tracebacks. */
export function programName(file: string): string {
  return file === '-' ? '<stdin>' : file;
}

/** Reads standard input line by line, waiting where it must; `null` at its end. */
export function lineReader(): () => string | null {
  let rest = Buffer.alloc(0);
  const chunk = Buffer.alloc(64 * 1024);
  return () => {
    for (;;) {
      const end = rest.indexOf(10);
      if (end >= 0) {
        const line = rest.subarray(0, end).toString('utf8').replace(/\r$/u, '');
        rest = rest.subarray(end + 1);
        return line;
      }
      const count = readInput(chunk);
      if (count === 0) {
        if (rest.length === 0) return null;
        const line = rest.toString('utf8');
        rest = Buffer.alloc(0);
        return line;
      }
      rest = Buffer.concat([rest, chunk.subarray(0, count)]);
    }
  };
}

/** A terminal that is set not to wait says EAGAIN: it is asked again. */
function readInput(into: Buffer): number {
  for (;;) {
    try {
      return readSync(0, into, 0, into.length, null);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
    }
  }
}
