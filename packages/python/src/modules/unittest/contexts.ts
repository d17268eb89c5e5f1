/** First part of `unittest.case`: skipping, cleaning up, and what `assertRaises` and its relations return. */
export const contextsSource = String.raw`
import sys
import types
from unittest import result as _results
from unittest.util import safe_repr, strclass, _count_diff, _common_shorten_repr

_diff_omitted = '\nDiff is %s characters long. Set self.maxDiff to None to see it.'

class SkipTest(Exception):
    """Raise this exception in a test to skip it."""

class _ShouldStop(Exception):
    """The test should stop."""

class _UnexpectedSuccess(Exception):
    """The test was supposed to fail, but it didn't."""

def _id(value):
    return value

def skip(reason):
    """Unconditionally skip a test."""
    def decorator(test_item):
        if not isinstance(test_item, type):
            import functools

            @functools.wraps(test_item)
            def skip_wrapper(*args, **kwargs):
                raise SkipTest(reason)
            test_item = skip_wrapper
        test_item.__unittest_skip__ = True
        test_item.__unittest_skip_why__ = reason
        return test_item
    if isinstance(reason, types.FunctionType):
        test_item, reason = reason, ''
        return decorator(test_item)
    return decorator

def skipIf(condition, reason):
    """Skip a test if the condition is true."""
    return skip(reason) if condition else _id

def skipUnless(condition, reason):
    """Skip a test unless the condition is true."""
    return _id if condition else skip(reason)

def expectedFailure(test_item):
    test_item.__unittest_expecting_failure__ = True
    return test_item

def _enter_context(cm, add_cleanup):
    cls = type(cm)
    try:
        enter = cls.__enter__
        leave = cls.__exit__
    except AttributeError:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support "
                        'the context manager protocol') from None
    result = enter(cm)
    add_cleanup(leave, cm, None, None, None)
    return result

_module_cleanups = []

def addModuleCleanup(function, /, *args, **kwargs):
    """Like addCleanup, of the module: after tearDownModule, or when setUpModule failed."""
    _module_cleanups.append((function, args, kwargs))

def enterModuleContext(cm):
    return _enter_context(cm, addModuleCleanup)

def doModuleCleanups():
    exceptions = []
    while _module_cleanups:
        function, args, kwargs = _module_cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            exceptions.append(error)
    if exceptions:
        raise exceptions[0]

class _BaseTestCaseContext:
    def __init__(self, test_case):
        self.test_case = test_case

    def _raiseFailure(self, standardMsg):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standardMsg))

class _AssertRaisesBaseContext(_BaseTestCaseContext):
    def __init__(self, expected, test_case, expected_regex=None):
        super().__init__(test_case)
        self.expected = expected
        if expected_regex is not None:
            import re
            expected_regex = re.compile(expected_regex)
        self.expected_regex = expected_regex
        self.obj_name = None
        self.msg = None

    def handle(self, name, args, kwargs):
        """As a context manager when there is nothing to call, else calls it at once."""
        if not _is_subtype(self.expected, self._base_type):
            raise TypeError(f'{name}() arg 1 must be {self._base_type_str}')
        if not args:
            self.msg = kwargs.pop('msg', None)
            if kwargs:
                raise TypeError(f'{next(iter(kwargs))!r} is an invalid keyword argument for this function')
            return self
        callable_obj, *args = args
        self.obj_name = getattr(callable_obj, '__name__', None) or str(callable_obj)
        with self:
            callable_obj(*args, **kwargs)

def _is_subtype(expected, base):
    if isinstance(expected, tuple):
        return all(_is_subtype(each, base) for each in expected)
    return isinstance(expected, type) and issubclass(expected, base)

def _name_of(expected):
    return getattr(expected, '__name__', None) or str(expected)

class _AssertRaisesContext(_AssertRaisesBaseContext):
    _base_type = BaseException
    _base_type_str = 'an exception type or tuple of exception types'
    __class_getitem__ = classmethod(types.GenericAlias)

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            name = _name_of(self.expected)
            if self.obj_name:
                self._raiseFailure(f'{name} not raised by {self.obj_name}')
            else:
                self._raiseFailure(f'{name} not raised')
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        if self.expected_regex is None:
            return True
        if not self.expected_regex.search(str(exc_value)):
            self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{exc_value}"')
        return True

class _AssertWarnsContext(_AssertRaisesBaseContext):
    _base_type = Warning
    _base_type_str = 'a warning type or tuple of warning types'

    def __enter__(self):
        import warnings
        for module in [*sys.modules.values()]:
            if getattr(module, '__warningregistry__', None):
                module.__warningregistry__ = {}
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        name = _name_of(self.expected)
        first = None
        for seen in self.warnings:
            message = seen.message
            if not isinstance(message, self.expected):
                continue
            if first is None:
                first = message
            if self.expected_regex is not None and not self.expected_regex.search(str(message)):
                continue
            self.warning, self.filename, self.lineno = message, seen.filename, seen.lineno
            return
        if first is not None:
            self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{first}"')
        if self.obj_name:
            self._raiseFailure(f'{name} not triggered by {self.obj_name}')
        else:
            self._raiseFailure(f'{name} not triggered')

class _AssertNotWarnsContext(_AssertWarnsContext):
    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        name = _name_of(self.expected)
        for seen in self.warnings:
            if isinstance(seen.message, self.expected):
                if self.obj_name:
                    self._raiseFailure(f'{name} triggered by {self.obj_name}')
                else:
                    self._raiseFailure(f'{name} triggered')
`;
