import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { run } from './testing/run.ts';

/** What CPython 3.14 reported through sys.settrace; written by scripts/generate-trace-golden.mjs. */
interface Golden {
  readonly events: number;
  readonly trace: string;
}

const home = new URL('../conformance/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, home), 'utf8');

const golden = JSON.parse(read('trace/golden/traces.json')) as Readonly<Record<string, Golden>>;
/** Programs whose trace is known to be another, and why. */
const differences = JSON.parse(read('trace/differences.json')) as Readonly<Record<string, string>>;
const driver = read('trace/driver.py');

function traceOf(program: string): string {
  const { stdout } = run(`SOURCE = ${JSON.stringify(read(`programs/${program}`))}\n${driver}`, {
    limits: { output: 8 * 1024 * 1024 },
  });
  return stdout.split('<<< trace >>>\n').at(-1) as string;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

describe('sys.settrace reports what CPython reports', () => {
  const whole = readdirSync(new URL('trace/golden/', home)).filter((file) => file.endsWith('.txt'));

  test.each(whole)('word for word: %s', (file) => {
    expect(traceOf(file.replace('-', '/').replace(/\.txt$/u, '.py'))).toBe(read(`trace/golden/${file}`));
  });

  test.each(Object.keys(golden).filter((program) => !(program in differences)))('in sum: %s', (program) => {
    const trace = traceOf(program);
    const { events, trace: sum } = golden[program] as Golden;
    expect({ events: trace.split('\n').length - 1, sum: hash(trace) }).toEqual({ events, sum });
  });

  test.each(Object.entries(differences))('%s differs: %s', (program) => {
    expect(hash(traceOf(program))).not.toBe(golden[program]?.trace);
  });
});
