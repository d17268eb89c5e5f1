import { sourceModule } from '../registry.ts';

/** `unittest.loader`: finds the tests in a module. There are no files to discover any in. */
sourceModule(
  'unittest.loader',
  String.raw`
import functools
import sys
from unittest import case, suite

class _FailedTest(case.TestCase):
    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)
        def testFailure():
            raise self._exception
        return testFailure

def _three_way_cmp(x, y):
    return (x > y) - (x < y)

class TestLoader:
    testMethodPrefix = 'test'
    sortTestMethodsUsing = staticmethod(_three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?')
        if testCaseClass in (case.TestCase, case.FunctionTestCase):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, 'runTest'):
                names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = []
        for name in dir(module):
            value = getattr(module, name)
            if (isinstance(value, type) and issubclass(value, case.TestCase)
                    and value not in (case.TestCase, case.FunctionTestCase)):
                tests.append(self.loadTestsFromTestCase(value))
        load_tests = getattr(module, 'load_tests', None)
        tests = self.suiteClass(tests)
        if load_tests is not None:
            try:
                return load_tests(self, tests, pattern)
            except Exception as error:
                self.errors.append(f'Failed to call load_tests:\n{type(error).__name__}: {error}')
                return self.suiteClass((_FailedTest(module.__name__, error),))
        return tests

    def loadTestsFromName(self, name, module=None):
        parts = name.split('.')
        value = module
        if value is None:
            for end in range(len(parts), 0, -1):
                try:
                    value = __import__('.'.join(parts[:end]))
                except ImportError as error:
                    if end == 1:
                        return self.suiteClass((_FailedTest(parts[-1], error),))
                else:
                    break
            parts = parts[1:]
        parent = None
        for part in parts:
            try:
                parent, value = value, getattr(value, part)
            except AttributeError as error:
                return self.suiteClass((_FailedTest(part, error),))
        if isinstance(value, type(sys)):
            return self.loadTestsFromModule(value)
        if isinstance(value, type) and issubclass(value, case.TestCase):
            return self.loadTestsFromTestCase(value)
        if isinstance(parent, type) and issubclass(parent, case.TestCase) and callable(value):
            return self.suiteClass([parent(parts[-1])])
        if isinstance(value, suite.TestSuite):
            return value
        if callable(value):
            test = value()
            if isinstance(test, suite.TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError(f'calling {value} returned {test}, not a test')
        raise TypeError(f"don't know how to make test from: {value}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        def is_wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            if self.testNamePatterns is None:
                return True
            full = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}'
            return any(_fits(full, pattern) for pattern in self.testNamePatterns)
        names = [*filter(is_wanted, dir(testCaseClass))]
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

def _fits(text, pattern):
    """Whether a pattern with stars, as of a shell, is the text."""
    first, *rest = pattern.split('*')
    if not rest:
        return text == pattern
    if not text.startswith(first):
        return False
    at = len(first)
    for part in rest[:-1]:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return len(text) - at >= len(rest[-1]) and text.endswith(rest[-1])

defaultTestLoader = TestLoader()
`,
);
