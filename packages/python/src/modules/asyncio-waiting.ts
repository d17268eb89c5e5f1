/** `asyncio`: waiting for time and for several tasks. */
export const source = String.raw`
FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = 'FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED'

@_types.coroutine
def _give_way():
    """One turn of the loop."""
    yield

def _set_unless_done(future, result=None):
    if not future.done():
        future.set_result(result)

async def sleep(delay, result=None):
    """Lets others run until so many seconds have passed."""
    if delay != delay:
        raise ValueError('Invalid delay: NaN (not a number)')
    if delay <= 0:
        await _give_way()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    timer = loop.call_later(delay, _set_unless_done, future, result)
    try:
        return await future
    finally:
        timer.cancel()

async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    """The sets of those that are done and of those that are not."""
    if isfuture(fs) or _is_coroutine(fs):
        raise TypeError(f'expect a list of futures, not {type(fs).__name__}')
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f'Invalid return_when value: {return_when}')
    fs = set(fs)
    if any([_is_coroutine(each) for each in fs]):
        raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
    loop = get_running_loop()
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _set_unless_done, waiter)
    left = len(fs)

    def _on_completion(future):
        nonlocal left
        left -= 1
        if (left <= 0 or return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION and
                not future.cancelled() and future.exception() is not None):
            if timer is not None:
                timer.cancel()
            _set_unless_done(waiter)

    for future in fs:
        future.add_done_callback(_on_completion)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in fs:
            future.remove_done_callback(_on_completion)
    return {each for each in fs if each.done()}, {each for each in fs if not each.done()}

async def wait_for(fut, timeout):
    """The result, or TimeoutError once so many seconds have passed; then what was waited for is cancelled."""
    if fut is not None and not isfuture(fut) and not _is_coroutine(fut) and not hasattr(type(fut), '__await__'):
        raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
    if timeout is not None and timeout <= 0:
        fut = ensure_future(fut)
        if not fut.done():
            await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as error:
            raise TimeoutError from error
    async with _limit(timeout):
        return await fut

async def _cancel_and_wait(future):
    waiter = get_running_loop().create_future()
    release = lambda _: _set_unless_done(waiter)
    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)

class _GatheringFuture(Future):
    """What gather() gives: to cancel it is to cancel the children."""
    _cancel_requested = False

    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children = children

    def cancel(self, msg=None):
        if self.done():
            return False
        cancelled = False
        for child in self._children:
            if child.cancel(msg=msg):
                cancelled = True
        if cancelled:
            self._cancel_requested = True
        return cancelled

_GatheringFuture.__module__ = 'asyncio.tasks'

def gather(*coros_or_futures, return_exceptions=False):
    """A future of the list of all results, in the order given."""
    if not coros_or_futures:
        outer = get_event_loop().create_future()
        outer.set_result([])
        return outer
    finished = 0
    outer = None

    def _done_callback(future):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not future.cancelled():
                future.exception()
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            error = future.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if finished == len(futures):
            if outer._cancel_requested:
                outer.set_exception(future._make_cancelled_error())
            else:
                outer.set_result([_outcome(child) for child in children])

    futures = {}
    children = []
    done = []
    loop = None
    for given in coros_or_futures:
        if given not in futures:
            future = ensure_future(given, loop=loop)
            if loop is None:
                loop = future.get_loop()
            futures[given] = future
            if future.done():
                done.append(future)
            else:
                future.add_done_callback(_done_callback)
        children.append(futures[given])
    outer = _GatheringFuture(children, loop=loop)
    for future in done:
        _done_callback(future)
    return outer

def _outcome(future):
    """The result or the exception of a child of gather()."""
    if future.cancelled():
        return CancelledError('' if future._cancel_message is None else future._cancel_message)
    error = future.exception()
    return future.result() if error is None else error

def shield(arg):
    """Waits for it without passing on being cancelled."""
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner.get_loop().create_future()

    def _inner_done_callback(inner):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
            return
        error = inner.exception()
        if error is not None:
            outer.set_exception(error)
        else:
            outer.set_result(inner.result())

    def _outer_done_callback(outer):
        if not inner.done():
            inner.remove_done_callback(_inner_done_callback)
            inner.add_done_callback(_report_lost)

    def _report_lost(inner):
        if not inner.cancelled() and inner.exception() is not None:
            inner.get_loop().call_exception_handler({
                'message': f'{inner.exception().__class__.__name__} exception in shielded future',
                'exception': inner.exception(), 'future': inner})

    inner.add_done_callback(_inner_done_callback)
    outer.add_done_callback(_outer_done_callback)
    return outer

class _AsCompletedIterator:
    """What as_completed() gives: walked with async for, the futures themselves; with for, awaitables of results."""
    __module__ = 'asyncio.tasks'

    def __init__(self, aws, timeout):
        self._done = Queue()
        self._timer = None
        loop = get_event_loop()
        todo = {ensure_future(each, loop=loop) for each in aws}
        self._todo = todo
        for future in todo:
            future.add_done_callback(self._on_done)
        if todo and timeout is not None:
            self._timer = loop.call_later(timeout, self._on_timeout)
        self._left = len(todo)

    def __aiter__(self):
        return self

    def __iter__(self):
        return self

    async def __anext__(self):
        if not self._left:
            raise StopAsyncIteration
        self._left -= 1
        return await self._next_done()

    def __next__(self):
        if not self._left:
            raise StopIteration
        self._left -= 1
        return self._next_result()

    async def _next_done(self):
        future = await self._done.get()
        if future is None:
            raise TimeoutError
        return future

    async def _next_result(self):
        return (await self._next_done()).result()

    def _on_done(self, future):
        if not self._todo:
            return
        self._todo.remove(future)
        self._done.put_nowait(future)
        if not self._todo and self._timer is not None:
            self._timer.cancel()

    def _on_timeout(self):
        for future in self._todo:
            future.remove_done_callback(self._on_done)
            self._done.put_nowait(None)
        self._todo.clear()

def as_completed(fs, *, timeout=None):
    """The futures in the order in which they are done."""
    if isfuture(fs) or _is_coroutine(fs):
        raise TypeError(f'expect an iterable of futures, not {type(fs).__name__}')
    return _AsCompletedIterator(fs, timeout)

class Timeout:
    """Cancels the task when its time has come, and turns that into a TimeoutError."""
    __module__ = 'asyncio.timeouts'

    def __init__(self, when):
        self._state = 'created'
        self._timer = None
        self._task = None
        self._when = when

    def __repr__(self):
        info = [f'[{self._state}]']
        if self._state == 'active':
            info.append(f'when={None if self._when is None else round(self._when, 3)}')
        return f"<Timeout {' '.join(info)}>"

    def when(self):
        return self._when

    def reschedule(self, when):
        if self._state != 'active':
            if self._state == 'created':
                raise RuntimeError('Timeout has not been entered')
            raise RuntimeError(f'Cannot change state of {self._state} Timeout')
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
        if when is None:
            self._timer = None
            return
        loop = get_running_loop()
        self._timer = (loop.call_soon(self._on_timeout) if when <= loop.time()
                       else loop.call_at(when, self._on_timeout))

    def expired(self):
        return self._state in ('expiring', 'expired')

    async def __aenter__(self):
        if self._state != 'created':
            raise RuntimeError('Timeout has already been entered')
        task = current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state = 'active'
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, exc_type, exc_val, exc_tb):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == 'expiring':
            self._state = 'expired'
            if self._task.uncancel() <= self._cancelling and exc_type is not None:
                if issubclass(exc_type, CancelledError):
                    raise TimeoutError from exc_val
                self._mark_context(exc_val)
                if isinstance(exc_val, ExceptionGroup):
                    for member in exc_val.exceptions:
                        self._mark_context(member)
        elif self._state == 'active':
            self._state = 'finished'
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = 'expiring'
        self._timer = None

    def _mark_context(self, error):
        """Puts a TimeoutError between an error and the cancelling in whose midst it was raised."""
        while error.__context__ is not None:
            if isinstance(error.__context__, CancelledError):
                late = TimeoutError()
                late.__context__ = late.__cause__ = error.__context__
                error.__context__ = late
                break
            error = error.__context__

def timeout(delay):
    """A limit in seconds from now."""
    return Timeout(None if delay is None else get_running_loop().time() + delay)

_limit = timeout

def timeout_at(when):
    """A limit as a time of the loop."""
    return Timeout(when)
`;
