/**
 * Snapshots of random programs at random places: restored, here and in a fresh process, the rest of the run must end in
 * the same state, to the hash. Ends with 1, and says where, at the first that does not.
 *
 *   node packages/scope/scripts/snapshot-property.mjs [--count=10000] [--seed=1] [--fresh=200]
 *
 * `fresh`: after so many programs the other process is a new one.
 */
import { fork } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const bundle = fileURLToPath(new URL('../../../.cache/bench/snapshot-property.mjs', import.meta.url));
/** @returns {Promise<typeof import('../src/testing/snapshot-property.ts')>} */
const load = () => import(pathToFileURL(bundle).href);

if (process.send !== undefined) {
  const { hashAtEnd, Session } = await load();
  process.on('message', (/** @type {Uint8Array} */ snapshot) => {
    process.send?.(hashAtEnd(Session.restore(Uint8Array.from(snapshot))));
  });
} else {
  const { values: options } = parseArgs({
    options: {
      count: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '1' },
      fresh: { type: 'string', default: '200' },
    },
  });
  await bundleProperty();
  const { somewhere, problemAt } = await load();
  let other = start();
  const count = Number(options.count);
  for (let i = 0; i < count; i++) {
    if (i > 0 && i % Number(options.fresh) === 0) {
      other.stop();
      other = start();
      console.log(`${i} of ${count}`);
    }
    const problem = await problemAt(somewhere(Number(options.seed) + i), other.ask);
    if (problem !== null) {
      console.log(problem);
      process.exit(1);
    }
  }
  other.stop();
  console.log(`${count} random programs from seed ${options.seed}: 0 differences.`);
}

function start() {
  const child = fork(fileURLToPath(import.meta.url), { serialization: 'advanced' });
  child.once('exit', (code) => {
    if (code !== null) throw new Error(`the other process ended with ${code}`);
  });
  return {
    ask: (/** @type {Uint8Array} */ snapshot) =>
      new Promise((/** @type {(hash: string) => void} */ resolve) => {
        child.once('message', (hash) => resolve(/** @type {string} */ (hash)));
        child.send(snapshot);
      }),
    stop: () => child.kill(),
  };
}

async function bundleProperty() {
  await build({
    root: fileURLToPath(new URL('..', import.meta.url)),
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: fileURLToPath(new URL('../../../.cache/bench', import.meta.url)),
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        input: { 'snapshot-property': fileURLToPath(new URL('../src/testing/snapshot-property.ts', import.meta.url)) },
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  });
}
