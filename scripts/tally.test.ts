import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, tool } from './house.mjs';

/** Runs vitest over some test files, as `npm test` does, and returns what the reporter counted. */
function tallyOf(files: Record<string, string>): unknown {
  mkdirSync(join(root, '.cache'), { recursive: true });
  // Inside the repository, so that the files find vitest.
  const folder = mkdtempSync(join(root, '.cache', 'tally-'));
  try {
    for (const [name, source] of Object.entries(files)) {
      writeFileSync(join(folder, name), `import { describe, expect, test, beforeAll } from 'vitest';\n${source}`);
    }
    writeFileSync(join(folder, 'vitest.config.mjs'), 'export default {};');
    const path = join(folder, 'tally.json');
    const reporter = `--reporter=${join(root, 'scripts/tally-reporter.mjs')}`;
    spawnSync(tool('vitest'), ['run', '--root', folder, reporter], { env: { ...process.env, NONLOCAL_TALLY: path } });
    return JSON.parse(readFileSync(path, 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('everything that fails a run is counted, and everything skipped is named', { timeout: 60_000 }, () => {
  const tally = tallyOf({
    'cases.test.ts': `
      test('passes', () => { expect(1).toBe(1); });
      test('fails', () => { expect(1).toBe(2); });
      test.skip('is skipped', () => {});
      test('gives a reason', (context) => { context.skip('no such machine'); });`,
    'unloadable.test.ts': `import './missing.ts';`,
    'hook.test.ts': `describe('group', () => { beforeAll(() => { throw new Error('no'); }); test('never runs', () => {}); });`,
  });
  expect(tally).toEqual({
    passed: 1,
    // The case, the file that cannot be loaded, the hook.
    failed: 3,
    skipped: [
      expect.stringContaining('cases.test.ts > is skipped'),
      expect.stringContaining('cases.test.ts > gives a reason (no such machine)'),
      expect.stringContaining('hook.test.ts > group > never runs'),
    ],
  });
});
