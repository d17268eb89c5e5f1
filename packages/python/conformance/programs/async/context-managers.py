# contextlib for `async with`: asynccontextmanager, AsyncExitStack, aclosing, nullcontext; and their synchronous kin.
import contextlib


def drive(coro):
    try:
        while True:
            coro.send(None)
    except StopIteration as stop:
        return stop.value


def attempt(action):
    try:
        print('gave', action())
    except BaseException as error:
        print(type(error).__name__, error, repr(error.__context__), repr(error.__cause__))


@contextlib.asynccontextmanager
async def doubled(x):
    """doc"""
    print('enter', x)
    try:
        yield x * 2
    except ValueError as error:
        print('swallowed', error)
    finally:
        print('exit', x)


async def use(error=None):
    async with doubled(3) as value:
        print(value)
        if error:
            raise error
    return 'done'


for error in (None, ValueError(1), KeyError(1), StopAsyncIteration(1), StopIteration(1), RuntimeError(1)):
    attempt(lambda: drive(use(error)))


@doubled(5)
async def decorated(y):
    return y


attempt(lambda: drive(decorated(1)))
attempt(lambda: drive(decorated(2)))
print(decorated.__name__, doubled.__doc__)


@contextlib.asynccontextmanager
async def yields_not():
    if False:
        yield


@contextlib.asynccontextmanager
async def yields_twice():
    yield 1
    yield 2


@contextlib.asynccontextmanager
async def yields_after_error():
    try:
        yield
    except ValueError:
        yield


async def enter(manager, error=None):
    async with manager:
        if error:
            raise error


attempt(lambda: drive(enter(yields_not())))
attempt(lambda: drive(enter(yields_twice())))
attempt(lambda: drive(enter(yields_after_error(), ValueError('v'))))


@contextlib.contextmanager
def synchronous(x):
    print('enter', x)
    yield x
    print('exit', x)


async def stack():
    async with contextlib.AsyncExitStack() as stack:
        print(await stack.enter_async_context(doubled(1)), stack.enter_context(synchronous(2)))

        async def later(*args):
            print('later', args)

        stack.push_async_callback(later, 1)
        stack.callback(print, 'synchronous callback')

        @stack.push_async_exit
        async def exit(*details):
            print('exit gets', details[0])
            return True

        raise KeyError('in the stack')
    return 'suppressed'


async def misuse():
    stack = contextlib.AsyncExitStack()
    for manager in (3, synchronous(1)):
        try:
            await stack.enter_async_context(manager)
        except TypeError as error:
            print(error)
    try:
        stack.enter_context(doubled(1))
    except TypeError as error:
        print(error)
    stack.push_async_callback(drive_nothing)
    moved = stack.pop_all()
    await stack.aclose()
    print('nothing left')
    await moved.aclose()


async def drive_nothing():
    print('called at the end')


async def others():
    async def generator():
        try:
            yield 1
        finally:
            print('generator closed')

    async with contextlib.aclosing(generator()) as items:
        async for item in items:
            print(item)
            break
    async with contextlib.nullcontext(6) as value:
        print(value)


for part in (stack, misuse, others):
    attempt(lambda: drive(part()))


def failing_stack():
    with contextlib.ExitStack() as stack:
        def first(*details):
            raise IndexError

        def second(*details):
            raise KeyError

        stack.push(first)
        stack.push(second)
        stack.callback(lambda: 1 / 0)
        raise ValueError


try:
    failing_stack()
except Exception as error:
    while error:
        print(repr(error))
        error = error.__context__


def same_again():
    with contextlib.ExitStack() as stack:
        @stack.push
        def again(kind, error, traceback):
            raise error

        raise ValueError('same')


attempt(same_again)
print(issubclass(type(doubled(1)), contextlib.AbstractAsyncContextManager),
      issubclass(int, contextlib.AbstractAsyncContextManager))
