import type { Command, Granularity, Move } from '../command.ts';
import { Session } from '../session.ts';
export { Session };
import { type Below, randomProgram, seeded } from './random-program.ts';

/** A session somewhere in the run of a random program. */
export interface Place {
  readonly seed: number;
  readonly source: string;
  readonly session: Session;
  /** So many, behind moment `session.view().step`. */
  readonly steps: number;
}

const granularities: readonly Granularity[] = ['line', 'expression', 'instruction', 'instruction'];
/** The last leaves the function: at the end of the list, to be left out. */
const moves: readonly Move['kind'][] = ['into', 'into', 'into', 'over', 'out'];

/**
 * Goes to a random moment of the run of the program of that seed, and from there on by a few steps of random kinds: into
 * expressions, and between instructions. One look at the whole run first tells how long it is; it is cheap, since
 * nobody watches.
 */
export function somewhere(seed: number): Place {
  const source = randomProgram(seeded(seed));
  const below = seeded(seed + 1);
  const session = Session.create();
  session.apply({ kind: 'load', source, filename: 'main.py' });
  hashAtEnd(session);
  session.apply({ kind: 'goTo', step: below(session.view().step + 1) });
  let steps = 0;
  for (const most = below(9); steps < most && session.view().status.kind === 'paused'; steps++)
    session.apply(step(below, session.view().frames.length > 1));
  return { seed, source, session, steps };
}

function step(below: Below, canLeave: boolean): Command {
  const granularity = granularities[below(granularities.length)] ?? 'line';
  const kind = moves[below(canLeave ? moves.length : moves.length - 1)] ?? 'into';
  return { kind: 'step', granularity, move: { kind } as Move };
}

/** The rest of the run: the hash of the state at its end. */
export function hashAtEnd(session: Session): string {
  if (session.view().status.kind === 'paused')
    session.apply({ kind: 'step', granularity: 'line', move: { kind: 'continue' } });
  return session.hash();
}

/**
 * What is wrong with snapshots of that place; `null` where all is well. `elsewhere` runs the rest of a snapshot in
 * another process and gives the hash at its end.
 */
export async function problemAt(
  { seed, source, session, steps }: Place,
  elsewhere: ((snapshot: Uint8Array) => Promise<string>) | null,
): Promise<string | null> {
  const snapshot = session.snapshot();
  const restored = Session.restore(snapshot);
  const where = `seed ${seed}, ${steps} steps behind moment ${session.view().step} of\n${source}`;
  if (restored.hash() !== session.hash()) return `The restored state differs: ${where}`;
  const wanted = hashAtEnd(session);
  if (hashAtEnd(restored) !== wanted) return `The rest of the run differs: ${where}`;
  if (elsewhere !== null && (await elsewhere(snapshot)) !== wanted)
    return `The rest of the run differs in another process: ${where}`;
  return null;
}
