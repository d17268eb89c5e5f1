/** Bundles the scope engine as the apps ship it, to `.cache/bench/scope.js`, for the benchmarks to run. */
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const path = (/** @type {string} */ relative) => fileURLToPath(new URL(relative, import.meta.url));

/** @returns {Promise<typeof import('../src/index.ts')>} */
export async function bundleScope() {
  await build({
    root: path('..'),
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    // As a server has it: with all parts from the start.
    resolve: { conditions: ['node', 'module'] },
    build: {
      target: 'es2023',
      outDir: path('../../../.cache/bench'),
      emptyOutDir: false,
      minify: true,
      lib: { entry: path('../src/index.ts'), formats: ['es'], fileName: () => 'scope.js' },
    },
  });
  return import(path('../../../.cache/bench/scope.js'));
}
