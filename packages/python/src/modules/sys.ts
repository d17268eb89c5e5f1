import { PyByteArray, PyBytes } from '../objects/bytes.ts';
import { PyDict } from '../objects/dict.ts';
import { Raised, raise, typeError, valueError } from '../objects/errors.ts';
import { exceptionClass, PyException } from '../objects/exception.ts';
import { PyFunction } from '../objects/function.ts';
import { PyList } from '../objects/list.ts';
import { asInt, PyComplex, PyFloat } from '../objects/number.ts';
import { PyType, type Value } from '../objects/object.ts';
import { requireIndex } from '../objects/integer-index.ts';
import { PySet } from '../objects/set.ts';
import { None } from '../objects/singleton.ts';
import { asStr } from '../objects/string.ts';
import { PyTuple } from '../objects/tuple.ts';
import { Op } from '../code/opcodes.ts';
import { tracingPart } from '../parts/parts.ts';
import { enterFunction } from '../vm/call.ts';
import { type Frame, frameObject, ON_RETURN } from '../vm/frame.ts';
import type { Machine } from '../vm/machine.ts';
import { standardModules } from '../traceback/standard-modules.ts';
import { referenceCount } from '../vm/reach.ts';
import { defineModule, func } from './native-module.ts';
import { moduleDefinitions, sourceModule } from './registry.ts';
import { source as asyncSource } from './sys-async.ts';

/** `sys`: https://docs.python.org/3.14/library/sys.html, as far as a classroom without a host has it. */
defineModule(
  '_sys',
  [
    ['modules', (vm) => vm.modules],
    ['maxsize', () => 9223372036854775807n],
    ['builtin_module_names', () => new PyTuple([...moduleDefinitions.keys()].toSorted())],
    func('exit', '(status=None, /)', (_vm, status: Value | undefined) => {
      const args = status === undefined || status === None ? [] : status instanceof PyTuple ? status.items : [status];
      const exception = new PyException(exceptionClass('SystemExit'), args);
      exception.fields.set('code', args.length > 1 ? (status as Value) : (args[0] ?? None));
      throw new Raised(exception);
    }),
    func('exception', '()', (vm: Machine) => vm.handled ?? None),
    func('exc_info', '()', (vm: Machine) => {
      const { handled } = vm;
      return new PyTuple(handled === null ? [None, None, None] : [handled.cls, handled, handled.traceback ?? None]);
    }),
    func('_getframe', '(depth=0, /)', (vm: Machine, depth: Value | undefined) => {
      const frame = visibleFrameAt(vm, requireIndex(depth ?? 0) ?? 0);
      if (frame === null) throw valueError('call stack is not deep enough');
      return frameObject(frame);
    }),
    func('_getframemodulename', '(depth=0)', (vm: Machine, depth: Value | undefined) => {
      const frame = visibleFrameAt(vm, requireIndex(depth ?? 0) ?? 0);
      return frame?.func?.module ?? frame?.globals.getStr('__name__') ?? None;
    }),
    func('getrecursionlimit', '()', (vm: Machine) => vm.recursionLimit),
    func('setrecursionlimit', '(limit, /)', (vm: Machine, limit: Value) => {
      const wanted = requireIndex(limit) ?? 0;
      if (wanted < 1) throw valueError('recursion limit must be greater or equal than 1');
      if (vm.depth >= wanted) {
        throw raise(
          'RecursionError',
          `cannot set the recursion limit to ${wanted} at the recursion depth ${vm.depth}: the limit is too low`,
        );
      }
      vm.recursionLimit = Math.min(Number(wanted), vm.limits.recursion);
      return None;
    }),
    func('get_int_max_str_digits', '()', (vm: Machine) => vm.maxStrDigits),
    func('set_int_max_str_digits', '(maxdigits)', (vm: Machine, given: Value) => {
      const digits = Number(requireIndex(given) ?? -1);
      if (digits !== 0 && digits < 640) throw valueError('maxdigits must be >= 640 or 0 for unlimited');
      vm.maxStrDigits = digits;
      return None;
    }),
    func('getsizeof', '(object, default=None)', (_vm, object: Value) => sizeOf(object)),
    func('getrefcount', '(object, /)', countReferrers, { isControl: true }),
    func('intern', '(string, /)', (_vm, string: Value) => {
      const text = asStr(string);
      if (text === undefined) throw typeError('intern() argument must be str');
      return string;
    }),
    func('_breakpoint', '()', (vm: Machine) => vm.tracer?.breakpoint() ?? false),
    func('_standard_modules', '()', () => new PyTuple([...standardModules])),
    func(
      '_write_unraisable',
      '(error, message, object, /)',
      (vm: Machine, error: Value, message: Value, object: Value) =>
        vm.callFrozen('write_unraisable', error, message === None ? 'Exception ignored in' : message, object),
      { isControl: true },
    ),
    func('settrace', '(function, /)', (vm: Machine, given: Value) => setHook(vm, 'traceFunction', given), {
      isControl: true,
    }),
    func('setprofile', '(function, /)', (vm: Machine, given: Value) => setHook(vm, 'profileFunction', given), {
      isControl: true,
    }),
    func('gettrace', '()', (vm: Machine) => vm.traceFunction ?? None),
    func('getprofile', '()', (vm: Machine) => vm.profileFunction ?? None),
    func('_write', '(stream, text, /)', (vm: Machine, stream: Value, text: Value) => {
      const plain = asStr(text);
      if (plain === undefined) throw typeError('write() argument must be str');
      vm.write(stream === 'stderr' ? 'stderr' : 'stdout', plain);
      return plain.length;
    }),
  ],
  'sys',
);

