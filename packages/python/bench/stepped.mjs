/**
 * Line steps a second: this machine, stopped before each line and returning to its host, beside CPython's `sys.settrace`
 * that counts lines, alone and with the stack's state as JSON at each of them.
 *
 *   node packages/python/bench/stepped.mjs [--rounds=7] [--python=python3]
 *
 * `--python` names a native CPython to be measured too. What the scope engine's events cost is measured in its own package.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadPyodide, version } from 'pyodide';
import { bundlePython } from './bundle.mjs';
import { median, tableText } from './statistics.mjs';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, python: { type: 'string', default: '' } },
});
const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url));
const program = readFileSync(path('stepped/program.py'), 'utf8');
const trace = readFileSync(path('stepped/trace.py'), 'utf8');

/** @typedef {{ readonly lines: number, readonly seconds: number, readonly bytes: number }} Measured */

await bundlePython();
/** @type {typeof import('../src/index.ts')} */
const { loadProgram, Op, opcodeInfo } = await import(path('../../../.cache/bench/python.mjs'));

/** @type {WeakMap<object, Uint8Array>} */
const known = new WeakMap();

/**
 * Where a line may begin: behind an instruction of another line, and at the target of a jump.
 * @param {import('../src/index.ts').PyCode} code
 */
function lineMarks({ isHidden, code }) {
  if (isHidden) return null;
  const found = known.get(code);
  if (found !== undefined) return found;
  const { instructions, positions } = code;
  const marks = new Uint8Array(instructions.length >> 1);
  for (let i = 0; i < marks.length; i++) {
    const op = instructions[2 * i] ?? 0;
    // RESUME stands on the line of the `def`: what `settrace` reports as a call, not as a line.
    if (positions[4 * i] !== positions[4 * i - 4] && op !== Op.RESUME) marks[i] = 1;
    if (opcodeInfo[op]?.jump !== 'none') marks[instructions[2 * i + 1] ?? 0] = 1;
  }
  known.set(code, marks);
  return marks;
}

/** @returns {Measured} */
function pauses() {
  const loaded = loadProgram(program, 'program.py', {});
  if (loaded.kind === 'malformed') throw new Error(loaded.diagnostic.message);
  const { machine } = loaded;
  machine.tracer = {
    marks: lineMarks,
    mask: 1,
    before(frame) {
      const line = frame.code.code.positions[2 * frame.pc] ?? -1;
      if (line < 0 || line === frame.line) return false;
      frame.line = line;
      return true;
    },
    raised: () => false,
  };
  let lines = 0;
  const before = performance.now();
  while (machine.run().kind === 'stopped') lines++;
  return { lines, seconds: (performance.now() - before) / 1000, bytes: 0 };
}

const pyodide = await loadPyodide();
const traced = pyodide.runPython(`${trace}\nrun`, { globals: pyodide.toPy({ __name__: 'trace' }) });

/** @type {[string, () => Measured][]} */
const contestants = [
  ['ours, returning to the host at each line', pauses],
  [`pyodide ${version}, lines counted`, () => JSON.parse(traced(program, false))],
  [`pyodide ${version}, state as JSON`, () => JSON.parse(traced(program, true))],
];
if (options.python !== '') {
  const native = (/** @type {string} */ mode) =>
    JSON.parse(
      execFileSync(options.python, [path('stepped/trace.py'), path('stepped/program.py'), mode], { encoding: 'utf8' }),
    );
  const name = execFileSync(options.python, ['--version'], { encoding: 'utf8' }).trim();
  contestants.push(
    [`${name}, lines counted`, () => native('lines')],
    [`${name}, state as JSON`, () => native('state')],
  );
}

// The host compiles the machine's loop while it runs; a session runs longer than this program.
for (let i = 0; i < 20; i++) pauses();
/** @type {Map<string, Measured[]>} */
const results = new Map(contestants.map(([name]) => [name, []]));
for (let round = 0; round < 2 + Number(options.rounds); round++) {
  for (const [name, measure] of contestants) {
    const measured = measure();
    // The first two warm up.
    if (round >= 2) results.get(name)?.push(measured);
  }
}
const rows = [['', 'lines', 'lines a second', 'bytes a line', 'ours by theirs']];
const rate = (/** @type {string} */ name) =>
  median((results.get(name) ?? []).map(({ lines, seconds }) => lines / seconds));
const ours = rate(contestants[0]?.[0] ?? '');
for (const [name] of contestants) {
  const { lines = 0, bytes = 0 } = results.get(name)?.[0] ?? {};
  const size = bytes === 0 ? '–' : (bytes / lines).toFixed(0);
  rows.push([name, String(lines), rate(name).toFixed(0), size, (ours / rate(name)).toFixed(1)]);
}
console.log(`node ${process.versions.node}\n${tableText(rows)}`);
