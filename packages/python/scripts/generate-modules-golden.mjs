/**
 * Writes what CPython 3.14 (Pyodide) prints for the programs in src/modules/golden/programs:
 *   node packages/python/scripts/generate-modules-golden.mjs
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

const folder = new URL('../src/modules/golden/', import.meta.url);

const judge = `
import contextlib, io

output = io.StringIO()
with contextlib.redirect_stdout(output):
    exec(compile(source, 'main.py', 'exec'), {'__name__': '__main__'})
output.getvalue()
`;

const python = await loadPyodide();
const expected = {};
for (const name of readdirSync(new URL('programs/', folder)).sort()) {
  python.globals.set('source', readFileSync(new URL(`programs/${name}`, folder), 'utf8'));
  expected[name.replace(/\.py$/, '')] = python.runPython(judge);
}
writeFileSync(new URL('expected.json', folder), `${JSON.stringify(expected, null, 1)}\n`);