/** What CPython says of an object that never goes. */
const immortal = 3221225472;

/** The references that there are, found by a walk; the argument is one where it is not borrowed from a local variable. */
function countReferrers(vm: Machine, object: Value): number {
  if (typeof object !== 'object' || object.id < 0) return immortal;
  const frame = vm.frame as Frame;
  const before = frame.code.code.instructions[frame.pc - 4];
  const isBorrowed = before === Op.LOAD_FAST_BORROW || before === Op.LOAD_FAST_BORROW_LOAD_FAST_BORROW;
  return referenceCount(vm, object) + (isBorrowed ? 0 : 1);
}

/** The dispatch loop has to be entered anew to see it: behind a frame that says so. */
function setHook(vm: Machine, hook: 'traceFunction' | 'profileFunction', value: Value): Value {
  // Before anything has changed: what tells the events must be here when the first is due.
  tracingPart.get();
  vm[hook] = value === None ? null : value;
  return enterFunction(vm, vm.frozen('retrace'), [], [], ON_RETURN.retrace);
}

function visibleFrameAt(vm: Machine, depth: number | bigint): Frame | null {
  let frame = vm.visibleFrame();
  for (let i = 0; i < depth && frame !== null; i++) frame = vm.visibleFrame(frame.back);
  return frame;
}

/** About what CPython's 64-bit build reports. */
function sizeOf(value: Value): number {
  const int = typeof value === 'boolean' ? undefined : asInt(value);
  if (int !== undefined) {
    const digits = Math.ceil((int < 0 ? -int : int).toString(2).length / 30);
    return 24 + 4 * Math.max(1, digits);
  }
  const text = asStr(value);
  if (text !== undefined) {
    let widest = 0;
    for (const char of text) widest = Math.max(widest, char.codePointAt(0) as number);
    const { length } = Array.from(text);
    if (widest < 128) return 41 + length;
    return widest < 256 ? 57 + length : widest < 65536 ? 58 + 2 * length : 60 + 4 * length;
  }
  if (typeof value !== 'object') return 28;
  if (value instanceof PyFloat) return 24;
  if (value instanceof PyComplex) return 32;
  if (value instanceof PyBytes) return 33 + value.data.length;
  if (value instanceof PyByteArray) return 56 + value.data.length;
  if (value instanceof PyTuple) return 48 + 8 * value.items.length;
  if (value instanceof PyList) return 56 + 8 * value.items.length;
  if (value instanceof PyDict)
    return value.size === 0 ? 64 : 64 + 120 * 2 ** Math.max(0, Math.ceil(Math.log2(value.size / 5)));
  if (value instanceof PySet) return 200 + 16 * (value.table.length > 8 ? value.table.length : 0);
  if (value instanceof PyFunction) return 168;
  if (value instanceof PyType) return 1688;
  return value === None ? 16 : 48;
}

