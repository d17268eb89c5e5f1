import { sourceModule } from '../registry.ts';
import { assertionsSource } from './assertions.ts';
import { contextsSource } from './contexts.ts';

/** `unittest.case`: https://docs.python.org/3.14/library/unittest.html#test-cases */
sourceModule(
  'unittest.case',
  contextsSource,
  assertionsSource,
  String.raw`
class _Outcome:
    """What has become of a test so far."""

    def __init__(self, result=None):
        self.result = result
        self.expecting_failure = False
        self.result_supports_subtests = hasattr(result, 'addSubTest')
        self.success = True
        self.expectedFailure = None

    def attempt(self, test_case, subTest, function, *args):
        """Calls a part of the test; what it raises is reported. False when it did not succeed."""
        before, self.success = self.success, True
        try:
            function(*args)
        except KeyboardInterrupt:
            raise
        except SkipTest as error:
            self.success = False
            _add_skip(self.result, test_case, str(error))
        except _ShouldStop:
            self.success = False
        except:
            self.failed(test_case, subTest, sys.exc_info())
        else:
            if subTest and self.success:
                self.result.addSubTest(test_case.test_case, test_case, None)
        self.success = self.success and before
        return self.success

    def failed(self, test_case, subTest, exc_info):
        if self.expecting_failure:
            self.expectedFailure = exc_info
        else:
            self.success = False
            if subTest:
                self.result.addSubTest(test_case.test_case, test_case, exc_info)
            elif self.result is not None:
                _add_error(self.result, test_case, exc_info)

def _add_skip(result, test_case, reason):
    add = getattr(result, 'addSkip', None)
    if add is None:
        result.addSuccess(test_case)
    else:
        add(test_case, reason)

def _add_error(result, test, exc_info):
    if issubclass(exc_info[0], test.failureException):
        result.addFailure(test, exc_info)
    else:
        result.addError(test, exc_info)

class _SubTestContext:
    def __init__(self, test_case, message, params):
        self.case = test_case
        self.message = message
        self.params = params

    def __enter__(self):
        case = self.case
        self.parent = case._subtest
        params = self.params
        if self.parent is not None:
            params = {**self.parent.params, **params}
        case._subtest = _SubTest(case, self.message, params)
        outcome = case._outcome
        self.before, outcome.success = outcome.success, True

    def __exit__(self, exc_type, exc_value, tb):
        case = self.case
        outcome = case._outcome
        subtest = case._subtest
        case._subtest = self.parent
        stops = False
        if exc_type is None:
            if outcome.success:
                outcome.result.addSubTest(case, subtest, None)
        elif issubclass(exc_type, KeyboardInterrupt):
            return False
        elif issubclass(exc_type, SkipTest):
            outcome.success = False
            _add_skip(outcome.result, subtest, str(exc_value))
        elif issubclass(exc_type, _ShouldStop):
            outcome.success = False
        else:
            outcome.failed(subtest, True, (exc_type, exc_value, tb))
        if not outcome.success:
            result = outcome.result
            stops = result is not None and getattr(result, 'failfast', False)
        elif outcome.expectedFailure:
            stops = True
        outcome.success = outcome.success and self.before
        if stops:
            raise _ShouldStop
        return True

class _NoContext:
    def __enter__(self):
        return None

    def __exit__(self, exc_type, exc_value, tb):
        return False

class TestCase(_Assertions):
    """A class whose instances are single test cases: each runs the method whose name it was made with."""

    _classSetupFailed = False

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._outcome = None
        self._testMethodDoc = 'No test'
        try:
            method = getattr(self, methodName)
        except AttributeError:
            if methodName != 'runTest':
                raise ValueError(f'no such test method in {self.__class__}: {methodName}')
        else:
            self._testMethodDoc = method.__doc__
        self._cleanups = []
        self._subtest = None
        self._type_equality_funcs = {
            dict: 'assertDictEqual', list: 'assertListEqual', tuple: 'assertTupleEqual', set: 'assertSetEqual',
            frozenset: 'assertSetEqual', str: 'assertMultiLineEqual',
        }

    def addCleanup(self, function, /, *args, **kwargs):
        """Add a function to be called when the test is completed; last in, first out."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, cm):
        return _enter_context(cm, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, cm):
        return _enter_context(cm, cls.addClassCleanup)

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        return _results.TestResult()

    def shortDescription(self):
        doc = self._testMethodDoc
        return doc.strip().split('\n')[0].strip() if doc else None

    def id(self):
        return f'{strclass(self.__class__)}.{self._testMethodName}'

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f'{self._testMethodName} ({strclass(self.__class__)}.{self._testMethodName})'

    def __repr__(self):
        return f'<{strclass(self.__class__)} testMethod={self._testMethodName}>'

    def subTest(self, msg=None, **params):
        """A context in which a failure is reported with msg and params, and the test goes on."""
        if self._outcome is None or not self._outcome.result_supports_subtests:
            return _NoContext()
        return _SubTestContext(self, msg, params)

    def run(self, result=None):
        stop = None
        if result is None:
            result = self.defaultTestResult()
            start, stop = getattr(result, 'startTestRun', None), getattr(result, 'stopTestRun', None)
            if start is not None:
                start()
        try:
            result.startTest(self)
            try:
                return self._run(result)
            finally:
                result.stopTest(self)
        finally:
            if stop is not None:
                stop()

    def _run(self, result):
        method = getattr(self, self._testMethodName)
        if getattr(self.__class__, '__unittest_skip__', False) or getattr(method, '__unittest_skip__', False):
            why = getattr(self.__class__, '__unittest_skip_why__', '') or getattr(method, '__unittest_skip_why__', '')
            _add_skip(result, self, why)
            return result
        expecting = (getattr(self, '__unittest_expecting_failure__', False)
                     or getattr(method, '__unittest_expecting_failure__', False))
        outcome = _Outcome(result)
        self._outcome = outcome
        try:
            if outcome.attempt(self, False, self._callSetUp):
                outcome.expecting_failure = expecting
                outcome.attempt(self, False, self._callTestMethod, method)
                outcome.expecting_failure = False
                outcome.attempt(self, False, self._callTearDown)
            self.doCleanups()
            if outcome.success:
                if not expecting:
                    result.addSuccess(self)
                elif outcome.expectedFailure:
                    result.addExpectedFailure(self, outcome.expectedFailure)
                else:
                    result.addUnexpectedSuccess(self)
            return result
        finally:
            outcome.expectedFailure = None
            self._outcome = None

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            import warnings
            warnings.warn(f'It is deprecated to return a value that is not None from a test case ({method})',
                          DeprecationWarning, stacklevel=3)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def doCleanups(self):
        outcome = self._outcome or _Outcome()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            outcome.attempt(self, False, _cleanup_call, self, function, args, kwargs)
        return outcome.success

    @classmethod
    def doClassCleanups(cls):
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        """Run the test without collecting errors in a result."""
        method = getattr(self, self._testMethodName)
        if getattr(self.__class__, '__unittest_skip__', False) or getattr(method, '__unittest_skip__', False):
            why = getattr(self.__class__, '__unittest_skip_why__', '') or getattr(method, '__unittest_skip_why__', '')
            raise SkipTest(why)
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        """Skip this test."""
        raise SkipTest(reason)

def _cleanup_call(case, function, args, kwargs):
    case._callCleanup(function, *args, **kwargs)

TestCase._class_cleanups = []

class FunctionTestCase(TestCase):
    """A test case that wraps a function."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc = setUp
        self._tearDownFunc = tearDown
        self._testFunc = testFunc
        self._description = description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return (self._setUpFunc == other._setUpFunc and self._tearDownFunc == other._tearDownFunc
                and self._testFunc == other._testFunc and self._description == other._description)

    def __hash__(self):
        return hash((type(self), self._setUpFunc, self._tearDownFunc, self._testFunc, self._description))

    def __str__(self):
        return f'{strclass(self.__class__)} ({self._testFunc.__name__})'

    def __repr__(self):
        return f'<{strclass(self.__class__)} tec={self._testFunc}>'

    def shortDescription(self):
        if self._description is not None:
            return self._description
        doc = self._testFunc.__doc__
        return doc and doc.split('\n')[0].strip() or None

class _SubTest(TestCase):
    def __init__(self, test_case, message, params):
        super().__init__()
        self._message = message
        self.test_case = test_case
        self.params = params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError('subtests cannot be run directly')

    def _subDescription(self):
        parts = [] if self._message is None else [f'[{self._message}]']
        if self.params:
            parts.append('(%s)' % ', '.join(f'{key}={value!r}' for key, value in self.params.items()))
        return ' '.join(parts) or '(<subtest>)'

    def id(self):
        return f'{self.test_case.id()} {self._subDescription()}'

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f'{self.test_case} {self._subDescription()}'
`,
);
