/**
 * Writes what CPython prints for the programs in `src/traceback/golden/programs.txt`, by running them in pyodide.
 *
 *   node packages/python/scripts/generate-traceback-golden.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

const folder = new URL('../src/traceback/golden/', import.meta.url);
const programs = readFileSync(new URL('programs.txt', folder), 'utf8')
  .split(/^#### /mu)
  .slice(1)
  .map((part) => {
    const end = part.indexOf('\n');
    return [part.slice(0, end), part.slice(end + 1)];
  });

const harness = `
import os, sys, traceback, linecache, types, inspect, io, contextlib

os.makedirs('/work', exist_ok=True)
os.chdir('/work')

def run(source):
    with open('main.py', 'w') as file:
        file.write(source)
    linecache.cache['main.py'] = (len(source), None, source.splitlines(True), 'main.py')
    main = types.ModuleType('__main__')
    try:
        code = compile(source, 'main.py', 'exec')
    except SyntaxError as e:
        # As the interpreter does for a file: the hint for a keyword reads the file again.
        if getattr(e, '_metadata', None) is not None:
            e._metadata = (*e._metadata[:2], None)
        return ''.join(traceback.format_exception(e.with_traceback(None)))
    sys.setrecursionlimit(1000 + len(inspect.stack()))
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(code, main.__dict__)
    except BaseException as e:
        e.__traceback__ = e.__traceback__.tb_next
        return ''.join(traceback.format_exception(e))
    finally:
        sys.setrecursionlimit(1000)
    return ''
run
`;

const python = await loadPyodide();
const run = python.runPython(harness);
/** @type {Record<string, string>} */
const golden = {};
for (const [title, source] of programs) golden[title] = run(source);
writeFileSync(new URL('expected.json', folder), `${JSON.stringify(golden, null, 1)}\n`);
process.stdout.write(`${programs.length} programs\n`);
