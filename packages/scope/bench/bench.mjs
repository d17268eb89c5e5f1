/**
 * Runs a benchmark of this folder as users run the engine: bundled, in a process of its own.
 *
 *   node packages/scope/bench/bench.mjs snapshot
 *   node packages/scope/bench/bench.mjs idle
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { bundle } from '../../python/bench/bundle.mjs';

const [name = 'snapshot', ...rest] = process.argv.slice(2);
const file = await bundle(join(import.meta.dirname, `${name}.mjs`), name);
const { status } = spawnSync(process.execPath, ['--expose-gc', file, ...rest], { stdio: 'inherit' });
process.exitCode = status ?? 1;
