/**
 * How long it takes to go back and to go anywhere in a run of more than a million steps: every granularity, every move, from random
 * places.
 *
 *   node packages/scope/bench/history.mjs [--places=200]
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { tableText } from '../../python/bench/statistics.mjs';
import { bundleScope } from './bundle.mjs';

const { values: options } = parseArgs({ options: { places: { type: 'string', default: '200' } } });
const source = readFileSync(new URL('history/program.py', import.meta.url), 'utf8');
const { Session } = await bundleScope();

/** @type {Map<string, number[]>} */
const times = new Map();
/**
 * @param {string} name
 * @param {() => void} action
 */
function time(name, action) {
  const before = performance.now();
  action();
  const list = times.get(name) ?? [];
  times.set(name, list);
  list.push(performance.now() - before);
}

const session = Session.create();
session.apply({ kind: 'load', source, filename: 'program.py' });
const began = performance.now();
session.apply({ kind: 'step', granularity: 'line', move: { kind: 'continue' } });
const { step: last, instructions } = session.view();
console.log(
  `${last} steps, ${instructions} instructions, run with a history in ${(performance.now() - began).toFixed(0)} ms`,
);

let seed = 12345;
/** A linear congruential generator: the same places in every run. */
const random = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
const warmUp = 20;
for (let place = 0; place < warmUp + Number(options.places); place++) {
  if (place === warmUp) times.clear();
  const step = Math.floor(random() * last);
  time('go to step', () => session.apply({ kind: 'goTo', step }));
  for (const granularity of /** @type {const} */ (['line', 'expression', 'instruction'])) {
    for (const kind of /** @type {const} */ (['into', 'over', 'out'])) {
      time(`back ${kind} by ${granularity}`, () => session.apply({ kind: 'back', granularity, move: kind }));
      if (kind === 'out') session.apply({ kind: 'goTo', step });
    }
  }
}
const rows = [['milliseconds', 'median', 'p99', 'most']];
for (const [name, list] of times) {
  list.sort((a, b) => a - b);
  const at = (/** @type {number} */ share) =>
    (list[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0).toFixed(2);
  rows.push([name, at(0.5), at(0.99), at(1)]);
}
console.log(tableText(rows));
