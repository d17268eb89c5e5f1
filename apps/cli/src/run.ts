import { writeSync } from 'node:fs';
import { runProgram } from '@nonlocal/scope';
import type { LimitOptions } from './arguments.ts';
import { lineReader, programName, readProgram } from './files.ts';

/** On one's own machine a program may run as long as it likes; memory stays bounded. */
const generous = { instructions: Number.MAX_SAFE_INTEGER, bytes: 1024 ** 3, output: Number.MAX_SAFE_INTEGER } as const;

/** `nonlocal run`: the program's own output on stdout; the exit code is Python's, or 3 for a limit. */
export function run(file: string, limits: LimitOptions): number {
  const readLine = lineReader();
  const end = runProgram({
    source: readProgram(file),
    filename: programName(file),
    limits: { ...generous, ...limits },
    // What was typed is on the terminal already.
    onOutput: (stream, text) => {
      if (stream !== 'stdin') write(stream === 'stdout' ? 1 : 2, text);
    },
    readLine: () => readLine(),
  });
  switch (end.kind) {
    case 'finished':
      return end.exitCode;
    case 'failed':
      write(2, end.text);
      return 1;
    case 'limit':
      write(2, `nonlocal: ${end.limit} limit: ${end.message}\n`);
      return 3;
    default:
      return end satisfies never;
  }
}

/** Writes all of it, waiting for a slow reader. A reader that has gone ends the program quietly. */
export function write(descriptor: 1 | 2, text: string): void {
  let rest = Buffer.from(text, 'utf8');
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EPIPE') process.exit(0);
      if (code !== 'EAGAIN') throw error;
    }
  }
}
