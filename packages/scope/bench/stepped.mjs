/**
 * Line steps a second with every event produced and encoded, beside CPython's `sys.settrace` with the stack's state as JSON at
 * each line; and how large the events are.
 *
 *   node packages/scope/bench/stepped.mjs [--rounds=7] [--python=python3]
 *
 * `--python` names a native CPython to be measured too.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadPyodide, version } from 'pyodide';
import { median, tableText } from '../../python/bench/statistics.mjs';
import { bundleScope } from './bundle.mjs';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, python: { type: 'string', default: '' } },
});
const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url));
const read = (/** @type {string} */ relative) => readFileSync(path(relative), 'utf8');
const { Session, encodeDeltaBytes } = await bundleScope();

const mixed = read('../../python/bench/stepped/program.py');
const trace = read('../../python/bench/stepped/trace.py');
/** @type {[string, string][]} programs whose steps change little */
const small = readdirSync(path('programs')).map((name) => [name, read(`programs/${name}`)]);

/** @typedef {{ readonly lines: number, readonly seconds: number, readonly bytes: number }} Measured */

/**
 * @param {string} source
 * @param {(bytes: number) => void} [tell]
 * @returns {Measured}
 */
function ours(source, tell) {
  const session = Session.create({ instructions: Number.MAX_SAFE_INTEGER });
  session.apply({ kind: 'load', source, filename: 'program.py' });
  if (session.view().status.kind !== 'paused') return { lines: 0, seconds: 0, bytes: 0 };
  let lines = 0;
  let bytes = 0;
  const before = performance.now();
  session.play(Infinity, (delta) => {
    const { length } = encodeDeltaBytes(delta);
    lines++;
    bytes += length;
    tell?.(length);
  });
  return { lines, seconds: (performance.now() - before) / 1000, bytes };
}

const pyodide = await loadPyodide();
const traced = pyodide.runPython(`${trace}\nrun`, { globals: pyodide.toPy({ __name__: 'trace' }) });
/** @type {[string, () => Measured][]} */
const contestants = [
  ['ours, mixed program', () => ours(mixed)],
  ...small.map(([name, source]) => /** @type {[string, () => Measured]} */ ([`ours, ${name}`, () => ours(source)])),
  [`pyodide ${version}, mixed program`, () => JSON.parse(traced(mixed, true))],
];
if (options.python !== '') {
  const files = [path('../../python/bench/stepped/trace.py'), path('../../python/bench/stepped/program.py'), 'state'];
  const name = execFileSync(options.python, ['--version'], { encoding: 'utf8' }).trim();
  contestants.push([
    `${name}, mixed program`,
    () => JSON.parse(execFileSync(options.python, files, { encoding: 'utf8' })),
  ]);
}

/** @type {Map<string, Measured[]>} */
const results = new Map(contestants.map(([name]) => [name, []]));
for (let round = 0; round < 2 + Number(options.rounds); round++) {
  for (const [name, measure] of contestants) {
    const measured = measure();
    // The first two warm up.
    if (round >= 2) results.get(name)?.push(measured);
  }
}
const rows = [['', 'steps', 'steps a second', 'bytes a step', 'ours, mixed, by this']];
const rate = (/** @type {string} */ name) =>
  median((results.get(name) ?? []).map(({ lines, seconds }) => lines / seconds));
const first = rate(contestants[0]?.[0] ?? '');
for (const [name] of contestants) {
  const { lines = 0, bytes = 0 } = results.get(name)?.[0] ?? {};
  rows.push([name, String(lines), rate(name).toFixed(0), (bytes / lines).toFixed(0), (first / rate(name)).toFixed(2)]);
}
console.log(`node ${process.versions.node}\n${tableText(rows)}`);

/** @type {number[]} */
const sizes = [];
const corpus = path('../../python/conformance/programs/');
const programs = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.py'));
for (const name of programs) {
  let left = 3000;
  // The steps of a few long loops are not to drown the others.
  ours(readFileSync(corpus + name, 'utf8'), (bytes) => void (left-- > 0 && sizes.push(bytes)));
}
sizes.sort((a, b) => a - b);
const at = (/** @type {number} */ share) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))];
console.log(
  `${programs.length} programs of the corpus, ${sizes.length} steps: bytes a step median ${at(0.5)}, p99 ${at(0.99)}, most ${at(1)}`,
);
