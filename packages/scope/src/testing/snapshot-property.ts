import type { Command, Granularity, Move } from '../command.ts';
import { Session } from '../session.ts';
export { Session };
import { type Below, randomProgram, seeded } from './random-program.ts';

/** A session somewhere in the run of a random program. */
export interface Place {
  readonly seed: number;
  readonly source: string;
  readonly session: Session;
  readonly steps: number;
}

const granularities: readonly Granularity[] = ['line', 'line', 'expression', 'instruction'];
/** The last leaves the function: at the end of the list, to be left out. */
const moves: readonly Move['kind'][] = ['into', 'into', 'into', 'over', 'out'];

/** Steps through the program of that seed, and stops somewhere before its end. */
export function somewhere(seed: number): Place {
  const source = randomProgram(seeded(seed));
  const longest = walk(source, seed, Number.POSITIVE_INFINITY).steps;
  const most = seeded(seed + 1)(longest);
  return { seed, source, ...walk(source, seed, most) };
}

/** Takes the random steps of that seed, at most so many. */
function walk(source: string, seed: number, most: number): Pick<Place, 'session' | 'steps'> {
  const below = seeded(seed);
  const session = Session.create();
  session.apply({ kind: 'load', source, filename: 'main.py' });
  let steps = 0;
  while (steps < Math.min(most, 150) && session.view().status.kind === 'paused') {
    session.apply(step(below, session.view().frames.length > 1));
    steps++;
  }
  return { session, steps };
}

function step(below: Below, canLeave: boolean): Command {
  const granularity = granularities[below(granularities.length)] ?? 'line';
  const kind = moves[below(canLeave ? moves.length : moves.length - 1)] ?? 'into';
  return { kind: 'step', granularity, move: { kind } as Move };
}

/** The rest of the run: the hash of the state at its end. */
export function hashAtEnd(session: Session): string {
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
  const where = `seed ${seed}, after ${steps} steps of\n${source}`;
  if (restored.hash() !== session.hash()) return `The restored state differs: ${where}`;
  const wanted = hashAtEnd(session);
  if (hashAtEnd(restored) !== wanted) return `The rest of the run differs: ${where}`;
  if (elsewhere !== null && (await elsewhere(snapshot)) !== wanted)
    return `The rest of the run differs in another process: ${where}`;
  return null;
}
