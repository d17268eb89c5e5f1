/**
 * Writes what CPython prints, by running it in pyodide: on stderr for the programs in `src/traceback/golden/programs.txt`,
 * on stdout for those in `src/objects/golden/exceptions.txt`.
 *
 *   node packages/python/scripts/generate-traceback-golden.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

/** @param {URL} file */
function programsIn(file) {
  return readFileSync(file, 'utf8')
    .split(/^#### /mu)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n') + 1)]);
}

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
        return '', ''.join(traceback.format_exception(e.with_traceback(None)))
    sys.setrecursionlimit(1000 + len(inspect.stack()))
    output = io.StringIO()
    sys.modules['__main__'] = main
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(io.StringIO()):
            exec(code, main.__dict__)
    except BaseException as e:
        e.__traceback__ = e.__traceback__.tb_next
        return output.getvalue(), ''.join(traceback.format_exception(e))
    finally:
        sys.setrecursionlimit(1000)
    return output.getvalue(), ''
run
`;

const python = await loadPyodide();
const run = python.runPython(harness);
const outputs = [
  { file: '../src/objects/golden/exceptions', stream: 0 },
  { file: '../src/traceback/golden/programs', stream: 1 },
];
for (const { file, stream } of outputs) {
  /** @type {Record<string, string>} */
  const golden = {};
  for (const [title, source] of programsIn(new URL(`${file}.txt`, import.meta.url)))
    golden[title] = run(source).toJs()[stream];
  writeFileSync(new URL(`${file}.json`, import.meta.url), `${JSON.stringify(golden, null, 1)}\n`);
  process.stdout.write(`${Object.keys(golden).length} programs\n`);
}
