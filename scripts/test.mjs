/**
 * `npm test [-- filter … | --option …]`: installs what is missing, provides a browser, builds, runs every test, and
 * ends with a line `N passed, N failed` (`, N skipped` where there are any).
 *
 * A filter is part of a path, as vitest has it: `npm test -- packages/python`. The browser and the build are
 * provided only when a test that is going to run needs them.
 */
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { allTargets, freshen } from './build.mjs';
import { provideChromium } from './chromium.mjs';
import { filesUnder, readJson, root, run, tool } from './house.mjs';
import { ensureInstalled } from './install.mjs';
import { provideService } from './services.mjs';

const args = process.argv.slice(2);
const filters = args.filter((arg, index) => !arg.startsWith('-') && args[index - 1] !== '-t');

/** @param {string} floor */
function runsTestsOf(floor) {
  const tests = filesUnder(join(root, floor)).filter((file) => /\.test\.tsx?$/.test(file));
  return tests.some((file) => filters.length === 0 || filters.some((filter) => `${floor}/${file}`.includes(filter)));
}

await ensureInstalled();
/** @type {Record<string, string>} */
const env = {};
if (runsTestsOf('e2e')) env.CHROMIUM_PATH = provideChromium();
if (runsTestsOf('apps')) {
  env.POSTGRES_BIN = provideService('postgres');
  env.REDIS_BIN = provideService('redis');
  env.HAPROXY_BIN = provideService('haproxy');
  env.STRACE_BIN = provideService('strace');
}
if (runsTestsOf('e2e') || runsTestsOf('apps')) await freshen(allTargets);

const tallyPath = join(root, '.cache', 'tally.json');
mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(tallyPath, { force: true });
const { code } = await run(
  tool('vitest'),
  ['run', '--reporter=default', '--reporter=./scripts/tally-reporter.mjs', ...args],
  { env: { ...env, NONLOCAL_TALLY: tallyPath } },
);

if (!existsSync(tallyPath)) {
  console.error('The tests did not run to their end.');
  process.exit(code === 0 ? 1 : code);
}
const { passed, failed, skipped } = /** @type {import('./tally-reporter.mjs').Tally} */ (readJson(tallyPath));
for (const name of skipped) console.log(`skipped: ${name}`);
console.log(`${passed} passed, ${failed} failed${skipped.length === 0 ? '' : `, ${skipped.length} skipped`}`);
process.exit(code === 0 && failed > 0 ? 1 : code);
