/** Bundles modules of the packages as a server has them, with all parts from the start, for benchmarks to run. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url));

/**
 * The bundle of a module, as the path of a file that can be imported and run by itself.
 * @param {string} entry the module's path
 * @param {string} name of the bundle
 * @returns {Promise<string>}
 */
export async function bundle(entry, name) {
  const outDir = path('../../../.cache/bench');
  await build({
    root: path('../../..'),
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      minify: true,
      rolldownOptions: {
        input: { [name]: entry },
        preserveEntrySignatures: 'strict',
        output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: `${name}-[name]-[hash].mjs` },
      },
    },
  });
  return `${outDir}/${name}.mjs`;
}

/** The bundle of the language. */
export const bundlePython = () => bundle(path('../src/index.ts'), 'python');
