/** Runs the tests of one file in real CPython and tells the verdict of each as it comes. */
import { fileURLToPath } from 'node:url';
import { loadPyodide } from 'pyodide';

process.on('message', (message) => {
  void judge(message);
});

async function judge({ file, directory, done }) {
  const python = await loadPyodide({ stdout: () => {}, stderr: () => {} });
  mount(python, '/guest', fileURLToPath(new URL('guest/', import.meta.url)));
  mount(python, '/cpython', directory);
  python.globals.set('said', (name, verdict) => process.send({ name, verdict }));
  python.globals.set('done', python.toPy(new Set(done)));
  python.globals.set('file', file);
  // The same `test.support` and doctest as in the machine; every other module is real.
  python.runPython(`
import importlib.util, sys, types

def from_file(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module

package = sys.modules['test'] = types.ModuleType('test')
package.__path__ = ['/guest/test', '/cpython']
settings = sys.modules['test.support._settings'] = types.ModuleType('test.support._settings')
settings.cpython_only = True
import test.support
test.support._settings = settings
test.support.__path__.append('/cpython/support')
from_file('doctest', '/guest/doctest.py')
driver = from_file('driver', '/guest/driver.py')

def judge():
    try:
        tests = driver.load('test.' + file.replace('/', '.').removesuffix('.__init__'))
    except BaseException as error:
        said('', f'{type(error).__name__}: {error}')
        return
    for key, test in tests.items():
        if key in done:
            continue
        said(key, 'started')
        try:
            kind, value = driver.run(test)
        except BaseException as error:
            kind, value = 'result', ['failed', repr(error)]
        if kind == 'examples':
            for line, passed, reason in value:
                said(f'{key}:{line}', 'passed' if passed else 'failed')
            said(key, 'examples')
        else:
            said(key, value[0])

judge()
`);
  process.send({ finished: true });
}

function mount(python, place, directory) {
  python.FS.mkdirTree(place);
  python.FS.mount(python.FS.filesystems.NODEFS, { root: directory }, place);
}

process.send({ ready: true });
