import { loadProgram } from '../../../../.cache/bench/python.mjs';

/** @type {import('../engine.mjs').Engine} */
export const engine = {
  version: 'this tree',
  run(source) {
    let output = '';
    const loaded = loadProgram(source, 'main.py', { onOutput: (_stream, text) => (output += text) });
    if (loaded.kind === 'malformed') throw new Error(loaded.diagnostic.message);
    const result = loaded.machine.run();
    if (result.kind !== 'returned') throw new Error(`the program ended as ${result.kind}`);
    return output;
  },
};
