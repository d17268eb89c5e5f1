"""Warnings, recorded and compared."""
import contextlib
import functools
import re
import sys
import warnings


def import_deprecated(name):
    with warnings.catch_warnings():
        warnings.simplefilter('ignore', DeprecationWarning)
        return __import__(name, None, None, ['__name__'])


def check_syntax_warning(testcase, statement, errtext='', *, lineno=1, offset=None):
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter('always', SyntaxWarning)
        compile(statement, '<testcase>', 'exec')
    testcase.assertEqual(len(seen), 1, seen)
    warning = seen[0]
    testcase.assertTrue(issubclass(warning.category, SyntaxWarning), warning.category)
    if errtext:
        testcase.assertRegex(str(warning.message), errtext)
    testcase.assertEqual(warning.filename, '<testcase>')
    testcase.assertIsNotNone(warning.lineno)
    if lineno is not None:
        testcase.assertEqual(warning.lineno, lineno)
    # As an error it must have a position.
    with warnings.catch_warnings():
        warnings.simplefilter('error', SyntaxWarning)
        with testcase.assertRaisesRegex(SyntaxError, errtext) as cm:
            compile(statement, '<testcase>', 'exec')
    error = cm.exception
    testcase.assertIsNotNone(error.lineno)
    if lineno is not None:
        testcase.assertEqual(error.lineno, lineno)
    testcase.assertIsNotNone(error.offset)
    if offset is not None:
        testcase.assertEqual(error.offset, offset)


def ignore_warnings(*, category):
    def decorator(test):
        @functools.wraps(test)
        def wrapper(*args, **kwargs):
            with warnings.catch_warnings():
                warnings.simplefilter('ignore', category=category)
                return test(*args, **kwargs)
        return wrapper
    return decorator


class WarningsRecorder:
    """The last warning's attributes, and all of them."""

    def __init__(self, seen):
        self._warnings = seen
        self._last = 0

    def __getattr__(self, name):
        if len(self._warnings) > self._last:
            return getattr(self._warnings[-1], name)
        if name in warnings.WarningMessage._WARNING_DETAILS:
            return None
        raise AttributeError(f'{self!r} has no attribute {name!r}')

    @property
    def warnings(self):
        return self._warnings[self._last:]

    def reset(self):
        self._last = len(self._warnings)


@contextlib.contextmanager
def _filtered(filters, quiet=False):
    registry = sys._getframe(1).f_globals.get('__warningregistry__')
    if registry:
        registry.clear()
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter('always')
        yield WarningsRecorder(seen)
    left = [each.message for each in seen]
    missing = []
    for text, category in filters:
        matching = [each for each in left
                    if re.match(text, str(each), re.I) and issubclass(each.__class__, category)]
        for each in matching:
            left.remove(each)
        if not matching and not quiet:
            missing.append((text, category.__name__))
    if left:
        raise AssertionError(f'unhandled warning {left[0]!r}')
    if missing:
        raise AssertionError('filter (%r, %s) did not catch any warning' % missing[0])


def check_warnings(*filters, **kwargs):
    quiet = kwargs.get('quiet')
    if not filters:
        filters = (('', Warning),)
        quiet = True if quiet is None else quiet
    return _filtered(filters, quiet)


@contextlib.contextmanager
def check_no_warnings(testcase, message='', category=Warning, force_gc=False):
    with warnings.catch_warnings(record=True) as seen:
        warnings.filterwarnings('always', message=message, category=category)
        yield
    testcase.assertEqual(seen, [])


@contextlib.contextmanager
def check_no_resource_warning(testcase):
    with check_no_warnings(testcase, category=ResourceWarning):
        yield


@contextlib.contextmanager
def save_restore_warnings_filters():
    kept = warnings.filters[:]
    try:
        yield
    finally:
        warnings.filters[:] = kept


def ignore_deprecations_from(module, *, like):
    return object()


def clear_ignored_deprecations(*tokens):
    pass
