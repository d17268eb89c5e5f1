/**
 * Writes what CPython 3.14 (Pyodide) reports through sys.settrace of each program in conformance/programs: for all of
 * them how many events and a hash of their text, for a few the text itself, to conformance/trace/golden.
 * Run it after adding a program: node packages/python/scripts/generate-trace-golden.mjs
 * `--show closures/memo.py` prints the text for one program and writes nothing.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

/**
 * Topics that a trace says nothing of: programs that trace themselves; those that are about the life of objects, which a
 * trace prolongs; and those that need an event loop of their own, where Pyodide has its host's.
 */
const leftOut = new Set(['tracing', 'lifetimes', 'asyncio']);

/** Programs whose traces are kept whole, to read. */
const whole = [
  'closures/loop-of-lambdas.py',
  'classes/class-body-runs.py',
  'errors/try-else-finally.py',
  'generators/send-and-throw.py',
  'scopes/comprehension-scope.py',
];

const home = new URL('../conformance/', import.meta.url);
const driver = readFileSync(new URL('trace/driver.py', home), 'utf8');
const python = await loadPyodide();
let written = [];
python.setStdout({ raw: (byte) => written.push(byte) });
python.setStderr({ raw: () => {} });

function traceOf(program) {
  const source = readFileSync(new URL(`programs/${program}`, home), 'utf8');
  written = [];
  const globals = python.globals.get('dict')();
  globals.set('__name__', 'driver');
  python.runPython(`SOURCE = ${JSON.stringify(source)}\n${driver}`, { globals, filename: 'driver.py' });
  globals.destroy();
  return Buffer.from(written).toString('utf8').split('<<< trace >>>\n').at(-1);
}

/** The same without values, without the beginning and end of modules, and without what has a star: the scope engine's step axis. */
function axisOf(trace) {
  return trace
    .split('\n')
    .filter((line) => /^(?:line|call|return|exception) /u.test(line) && !/^(?:call|return) <module> /u.test(line))
    .map((line) => line.split(' ', 3).join(' '))
    .join('\n');
}

const hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 16);

const show = process.argv.indexOf('--show');
if (show > 0) {
  process.stdout.write(traceOf(process.argv[show + 1]));
} else {
  const golden = {};
  for (const topic of readdirSync(new URL('programs/', home))) {
    if (leftOut.has(topic)) continue;
    for (const file of readdirSync(new URL(`programs/${topic}/`, home))) {
      const program = `${topic}/${file}`;
      const trace = traceOf(program);
      const axis = axisOf(trace);
      const [events, steps] = [trace.split('\n').length - 1, axis.split('\n').length];
      golden[program] = { events, trace: hash(trace), steps, axis: hash(axis) };
      if (whole.includes(program)) {
        writeFileSync(new URL(`trace/golden/${program.replaceAll('/', '-').replace(/\.py$/u, '.txt')}`, home), trace);
      }
    }
  }
  writeFileSync(new URL('trace/golden/traces.json', home), `${JSON.stringify(golden, null, 1)}\n`);
  process.stdout.write(`${Object.keys(golden).length} programs\n`);
}
