/**
 * Bundles what runs in production into each app's `dist/`: the two web apps, the server with its interpreter process,
 * and the command. Only what is stale is built.
 *
 *   node scripts/build.mjs [--force] [instructor] [student] [server] [cli] [soak] [load]
 *
 * A target is fresh while the content of its sources is what it was built from. To know that without reading them all
 * on each start, their sizes and dates are compared first; only where these differ does the content decide. Bundles
 * are built beside `dist/` and put in place by a rename, under a lock, so that nobody meets half a bundle.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { filesUnder, readJson, root, run, withDependencies } from './house.mjs';

/**
 * @typedef {'instructor' | 'student' | 'server' | 'cli' | 'soak' | 'load'} Target
 * @typedef {{ readonly app: string, readonly entries?: Record<string, string>, readonly dist?: string }} Recipe
 *   `entries`: bundles for Node, by their name in `dist/`; without them the app is a page, built by its own vite.config.ts.
 *   `dist`: where the bundles go, if not there.
 */

/** Of the server's own, found beside its bundle: nonlocal serve looks for them in the command's dist. */
const besides = {
  'interpreter-process': 'apps/server/src/interpreter-process.ts',
  'store-thread': 'apps/server/src/store-thread.ts',
};

/** @type {Record<Target, Recipe>} */
const recipes = {
  instructor: { app: 'apps/instructor' },
  student: { app: 'apps/student' },
  server: {
    app: 'apps/server',
    entries: { main: 'apps/server/src/main.ts', ...besides },
  },
  cli: { app: 'apps/cli', entries: { main: 'apps/cli/src/main.ts', ...besides } },
  // The server that the tests of faults kill: a bundle, since it starts hundreds of times.
  soak: {
    app: 'apps/server',
    entries: { 'sabotaged-server': 'apps/server/soak/sabotaged-server.ts', ...besides },
    dist: '.cache/soak',
  },
  // The server that the benchmarks put under load.
  load: {
    app: 'apps/server',
    entries: { server: 'apps/server/bench/server.ts', ...besides },
    dist: '.cache/load',
  },
};

/** Folders of an app that only the bundles for its development contain. */
const forDevelopment = new Map([
  ['soak', 'soak/'],
  ['load', 'bench/'],
]);

/** What users run. */
export const allTargets = /** @type {Target[]} */ (Object.keys(recipes).filter((name) => !forDevelopment.has(name)));

const records = join(root, '.cache', 'build');

/**
 * Builds those of the targets that are stale, in a process of its own: bundlers change the environment they run in.
 * Ends the process when a build fails.
 * @param {readonly Target[]} targets
 */
export async function freshen(targets) {
  const stale = targets.filter((target) => !isFresh(target));
  if (stale.length === 0) return;
  // Says so on stderr: stdout belongs to the program that `nonlocal run` is about to start.
  console.error(`Building ${stale.join(', ')} …`);
  const { code, output } = await run(process.execPath, [fileURLToPath(import.meta.url), ...stale], { quiet: true });
  if (code === 0) return;
  console.error(output);
  process.exit(code);
}

/** @param {Target} target */
function isFresh(target) {
  const record = join(records, `${target}.json`);
  if (!existsSync(distOf(target)) || !existsSync(record)) return false;
  const files = inputs(target);
  const built = /** @type {{ dates: string, content: string }} */ (readJson(record));
  const dates = dateHash(files);
  if (built.dates === dates) return true;
  if (built.content !== contentHash(files)) return false;
  writeFileSync(record, JSON.stringify({ dates, content: built.content }));
  return true;
}

/** @param {Target} target */
function distOf(target) {
  const { app, dist = join(app, 'dist') } = recipes[target];
  return join(root, dist);
}

/**
 * Every file whose content can change the bundle.
 * @param {Target} target
 */
function inputs(target) {
  const sources = withDependencies(recipes[target].app).flatMap(({ path }) =>
    filesUnder(join(root, path))
      .filter((file) => !/\.test\.tsx?$|\.md$|^scripts\/|(^|\/)(golden|testing)\//.test(file))
      .filter((file) => {
        const folder = /^(?:bench|soak)\//.exec(file)?.[0];
        return folder === undefined || forDevelopment.get(target) === folder;
      })
      .map((file) => `${path}/${file}`),
  );
  const tools = ['build', 'engine-chunks', 'inline-numbers'].map((name) => `scripts/${name}.mjs`);
  return [...sources, 'package-lock.json', 'tsconfig.base.json', ...tools];
}

/** @param {readonly string[]} files */
function dateHash(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { mtimeMs, size } = statSync(join(root, file));
    hash.update(`${file}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

/** @param {readonly string[]} files */
function contentHash(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {Target} target
 * @param {typeof import('vite')} vite
 */
async function build(target, vite) {
  const { app, entries } = recipes[target];
  // The inputs are read before the build: a file saved while it runs makes the bundle stale, not silently old.
  const files = inputs(target);
  const record = JSON.stringify({ dates: dateHash(files), content: contentHash(files) });
  const outDir = join(records, `${target}-${process.pid}`);
  await vite.build(
    entries === undefined
      ? { root: join(root, app), logLevel: 'warn', build: { outDir, emptyOutDir: true } }
      : nodeBundle(entries, outDir),
  );
  const dist = distOf(target);
  const old = `${outDir}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(outDir, dist);
  rmSync(old, { recursive: true, force: true });
  writeFileSync(join(records, `${target}.json`), record);
}

/**
 * Our own packages are bundled; npm's stay where npm put them (libsql brings a binary, pino and socket.io load parts
 * of themselves by name).
 * @param {Record<string, string>} entries
 * @param {string} outDir
 * @returns {import('vite').InlineConfig}
 */
function nodeBundle(entries, outDir) {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, source]) => [name, join(root, source)])),
        // Ours are paths, our packages, and what a package of ours imports of itself (`#parts`).
        external: (id) => !/^(?:\.|@nonlocal\/|#|\0)/.test(id) && !isAbsolute(id),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  };
}

/**
 * Only one process builds at a time; the others wait, and then find their targets fresh.
 * @returns {Promise<() => void>} releases the lock
 */
async function takeLock() {
  mkdirSync(records, { recursive: true });
  const lock = join(records, 'lock');
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      return () => rmSync(lock, { force: true });
    } catch {
      const owner = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0;
      // An empty file was made this instant and its owner is about to write its id.
      if (owner > 0 && !isAlive(owner)) rmSync(lock, { force: true });
      await sleep(50);
    }
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const args = process.argv.slice(2);
  const force = args.includes('--force');
  const named = args.filter((arg) => arg !== '--force');
  const unknown = named.find((name) => !Object.hasOwn(recipes, name));
  if (unknown !== undefined) {
    console.error(`There is no "${unknown}" to build; there are ${Object.keys(recipes).join(', ')}.`);
    process.exit(2);
  }
  const release = await takeLock();
  try {
    const targets = named.length === 0 ? allTargets : /** @type {Target[]} */ (named);
    const stale = targets.filter((target) => force || !isFresh(target));
    if (stale.length > 0) {
      const vite = await import('vite');
      await Promise.all(stale.map((target) => build(target, vite)));
    }
  } finally {
    release();
  }
}
