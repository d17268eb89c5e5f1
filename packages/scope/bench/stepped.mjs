/**
 * Line steps a second with every event produced and encoded, beside CPython's `sys.settrace` with the stack's state as JSON at
 * each line; and how large the events are. Our steps are CPython's lines, calls and returns, and each has its event.
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
import { geometricMean, median, tableText } from '../../python/bench/statistics.mjs';
import { bundleScope } from './bundle.mjs';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, python: { type: 'string', default: '' } },
});
const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url));
const read = (/** @type {string} */ file) => readFileSync(file, 'utf8');
const { Session, encodeDeltaBytes } = await bundleScope();

const tracer = path('../../python/bench/stepped/trace.py');
/** @type {[string, string][]} names and files; the first has a bit of everything, the steps of the others change little */
const programs = [
  ['mixed', path('../../python/bench/stepped/program.py')],
  ...readdirSync(path('programs')).map(
    (name) => /** @type {[string, string]} */ ([name.replace('.py', ''), path(`programs/${name}`)]),
  ),
];

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
const traced = pyodide.runPython(`${read(tracer)}\nrun`, { globals: pyodide.toPy({ __name__: 'trace' }) });
/** @type {[string, (file: string) => Measured][]} */
const contestants = [
  ['ours', (file) => ours(read(file))],
  [`pyodide ${version}`, (file) => JSON.parse(traced(read(file), true))],
];
if (options.python !== '') {
  const name = execFileSync(options.python, ['--version'], { encoding: 'utf8' }).trim();
  contestants.push([
    name,
    (file) => JSON.parse(execFileSync(options.python, [tracer, file, 'state'], { encoding: 'utf8' })),
  ]);
}

/** @type {Map<string, Measured[]>} */
const results = new Map();
for (let round = 0; round < 2 + Number(options.rounds); round++) {
  for (const [program, file] of programs) {
    for (const [name, measure] of contestants) {
      const measured = measure(file);
      // The first two warm up.
      if (round >= 2) results.set(`${program} ${name}`, [...(results.get(`${program} ${name}`) ?? []), measured]);
    }
  }
}
const rate = (/** @type {string} */ key) =>
  median((results.get(key) ?? []).map(({ lines, seconds }) => lines / seconds));
const rows = [['', 'steps', 'a second', 'bytes each', 'ours by this']];
for (const [name] of contestants) {
  /** @type {number[]} */
  const ratios = [];
  for (const [program] of programs) {
    const key = `${program} ${name}`;
    const { lines = 0, bytes = 0 } = results.get(key)?.[0] ?? {};
    const ratio = rate(`${program} ours`) / rate(key);
    ratios.push(ratio);
    rows.push([
      `${name}, ${program}`,
      String(lines),
      rate(key).toFixed(0),
      (bytes / lines).toFixed(0),
      ratio.toFixed(1),
    ]);
  }
  rows.push([`${name}, geometric mean`, '', '', '', geometricMean(ratios).toFixed(1)]);
}
console.log(`node ${process.versions.node}\n${tableText(rows)}`);

/** @type {number[]} */
const sizes = [];
const corpus = path('../../python/conformance/programs/');
const corpusPrograms = readdirSync(corpus, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.py'),
);
for (const name of corpusPrograms) {
  let left = 3000;
  // The steps of a few long loops are not to drown the others.
  ours(read(corpus + name), (bytes) => void (left-- > 0 && sizes.push(bytes)));
}
sizes.sort((a, b) => a - b);
const at = (/** @type {number} */ share) => sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))];
console.log(
  `${corpusPrograms.length} programs of the corpus, ${sizes.length} steps: bytes a step median ${at(0.5)}, p99 ${at(0.99)}, most ${at(1)}`,
);
