import { sourceModule } from '../registry.ts';

/** `unittest.result`: https://docs.python.org/3.14/library/unittest.html#unittest.TestResult */
sourceModule(
  'unittest.result',
  String.raw`
import sys

def failfast(method):
    """Decorates what reports a failure: the run stops where the result asks for it."""
    import functools

    @functools.wraps(method)
    def inner(self, *args, **kw):
        if getattr(self, 'failfast', False):
            self.stop()
        return method(self, *args, **kw)
    return inner

class TestResult:
    """Collects what became of tests."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._mirrorOutput = False
        self._original = None

    def startTest(self, test):
        self.testsRun += 1
        self._mirrorOutput = False
        if self.buffer and self._original is None:
            import io
            self._original = sys.stdout, sys.stderr
            sys.stdout, sys.stderr = io.StringIO(), io.StringIO()

    def startTestRun(self):
        pass

    def stopTest(self, test):
        if self._original is not None:
            (stdout, stderr), self._original = self._original, None
            texts = sys.stdout.getvalue(), sys.stderr.getvalue()
            sys.stdout, sys.stderr = stdout, stderr
            if self._mirrorOutput:
                for stream, title, text in zip((stdout, stderr), ('Stdout', 'Stderr'), texts):
                    if text:
                        stream.write(f'\n{title}:\n{text if text.endswith("\n") else text + "\n"}')
        self._mirrorOutput = False

    def stopTestRun(self):
        pass

    @failfast
    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        """Called at the end of a subtest; err is None where it succeeded."""
        if err is not None:
            if getattr(self, 'failfast', False):
                self.stop()
            errors = self.failures if issubclass(err[0], test.failureException) else self.errors
            errors.append((subtest, self._exc_info_to_string(err, test)))
            self._mirrorOutput = True

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not self.failures and not self.errors and not getattr(self, 'unexpectedSuccesses', ())

    def stop(self):
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        """The traceback as text; the frames of this package are hidden anyway."""
        import traceback
        return ''.join(traceback.format_exception(err[1]))

    def __repr__(self):
        return (f'<{self.__class__.__module__}.{self.__class__.__qualname__} run={self.testsRun} '
                f'errors={len(self.errors)} failures={len(self.failures)}>')
`,
);
