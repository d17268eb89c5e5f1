import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Session } from './session.ts';

const home = new URL('../../python/conformance/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, home), 'utf8');

interface Golden {
  readonly events: number;
  readonly steps: number;
  readonly axis: string;
}

/** What CPython 3.14 reported through sys.settrace; written by packages/python/scripts/generate-trace-golden.mjs. */
const golden = JSON.parse(read('trace/golden/traces.json')) as Readonly<Record<string, Golden>>;
const differences = JSON.parse(read('trace/differences.json')) as Readonly<Record<string, string>>;
/** Beyond those that `sys.settrace` itself shows. */
const own: Readonly<Record<string, string>> = {
  'async/await-protocol.py': 'throw() into an await that fails is told as a call of the awaiting frame first',
  'generators/close-and-finally.py':
    'generators that end with the program are stepped through; sys.settrace is off by then',
  'generators/close-gives-the-value.py':
    'generators that end with the program are stepped through; sys.settrace is off by then',
  'generators/delegation-corners.py': 'throw() into a delegate is told as a call of the delegating frame first',
  'modules/traceback-functions.py': 'a line is not begun again by the clean-up of an exception that passed',
  'scopes/locals-in-comprehensions.py': 'a line is not begun again by the clean-up of a comprehension that failed',
};

/** A trace of so many events was cut: the axis is compared as far as it goes. */
const cut = 600;
const kinds: ReadonlySet<string> = new Set(['line', 'call', 'return', 'exception']);

/** `call make 1`, `line make 2`: the steps of the axis. */
function axisOf(program: string): string {
  const { events, steps: most } = golden[program] as Golden;
  const session = Session.create({});
  session.apply({ kind: 'load', source: read(`programs/${program}`), filename: 'main.py' });
  const steps: string[] = [];
  for (;;) {
    const { event, frames, status } = session.view();
    const frame = frames.at(-1);
    // The first line is about to run when the program is loaded.
    const kind = event.kind === 'loaded' && status.kind === 'paused' ? 'line' : event.kind;
    if (kinds.has(kind)) steps.push(`${kind} ${frame?.name} ${frame?.range.line}`);
    if (status.kind !== 'paused' || (events === cut && steps.length === most)) return steps.join('\n');
    session.apply({ kind: 'step', granularity: 'line', move: { kind: 'into' } });
  }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

describe('A1 the step axis is what sys.settrace reports', () => {
  const programs = Object.keys(golden).filter((program) => !(program in differences || program in own));

  test.each(programs)('%s', (program) => {
    expect(hash(axisOf(program))).toBe(golden[program]?.axis);
  });

  test.each(Object.entries(own))('%s differs: %s', (program) => {
    expect(hash(axisOf(program))).not.toBe(golden[program]?.axis);
  });
});
