import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { isInstalled } from './install.mjs';

const house = mkdtempSync(join(tmpdir(), 'install-'));

afterEach(() => {
  rmSync(house, { recursive: true, force: true });
});

/** What the two lists hold, by path; `undefined` leaves a list out. */
function check(locked: object, installed: object | undefined): boolean {
  mkdirSync(join(house, 'node_modules'), { recursive: true });
  writeFileSync(join(house, 'package-lock.json'), JSON.stringify({ packages: locked }));
  if (installed !== undefined) {
    writeFileSync(join(house, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }));
  }
  return isInstalled(house);
}

const one = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } };

test('nothing is installed before npm has left its list', () => {
  expect(check(one, undefined)).toBe(false);
});

test('the same packages are installed, whatever the root and the workspaces say', () => {
  expect(check({ '': { version: '9' }, 'packages/x': { version: '9' }, ...one }, one)).toBe(true);
});

test('another version, another content or a missing package is not', () => {
  expect(check(one, { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-a' } })).toBe(false);
  expect(check(one, { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-b' } })).toBe(false);
  expect(check(one, {})).toBe(false);
});

test("another platform's builds may be missing", () => {
  expect(check({ ...one, 'node_modules/a-win32': { version: '1.0.0', optional: true } }, one)).toBe(true);
});
