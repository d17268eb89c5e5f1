import { sourceModule } from '../registry.ts';

/** `unittest.suite`: tests in a row, with what is set up once for a class or a module. */
sourceModule(
  'unittest.suite',
  String.raw`
import sys
from unittest import case
from unittest.util import strclass

class BaseTestSuite:
    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f'<{strclass(self.__class__)} tests={[*self]}>'

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return [*self] == [*other]

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f'{test!r} is not callable')
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def _removeTestAtIndex(self, index):
        """Lets go of a test that has run."""
        test = self._tests[index]
        if hasattr(test, 'countTestCases'):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()

class TestSuite(BaseTestSuite):
    """Tests that run in their order, with the fixtures of their classes and modules."""

    def run(self, result, debug=False):
        outermost = not getattr(result, '_testRunEntered', False)
        if outermost:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if _is_not_suite(test):
                self._tearDownPreviousClass(test, result)
                self._handleModuleFixture(test, result)
                self._handleClassSetUp(test, result)
                result._previousTestClass = test.__class__
                if getattr(test.__class__, '_classSetupFailed', False) or getattr(result, '_moduleSetUpFailed', False):
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        if outermost:
            self._tearDownPreviousClass(None, result)
            self._handleModuleTearDown(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)

    def _handleClassSetUp(self, test, result):
        cls = test.__class__
        if cls == getattr(result, '_previousTestClass', None) or getattr(result, '_moduleSetUpFailed', False):
            return
        if getattr(cls, '__unittest_skip__', False):
            return
        failed = False
        try:
            cls._classSetupFailed = False
        except TypeError:
            # Tests may be of classes that take no attributes.
            pass
        set_up = getattr(cls, 'setUpClass', None)
        clean_up = getattr(cls, 'doClassCleanups', None)
        if set_up is None:
            return
        try:
            set_up()
        except Exception as error:
            if isinstance(result, _DebugResult):
                raise
            failed = True
            try:
                cls._classSetupFailed = True
            except TypeError:
                pass
            self._fixture_failed(result, error, 'setUpClass', strclass(cls))
        if failed and clean_up is not None:
            clean_up()
            for exc_info in cls.tearDown_exceptions:
                self._fixture_failed(result, exc_info[1], 'setUpClass', strclass(cls), exc_info)

    def _handleModuleFixture(self, test, result):
        previous = self._previous_module(result)
        current = test.__class__.__module__
        if current == previous:
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        module = sys.modules.get(current)
        set_up = getattr(module, 'setUpModule', None)
        if set_up is None:
            return
        try:
            set_up()
        except Exception as error:
            if isinstance(result, _DebugResult):
                raise
            result._moduleSetUpFailed = True
            self._fixture_failed(result, error, 'setUpModule', current)
        if result._moduleSetUpFailed:
            self._clean_module(result, 'setUpModule', current)

    def _handleModuleTearDown(self, result):
        previous = self._previous_module(result)
        if previous is None or getattr(result, '_moduleSetUpFailed', False):
            return
        module = sys.modules.get(previous)
        if module is None:
            return
        tear_down = getattr(module, 'tearDownModule', None)
        if tear_down is not None:
            try:
                tear_down()
            except Exception as error:
                if isinstance(result, _DebugResult):
                    raise
                self._fixture_failed(result, error, 'tearDownModule', previous)
        self._clean_module(result, 'tearDownModule', previous)

    def _clean_module(self, result, method, name):
        try:
            case.doModuleCleanups()
        except Exception as error:
            if isinstance(result, _DebugResult):
                raise
            self._fixture_failed(result, error, method, name)

    def _tearDownPreviousClass(self, test, result):
        previous = getattr(result, '_previousTestClass', None)
        if previous is None or (test is not None and test.__class__ == previous):
            return
        if (getattr(previous, '_classSetupFailed', False) or getattr(result, '_moduleSetUpFailed', False)
                or getattr(previous, '__unittest_skip__', False)):
            return
        tear_down = getattr(previous, 'tearDownClass', None)
        clean_up = getattr(previous, 'doClassCleanups', None)
        if tear_down is not None:
            try:
                tear_down()
            except Exception as error:
                if isinstance(result, _DebugResult):
                    raise
                self._fixture_failed(result, error, 'tearDownClass', strclass(previous))
        if clean_up is not None:
            clean_up()
            for exc_info in previous.tearDown_exceptions:
                if isinstance(result, _DebugResult):
                    raise exc_info[1]
                self._fixture_failed(result, exc_info[1], 'tearDownClass', strclass(previous), exc_info)

    def _previous_module(self, result):
        previous = getattr(result, '_previousTestClass', None)
        return None if previous is None else previous.__module__

    def _fixture_failed(self, result, error, method, name, exc_info=None):
        holder = _ErrorHolder(f'{method} ({name})')
        add_skip = getattr(result, 'addSkip', None)
        if add_skip is not None and isinstance(error, case.SkipTest):
            add_skip(holder, str(error))
        else:
            result.addError(holder, exc_info or sys.exc_info())

class _ErrorHolder:
    """Stands for a test in a result where a fixture failed."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f'<ErrorHolder description={self.description!r}>'

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0

class _DebugResult:
    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False

def _is_not_suite(test):
    try:
        iter(test)
    except TypeError:
        return True
    return False
`,
);
