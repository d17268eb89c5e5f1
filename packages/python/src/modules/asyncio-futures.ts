/** `asyncio`: futures and tasks. */
export const source = String.raw`
_PENDING, _CANCELLED, _FINISHED = 'PENDING', 'CANCELLED', 'FINISHED'
_shown = []

def isfuture(obj):
    return hasattr(type(obj), '_asyncio_future_blocking') and obj._asyncio_future_blocking is not None

class Future:
    """A result that will be there later."""
    __module__ = '_asyncio'
    __class_getitem__ = classmethod(_GenericAlias)
    _asyncio_future_blocking = False
    _state = _PENDING
    _result = None
    _exception = None
    _cancel_message = None
    _cancelled_exc = None
    _log_traceback = False

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._callbacks = []

    def __repr__(self):
        if any([each is self for each in _shown]):
            return '...'
        _shown.append(self)
        try:
            return f"<{type(self).__name__} {' '.join(self._repr_info())}>"
        finally:
            _shown.pop()

    def _repr_info(self):
        info = [self._state.lower()]
        if self._state == _FINISHED:
            info.append(f'result={_short_repr(self._result)}' if self._exception is None
                        else f'exception={self._exception!r}')
        if self._callbacks:
            texts = [_callback_text(callback) for callback, _ in self._callbacks]
            if len(texts) > 2:
                texts = [texts[0], f'<{len(texts) - 2} more>', texts[-1]]
            info.append(f"cb=[{', '.join(texts)}]")
        return info

    def get_loop(self):
        return self._loop

    def cancelled(self):
        return self._state == _CANCELLED

    def done(self):
        return self._state != _PENDING

    def cancel(self, msg=None):
        self._note_retrieved()
        if self._state != _PENDING:
            return False
        self._state = _CANCELLED
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _make_cancelled_error(self):
        if self._cancelled_exc is not None:
            error = self._cancelled_exc
            self._cancelled_exc = None
            return error
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def result(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError('Result is not set.')
        self._note_retrieved()
        if self._exception is not None:
            raise self._exception.with_traceback(self._exception_tb)
        return self._result

    def exception(self):
        if self._state == _CANCELLED:
            raise self._make_cancelled_error()
        if self._state != _FINISHED:
            raise InvalidStateError('Exception is not set.')
        self._note_retrieved()
        return self._exception

    def set_result(self, result):
        if self._state != _PENDING:
            raise InvalidStateError('invalid state')
        self._result = result
        self._state = _FINISHED
        self._schedule_callbacks()

    def set_exception(self, exception):
        if self._state != _PENDING:
            raise InvalidStateError('invalid state')
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            wrapped = RuntimeError('StopIteration interacts badly with generators and cannot be raised into a Future')
            wrapped.__cause__ = wrapped.__context__ = exception
            exception = wrapped
        if not isinstance(exception, BaseException):
            raise TypeError('invalid exception object')
        self._exception = exception
        self._exception_tb = exception.__traceback__
        self._state = _FINISHED
        self._schedule_callbacks()
        if isinstance(exception, Exception):
            self._log_traceback = True
            self._loop._unretrieved[id(self)] = self

    def _note_retrieved(self):
        if self._log_traceback:
            self._log_traceback = False
            self._loop._unretrieved.pop(id(self), None)

    def add_done_callback(self, fn, *, context=None):
        if context is None:
            context = _copy_context()
        if self._state != _PENDING:
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, context))

    def remove_done_callback(self, fn):
        kept = [pair for pair in self._callbacks if pair[0] != fn]
        removed = len(self._callbacks) - len(kept)
        if removed:
            self._callbacks[:] = kept
        return removed

    def _schedule_callbacks(self):
        callbacks = self._callbacks[:]
        self._callbacks[:] = []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def __await__(self):
        if not self.done():
            self._asyncio_future_blocking = True
            yield self
        if not self.done():
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__

def _short_repr(value):
    text = repr(value)
    return text if len(text) <= 60 else text[:28] + '...' + text[-29:]

_alive_tasks = {}
_current_tasks = {}

def current_task(loop=None):
    """The task that runs; None in a callback."""
    return _current_tasks.get(id(get_running_loop() if loop is None else loop))

def all_tasks(loop=None):
    """The tasks that are not done."""
    loop = get_running_loop() if loop is None else loop
    return {task for task in _alive_tasks.values() if task._loop is loop and not task.done()}

def _is_coroutine(obj):
    return isinstance(obj, _types.CoroutineType) or _is_other_coroutine(obj)

def _is_other_coroutine(obj):
    from collections.abc import Coroutine
    return isinstance(obj, Coroutine)

def iscoroutine(obj):
    return _is_coroutine(obj)

def iscoroutinefunction(func):
    from inspect import iscoroutinefunction
    return iscoroutinefunction(func)

class Task(Future):
    """A coroutine that the loop drives: the result of the coroutine is the task's."""
    __module__ = '_asyncio'
    _must_cancel = False
    _fut_waiter = None
    _cancel_requests = 0

    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        super().__init__(loop=loop)
        if not _is_coroutine(coro):
            raise TypeError(f'a coroutine was expected, got {coro!r}')
        if name is None:
            self._loop._task_count += 1
            name = _next_task_name()
        self._name = name if isinstance(name, str) else str(name)
        self._coro = coro
        self._context = _copy_context() if context is None else context
        if eager_start and self._loop.is_running():
            self._begin_at_once()
        else:
            self._loop.call_soon(self._step, context=self._context)
            _alive_tasks[id(self)] = self

    def _begin_at_once(self):
        loop = id(self._loop)
        outer = _current_tasks.get(loop)
        context = _enter_context(self._context)
        _alive_tasks[id(self)] = self
        try:
            self._step()
        finally:
            _enter_context(context)
            if outer is not None:
                _current_tasks[loop] = outer

    def _repr_info(self):
        info = super()._repr_info()
        if self.cancelling() and not self.done():
            info[0] = 'cancelling'
        info.insert(1, f'name={self._name!r}')
        if self._fut_waiter is not None:
            info.insert(2, f'wait_for={self._fut_waiter!r}')
        info.insert(2, f'coro=<{_coroutine_text(self._coro)}>')
        return info

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def get_stack(self, *, limit=None):
        frames = []
        coro = self._coro
        while coro is not None:
            frame = getattr(coro, 'cr_frame', None) or getattr(coro, 'gi_frame', None) or getattr(coro, 'ag_frame', None)
            if frame is None:
                break
            frames.append(frame)
            coro = None
        return frames if limit is None else frames[-limit:]

    def cancel(self, msg=None):
        self._note_retrieved()
        if self.done():
            return False
        self._cancel_requests += 1
        if self._fut_waiter is not None and self._fut_waiter.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def cancelling(self):
        return self._cancel_requests

    def uncancel(self):
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
            if self._cancel_requests == 0:
                self._must_cancel = False
        return self._cancel_requests

    def _schedule_callbacks(self):
        _alive_tasks.pop(id(self), None)
        super()._schedule_callbacks()

    def _step(self, error=None):
        """Drives the coroutine to its next yield, and sees to it that what it waits for wakes the task."""
        if self.done():
            raise InvalidStateError(f'__step(): already done: {self!r}, {error!r}')
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._fut_waiter = None
        loop = id(self._loop)
        _current_tasks[loop] = self
        try:
            if error is None:
                yielded = self._coro.send(None)
            else:
                yielded = self._coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                super().cancel(msg=self._cancel_message)
            else:
                super().set_result(stop.value)
        except CancelledError as cancelled:
            self._cancelled_exc = cancelled
            super().cancel()
        except (KeyboardInterrupt, SystemExit) as leaving:
            super().set_exception(leaving)
            raise
        except BaseException as failure:
            super().set_exception(failure)
        else:
            self._wait_for(yielded)
        finally:
            _current_tasks.pop(loop, None)

    def _wait_for(self, yielded):
        if yielded is None:
            self._loop.call_soon(self._step, context=self._context)
            return
        problem = None
        blocking = getattr(yielded, '_asyncio_future_blocking', None)
        if blocking is not None:
            if yielded._loop is not self._loop:
                problem = f'Task {self!r} got Future {yielded!r} attached to a different loop'
            elif not blocking:
                problem = f'yield was used instead of yield from in task {self!r} with {yielded!r}'
            elif yielded is self:
                problem = f'Task cannot await on itself: {self!r}'
            else:
                yielded._asyncio_future_blocking = False
                yielded.add_done_callback(self._wake_up, context=self._context)
                self._fut_waiter = yielded
                if self._must_cancel and yielded.cancel(msg=self._cancel_message):
                    self._must_cancel = False
                return
        elif isinstance(yielded, _types.GeneratorType):
            problem = f'yield was used instead of yield from for generator in task {self!r} with {yielded!r}'
        else:
            problem = f'Task got bad yield: {yielded!r}'
        self._loop.call_soon(self._step, RuntimeError(problem), context=self._context)

    def _wake_up(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()

Task._wake_up.__qualname__ = 'Task.task_wakeup'
_task_names = 0

def _next_task_name():
    global _task_names
    _task_names += 1
    return f'Task-{_task_names}'

def _coroutine_text(coro):
    name = f"{getattr(coro, '__qualname__', None) or getattr(coro, '__name__', type(coro).__name__)}()"
    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    if code is None:
        return f'{name} running' if getattr(coro, 'cr_running', False) else name
    frame = getattr(coro, 'cr_frame', None) or getattr(coro, 'gi_frame', None)
    if frame is not None:
        return f'{name} running at {code.co_filename}:{frame.f_lineno}'
    return f'{name} done, defined at {code.co_filename}:{code.co_firstlineno}'

def create_task(coro, **kwargs):
    """Schedules a coroutine as a task of the running loop."""
    return get_running_loop().create_task(coro, **kwargs)

def create_eager_task_factory(custom_task_constructor):
    def factory(loop, coro, *, eager_start=True, **kwargs):
        return custom_task_constructor(coro, loop=loop, eager_start=eager_start, **kwargs)
    return factory

eager_task_factory = create_eager_task_factory(Task)

def ensure_future(coro_or_future, *, loop=None):
    """A future of whatever can be awaited."""
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future.get_loop():
            raise ValueError('The future belongs to a different loop than the one specified as the loop argument')
        return coro_or_future
    if not _is_coroutine(coro_or_future):
        if not hasattr(type(coro_or_future), '__await__'):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        coro_or_future = _await(coro_or_future)
    loop = get_event_loop() if loop is None else loop
    return loop.create_task(coro_or_future)

async def _await(awaitable):
    return await awaitable
`;
