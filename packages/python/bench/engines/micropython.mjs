import { createRequire } from 'node:module';
import { loadMicroPython } from '@micropython/micropython-webassembly-pyscript/micropython.mjs';

const require = createRequire(import.meta.url);
let output = '';
const python = await loadMicroPython({
  heapsize: 64 * 1024 * 1024,
  linebuffer: true,
  stdout: (line) => (output += `${line}\n`),
});

/** @type {import('../engine.mjs').Engine} */
export const engine = {
  version: require('@micropython/micropython-webassembly-pyscript/package.json').version,
  run(source) {
    output = '';
    python.runPython(`exec(${JSON.stringify(source)}, {'__name__': '__main__'})`);
    return output;
  },
};
