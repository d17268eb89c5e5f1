/**
 * Damages snapshots of sessions, and restores them: what comes of it is a session or a SnapshotError, soon. Each finding
 * is printed with the seed that makes it.
 *
 *   node packages/scope/scripts/fuzz-snapshots.mjs [--inputs=100000] [--seed=1] [--slow=5000]
 */
import { parseArgs } from 'node:util';
import { register } from 'tsx/esm/api';

register();
const { damageSnapshot, endureSnapshot, someSnapshot } = await import('../src/testing/damaged-snapshot.ts');
const { seeded } = await import('../src/testing/random-program.ts');

const { values: options } = parseArgs({
  options: {
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    slow: { type: 'string', default: '5000' },
  },
});
const counts = { refused: 0, read: 0 };
const found = new Map();
let snapshot = new Uint8Array();
for (let n = 0; n < Number(options.inputs); n++) {
  const seed = Number(options.seed) + n;
  if (n % 500 === 0) snapshot = someSnapshot(seed);
  const begun = performance.now();
  try {
    counts[endureSnapshot(damageSnapshot(snapshot, seeded(seed)))]++;
  } catch (error) {
    note(
      seed,
      String(error instanceof Error ? error.stack : error)
        .split('\n')
        .slice(0, 3)
        .join(' '),
    );
  }
  if (performance.now() - begun > Number(options.slow)) note(seed, 'slow');
  if (n % 10_000 === 9_999) console.log(`${n + 1} ${JSON.stringify(counts)} findings ${found.size}`);
}
console.log(`${options.inputs} damaged snapshots from seed ${options.seed}: ${JSON.stringify(counts)}`);
process.exitCode = found.size === 0 ? 0 : 1;

/**
 * @param {number} seed
 * @param {string} what
 */
function note(seed, what) {
  if (!found.has(what))
    console.log(`seed ${seed}, of the snapshot of ${seed - ((seed - Number(options.seed)) % 500)}: ${what}`);
  found.set(what, seed);
}
