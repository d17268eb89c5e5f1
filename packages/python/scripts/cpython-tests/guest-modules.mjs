import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const own = fileURLToPath(new URL('guest/', import.meta.url));

/** Modules that exist only where CPython was built to test its C code: they are absent, as where they were not built. */
const absent = words(`
  _testcapi _testbuffer _testmultiphase _testsinglephase _testimportmultiple
  _testexternalinspection _testclinic _testclinic_limited _ctypes _suggestions _interpreters _interpchannels
  _xxsubinterpreters xxlimited xxsubtype _opcode _collections _functools _operator _json _datetime _decimal _heapq _bisect
  _statistics _random _pydatetime _pydecimal _hypothesis hypothesis _asyncio
`);

/** Modules of CPython's that no file in its library stands for. */
const builtIn = words(`
  array atexit binascii cmath errno os.path faulthandler fcntl gc grp marshal mmap posix pwd pyexpat readline resource select
  syslog termios unicodedata zlib _abc _ast _codecs _io _pickle _string _symtable _testinternalcapi _testlimitedcapi _thread
  _tracemalloc _typing _weakref
`);

/**
 * What the machine of a test file can import beside the classroom's modules: the runner's own `test.support`, the test
 * directory's helpers, and stand-ins for the modules of CPython's that the classroom does not have.
 * @param {string} directory CPython's `Lib/test`
 * @param {{ cpythonOnly: boolean }} settings
 * @param {(name: string) => void} onStandin hears of each stand-in
 */
export function guestModules(directory, settings, onStandin) {
  const known = new Map();
  return (name) => {
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name);
  };

  function find(name) {
    const path = name.replaceAll('.', '/');
    if (name === 'test.support._settings')
      return module(`cpython_only = ${settings.cpythonOnly ? 'True' : 'False'}\n`, name);
    const found = fileOf(`${own}${path}`);
    if (found !== undefined) return found;
    if (name === 'test') return { source: '', filename: 'test/__init__.py', isPackage: true };
    if (name.startsWith('test.')) return helper(name, `${directory}/${path.slice('test/'.length)}`);
    const top = name.split('.')[0];
    if (absent.has(top)) return undefined;
    if (!builtIn.has(top) && !builtIn.has(name) && fileOf(`${directory}/../${path}`) === undefined) return undefined;
    onStandin(name);
    return standin(name);
  }
}

/** A helper of the test files; a directory without `__init__.py` is a package as well. */
function helper(name, path) {
  const file = fileOf(path);
  if (file !== undefined || !existsSync(path)) return file;
  return { source: '', filename: `<${name}>`, isPackage: true };
}

function fileOf(path) {
  for (const [file, isPackage] of [
    [`${path}.py`, false],
    [`${path}/__init__.py`, true],
  ]) {
    if (existsSync(file)) return { source: decode(readFileSync(file)), filename: file, isPackage };
  }
  return undefined;
}

/** By the encoding that the file's first two lines declare. */
function decode(bytes) {
  const head = bytes.subarray(0, 200).toString('latin1').split('\n', 2).join('\n');
  const declared = /^#.*coding[:=]\s*([-\w.]+)/mu.exec(head)?.[1] ?? 'utf-8';
  return new TextDecoder(declared).decode(bytes);
}

function module(source, name) {
  return { source, filename: `<${name}>`, isPackage: false };
}

function standin(name) {
  return module(
    `import standin\n__standin__ = True\ndef __getattr__(name):\n    return standin.attribute(${JSON.stringify(name)}, name)\n`,
    name,
  );
}

function words(text) {
  return new Set(text.trim().split(/\s+/u));
}
