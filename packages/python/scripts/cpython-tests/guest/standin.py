"""What stands for a module that the classroom's Python does not have.

While a test file is imported anything may be done with it, and gives another of its kind; once a test runs, any use
raises: the test is skipped where the module needs a host (files, threads, processes), else it fails.
"""
import unittest

strict = False

# Modules that are about the host the machine does not have.
host = frozenset(
    'asyncore concurrent ctypes curses dbm ensurepip errno faulthandler fcntl fileinput ftplib getpass glob grp http '
    'imaplib locale marshal mmap msvcrt multiprocessing nt os pathlib platform posix posixpath ntpath pty pwd py_compile '
    'readline resource select selectors shutil signal site smtplib socket socketserver sqlite3 ssl stat subprocess '
    'sysconfig tempfile termios threading _thread tkinter tracemalloc urllib venv winreg zipfile zipimport'.split())


# What CPython's authors test its insides with; whole test files import it for a few of their tests.
inside = frozenset({'_testinternalcapi'})


class MissingModule(ImportError):
    """A test uses a module that the classroom's Python does not have."""


def refuse(path):
    top = path.split('.')[0]
    if top in host:
        raise unittest.SkipTest(f'needs a host: {top}')
    if top in inside:
        raise unittest.SkipTest(f'needs the inside of CPython: {top}')
    raise MissingModule(f'needs module {top}')


class Standin:
    def __init__(self, path):
        self.__dict__['path'] = path

    def __getattr__(self, name):
        if name.startswith('__') and name.endswith('__'):
            raise AttributeError(name)
        return self.derived(name)

    def derived(self, what):
        if strict:
            refuse(self.path)
        return Standin(f'{self.path}.{what}')

    def __setattr__(self, name, value):
        self.derived(name)

    def __call__(self, *args, **kwargs):
        made = self.derived('()')
        # As a decorator it leaves what it decorates.
        if len(args) == 1 and not kwargs and (isinstance(args[0], type) or hasattr(args[0], '__code__')):
            return args[0]
        return made

    def __fspath__(self):
        self.derived('path')
        return self.path

    def __getitem__(self, key):
        return self.derived('[]')

    def __mro_entries__(self, bases):
        return ()

    def __iter__(self):
        self.derived('iter')
        return iter(())

    def __len__(self):
        self.derived('len')
        return 0

    def __bool__(self):
        self.derived('bool')
        return False

    def __enter__(self):
        return self.derived('enter')

    def __exit__(self, *exc_info):
        return False

    def __or__(self, other):
        return self.derived('|')

    __ror__ = __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __pow__ = __neg__ = __or__

    def __lt__(self, other):
        self.derived('<')
        return False

    __le__ = __gt__ = __ge__ = __lt__

    def __repr__(self):
        return f'<stand-in for {self.path}>'


def attribute(module, name):
    """A module's ''__getattr__''."""
    if name.startswith('__') and name.endswith('__'):
        raise AttributeError(f'module {module!r} has no attribute {name!r}')
    if strict:
        refuse(module)
    return Standin(f'{module}.{name}')
