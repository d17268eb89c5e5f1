# `async for`: the protocol, else, break and continue, and its complaints.
class Countdown:
    def __init__(self, start):
        self.left = start

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.left == 0:
            raise StopAsyncIteration
        await Tick()
        self.left -= 1
        return self.left


class Tick:
    def __await__(self):
        yield 'tick'


def drive(coro):
    ticks = 0
    try:
        while True:
            coro.send(None)
            ticks += 1
    except StopIteration as stop:
        return ticks, stop.value
    except BaseException as error:
        return ticks, type(error).__name__, str(error), repr(error.__cause__)


async def collect(source):
    seen = []
    async for item in source:
        seen.append(item)
    else:
        seen.append('else')
    return seen


async def leave(source):
    async for item in source:
        if item % 2:
            continue
        if item == 2:
            break
        print('saw', item)
    else:
        print('not reached')
    return item, source.left


async def nested():
    return [(a, b) async for a in Countdown(3) async for b in Countdown(a)]


async def unpacked(source):
    async for key, *rest in source:
        print(key, rest)


print(drive(collect(Countdown(3))))
print(drive(collect(Countdown(0))))
print(drive(leave(Countdown(7))))
print(drive(nested()))


class Wrong:
    def __init__(self, iterator=None, item=None):
        self.iterator = iterator
        self.item = item

    def __aiter__(self):
        return self if self.iterator is None else self.iterator

    def __anext__(self):
        if isinstance(self.item, BaseException):
            raise self.item
        return self.item


class OnlyAiter:
    def __aiter__(self):
        return self


async def awaited_iterator():
    return Countdown(1)


print(drive(collect([1, 2])))
print(drive(collect(OnlyAiter())))
print(drive(collect(Wrong(iterator=5))))
print(drive(collect(Wrong(item=5))))
print(drive(collect(Wrong(item=ValueError('from __anext__')))))
print(drive(collect(Wrong(item=StopAsyncIteration()))))
coro = awaited_iterator()
print(drive(collect(Wrong(iterator=coro))))
coro.close()


class Pairs:
    def __init__(self):
        self.pairs = [('a', 1, 2), 'xyz', 5]

    def __aiter__(self):
        return self

    async def __anext__(self):
        if not self.pairs:
            raise StopAsyncIteration
        return self.pairs.pop(0)


print(drive(unpacked(Pairs())))


async def plain_for():
    for item in Countdown(1):
        print(item)


print(drive(plain_for()))


async def fails_inside():
    async for item in Countdown(2):
        try:
            raise StopAsyncIteration('of the body')
        except StopAsyncIteration as error:
            print('caught', error)
    async for item in Countdown(2):
        raise StopAsyncIteration('not the loop’s')


print(drive(fails_inside()))
