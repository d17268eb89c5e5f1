import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';

// Made for pages: what it reads of one while it loads must be there, even if nothing is in it.
const require = createRequire(import.meta.url);
const path = require.resolve('brython/brython.min.js');
const location = { href: 'http://localhost/', origin: 'http://localhost', pathname: '/' };
Object.assign(globalThis, { self: globalThis, location, addEventListener: () => {}, module: {} });
runInThisContext(readFileSync(path, 'utf8'), { filename: path });
const { __BRYTHON__: brython, document } = /** @type {any} */ (globalThis);
document.dispatchEvent = () => {};
brython.parser.brython({ debug: 0 });
let runs = 0;

/** @type {import('../engine.mjs').Engine} */
export const engine = {
  version: require('brython/package.json').version,
  run(source) {
    let output = '';
    const { log } = console;
    // It hands over what was printed, line ends included.
    console.log = (text) => (output += text);
    try {
      brython.runPythonSource(source, `main${runs++}`);
    } finally {
      console.log = log;
    }
    return output;
  },
};
