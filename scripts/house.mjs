/**
 * What the scripts know about the repository: where it is, which workspaces it has and how to run a tool of its own.
 * Built-in modules only: `npm start` reads this before anything is installed.
 */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {object} Manifest The part of a package.json that the scripts read.
 * @property {string} name
 * @property {Record<string, string>} [exports]
 * @property {Record<string, unknown>} [imports]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [peerDependencies]
 *
 * @typedef {{ readonly path: string, readonly manifest: Manifest }} Workspace `path` is relative, as `packages/scope`.
 */

/**
 * @template T
 * @param {string} path
 * @returns {T}
 */
export function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * All packages and apps, in alphabetical order.
 * @param {string} [house] another repository with the same layout; tests bring their own
 * @returns {Workspace[]}
 */
export function workspaces(house = root) {
  return ['packages', 'apps'].flatMap((floor) =>
    existsSync(join(house, floor))
      ? readdirSync(join(house, floor))
          .toSorted()
          .filter((name) => existsSync(join(house, floor, name, 'package.json')))
          .map((name) => ({
            path: `${floor}/${name}`,
            manifest: /** @type {Manifest} */ (readJson(join(house, floor, name, 'package.json'))),
          }))
      : [],
  );
}

/**
 * A workspace and every workspace it depends on, however indirectly.
 * @param {string} path
 * @returns {Workspace[]}
 */
export function withDependencies(path) {
  const all = workspaces();
  const found = new Map();
  /** @param {Workspace | undefined} workspace */
  const visit = (workspace) => {
    if (workspace === undefined || found.has(workspace.path)) return;
    found.set(workspace.path, workspace);
    for (const name of Object.keys(workspace.manifest.dependencies ?? {})) {
      visit(all.find((other) => other.manifest.name === name));
    }
  };
  visit(all.find((workspace) => workspace.path === path));
  return [...found.values()];
}

/**
 * The files under a folder, relative to it, in a stable order; installed and built ones are left out.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesUnder(folder) {
  /** @type {string[]} */
  const files = [];
  /** @param {string} below */
  const walk = (below) => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (entry.name !== 'node_modules' && entry.name !== 'dist') walk(path);
      } else if (entry.isFile()) {
        files.push(path);
      }
    }
  };
  if (existsSync(folder)) walk('');
  return files.toSorted();
}

/** @param {string} name a command that a dependency of the repository brings */
export function tool(name) {
  return join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

/**
 * @typedef {object} RunOptions
 * @property {boolean} [quiet] collect what the command prints instead of passing it through
 * @property {Record<string, string>} [env] in addition to our own
 */

/**
 * Runs a command in the root of the repository and waits for its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>} `output` is empty unless `quiet`
 */
export function run(command, args, { quiet = false, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
      shell: process.platform === 'win32',
    });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }));
  });
}
