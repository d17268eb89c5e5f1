"""What tests ask of test.support, as far as it makes sense without files, threads, processes and C."""
import contextlib
import functools
import sys
import unittest

from test.support import _settings

verbose = 0
use_resources = None
max_memuse = 0
real_max_memuse = 0
is_wasi = is_emscripten = is_jython = is_android = is_apple = is_apple_mobile = is_wasm32 = False
has_fork_support = has_subprocess_support = has_socket_support = has_strftime_extensions = False
Py_DEBUG = Py_GIL_DISABLED = Py_TRACE_REFS = MS_WINDOWS = False
HAVE_DOCSTRINGS = True
MISSING_C_DOCSTRINGS = False
HAVE_ASAN_FORK_BUG = False
NHASHBITS = sys.hash_info.width
REPO_ROOT = STDLIB_DIR = TEST_HOME_DIR = ''
TEST_SUPPORT_DIR = TEST_DATA_DIR = ''
PGO = False
INTERNET_TIMEOUT = LOOPBACK_TIMEOUT = SHORT_TIMEOUT = LONG_TIMEOUT = 60.0
MAX_Py_ssize_t = sys.maxsize
_1M, _1G, _2G, _4G = 1 << 20, 1 << 30, 2 << 30, 4 << 30
SOCK_MAX_SIZE = 16 * 1024 * 1024 + 1


class Error(Exception):
    pass


class TestFailed(Error):
    pass


class ResourceDenied(unittest.SkipTest):
    pass


def _skipping(reason):
    """A decorator, with or without arguments of its own, that skips."""
    def decorator(*args, **kwargs):
        if len(args) == 1 and not kwargs and (isinstance(args[0], type) or hasattr(args[0], '__code__')):
            return unittest.skip(reason)(args[0])
        return unittest.skip(reason)
    return decorator


def _kept(value):
    return value


def cpython_only(test):
    return test if _settings.cpython_only else unittest.skip('implementation detail of CPython')(test)


def check_impl_detail(**guards):
    """Whether this is one of the named implementations; all but CPython where none is named True."""
    if not guards:
        guards = {'cpython': True}
    others = not next(iter(guards.values()))
    return guards.get('cpython' if _settings.cpython_only else 'nonlocal', others)


def impl_detail(msg=None, **guards):
    if check_impl_detail(**guards):
        return _kept
    return unittest.skip(msg or 'implementation detail of CPython')


def requires(resource, msg=None):
    raise ResourceDenied(msg or f'needs resource {resource}')


def is_resource_enabled(resource):
    return resource == 'cpu'


def requires_resource(resource):
    return _kept if is_resource_enabled(resource) else unittest.skip(f'needs resource {resource}')


def requires_IEEE_754(test):
    return test


requires_docstrings = no_tracing = refcount_test = skip_if_pgo_task = force_not_colorized = _kept
force_not_colorized_test_class = skip_if_sanitizer = skip_if_buggy_ucrt_strfptime = _kept
has_no_debug_ranges = lambda: False
requires_debug_ranges = lambda reason='': _kept
skip_if_suppress_immortalization = lambda: _kept
skip_emscripten_stack_overflow = skip_wasi_stack_overflow = lambda: _kept
requires_subprocess = requires_fork = requires_working_socket = _skipping('needs a host')
requires_zlib = requires_gzip = requires_bz2 = requires_lzma = _skipping('needs a compression module')
requires_limited_api = requires_specialization = requires_specialization_ft = _skipping('needs the C API')
requires_gil_enabled = lambda reason='': reason if callable(reason) else _kept
bigmemtest = bigaddrspacetest = _skipping('needs much memory')
run_in_subinterp = _skipping('needs subinterpreters')
anticipate_failure = lambda condition: unittest.expectedFailure if condition else _kept
skip_on_s390x = _kept
thread_unsafe = lambda reason='': _kept
cpython_only_if = cpython_only
skip_if_unlimited_stack_size = _kept


def run_with_locale(*args):
    return _skipping('needs locales')


def requires_mac_ver(*version):
    return _kept


