import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';

const require = createRequire(import.meta.url);
for (const file of ['skulpt.min.js', 'skulpt-stdlib.js']) {
  const path = require.resolve(`skulpt/dist/${file}`);
  runInThisContext(readFileSync(path, 'utf8'), path);
}
const { Sk } = /** @type {any} */ (globalThis);

/** @type {import('../engine.mjs').Engine} */
export const engine = {
  version: require('skulpt/package.json').version,
  run(source) {
    let output = '';
    Sk.configure({
      output: (/** @type {string} */ text) => (output += text),
      read: (/** @type {string} */ path) => Sk.builtinFiles.files[path],
      __future__: Sk.python3,
    });
    Sk.importMainWithBody('main', false, source, false);
    return output;
  },
};
