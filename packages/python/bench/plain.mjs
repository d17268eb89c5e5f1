/**
 * Plain runs, side by side: ten small programs in this engine and in other Pythons for browsers, all in one run.
 *
 *   node packages/python/bench/plain.mjs [--rounds=9] [--fresh=3] [--clock=wall|cpu]
 *     [--engines=ours,pyodide,…] [--programs=generators,…]
 *
 * Warm: one process an engine stays alive; a round runs each program once in each engine, engine after engine, so that
 * a busy moment of the computer meets all of them; the first two rounds are left out. Fresh: a new process for each program
 * and engine; what counts is the first run after loading, and loading is counted apart. All figures are medians,
 * of the time on the wall; on a computer that does other work besides, processor time tells more. A program whose output
 * differs from Pyodide's (or else ours) counts as one that the engine cannot run.
 */
import { fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundlePython } from './bundle.mjs';
import { geometricMean, median, tableText } from './statistics.mjs';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '9' },
    fresh: { type: 'string', default: '3' },
    clock: { type: 'string', default: 'wall' },
    engines: { type: 'string', default: 'ours,pyodide,skulpt,brython,micropython' },
    programs: { type: 'string', default: '' },
  },
});
const engines = options.engines.split(',');
const warmUp = 2;

const folder = new URL('programs/', import.meta.url);
const programs = readdirSync(folder)
  .map((file) => ({ name: file.replace('.py', ''), source: readFileSync(new URL(file, folder), 'utf8') }))
  .filter(({ name }) => options.programs === '' || options.programs.split(',').includes(name));

/** @typedef {import('./engine.mjs').Answer} Answer */

/** @param {string} name */
async function start(name) {
  const child = fork(fileURLToPath(new URL('engine.mjs', import.meta.url)), [name]);
  child.once('exit', (code) => {
    if (code !== null) throw new Error(`${name} ended with ${code}`);
  });
  const answer = () => new Promise((resolve) => child.once('message', resolve));
  const ready = /** @type {import('./engine.mjs').Ready} */ (await answer());
  return {
    ready,
    run: (/** @type {string} */ source) => {
      child.send(source);
      return /** @type {Promise<Answer>} */ (answer());
    },
    stop: () => child.kill(),
  };
}

/** Milliseconds by engine and program. @typedef {Map<string, Map<string, number[]>>} Times */

/** @type {Map<string, string>} */
const expected = new Map();
/** @type {Map<string, string>} */
const failures = new Map();

/**
 * @param {Times} times
 * @param {string} engine
 * @param {string} program
 * @param {Answer} answer
 */
function note(times, engine, program, answer) {
  if (answer.kind === 'failed') {
    failures.set(`${engine} ${program}`, answer.reason);
    return;
  }
  if (!expected.has(program)) expected.set(program, answer.output);
  if (answer.output.trimEnd() !== expected.get(program)?.trimEnd()) {
    failures.set(`${engine} ${program}`, `printed ${JSON.stringify(answer.output.slice(0, 60))}`);
    return;
  }
  const own = times.get(engine) ?? new Map();
  times.set(engine, own);
  own.set(program, [...(own.get(program) ?? []), options.clock === 'cpu' ? answer.cpu : answer.ms]);
}

/** @type {Map<string, string>} */
const versions = new Map();

async function warmTimes() {
  /** @type {Times} */
  const times = new Map();
  const processes = new Map();
  // Pyodide answers first: what it prints is what is expected.
  const order = engines.toSorted((a, b) => Number(b === 'pyodide') - Number(a === 'pyodide'));
  for (const engine of order) processes.set(engine, await start(engine));
  for (const [engine, { ready }] of processes) versions.set(engine, ready.version);
  for (let round = 0; round < warmUp + Number(options.rounds); round++) {
    for (const { name, source } of programs) {
      for (const engine of order) {
        if (failures.has(`${engine} ${name}`)) continue;
        // Never the same text twice: nobody shall find it compiled already.
        const answer = await processes.get(engine).run(`${source}# ${round}\n`);
        if (round >= warmUp || answer.kind === 'failed') note(times, engine, name, answer);
      }
    }
  }
  for (const { stop } of processes.values()) stop();
  return times;
}

/** @param {Map<string, number[]>} loads gets how long loading took, by engine */
async function freshTimes(loads) {
  /** @type {Times} */
  const times = new Map();
  for (let round = 0; round < Number(options.fresh); round++) {
    for (const { name, source } of programs) {
      for (const engine of engines) {
        if (failures.has(`${engine} ${name}`)) continue;
        const { ready, run, stop } = await start(engine);
        note(times, engine, name, await run(source));
        loads.set(engine, [...(loads.get(engine) ?? []), ready.ms]);
        stop();
      }
    }
  }
  return times;
}

/**
 * @param {string} title
 * @param {Times} times
 */
function report(title, times) {
  const others = engines.filter((engine) => engine !== 'ours');
  const ms = (/** @type {string} */ engine, /** @type {string} */ program) =>
    median(times.get(engine)?.get(program) ?? []);
  const shown = (/** @type {number} */ value) => (Number.isNaN(value) ? '–' : value.toFixed(1));
  const rows = [['', ...engines.map((engine) => `${engine} ms`), ...others.map((engine) => `ours/${engine}`)]];
  /** @type {Map<string, number[]>} */
  const ratios = new Map(others.map((engine) => [engine, []]));
  for (const { name } of programs) {
    const own = others.map((engine) => ms('ours', name) / ms(engine, name));
    own.forEach((ratio, i) => {
      if (!Number.isNaN(ratio)) ratios.get(others[i] ?? '')?.push(ratio);
    });
    rows.push([
      name,
      ...engines.map((engine) => shown(ms(engine, name))),
      ...own.map((ratio) => (Number.isNaN(ratio) ? '–' : ratio.toFixed(2))),
    ]);
  }
  const empty = engines.map(() => '');
  const last = (/** @type {string} */ label, /** @type {(ratios: readonly number[]) => number} */ value) =>
    rows.push([label, ...empty, ...others.map((engine) => value(ratios.get(engine) ?? []).toFixed(2))]);
  last('geometric mean', geometricMean);
  last('slowest', (all) => Math.max(...all));
  console.log(`\n${title}\n${tableText(rows)}`);
}

await bundlePython();
const warm = await warmTimes();
console.log(
  `node ${process.versions.node}; ${engines.map((engine) => `${engine} ${versions.get(engine) ?? ''}`).join(', ')}`,
);
report('Warm; the ratio is our time by theirs', warm);
if (Number(options.fresh) > 0) {
  /** @type {Map<string, number[]>} */
  const loads = new Map();
  report('First run in a fresh process, loading not counted', await freshTimes(loads));
  const parts = engines.map((engine) => `${engine} ${median(loads.get(engine) ?? []).toFixed(1)}`);
  console.log(`\nLoading, ms: ${parts.join(', ')}`);
}
for (const [what, reason] of failures) console.log(`cannot run: ${what}: ${reason}`);
