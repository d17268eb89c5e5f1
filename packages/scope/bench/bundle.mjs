import { fileURLToPath } from 'node:url';
import { bundle } from '../../python/bench/bundle.mjs';

/**
 * The scope engine, bundled as a server has it.
 * @returns {Promise<typeof import('../src/index.ts')>}
 */
export async function bundleScope() {
  return import(await bundle(fileURLToPath(new URL('../src/index.ts', import.meta.url)), 'scope'));
}
