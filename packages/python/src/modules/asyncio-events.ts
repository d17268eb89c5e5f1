/** `asyncio`: what an event loop is made of, and the loop: on virtual time, it never waits for anything outside. */
export const source = String.raw`
import heapq as _heapq
import sys as _sys
import types as _types
from _weakref import ref as _ref
from _time import monotonic as _monotonic, sleep as _pass_time
from collections import deque as _deque
from contextvars import copy_context as _copy_context, _enter_context
from types import GenericAlias as _GenericAlias

class CancelledError(BaseException):
    """The Future or Task was cancelled."""
    __module__ = 'asyncio.exceptions'

TimeoutError = TimeoutError

class InvalidStateError(Exception):
    """The operation is not allowed in this state."""
    __module__ = 'asyncio.exceptions'

class Handle:
    """A callback that the loop is going to call."""
    __module__ = 'asyncio.events'
    __slots__ = ('_callback', '_args', '_cancelled', '_loop', '_context')

    def __init__(self, callback, args, loop, context=None):
        self._callback = callback
        self._args = args
        self._cancelled = False
        self._loop = loop
        self._context = _copy_context() if context is None else context

    def __repr__(self):
        state = ' cancelled' if self._cancelled else ''
        callback = '' if self._callback is None else ' ' + _callback_text(self._callback, self._args)
        return f'<{type(self).__name__}{state}{self._when_text()}{callback}>'

    def _when_text(self):
        return ''

    def get_context(self):
        return self._context

    def cancel(self):
        if not self._cancelled:
            self._cancelled = True
            self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        callback, args = self._callback, self._args
        outer = _enter_context(self._context)
        try:
            callback(*args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            text = _callback_text(callback, args)
            self._loop.call_exception_handler(
                {'message': f'Exception in callback {text}', 'exception': error, 'handle': self})
        finally:
            _enter_context(outer)

class TimerHandle(Handle):
    """A callback with a time."""
    __module__ = 'asyncio.events'
    __slots__ = ('_when', '_order', '_scheduled')

    def __init__(self, when, callback, args, loop, context=None):
        super().__init__(callback, args, loop, context)
        self._when = when
        self._scheduled = False

    def _when_text(self):
        return f' when={self._when}'

    def __hash__(self):
        return hash(self._when)

    def __lt__(self, other):
        return self._when < other._when

    def __le__(self, other):
        return self._when <= other._when

    def __gt__(self, other):
        return self._when > other._when

    def __ge__(self, other):
        return self._when >= other._when

    def __eq__(self, other):
        return self is other

    def when(self):
        return self._when

    def cancel(self):
        if not self._cancelled:
            self._loop._timer_cancelled(self)
        super().cancel()

def _callback_text(callback, args=()):
    """How a callback is named: its qualified name, its arguments, and where it was defined if that can be seen."""
    if hasattr(callback, 'func') and hasattr(callback, 'keywords'):
        return _callback_text(callback.func, callback.args) + _arguments_text(args)
    name = getattr(callback, '__qualname__', None) or getattr(callback, '__name__', None) or repr(callback)
    code = getattr(callback, '__code__', None)
    place = ''
    if code is not None and not code.co_filename.startswith('<frozen '):
        place = f' at {code.co_filename}:{code.co_firstlineno}'
    return name + _arguments_text(args) + place

def _arguments_text(args):
    return f"({', '.join([repr(arg) for arg in args])})"

_running_loop = None

def get_running_loop():
    """The loop that runs; a RuntimeError where none does."""
    if _running_loop is None:
        raise RuntimeError('no running event loop')
    return _running_loop

def _get_running_loop():
    return _running_loop

def _set_running_loop(loop):
    global _running_loop
    _running_loop = loop

def get_event_loop():
    """The loop that runs, or else the one that was set."""
    if _running_loop is not None:
        return _running_loop
    return _policy.get_event_loop()

def set_event_loop(loop):
    _policy.set_event_loop(loop)

def new_event_loop():
    return _policy.new_event_loop()

class AbstractEventLoopPolicy:
    """Says which loop is the current one, and makes new ones."""
    __module__ = 'asyncio.events'

class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    __module__ = 'asyncio'
    _loop = None

    def get_event_loop(self):
        if self._loop is None:
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        return self._loop

    def set_event_loop(self, loop):
        if loop is not None and not isinstance(loop, AbstractEventLoop):
            raise TypeError(f"loop must be an instance of AbstractEventLoop or None, not '{type(loop).__name__}'")
        self._loop = loop

    def new_event_loop(self):
        return EventLoop()

_policy = DefaultEventLoopPolicy()

def get_event_loop_policy():
    return _policy

def set_event_loop_policy(policy):
    global _policy
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError('policy must be an instance of AbstractEventLoopPolicy or None, '
                        f"not '{type(policy).__name__}'")
    _policy = DefaultEventLoopPolicy() if policy is None else policy

class AbstractEventLoop:
    """What every event loop is."""
    __module__ = 'asyncio.events'

_resolution = 1e-9
_longest_wait = 24 * 3600

class BaseEventLoop(AbstractEventLoop):
    __module__ = 'asyncio.base_events'

    def __init__(self):
        self._ready = _deque()
        self._scheduled = []
        self._cancelled_timers = 0
        self._stopping = False
        self._closed = False
        self._running = False
        self._task_factory = None
        self._exception_handler = None
        self._debug = False
        self._generators = {}
        self._generators_shut_down = False
        self._unretrieved = {}
        self._task_count = 0

    def __repr__(self):
        return (f'<{type(self).__name__} running={self.is_running()} closed={self.is_closed()} '
                f'debug={self.get_debug()}>')

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, **kwargs):
        self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **kwargs)
        return Task(coro, loop=self, **kwargs)

    def set_task_factory(self, factory):
        if factory is not None and not callable(factory):
            raise TypeError('task factory must be a callable or None')
        self._task_factory = factory

    def get_task_factory(self):
        return self._task_factory

    def time(self):
        return _monotonic()

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self, context)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        return self.call_soon(callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError('delay must not be None')
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError('when cannot be None')
        self._check_closed()
        timer = TimerHandle(when, callback, args, self, context)
        _heapq.heappush(self._scheduled, timer)
        timer._scheduled = True
        return timer

    def _timer_cancelled(self, handle):
        if handle._scheduled:
            self._cancelled_timers += 1

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def _check_running(self):
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if _running_loop is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def stop(self):
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        if self._closed:
            return
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def run_forever(self):
        self._check_closed()
        self._check_running()
        hooks = _sys.get_asyncgen_hooks()
        self._running = True
        _set_running_loop(self)
        _sys.set_asyncgen_hooks(firstiter=self._generator_begins, finalizer=self._generator_ends)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._running = False
            _set_running_loop(None)
            _sys.set_asyncgen_hooks(*hooks)

    def run_until_complete(self, future):
        self._check_closed()
        self._check_running()
        is_new = not isfuture(future)
        future = ensure_future(future, loop=self)
        future.add_done_callback(_stop_loop)
        try:
            self.run_forever()
        except:
            if is_new and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_stop_loop)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def _run_once(self):
        """
        One turn: passes the time until something is due, then calls what was ready when the turn began. What these
        calls make ready comes in the next turn.
        """
        scheduled = self._scheduled
        ready = self._ready
        if len(scheduled) > 100 and self._cancelled_timers / len(scheduled) > 0.5:
            self._drop_cancelled()
        while scheduled and scheduled[0]._cancelled:
            self._cancelled_timers -= 1
            _heapq.heappop(scheduled)._scheduled = False
        if not ready and not self._stopping:
            if not scheduled:
                raise RuntimeError('the event loop would wait for ever: nothing is scheduled that could wake a task')
            wait = min(max(0, scheduled[0]._when - self.time()), _longest_wait)
            # Whole milliseconds, as a real loop waits: what is due within the same one comes in the same turn.
            _pass_time(-(-wait * 1000 // 1) / 1000)
        end = self.time() + _resolution
        while scheduled and scheduled[0]._when < end:
            timer = _heapq.heappop(scheduled)
            timer._scheduled = False
            ready.append(timer)
        for _ in range(len(ready)):
            handle = ready.popleft()
            if not handle._cancelled:
                handle._run()

    def _drop_cancelled(self):
        kept = []
        for timer in self._scheduled:
            if timer._cancelled:
                timer._scheduled = False
            else:
                kept.append(timer)
        _heapq.heapify(kept)
        self._scheduled[:] = kept
        self._cancelled_timers = 0

    def _generator_begins(self, generator):
        if len(self._generators) > 100:
            self._generators = {key: each for key, each in self._generators.items() if each() is not None}
        self._generators[id(generator)] = _ref(generator)

    def _generator_ends(self, generator):
        self._generators.pop(id(generator), None)
        if not self._closed:
            self.call_soon(self.create_task, generator.aclose())

    async def shutdown_asyncgens(self):
        self._generators_shut_down = True
        alive = [each() for each in self._generators.values()]
        closing = [each for each in alive if each is not None and each.ag_frame is not None]
        alive = None
        self._generators = {}
        if not closing:
            return
        results = await gather(*[generator.aclose() for generator in closing], return_exceptions=True)
        for result, generator in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    'message': f'an error occurred during closing of asynchronous generator {generator!r}',
                    'exception': result, 'asyncgen': generator})

    async def shutdown_default_executor(self, timeout=None):
        return None

    def get_exception_handler(self):
        return self._exception_handler

    def set_exception_handler(self, handler):
        if handler is not None and not callable(handler):
            raise TypeError(f'A callable object or None is expected, got {handler!r}')
        self._exception_handler = handler

    def default_exception_handler(self, context):
        lines = [context.get('message') or 'Unhandled exception in event loop']
        for key in sorted(context):
            if key not in ('message', 'exception'):
                lines.append(f'{key}: {context[key]!r}')
        error = context.get('exception')
        text = '\n'.join(lines) + '\n'
        if error is not None:
            text += _exception_text(error)
        _sys.stderr.write(text)

    def call_exception_handler(self, context):
        if self._exception_handler is None:
            self.default_exception_handler(context)
            return
        try:
            self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self.default_exception_handler(
                {'message': 'Unhandled error in exception handler', 'exception': error, 'context': context})

    def _report_unretrieved(self):
        """Failures that nobody asked for; said at the end, since futures here do not tell when they are dropped."""
        unretrieved = self._unretrieved
        self._unretrieved = {}
        for future in unretrieved.values():
            self.call_exception_handler({
                'message': f'{type(future).__name__} exception was never retrieved',
                'exception': future._exception, 'future': future})

def _exception_text(error):
    try:
        from traceback import format_exception
    except ImportError:
        return f'{type(error).__name__}: {error}\n'
    return ''.join(format_exception(error))

class EventLoop(BaseEventLoop):
    __module__ = 'asyncio'

SelectorEventLoop = EventLoop

def _stop_loop(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        return
    future.get_loop().stop()
`;
