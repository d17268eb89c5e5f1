/**
 * Writes what CPython 3.14 (Pyodide) prints for each program in conformance/programs, and the attributes of all its code
 * objects, to conformance/golden/*.json. Run it after adding a program: node packages/python/scripts/generate-conformance-golden.mjs,
 * with names (closures/memo …) for these only.
 */
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { loadPyodide } from 'pyodide';

const home = new URL('../conformance/', import.meta.url);
const programs = new URL('programs/', home);
const python = await loadPyodide();

python.runPython(`
import asyncio, atexit, gc, io, json, linecache, math, sys, traceback, types, weakref
from asyncio import base_events, events

class VirtualLoop(base_events.BaseEventLoop):
    '''CPython's own loop, but that it does not wait: time passes in whole milliseconds, as its selectors round it.'''
    def __init__(self):
        super().__init__()
        self.now = 0.0
        self._selector = self
    def time(self):
        self.now += 1e-6
        return self.now
    def select(self, timeout):
        self.now += math.ceil(timeout * 1000) / 1000
        return []
    def _process_events(self, event_list):
        pass
    def _write_to_self(self):
        pass

class VirtualPolicy(events._AbstractEventLoopPolicy):
    loop = None
    def new_event_loop(self):
        return VirtualLoop()
    def get_event_loop(self):
        return self.loop
    def set_event_loop(self, loop):
        self.loop = loop

events._set_event_loop_policy(VirtualPolicy())

def attributes(code):
    own = {
        'name': code.co_name, 'qualname': code.co_qualname, 'argcount': code.co_argcount,
        'posonlyargcount': code.co_posonlyargcount, 'kwonlyargcount': code.co_kwonlyargcount, 'flags': code.co_flags,
        'firstlineno': code.co_firstlineno, 'nlocals': code.co_nlocals, 'varnames': code.co_varnames,
        'cellvars': code.co_cellvars, 'freevars': code.co_freevars, 'names': code.co_names,
        'consts': ['<code>' if isinstance(value, types.CodeType) else repr(value) for value in code.co_consts],
        'code': code.co_code.hex(), 'stacksize': code.co_stacksize,
    }
    inner = [attributes(value) for value in code.co_consts if isinstance(value, types.CodeType)]
    return {**own, 'inner': inner}

own_main = sys.modules['__main__']

def golden(source):
    gc.collect()
    # As a file too: errors of the compiler's back half read their line from it.
    with open('main.py', 'w') as file:
        file.write(source)
    linecache.cache['main.py'] = (len(source), None, source.splitlines(True), 'main.py')
    out, err = io.StringIO(), io.StringIO()
    real, code, status = (sys.stdout, sys.stderr), None, 0
    sys.stdout, sys.stderr = out, err
    main = types.ModuleType('__main__')
    sys.modules['__main__'] = main
    asyncio._set_running_loop(None)
    try:
        code = compile(source, 'main.py', 'exec', dont_inherit=True)
        exec(code, main.__dict__)
    except BaseException as error:
        status = 1
        trace = error.__traceback__.tb_next
        traceback.print_exception(type(error), error, trace)
        trace = None
    # What the interpreter does at its end: functions of atexit, then the module goes, then what only cycles held.
    atexit._run_exitfuncs()
    weakref.finalize._registry.clear()
    weakref.finalize._shutdown = weakref.finalize._registered_with_atexit = False
    sys.modules['__main__'] = own_main
    del main
    gc.collect()
    sys.stdout, sys.stderr = real
    return json.dumps({
        'stdout': out.getvalue(), 'stderr': err.getvalue(), 'exit': status,
        'code': attributes(code) if code else None,
    })
`);
const golden = python.globals.get('golden');
const wanted = process.argv.slice(2);

let count = 0;
for (const topic of readdirSync(programs)) {
  const folder = new URL(`${topic}/`, programs);
  if (!statSync(folder).isDirectory()) continue;
  mkdirSync(new URL(`golden/${topic}/`, home), { recursive: true });
  for (const file of readdirSync(folder)) {
    if (wanted.length > 0 && !wanted.includes(`${topic}/${file.replace(/\.py$/u, '')}`)) continue;
    const source = readFileSync(new URL(file, folder), 'utf8');
    const result = JSON.parse(golden(source));
    // At the end of a program there is no frame any more; here there is this script's.
    result.stderr = result.stderr.replaceAll(/Traceback \(most recent call last\):\n {2}File "<exec>".*\n/gu, '');
    writeFileSync(
      new URL(`golden/${topic}/${file.replace(/\.py$/u, '.json')}`, home),
      `${JSON.stringify(result, null, 1)}\n`,
    );
    count++;
  }
}
process.stdout.write(`${count} programs\n`);
