import { performance } from 'node:perf_hooks';
import { Session, type View } from '@nonlocal/scope';
import type { Granularity, LimitOptions } from './arguments.ts';
import { lineReader, programName, readProgram } from './files.ts';
import { write } from './run.ts';

/** `nonlocal trace`: one JSON line a step (the step's delta), the last line a summary. */
export function trace(file: string, granularity: Granularity, limits: LimitOptions): number {
  const readLine = lineReader();
  const session = Session.create(limits);
  const began = performance.now();
  let steps = 0;
  const emit = (delta: unknown): void => {
    steps++;
    write(1, `${JSON.stringify(delta)}\n`);
  };
  let outcome = session.apply({ kind: 'load', source: readProgram(file), filename: programName(file) });
  let status: View['status'] = session.view().status;
  while (outcome.kind === 'done' && isGoingOn(status)) {
    if (status.kind === 'waiting') {
      const line = readLine();
      if (line === null) break;
      outcome = session.apply({ kind: 'input', text: line });
    } else {
      outcome = session.apply({ kind: 'step', granularity, move: { kind: 'into' } });
    }
    if (outcome.kind === 'done') emit(outcome.delta);
    status = session.view().status;
  }
  const milliseconds = Math.round(performance.now() - began);
  write(1, `${JSON.stringify({ summary: { steps, milliseconds, status } })}\n`);
  return status.kind === 'finished' ? 0 : 1;
}

function isGoingOn(status: View['status']): boolean {
  return status.kind === 'paused' || status.kind === 'waiting';
}
