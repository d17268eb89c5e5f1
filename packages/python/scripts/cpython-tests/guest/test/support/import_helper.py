"""Modules afresh: there is one implementation of each."""
import contextlib
import sys
import unittest
import warnings


def import_module(name, deprecated=False, *, required_on=()):
    try:
        module = __import__(name, None, None, ['__name__'])
    except ImportError as error:
        raise unittest.SkipTest(str(error))
    if '__standin__' in vars(module):
        import standin
        # While a file is imported a stand-in does, but where the module is about a host: all its tests would need one.
        if standin.strict or name.split('.')[0] in standin.host:
            standin.refuse(name)
    return module


def forget(name):
    sys.modules.pop(name, None)


def unload(name):
    sys.modules.pop(name, None)


def _is_there(name):
    try:
        return '__standin__' not in vars(__import__(name))
    except ImportError:
        return False


def import_fresh_module(name, fresh=(), blocked=(), *, deprecated=False, usefrozen=False):
    """The module itself; None where its C twin is asked for and the classroom's Python has none of that name."""
    if any(each.startswith('_') and not _is_there(each) for each in fresh) and not blocked:
        return None
    kept = {}
    for each in (name, *fresh):
        if each in sys.modules:
            kept[each] = sys.modules.pop(each)
    try:
        return __import__(name, None, None, ['__name__'])
    except ImportError:
        return None
    finally:
        sys.modules.update(kept)


@contextlib.contextmanager
def isolated_modules():
    kept = dict(sys.modules)
    try:
        yield
    finally:
        sys.modules.clear()
        sys.modules.update(kept)


@contextlib.contextmanager
def _ignore_deprecated_imports(ignore=True):
    with warnings.catch_warnings():
        if ignore:
            warnings.filterwarnings('ignore', '.+ (module|package)', DeprecationWarning)
        yield


class CleanImport:
    def __init__(self, *module_names, usefrozen=False):
        self.kept = dict(sys.modules)
        for name in module_names:
            sys.modules.pop(name, None)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        sys.modules.update(self.kept)


class DirsOnSysPath:
    def __init__(self, *paths):
        self.kept = sys.path[:]
        sys.path.extend(paths)

    def __enter__(self):
        return self

    def __exit__(self, *exc_info):
        sys.path[:] = self.kept


def modules_setup():
    return (dict(sys.modules),)


def modules_cleanup(oldmodules):
    sys.modules.clear()
    sys.modules.update(oldmodules)


def _no_files(*args, **kwargs):
    raise unittest.SkipTest('needs a host: files')


ready_to_import = make_legacy_pyc = ensure_lazy_imports = _no_files
