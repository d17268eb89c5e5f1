/**
 * Installs the dependencies that the lock file names, when what is installed differs from it.
 *
 * npm leaves a list of what it installed in `node_modules/.package-lock.json`. We compare the two lists instead of
 * their dates: a clone, a checkout of another branch and an interrupted install all leave misleading dates.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readJson, root, run } from './house.mjs';

/**
 * @typedef {object} Locked
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [link]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @property {boolean} [peer]
 *
 * @typedef {{ packages: Record<string, Locked> }} LockFile
 */

/**
 * Whether `node_modules` holds what the lock file says.
 * @param {string} [house] another repository; tests bring their own
 * @returns {boolean}
 */
export function isInstalled(house = root) {
  const list = join(house, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return false;
  const wanted = /** @type {LockFile} */ (readJson(join(house, 'package-lock.json'))).packages;
  const present = /** @type {LockFile} */ (readJson(list)).packages;
  return Object.entries(wanted).every(([path, { version, integrity, link, optional, devOptional }]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true;
    const installed = present[path];
    // Builds for other platforms are optional and stay away.
    if (installed === undefined) return optional === true || devOptional === true;
    return link === true || (installed.version === version && installed.integrity === integrity);
  });
}

/** Runs `npm ci` when it is needed; ends the process when that fails. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  console.log('Installing dependencies (npm ci) …');
  const { code } = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
  if (code !== 0) {
    console.error('npm ci failed; what npm says is above.');
    process.exit(code);
  }
}
