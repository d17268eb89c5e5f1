# What can be awaited, and what is said about the rest.
class Awaitable:
    def __init__(self, result):
        self.result = result

    def __await__(self):
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


async def wait_for(value):
    return await value


async def five():
    return 5


def drive(coro):
    yielded = []
    try:
        while True:
            yielded.append(coro.send(None))
    except StopIteration as stop:
        return yielded, stop.value
    except BaseException as error:
        return yielded, type(error).__name__, str(error), repr(error.__cause__)


class Never:
    __await__ = None


class ByInstance:
    def __init__(self):
        self.__await__ = lambda: iter([1])


class Iterator:
    def __init__(self):
        self.left = 2

    def __iter__(self):
        return self

    def __next__(self):
        if not self.left:
            raise StopIteration('the result')
        self.left -= 1
        return self.left


print(drive(wait_for(1)))
print(drive(wait_for('text')))
print(drive(wait_for(five())))
print(drive(wait_for(Awaitable(1))))
print(drive(wait_for(Awaitable([1]))))
print(drive(wait_for(Awaitable(iter([1, 2, 3])))))
print(drive(wait_for(Awaitable(Iterator()))))
print(drive(wait_for(Awaitable(KeyError('in __await__')))))
print(drive(wait_for(Never())))
print(drive(wait_for(ByInstance())))
print(drive(wait_for(x for x in [1])))
coro = five()
print(drive(wait_for(Awaitable(coro))))
coro.close()
coro = five()
print(drive(wait_for(coro.__await__())))
coro.close()


def generator():
    yield 1


print(drive(wait_for(generator())))


async def paused():
    await Awaitable(iter(['pause']))


shared = paused()
first, second = wait_for(shared), wait_for(shared)
print(first.send(None))
print(drive(second))
print(first.cr_await is shared, drive(first))
print(drive(wait_for(shared)))


async def sends():
    got = []
    for _ in range(2):
        got.append(await Awaitable(echo()))
    return got


def echo():
    value = yield 'ready'
    other = yield ('got', value)
    return value, other


coro = sends()
print(coro.send(None), coro.send('a'), coro.send('b'), coro.send('c'))
try:
    coro.send('d')
except StopIteration as stop:
    print(stop.value)


class NoSend:
    def __iter__(self):
        return self

    def __next__(self):
        return 'item'


coro = wait_for(Awaitable(NoSend()))
print(coro.send(None))
try:
    coro.send('value')
except AttributeError as error:
    print(error)
coro = wait_for(Awaitable(NoSend()))
coro.send(None)
try:
    coro.throw(KeyError('no throw method'))
except KeyError as error:
    print(repr(error))


async def precedence():
    return -await five() ** 2, await five() + 1, [await five(), await five()], (await wait_for(five())) * 2


print(drive(precedence()))


def not_async():
    yield from five_again


five_again = five()
try:
    next(not_async())
except TypeError as error:
    print(error)
five_again.close()