def subTests(arg_names, arg_values, /, *, _do_cleanups=False):
    names = arg_names.replace(',', ' ').split() if isinstance(arg_names, str) else arg_names

    def decorator(function):
        @functools.wraps(function)
        def wrapper(self, /, *args, **kwargs):
            for values in arg_values:
                values = (values,) if len(names) == 1 else values
                given = dict(zip(names, values))
                with self.subTest(**given):
                    function(self, *args, **kwargs, **given)
        return wrapper
    return decorator


def gc_collect():
    import gc
    gc.collect()


@contextlib.contextmanager
def disable_gc():
    import gc
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextlib.contextmanager
def gc_threshold(*thresholds):
    import gc
    kept = gc.get_threshold()
    gc.set_threshold(*thresholds)
    try:
        yield
    finally:
        gc.set_threshold(*kept)


def check_sanitizer(*, address=False, memory=False, ub=False, thread=False, function=True):
    return False


@contextlib.contextmanager
def captured_output(stream_name):
    import io
    kept = getattr(sys, stream_name)
    setattr(sys, stream_name, io.StringIO())
    try:
        yield getattr(sys, stream_name)
    finally:
        setattr(sys, stream_name, kept)


def captured_stdout():
    return captured_output('stdout')


def captured_stderr():
    return captured_output('stderr')


@contextlib.contextmanager
def captured_stdin():
    raise unittest.SkipTest('needs a host: stdin')
    yield


@contextlib.contextmanager
def swap_attr(obj, attr, new_val):
    missing = object()
    kept = getattr(obj, attr, missing)
    setattr(obj, attr, new_val)
    try:
        yield None if kept is missing else kept
    finally:
        if kept is missing:
            if hasattr(obj, attr):
                delattr(obj, attr)
        else:
            setattr(obj, attr, kept)


@contextlib.contextmanager
def swap_item(obj, item, new_val):
    missing = object()
    kept = obj[item] if item in obj else missing
    obj[item] = new_val
    try:
        yield None if kept is missing else kept
    finally:
        if kept is not missing:
            obj[item] = kept
        elif item in obj:
            del obj[item]


@contextlib.contextmanager
def adjust_int_max_str_digits(max_digits):
    if not hasattr(sys, 'set_int_max_str_digits'):
        raise unittest.SkipTest('needs sys.set_int_max_str_digits')
    kept = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(max_digits)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(kept)


@contextlib.contextmanager
def setswitchinterval(interval):
    yield


@contextlib.contextmanager
def suppress_immortalization(suppress=True):
    yield


@contextlib.contextmanager
def infinite_recursion(max_depth=None):
    kept = sys.getrecursionlimit()
    try:
        sys.setrecursionlimit(min(max_depth or 100, 1000))
        yield
    finally:
        sys.setrecursionlimit(kept)


def set_recursion_limit(limit):
    return infinite_recursion(limit)


def get_recursion_depth():
    depth = 0
    frame = sys._getframe(1)
    while frame is not None:
        depth += 1
        frame = frame.f_back
    return depth


def get_recursion_available():
    return sys.getrecursionlimit() - get_recursion_depth()


def get_c_recursion_limit():
    return 1000


def exceeds_recursion_limit():
    return 150_000


class SuppressCrashReport:
    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        return None


class catch_unraisable_exception:
    def __enter__(self):
        self.unraisable = None
        self._kept = sys.unraisablehook
        sys.unraisablehook = self._hook
        return self

    def _hook(self, unraisable):
        self.unraisable = unraisable

    def __exit__(self, *exc_info):
        sys.unraisablehook = self._kept
        del self.unraisable


class BrokenIter:
    """An iterator that raises where it is told to."""

    def __init__(self, init_raises=False, next_raises=False, iter_raises=False):
        if init_raises:
            1 / 0
        self.next_raises = next_raises
        self.iter_raises = iter_raises

    def __next__(self):
        if self.next_raises:
            1 / 0

    def __iter__(self):
        if self.iter_raises:
            1 / 0
        return self


@functools.total_ordering
class _Largest:
    """Greater than anything but itself."""

    def __eq__(self, other):
        return isinstance(other, _Largest)

    def __lt__(self, other):
        return False


@functools.total_ordering
class _Smallest:
    """Less than anything but itself."""

    def __eq__(self, other):
        return isinstance(other, _Smallest)

    def __gt__(self, other):
        return False


class _AlwaysEqual:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False


class _NeverEqual:
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __hash__(self):
        return 1


