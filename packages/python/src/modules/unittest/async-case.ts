import { sourceModule } from '../registry.ts';

/** https://docs.python.org/3.14/library/unittest.html#unittest.IsolatedAsyncioTestCase */
sourceModule(
  'unittest.async_case',
  String.raw`
import asyncio
import contextvars
import inspect
from unittest.case import TestCase

class IsolatedAsyncioTestCase(TestCase):
    """A test case whose methods may be coroutines. Each test has an event loop and a context of its own."""

    loop_factory = None

    def __init__(self, methodName='runTest'):
        super().__init__(methodName)
        self._runner = None
        self._context = contextvars.copy_context()

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addAsyncCleanup(self, func, /, *args, **kwargs):
        self.addCleanup(func, *args, **kwargs)

    async def enterAsyncContext(self, cm):
        """Enters the manager; it is left when the test ends."""
        cls = type(cm)
        try:
            enter, leave = cls.__aenter__, cls.__aexit__
        except AttributeError:
            raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support the asynchronous context "
                            f'manager protocol') from None
        value = await enter(cm)
        self.addAsyncCleanup(leave, cm, None, None, None)
        return value

    def run(self, result=None):
        with self._running():
            return super().run(result)

    def debug(self):
        with self._running():
            super().debug()

    def _running(self):
        self._runner = asyncio.Runner(debug=True, loop_factory=self.loop_factory)
        return self._runner

    def _callSetUp(self):
        self._context.run(self.setUp)
        self._await(self.asyncSetUp)

    def _callTestMethod(self, method):
        if self._await(method) is not None:
            import warnings
            warnings.warn(f'It is deprecated to return a value that is not None from a test case ({method})',
                          DeprecationWarning, stacklevel=4)

    def _callTearDown(self):
        self._await(self.asyncTearDown)
        self._context.run(self.tearDown)

    def _callCleanup(self, function, /, *args, **kwargs):
        self._await(function, *args, **kwargs)

    def _await(self, function, /, *args, **kwargs):
        if inspect.iscoroutinefunction(function):
            return self._runner.run(function(*args, **kwargs), context=self._context)
        return self._context.run(function, *args, **kwargs)
`,
);