sourceModule(
  'sys',
  String.raw`
from _sys import *
from _sys import _breakpoint, _getframe, _getframemodulename, _write, _write_unraisable, _standard_modules
from types import SimpleNamespace as _SimpleNamespace

class _Record(tuple):
    """A tuple whose places have names."""

    def __getattr__(self, name):
        names = type(self)._names
        if name not in names:
            raise AttributeError(f"'sys.{type(self).__name__}' object has no attribute {name!r}", name=name, obj=self)
        return self[names.index(name)]

    def __repr__(self):
        parts = [f'{name}={value!r}' for name, value in zip(self._names, self)]
        return f"sys.{type(self).__name__}({', '.join(parts)})"

def _record_type(name, names):
    return type(name, (_Record,), {'__module__': 'sys', '_names': tuple(names.split())})

def _record(name, names, *values):
    return _record_type(name, names)(values)

version = '3.14.0 (nonlocal) [classroom]'
version_info = _record('version_info', 'major minor micro releaselevel serial', 3, 14, 0, 'final', 0)
hexversion = 0x030E00F0
api_version = 1013
copyright = 'Nonlocal: a classroom for how Python handles names'
platform = 'nonlocal'
byteorder = 'little'
maxunicode = 1114111
executable = ''
prefix = exec_prefix = base_prefix = base_exec_prefix = ''
platlibdir = 'lib'
argv = ['main.py']
orig_argv = ['python', 'main.py']
path = ['']
path_hooks = []
meta_path = []
path_importer_cache = {}
warnoptions = []
_xoptions = {}
dont_write_bytecode = True
pycache_prefix = None
abiflags = ''
float_repr_style = 'short'
implementation = _SimpleNamespace(name='nonlocal', cache_tag=None, version=version_info, hexversion=hexversion)
flags = _record(
    'flags', 'debug inspect interactive optimize dont_write_bytecode no_user_site no_site ignore_environment verbose '
    'bytes_warning quiet hash_randomization isolated dev_mode utf8_mode warn_default_encoding safe_path '
    'int_max_str_digits gil thread_inherit_context context_aware_warnings',
    0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, False, 1, 0, True, 4300, 1, 0, 0)
float_info = _record(
    'float_info', 'max max_exp max_10_exp min min_exp min_10_exp dig mant_dig epsilon radix rounds',
    1.7976931348623157e+308, 1024, 308, 2.2250738585072014e-308, -1021, -307, 15, 53, 2.220446049250313e-16, 2, 1)
int_info = _record(
    'int_info', 'bits_per_digit sizeof_digit default_max_str_digits str_digits_check_threshold', 30, 4, 4300, 640)
hash_info = _record(
    'hash_info', 'width modulus inf nan imag algorithm hash_bits seed_bits cutoff',
    64, 2305843009213693951, 314159, 0, 1000003, 'siphash13', 64, 128, 0)
thread_info = _record('thread_info', 'name lock version', 'none', None, None)

def getdefaultencoding():
    return 'utf-8'

def getfilesystemencoding():
    return 'utf-8'

def getswitchinterval():
    return 0.005

def is_finalizing():
    return False

def _is_gil_enabled():
    return True

def __getattr__(name):
    # Not kept: few ask for it, and it is long.
    if name == 'stdlib_module_names':
        return frozenset(_standard_modules())
    raise AttributeError(f"module 'sys' has no attribute {name!r}", name=name, obj=modules['sys'])

def breakpointhook(*args, **kws):
    if not _breakpoint():
        stderr.write('breakpoint(): nobody is stepping through this program here, so it goes on.\n')

__breakpointhook__ = breakpointhook

def addaudithook(hook, /):
    return None

def audit(event, /, *args):
    return None

def call_tracing(func, args, /):
    return func(*args)

def getallocatedblocks():
    return 0

def getunicodeinternedsize(*, _only_immortal=False):
    return 0

def getfilesystemencodeerrors():
    return 'surrogateescape'

def setswitchinterval(interval, /):
    if interval <= 0:
        raise ValueError('switch interval must be strictly positive')

def is_stack_trampoline_active():
    return False

def _clear_type_cache():
    return None

def _clear_internal_caches():
    return None

class _Stream:
    encoding = 'utf-8'
    errors = 'strict'
    newlines = None
    closed = False

    def __init__(self, name, mode):
        self.name = f'<{name}>'
        self.mode = mode
        self._channel = name

    def __repr__(self):
        return f"<_io.TextIOWrapper name='{self.name}' mode='{self.mode}' encoding='utf-8'>"

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def write(self, text, /):
        if self.mode != 'w':
            raise _unsupported('not writable')
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        return _write(self._channel, text)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def flush(self):
        return None

    def close(self):
        return None

    def isatty(self):
        return False

    def fileno(self):
        return ('<stdin>', '<stdout>', '<stderr>').index(self.name)

    def readable(self):
        return self.mode == 'r'

    def writable(self):
        return self.mode == 'w'

    def seekable(self):
        return False

    def readline(self, size=-1, /):
        if self.mode != 'r':
            raise _unsupported('not readable')
        try:
            return input() + '\n'
        except EOFError:
            return ''

    def readlines(self, hint=-1, /):
        return [*self]

    def read(self, size=-1, /):
        return ''.join(self.readlines())

_Stream.__name__ = _Stream.__qualname__ = 'TextIOWrapper'
_Stream.__module__ = '_io'

def _unsupported(message):
    return type('UnsupportedOperation', (OSError, ValueError), {'__module__': 'io'})(message)

stdin = __stdin__ = _Stream('stdin', 'r')
stdout = __stdout__ = _Stream('stdout', 'w')
stderr = __stderr__ = _Stream('stderr', 'w')

def displayhook(value, /):
    import builtins
    if value is None:
        return
    builtins._ = None
    stdout.write(repr(value) + '\n')
    builtins._ = value

__displayhook__ = displayhook

def __excepthook__(exctype, value, traceback, /):
    from traceback import print_exception
    print_exception(exctype, value, traceback)

excepthook = __excepthook__

UnraisableHookArgs = _record_type(
    'UnraisableHookArgs', 'exc_type exc_value exc_traceback err_msg object')

def __unraisablehook__(unraisable, /):
    _write_unraisable(unraisable.exc_value, unraisable.err_msg, unraisable.object)

unraisablehook = __unraisablehook__
`,
  asyncSource,
);