LARGEST = _Largest()
SMALLEST = _Smallest()
ALWAYS_EQ = _AlwaysEqual()
NEVER_EQ = _NeverEqual()


class Matcher:
    pass


class CPUStopwatch:
    def __enter__(self):
        import time
        self.get_time = time.monotonic
        self.clock_info = time.get_clock_info('monotonic') if hasattr(time, 'get_clock_info') else None
        self.start_time = self.get_time()
        return self

    def __exit__(self, *exc_info):
        self.seconds = self.get_time() - self.start_time


def check_syntax_error(testcase, statement, errtext='', *, lineno=None, offset=None):
    with testcase.assertRaisesRegex(SyntaxError, errtext) as cm:
        compile(statement, '<test string>', 'exec')
    error = cm.exception
    testcase.assertIsNotNone(error.lineno)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    testcase.assertIsNotNone(error.offset)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


def run_code(code, extra_names=None):
    from textwrap import dedent
    names = dict(extra_names or ())
    exec(dedent(code), names)
    return names


def run_doctest(module, verbosity=None, optionflags=0):
    raise unittest.SkipTest('run as doctests')


def run_unittest(*classes):
    raise unittest.SkipTest('run as methods')


def sortdict(mapping):
    inside = ', '.join(f'{key!r}: {value!r}' for key, value in sorted(mapping.items()))
    return f'{{{inside}}}'


def get_attribute(obj, name):
    try:
        return getattr(obj, name)
    except AttributeError:
        raise unittest.SkipTest(f'object {obj!r} has no attribute {name!r}')


def check_free_after_iterating(test, iter, cls, args=()):
    done = False
    holder = None

    def wrapper():
        class A(cls):
            def __del__(self):
                nonlocal done
                done = True
                try:
                    next(holder)
                except StopIteration:
                    pass
        return A

    holder = iter(wrapper()(*args))
    test.assertRaises(StopIteration, next, holder)
    gc_collect()
    test.assertTrue(done)


def check__all__(test_case, module, name_of_module=None, extra=(), not_exported=()):
    expected = set(extra)
    if name_of_module is None:
        name_of_module = (module.__name__,)
    elif isinstance(name_of_module, str):
        name_of_module = (name_of_module,)
    for name in dir(module):
        if name.startswith('_') or name in not_exported:
            continue
        value = getattr(module, name)
        if getattr(value, '__module__', None) in name_of_module:
            expected.add(name)
    test_case.assertCountEqual(module.__all__, expected)


def check_disallow_instantiation(testcase, tp, *args, **kwds):
    name = f'{tp.__module__}.{tp.__name__}' if tp.__module__ != 'builtins' else tp.__name__
    with testcase.assertRaisesRegex(TypeError, f"cannot create '{name}' instances"):
        tp(*args, **kwds)


def check_sizeof(test, obj, size):
    raise unittest.SkipTest('sizes of C structures')


calcobjsize = calcvobjsize = _header = lambda fmt: 0


def collision_stats(nbins, nballs):
    n, k = nbins, nballs
    mean = k - n + n * (1 - 1 / n) ** k
    import math
    return mean, math.sqrt(max(mean, 1e-9))


def optim_args_from_interpreter_flags():
    return []


def args_from_interpreter_flags():
    return []


def reap_children():
    pass


def wait_process(*args, **kwargs):
    raise unittest.SkipTest('needs a host: processes')


def findfile(name, subdir=None):
    raise unittest.SkipTest('needs a host: files')


def print_warning(msg):
    pass


def flush_std_streams():
    pass


def patch(test_instance, object_to_patch, attr_name, new_value):
    kept = getattr(object_to_patch, attr_name)
    test_instance.addCleanup(setattr, object_to_patch, attr_name, kept)
    setattr(object_to_patch, attr_name, new_value)


def missing_compiler_executable(names=()):
    return 'cc'


def maybe_get_event_loop_policy():
    return None


def iter_builtin_types():
    import builtins
    for value in vars(builtins).values():
        if isinstance(value, type):
            yield value


def iter_slot_wrappers(cls):
    for name, value in vars(cls).items():
        if type(value).__name__ == 'wrapper_descriptor':
            yield name, True


def make_clean_env():
    return {}


def no_color():
    return contextlib.nullcontext()
