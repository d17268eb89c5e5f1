import { loadPyodide, version } from 'pyodide';

let output = '';
const python = await loadPyodide();
python.setStdout({ batched: (line) => (output += `${line}\n`) });

/** @type {import('../engine.mjs').Engine} */
export const engine = {
  version,
  run(source) {
    output = '';
    const globals = python.toPy({ __name__: '__main__' });
    python.runPython(source, { globals });
    globals.destroy();
    return output;
  },
};
