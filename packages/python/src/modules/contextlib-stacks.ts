/** `contextlib`: stacks of things to be left. */
export const source = String.raw`
class _BaseExitStack:
    """What is to be called at the end, the latest first: pairs of whether it is synchronous, and the call."""

    def __init__(self):
        self._exit_callbacks = deque()

    def pop_all(self):
        """Hands everything over to a new stack."""
        stack = type(self)()
        stack._exit_callbacks = self._exit_callbacks
        self._exit_callbacks = deque()
        return stack

    def push(self, exit):
        """A manager's __exit__, or a function like it."""
        method = getattr(type(exit), '__exit__', None)
        self._push_exit(exit if method is None else MethodType(method, exit))
        return exit

    def enter_context(self, cm):
        """Enters a manager that is left with the stack."""
        enter, leave = _manager_methods(cm, '__enter__', '__exit__', 'the context manager protocol')
        result = enter(cm)
        self._push_exit(MethodType(leave, cm))
        return result

    def callback(self, callback, /, *args, **kwds):
        """A function and its arguments; it is not told of exceptions."""
        def leave(exc_type, exc, tb):
            callback(*args, **kwds)
        leave.__wrapped__ = callback
        self._push_exit(leave)
        return callback

    def _push_exit(self, leave, is_sync=True):
        self._exit_callbacks.append((is_sync, leave))

def _manager_methods(cm, enter, leave, protocol):
    cls = type(cm)
    try:
        return getattr(cls, enter), getattr(cls, leave)
    except AttributeError:
        raise TypeError(f"'{cls.__module__}.{cls.__qualname__}' object does not support {protocol}") from None

class _Unwinding:
    """The exceptions on the way out of a stack: as nested with statements would have raised them."""

    def __init__(self, error, outer):
        self.error = error
        self.received = error is not None
        self.suppressed = False
        self.is_new = False
        # What was being handled before the stack was left: the ends of all chains lead there.
        self._outer = outer

    def details(self):
        return (None, None, None) if self.error is None else (type(self.error), self.error, self.error.__traceback__)

    def suppress(self):
        self.suppressed = True
        self.is_new = False
        self.error = None

    def replace(self, another):
        last = another
        while last.__context__ is not None and last.__context__ is not self.error:
            if last.__context__ is self._outer:
                last.__context__ = self.error
                break
            last = last.__context__
        self.error = another
        self.is_new = True

    def end(self):
        if not self.is_new:
            return self.received and self.suppressed
        context = self.error.__context__
        try:
            raise self.error
        except BaseException:
            self.error.__context__ = context
            raise

class ExitStack(_BaseExitStack, AbstractContextManager):
    """Context managers that are entered one by one and left together."""

    def __enter__(self):
        return self

    def __exit__(self, *exc_details):
        unwinding = _Unwinding(exc_details[1], sys.exception())
        while self._exit_callbacks:
            _, leave = self._exit_callbacks.pop()
            try:
                if leave(*unwinding.details()) and unwinding.error is not None:
                    unwinding.suppress()
            except BaseException as another:
                unwinding.replace(another)
        return unwinding.end()

    def close(self):
        """Leaves everything at once."""
        self.__exit__(None, None, None)

class AsyncExitStack(_BaseExitStack, AbstractAsyncContextManager):
    """Context managers, asynchronous ones too, that are entered one by one and left together."""

    async def enter_async_context(self, cm):
        enter, leave = _manager_methods(cm, '__aenter__', '__aexit__', 'the asynchronous context manager protocol')
        result = await enter(cm)
        self._push_exit(MethodType(leave, cm), False)
        return result

    def push_async_exit(self, exit):
        method = getattr(type(exit), '__aexit__', None)
        self._push_exit(exit if method is None else MethodType(method, exit), False)
        return exit

    def push_async_callback(self, callback, /, *args, **kwds):
        async def leave(exc_type, exc, tb):
            await callback(*args, **kwds)
        leave.__wrapped__ = callback
        self._push_exit(leave, False)
        return callback

    async def aclose(self):
        await self.__aexit__(None, None, None)

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc_details):
        unwinding = _Unwinding(exc_details[1], sys.exception())
        while self._exit_callbacks:
            is_sync, leave = self._exit_callbacks.pop()
            try:
                result = leave(*unwinding.details())
                if not is_sync:
                    result = await result
                if result and unwinding.error is not None:
                    unwinding.suppress()
            except BaseException as another:
                unwinding.replace(another)
        return unwinding.end()
`;
