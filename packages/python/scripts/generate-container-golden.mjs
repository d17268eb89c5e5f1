// Writes what CPython 3.14 (pyodide) does with the programs and snippets beside the container tests:
//   node packages/python/scripts/generate-container-golden.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

const folder = new URL('../src/objects/golden/', import.meta.url);

// A snippet that ends in an expression shows its value, as the prompt would.
const judge = `
import ast, contextlib, io, json

def shown(source):
    tree = ast.parse(source)
    last = tree.body[-1]
    if isinstance(last, ast.Expr):
        tree.body[-1] = ast.Expr(ast.Call(ast.Name('print', ast.Load()), [ast.Call(ast.Name('repr', ast.Load()), [last.value], [])], []))
    return ast.unparse(ast.fix_missing_locations(tree))

def run(source):
    output = io.StringIO()
    exception = None
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
        try:
            exec(compile(source, 'main.py', 'exec'), {'__name__': '__main__'})
        except BaseException as error:
            exception = type(error).__name__ + repr(error.args)
    return {'source': source, 'stdout': output.getvalue(), 'exception': exception}

json.dumps({
    'programs': {name: run(source) for name, source in json.loads(programs)},
    'snippets': [run(shown(source)) for source in json.loads(snippets)],
})
`;

const python = await loadPyodide();
const names = readdirSync(new URL('programs/', folder)).sort();
const programs = names.map((name) => [
  name.replace(/\.py$/, ''),
  readFileSync(new URL(`programs/${name}`, folder), 'utf8'),
]);
const snippets = readFileSync(new URL('snippets.txt', folder), 'utf8')
  .split('\n')
  .filter((line) => line !== '');
python.globals.set('programs', JSON.stringify(programs));
python.globals.set('snippets', JSON.stringify(snippets));
const golden = JSON.parse(python.runPython(judge));
writeFileSync(new URL('containers.json', folder), `${JSON.stringify(golden, null, 1)}\n`);
