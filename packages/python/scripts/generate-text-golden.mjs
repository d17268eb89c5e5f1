/**
 * Writes what CPython 3.14 (Pyodide) does with the programs and expressions in src/objects/golden/text:
 *   node packages/python/scripts/generate-text-golden.mjs
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

const folder = new URL('../src/objects/golden/text/', import.meta.url);

const judge = `
import contextlib, io, json, warnings

warnings.simplefilter('ignore')

def printed(source):
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        exec(compile(source, 'main.py', 'exec'), {'__name__': '__main__'})
    return output.getvalue()

def value(source):
    try:
        return repr(eval(source))
    except Exception as error:
        return type(error).__name__ + repr(error.args)

json.dumps({
    'programs': {name: {'source': source, 'stdout': printed(source)} for name, source in json.loads(programs)},
    'snippets': {source: value(source) for source in json.loads(snippets)},
})
`;

const python = await loadPyodide();
const programs = readdirSync(new URL('programs/', folder))
  .sort()
  .map((name) => [name.replace(/\.py$/, ''), readFileSync(new URL(`programs/${name}`, folder), 'utf8')]);
const snippets = readFileSync(new URL('snippets.txt', folder), 'utf8')
  .split('\n')
  .filter((line) => line !== '');
python.globals.set('programs', JSON.stringify(programs));
python.globals.set('snippets', JSON.stringify(snippets));
writeFileSync(new URL('expected.json', folder), `${JSON.stringify(JSON.parse(python.runPython(judge)), null, 1)}\n`);
